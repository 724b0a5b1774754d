"""处理决定的要点: what each decision must be able to show, beside its facts and reasons.

One table: the form asks for it, the letter says it, the checks look for it. Sources are the
articles of each decision; 复议诉讼 asks for the same evidence.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.rules.outcomes import Outcome


class Subtype(StrEnum):
    """子类: which limb of its article a decision rests on."""

    STATE_SECRET = "state_secret"
    LAW_PROHIBITS = "law_prohibits"
    NATIONAL_SECURITY = "national_security"
    PUBLIC_SECURITY = "public_security"
    ECONOMIC_SECURITY = "economic_security"
    SOCIAL_STABILITY = "social_stability"
    TRADE_SECRET = "trade_secret"
    PERSONAL_PRIVACY = "personal_privacy"
    OTHER_THIRD_PARTY = "other_third_party"
    PERSONNEL = "personnel"
    LOGISTICS = "logistics"
    INTERNAL_WORKFLOW = "internal_workflow"
    DISCUSSION_RECORD = "discussion_record"
    DRAFT_TEXT = "draft"
    CONSULTATION_LETTER = "consultation_letter"
    REQUEST_REPORT = "request_report"
    ENFORCEMENT_FILE = "enforcement_file"
    BUSINESS_REGISTRY = "business_registry"
    REAL_ESTATE_REGISTRY = "real_estate_registry"
    OTHER_SPECIAL_QUERY = "other_special_query"
    NOT_GOVERNMENT_INFORMATION = "not_government_info"
    IN_THE_ARCHIVES = "in_archives"
    PARTY_AFFAIRS = "party_affairs"
    OTHER = "other"


S, D = Subtype, Outcome

SUBTYPES: dict[Outcome, tuple[Subtype, ...]] = {
    D.STATE_SECRET: (S.STATE_SECRET,),
    D.FORBIDDEN_BY_LAW: (S.LAW_PROHIBITS,),
    D.SECURITY_AND_STABILITY: (
        *(S.NATIONAL_SECURITY, S.PUBLIC_SECURITY),
        *(S.ECONOMIC_SECURITY, S.SOCIAL_STABILITY),
    ),
    D.THIRD_PARTY_RIGHTS: (S.TRADE_SECRET, S.PERSONAL_PRIVACY, S.OTHER_THIRD_PARTY),
    D.INTERNAL_AFFAIRS: (S.PERSONNEL, S.LOGISTICS, S.INTERNAL_WORKFLOW),
    D.DELIBERATION: (
        *(S.DISCUSSION_RECORD, S.DRAFT_TEXT),
        *(S.CONSULTATION_LETTER, S.REQUEST_REPORT),
    ),
    D.ENFORCEMENT_FILE: (S.ENFORCEMENT_FILE,),
    D.SPECIAL_QUERY: (S.BUSINESS_REGISTRY, S.REAL_ESTATE_REGISTRY, S.OTHER_SPECIAL_QUERY),
    D.OTHER: (S.NOT_GOVERNMENT_INFORMATION, S.IN_THE_ARCHIVES, S.PARTY_AFFAIRS, S.OTHER),
}


class Entry(StrEnum):
    """填写方式 of one particular."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    YES_NO = "yes-no"
    LEVEL = "level"  # 密级


@dataclass(frozen=True, slots=True)
class Particular:
    """要点: its name in `RequestItem.particulars`, how it is entered, and whether it must be there.

    What is needed only under a condition (one of two, or unless a party was asked) is not
    `needed`; the checks know the condition. `told` says that the applicant reads it in the letter.
    """

    name: str
    entry: Entry = Entry.TEXT
    needed: bool = True
    told: bool = True


def _p(
    name: str, entry: Entry = Entry.TEXT, *, needed: bool = True, told: bool = True
) -> Particular:
    return Particular(name, entry, needed, told)


# 区分处理 (条例第37条): why nothing of what is withheld could be given.
NOT_SEVERABLE = _p("not_severable_reason", needed=False)
_DISCRETION = _p("discretion_reason")  # 条例第16条: 可以不予公开
_RULE_SAYS = _p("disclosure_required_by_rule", Entry.YES_NO, told=False)

