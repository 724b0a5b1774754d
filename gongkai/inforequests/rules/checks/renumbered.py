"""旧条号: numbers of repealed versions that still slip into letters, with the article of today."""

from __future__ import annotations

from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Group, Outcome


def _of(*groups: Group) -> frozenset[Outcome]:
    return frozenset(each for each in Outcome if OUTCOME_RULES[each].group in groups)


_D = Outcome
_GIVEN = frozenset({_D.ALREADY_PUBLIC, _D.GRANTED})
# Beside a refusal, articles 13 and 21 of today may be weighed in the reasons.
_WITHOUT_GROUND = _of(Group.UNABLE, Group.NOT_PROCESSED)

# 2007年条例: article, the decisions beside which it can only be meant in its old sense, and where
# that is ruled today. An article of the same number may be cited rightly beside other decisions.
REGULATION_2007: dict[int, tuple[frozenset[Outcome], str]] = {
    13: (_WITHOUT_GROUND, "第27条（不再要求说明用途）"),
    14: (frozenset({_D.THIRD_PARTY_RIGHTS}), "第15条"),
    17: (frozenset({_D.NOT_THIS_ORGAN}), "第10条"),
    20: (frozenset({_D.STILL_UNCLEAR, _D.OTHER}), "第29条、第30条"),
    21: (_WITHOUT_GROUND, "第36条"),
    22: (_of(Group.DENIED, Group.PARTLY), "第37条"),
    23: (frozenset(Outcome) - _GIVEN, "第32条"),
    24: (frozenset(Outcome) - _GIVEN, "第33条"),
    25: (_of(Group.RECORD), "第41条"),
}

# Beside no decision, in a notice of correction, extension or consultation.
REGULATION_2007_NOTICES = {20: "第29条", 21: "第30条", 23: "第32条", 24: "第33条"}

# 行政复议法 before 2024, 行政诉讼法 before 2015: nobody means the articles of these numbers today.
RECONSIDERATION_OLD = {9: "第20条", 12: "第24条"}
LITIGATION_OLD = {39: "第46条"}
