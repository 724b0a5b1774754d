"""文书的事实: what a letter is composed from, gathered from its case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.rules.letters import LETTER_RULES, LetterRule
from gongkai.inforequests.rules.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Office:
    """机关 as its letters name it; a blank text is something the office has not filled in.

    `reviewers` are 复议机关 to choose between, `forum` the article that makes them so.
    """

    name: str
    reviewers: tuple[str, ...] = ("",)
    forum: str = ""
    review_at: str = ""  # address or online way of 复议机关
    court: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """文书事实: what a letter is composed from.

    `due_on` and `days` belong to the letter: the period it sets or tells. `earlier` is the number
    of the letter it follows, such as the 补正告知书 that was not obeyed.
    """

    kind: str
    number: str
    office: Office
    addressee: str
    issued_on: date
    request_number: str
    subject: str
    arrived_on: date
    received_on: date | None
    body: str = ""
    basis: str = ""
    enclosures: str = ""
    items: tuple[Outcome, ...] = ()
    to_organisation: bool = False
    days: int | None = None
    due_on: date | None = None
    provisional: bool = False
    earlier: str = ""

    @property
    def rule(self) -> LetterRule:
        """Its entry in 文书目录. Raises KeyError for an unknown kind."""
        return LETTER_RULES[self.kind]

    @property
    def you(self) -> str:
        """How the applicant is addressed in the sentences."""
        return "贵单位" if self.to_organisation else "您"


def written(day: date) -> str:
    """2020年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"