PARTICULARS: dict[Outcome, tuple[Particular, ...]] = {
    D.ALREADY_PUBLIC: (_p("where_public"),),
    D.GRANTED: (_p("how_provided", needed=False), _p("inspection", needed=False)),
    D.STATE_SECRET: (
        _p("secrecy_level", Entry.LEVEL),
        _p("classifier", Entry.LINE),
        _p("classification_basis", Entry.LINE),
        _p("classified_on", Entry.DAY, told=False),
        _p("classified_until", Entry.DAY, told=False),
        NOT_SEVERABLE,
    ),
    D.FORBIDDEN_BY_LAW: (_p("statute", Entry.LINE), NOT_SEVERABLE),
    D.SECURITY_AND_STABILITY: (_p("harm_analysis"), NOT_SEVERABLE),
    D.THIRD_PARTY_RIGHTS: (
        _p("no_consultation_reason", needed=False),
        _p("opinion_assessment"),
        _p("public_interest"),
        NOT_SEVERABLE,
    ),
    D.INTERNAL_AFFAIRS: (_DISCRETION, _RULE_SAYS, NOT_SEVERABLE),
    D.DELIBERATION: (
        _p("decision_made", Entry.YES_NO, told=False),
        *(_DISCRETION, _RULE_SAYS, NOT_SEVERABLE),
    ),
    D.ENFORCEMENT_FILE: (
        _p("file_number", Entry.LINE),
        _p("reading_way", needed=False),
        *(_DISCRETION, _RULE_SAYS, NOT_SEVERABLE),
    ),
    D.SPECIAL_QUERY: (_p("statute", Entry.LINE), _p("where_to_go")),
    D.NOT_FOUND: (),
    D.NOT_THIS_ORGAN: (
        _p("responsible_organ", Entry.LINE, needed=False),
        _p("responsible_contact", Entry.LINE, needed=False),
        _p("cannot_tell_reason", needed=False),
    ),
    D.NEEDS_MAKING: (_p("work_needed"),),
    D.STILL_UNCLEAR: (_p("before_correction"), _p("after_correction")),
    D.PETITION: (_p("right_channel", needed=False),),
    D.REPEATED: (_p("earlier_letter", Entry.LINE), _p("earlier_on", Entry.DAY)),
    D.PUBLICATION: (_p("where_published"),),
    D.EXCESSIVE: (_p("why_unreasonable"),),
    D.CERTIFICATION: (),
    D.OTHER: (
        _p("archive", Entry.LINE, needed=False),
        _p("archive_contact", Entry.LINE, needed=False),
    ),
    D.RECORD_CORRECTED: (_p("record_before"), _p("record_after")),
    D.RECORD_REFERRED: (
        _p("responsible_organ", Entry.LINE),
        _p("responsible_contact", Entry.LINE),
        _p("forwarded", Entry.YES_NO, needed=False),
    ),
    D.RECORD_KEPT: (),
}
"""What follows for each decision; one of several items is never 部分公开 itself."""


class SecrecyLevel(StrEnum):
    """密级 with the longest period it can bind, in years (保守国家秘密法第20条)."""

    SECRET = "secret"  # 秘密
    CONFIDENTIAL = "confidential"  # 机密
    TOP_SECRET = "top_secret"  # 绝密

    @property
    def years_at_most(self) -> int:
        """保密期限上限."""
        return {"secret": 10, "confidential": 20, "top_secret": 30}[self.value]


@dataclass(frozen=True, slots=True)
class ItemDecision:
    """一项申请事项及其处理: its words, its decision and what the decision shows.

    `particulars` is a tuple of (name, value) pairs; `value` reads one of them. `outcome` is None
    while nothing is decided.
    """

    position: int
    text: str
    outcome: Outcome | None = None
    subtype: str = ""
    reason: str = ""
    basis: str = ""
    particulars: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """The particular of this name, stripped; "" where it is not given."""
        return next((text.strip() for key, text in self.particulars if key == name), "")

    def lacking(self) -> tuple[Particular, ...]:
        """The needed particulars that are blank."""
        wanted = PARTICULARS.get(self.outcome, ()) if self.outcome else ()
        return tuple(each for each in wanted if each.needed and not self.value(each.name))
