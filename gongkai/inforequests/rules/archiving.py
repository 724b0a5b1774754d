"""归档: the parts of a case file in their order, how long it is kept, what stands in the way.

The order is [设计]: 条例 asks for 归档 only. Which period applies is 未核实, so each is a named
value that an installation may change (`GONGKAI_RETENTION`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum, StrEnum

from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.casefile import CaseState
from gongkai.inforequests.rules.certainty import Grade, Ruling
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import IN_DISPUTE, State


class Part(IntEnum):
    """案卷部分, in the order of the file."""

    CONTENTS = 1  # 卷内目录
    APPLICATION = 2
    IDENTITY = 3
    REGISTRATION = 4
    CONTACT = 5
    CORRECTION = 6
    REASONS = 7
    FEE = 8
    CONSULTATION = 9
    SEARCH = 10
    REVIEW = 11  # 保密审查、合法性审核、区分处理
    EXTENSION = 12
    REPLY = 13
    SERVICE = 14
    REMEDY = 15
    CLOSING = 16


class Sheet(StrEnum):
    """记录单: what the system writes from its own records. The order is that within a part."""

    SUBMISSION = "submission"  # 提交日志
    IDENTITY = "identity"
    REGISTER = "register"  # 登记表
    CONTACT = "contact"  # 联系与确认
    CORRECTION = "correction"
    REASONS = "reasons"
    FEES = "fees"
    CONSULTATION = "consultation"
    SEARCHES = "searches"
    SECRECY = "secrecy"
    CHECKS = "checks"  # 合法性审核和校验放行
    ITEMS = "items"  # 区分处理对照
    EXTENSION = "extension"
    SIGNING = "signing"  # 拟稿、审核、签发
    SERVICE = "service"  # 送达情况
    REMEDY = "remedy"
    CLOSING = "closing"  # 结案与归档表
    CLOCK = "clock"
    LEDGER = "ledger"


FILE_PARTS: dict[FileKind, Part] = {
    FileKind.APPLICATION: Part.APPLICATION,
    FileKind.ENVELOPE: Part.APPLICATION,
    FileKind.IDENTITY: Part.IDENTITY,
    FileKind.AUTHORISATION: Part.IDENTITY,
    FileKind.SUPPLEMENT: Part.CORRECTION,
    FileKind.OPINION: Part.CONSULTATION,
    FileKind.ORIGINAL: Part.REVIEW,
    FileKind.DISCLOSED: Part.REVIEW,
    FileKind.EVIDENCE: Part.SERVICE,
    FileKind.SERVICE: Part.SERVICE,
}

# Every letter that is not named here states a decision and stands with the reply.
LETTER_PARTS: dict[str, Part] = {
    letters.RECEIPT: Part.REGISTRATION,
    letters.DIVISION: Part.REGISTRATION,
    letters.CORRECTION: Part.CORRECTION,
    letters.CORRECTION_RECEIPT: Part.CORRECTION,
    letters.REASONS: Part.REASONS,
    "L08": Part.FEE,
    letters.THIRD_PARTY_OPINION: Part.CONSULTATION,
    letters.DISCLOSURE_NOTICE: Part.CONSULTATION,
    letters.CONSULTATION_NOTICE: Part.CONSULTATION,
    letters.CO_MAKER_OPINION: Part.CONSULTATION,
    letters.AGENCY_OPINION: Part.CONSULTATION,
    letters.EXTENSION: Part.EXTENSION,
    letters.DEFERRAL: Part.EXTENSION,
    "L27": Part.SERVICE,
    "L34": Part.REMEDY,
}

SHEET_PARTS: dict[Sheet, Part] = {
    Sheet.SUBMISSION: Part.APPLICATION,
    Sheet.IDENTITY: Part.IDENTITY,
    Sheet.REGISTER: Part.REGISTRATION,
    Sheet.CONTACT: Part.CONTACT,
    Sheet.CORRECTION: Part.CORRECTION,
    Sheet.REASONS: Part.REASONS,
    Sheet.FEES: Part.FEE,
    Sheet.CONSULTATION: Part.CONSULTATION,
    Sheet.SEARCHES: Part.SEARCH,
    Sheet.SECRECY: Part.REVIEW,
    Sheet.CHECKS: Part.REVIEW,
    Sheet.ITEMS: Part.REVIEW,
    Sheet.EXTENSION: Part.EXTENSION,
    Sheet.SIGNING: Part.REPLY,
    Sheet.SERVICE: Part.SERVICE,
    Sheet.REMEDY: Part.REMEDY,
    Sheet.CLOSING: Part.CLOSING,
    Sheet.CLOCK: Part.CLOSING,
    Sheet.LEDGER: Part.CLOSING,
}

# Made anew for every volume: they tell the case as it stood at that moment.
EVERY_VOLUME = frozenset({Sheet.REGISTER, Sheet.CLOSING, Sheet.CLOCK, Sheet.LEDGER})


def part_of_letter(kind: str) -> Part:
    """Where a letter of this kind stands in the file."""
    return LETTER_PARTS.get(kind, Part.REPLY)


class RetentionRule(StrEnum):
    """保管期限的理由: why a case is kept as long as it is."""

    DISPUTED = "disputed"  # 涉复议、诉讼
    REFUSED = "refused"  # 不予公开, also of one item
    EXCESSIVE = "excessive"  # 大量反复申请
    FEE = "fee"  # 收费
    ORDINARY = "ordinary"


PERMANENT = 0
"""Stands for 永久 where an installation or an act names a number of years."""

PERIODS = (10, 30, PERMANENT)
"""保管期限 as the archives know them, in years."""

_SOURCE = "国家档案局令第8号（2006）第6条"


def _years(value: int, note: str) -> Ruling[int]:
    return Ruling(value, _SOURCE, Grade.UNVERIFIED, note)


_ASKED = "依申请公开案卷归10年还是30年没有查到明文，请与同级档案主管部门核对保管期限表。"

DEFAULT_RETENTION: dict[RetentionRule, Ruling[int]] = {
    RetentionRule.DISPUTED: _years(30, f"涉及行政复议、行政诉讼的，默认30年。{_ASKED}"),
    RetentionRule.REFUSED: _years(30, f"不予公开的，默认30年。{_ASKED}"),
    RetentionRule.EXCESSIVE: _years(30, f"因大量反复申请不予处理的，默认30年。{_ASKED}"),
    RetentionRule.FEE: _years(30, f"通知过收费的，默认30年。{_ASKED}"),
    RetentionRule.ORDINARY: _years(10, f"其余的，默认10年。{_ASKED}"),
}

COUNTED_FROM: Ruling[str] = Ruling(
    "year_end", "", Grade.DESIGN, "保管期限从办结当年的年底起算，算到期满那年的12月31日。"
)


class RetentionUnfit(ValueError):
    """An installation names a retention rule or a period that does not exist."""

    code = "retention_unfit"


def retention_with(values: Mapping[str, int]) -> dict[RetentionRule, Ruling[int]]:
    """The defaults with an installation's own years; 0 is 永久. Raises RetentionUnfit."""
    changed = dict(DEFAULT_RETENTION)
    for name, years in values.items():
        if name not in tuple(RetentionRule) or years not in PERIODS or isinstance(years, bool):
            raise RetentionUnfit(f"{name}={years!r}")
        changed[RetentionRule(name)] = replace(changed[RetentionRule(name)], value=years)
    return changed


