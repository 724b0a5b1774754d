"""年度报告: every request ends in exactly one cell of table three."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import Check, Hit, Level, Moment
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, roll_up

_AT = frozenset({Moment.REPORT, Moment.ARCHIVE})


def _in_no_cell(dossier: Dossier) -> Iterator[Hit]:
    case = dossier.case
    if (case.closed_on is None) is not (case.outcome is None):
        yield Hit(about="undecided")
    elif not case.is_open and case.outcome is None:
        yield Hit(about="uncounted")


def _in_two_cells(dossier: Dossier) -> Iterator[Hit]:
    for act in dossier.acts:
        if isinstance(act, acts.Answered) and act.items and roll_up(act.items) is not act.outcome:
            counted, whole = OUTCOME_RULES[act.outcome].name, OUTCOME_RULES[roll_up(act.items)].name
            yield Hit(facts={"counted": counted, "whole": whole})


CHECKS = (
    Check(
        "K36",
        "年报勾稽关系要平",
        "国办公开办函〔2021〕30号",
        Grade.EXCERPTS,
        Level.BLOCK,
        _AT,
        _in_no_cell,
        held_by="年报编制时逐格核对勾稽关系，不平的不能公布；这里核对一件申请是否有且只有一个结果。",
    ),
    Check(
        "K37",
        "部分公开只计一格",
        "国办公开办函〔2021〕30号",
        Grade.EXCERPTS,
        Level.BLOCK,
        _AT,
        _in_two_cells,
        held_by="整件的处理决定由各项算出，录入不一致的被拒绝；年报按整件取数。",
    ),
)
