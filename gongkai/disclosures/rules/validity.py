"""效力: whether a 规范性文件 holds on a day.

Stored are only facts (dates and the papers that amend or repeal); the state is derived from
them for a given day, so yesterday's page can be shown as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Validity(StrEnum):
    """时效状态 of a normative document."""

    PENDING = "pending"
    """尚未施行."""
    VALID = "valid"
    """有效."""
    EXPIRING = "expiring"
    """即将到期: valid, within the notice period before its end."""
    AMENDED = "amended"
    """已修改: valid in a newer text, which must be shown."""
    EXPIRED = "expired"
    """失效: its term ran out."""
    REPEALED = "repealed"
    """废止."""

    @property
    def in_force(self) -> bool:
        """Whether the document counts as 现行有效."""
        return self in IN_FORCE


NOTICE_DAYS: Final = 180
"""[设计]: how long before its end a document is shown as 即将到期; a proposal, not law."""

IN_FORCE: Final = frozenset({Validity.VALID, Validity.EXPIRING, Validity.AMENDED})


class LifeRefused(ValueError):
    """The dates of a document contradict each other; ``reason`` is one of the codes below."""

    code = "life_refused"

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


EFFECTIVE_BEFORE_ISSUED: Final = "effective_before_issued"
EXPIRES_BEFORE_EFFECTIVE: Final = "expires_before_effective"
CHANGED_BEFORE_ISSUED: Final = "changed_before_issued"
REPEAL_WITHOUT_BASIS: Final = "repeal_without_basis"
AMENDMENT_WITHOUT_TEXT: Final = "amendment_without_text"


@dataclass(frozen=True, slots=True)
class Change:
    """修改或者废止: from which day, and by which paper (its number, or the new text)."""

    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Life:
    """有效期: the dates of one document. ``expires_on`` is the last day on which it holds.

    Raises ``LifeRefused`` when they contradict each other: a repeal must name its paper, an
    amendment the new text.
    """

    issued_on: date
    effective_on: date
    expires_on: date | None = None
    amendments: tuple[Change, ...] = ()
    repeal: Change | None = None

    def __post_init__(self) -> None:
        if self.effective_on < self.issued_on:
            raise LifeRefused(EFFECTIVE_BEFORE_ISSUED)
        if self.expires_on is not None and self.expires_on < self.effective_on:
            raise LifeRefused(EXPIRES_BEFORE_EFFECTIVE)
        if self.repeal is not None and not self.repeal.by.strip():
            raise LifeRefused(REPEAL_WITHOUT_BASIS)
        if any(not change.by.strip() for change in self.amendments):
            raise LifeRefused(AMENDMENT_WITHOUT_TEXT)
        changes = [*self.amendments, *([self.repeal] if self.repeal else [])]
        if any(change.on < self.issued_on for change in changes):
            raise LifeRefused(CHANGED_BEFORE_ISSUED)


@dataclass(frozen=True, slots=True)
class Terms:
    """有效期规则: a province's default terms, in years, and the notice in days.

    Five years, two for trial rules, are common and 未核实 for any one province.
    """

    ordinary_years: int = 5
    trial_years: int = 2
    notice_days: int = NOTICE_DAYS
    grade: str = "未核实"


TRIAL_WORDS: Final = ("试行", "暂行")


def default_expiry(title: str, effective_on: date, terms: Terms) -> date:
    """The last day of a document that states no term of its own."""
    trial = any(word in title for word in TRIAL_WORDS)
    years = terms.trial_years if trial else terms.ordinary_years
    return _years_later(effective_on, years) - timedelta(days=1)


def _years_later(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February ends on 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def validity_on(life: Life, day: date, *, notice_days: int = NOTICE_DAYS) -> Validity:
    """The state of a document on ``day``.

    A repeal outweighs the end of the term, the end of the term an amendment: what holds no
    longer is not "amended".
    """
    if life.repeal is not None and life.repeal.on <= day:
        return Validity.REPEALED
    if day < life.effective_on:
        return Validity.PENDING
    if life.expires_on is not None and life.expires_on < day:
        return Validity.EXPIRED
    if any(change.on <= day for change in life.amendments):
        return Validity.AMENDED
    if life.expires_on is not None and (life.expires_on - day).days <= notice_days:
        return Validity.EXPIRING
    return Validity.VALID