@dataclass(frozen=True, slots=True)
class Retention:
    """保管期限 of one case: years (0 is 永久), the rule that gave it, and how certain that is."""

    rule: RetentionRule
    ruling: Ruling[int]

    @property
    def years(self) -> int:
        return self.ruling.value


def retention(
    history: Sequence[Act],
    rulings: Mapping[RetentionRule, Ruling[int]] | None = None,
) -> Retention:
    """保管期限 by the acts: of all rules that fit, the one that keeps the case longest.

    Of equal ones the first in the order of `RetentionRule` is named.
    """
    known = rulings or DEFAULT_RETENTION
    fitting = [Retention(rule, known[rule]) for rule in _fitting(acts.in_force(history))]
    return max(fitting, key=lambda each: _length(each.years))


def _length(years: int) -> float:
    return float("inf") if years == PERMANENT else years


def _fitting(history: Sequence[Act]) -> Iterator[RetentionRule]:
    outcomes = {
        outcome
        for act in history
        if isinstance(act, acts.Answered)
        for outcome in (act.outcome, *act.items)
    }
    if any(isinstance(act, acts.RemedyOpened) for act in history):
        yield RetentionRule.DISPUTED
    if any(outcome.startswith("D") for outcome in outcomes):
        yield RetentionRule.REFUSED
    if Outcome.EXCESSIVE in outcomes:
        yield RetentionRule.EXCESSIVE
    if any(isinstance(act, acts.FeeAsked | acts.FeeLapsed) for act in history):
        yield RetentionRule.FEE
    yield RetentionRule.ORDINARY


def keep_until(closed_on: date, years: int) -> date | None:
    """The last day of the period, None for 永久 (`COUNTED_FROM`)."""
    return None if years == PERMANENT else date(closed_on.year + years, 12, 31)


class Hindrance(StrEnum):
    """归档障碍: what stands in the way of 归档, or should be looked at first."""

    UNANSWERED = "unanswered"
    UNSERVED = "unserved"
    DISPUTED = "disputed"
    REMEDY_OPEN = "remedy_open"  # the applicant may still go to review or to court
    NO_APPLICATION = "no_application"  # it came on paper and no file shows it
    NO_ENVELOPE = "no_envelope"


BLOCKING = frozenset({Hindrance.UNANSWERED, Hindrance.UNSERVED, Hindrance.DISPUTED})


def hindrances(
    case: CaseState, kinds: frozenset[FileKind], on_paper: bool, by_mail: bool, today: date
) -> tuple[Hindrance, ...]:
    """What stands in the way today; `kinds` are the files in the case. See `BLOCKING`."""
    is_open = {
        Hindrance.UNANSWERED: case.is_open,
        Hindrance.UNSERVED: case.state in (State.DISPATCHED, State.SERVED),
        Hindrance.DISPUTED: case.state in IN_DISPUTE,
        Hindrance.REMEDY_OPEN: remedies_open_until(case, today) is not None,
        Hindrance.NO_APPLICATION: on_paper and FileKind.APPLICATION not in kinds,
        Hindrance.NO_ENVELOPE: by_mail and FileKind.ENVELOPE not in kinds,
    }
    return tuple(hindrance for hindrance, is_there in is_open.items() if is_there)


def remedies_open_until(case: CaseState, today: date) -> date | None:
    """The last day of the periods for review and suit that still run; None once all are over."""
    seeking = (Term.SEEK_REVIEW, Term.SUE, Term.SEEK_REVIEW_UNTOLD, Term.SUE_UNTOLD)
    ends = [each.due_on for each in case.deadlines if each.term in seeking and each.due_on]
    running = [end for end in ends if end >= today]
    return max(running, default=None)


# Why somebody may look into what is sealed is told in at least so many characters.
REASON_LEAST = 2
