"""文书的事实: what a letter is composed from, gathered from its case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.letters import LETTER_RULES, Addressee, LetterRule
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.searches import Search

_ASKED, _CORRECTION_ASKED = "政府信息公开申请", "更正政府信息记录申请"


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
    payment_at: str = ""  # how 信息处理费 is paid


@dataclass(frozen=True, slots=True)
class AskedOpinion:
    """一次征求意见 as the applicant may be told of it: never whom. `opinion` None is silence."""

    kind: Party
    asked_on: date
    answered_on: date | None = None
    opinion: Opinion | None = None
    lapsed: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class SheetLine:
    """审查单的一行: what was looked at or done, its result, a note, by whom and when."""

    what: str
    result: str = ""
    note: str = ""
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """审查（呈批）单: the answers of the review, and who drafted, checked and signed."""

    review: tuple[SheetLine, ...] = ()
    approval: tuple[SheetLine, ...] = ()
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class FeeTold:
    """信息处理费 as its notice tells it; `amount` in 元."""

    tariff: Tariff
    quantity: int
    amount: int
    split_note: str = ""


@dataclass(frozen=True, slots=True)
class ServiceSheet:
    """送达回证的内容: one attempt in words; what is not known yet is left to be written in."""

    title: str = ""
    number: str = ""
    method: str = ""
    sent_on: date | None = None
    address: str = ""
    by_post: str = ""  # the service and the number
    entrusted_to: str = ""
    result: str = ""
    result_on: date | None = None
    receiver: str = ""
    relation: str = ""
    witness: str = ""
    sender: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """文书事实: what a letter is composed from.

    `due_on` and `days` belong to the letter: the period it sets or tells. `earlier` is the number
    of the letter it follows, such as the 补正告知书 that was not obeyed, `earlier_on` its day.
    Items without a text are those of letters written before items were kept: they count for the
    remedy only. `wording` holds the office's own words as (kind, passage, template).
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
    items: tuple[ItemDecision, ...] = ()
    searches: tuple[Search, ...] = ()
    opinions: tuple[AskedOpinion, ...] = ()
    wording: tuple[tuple[str, str, str], ...] = ()
    lead: str = ""  # number of the request it was joined to
    sheet: ReviewSheet = ReviewSheet()
    service: ServiceSheet = ServiceSheet()
    to_organisation: bool = False
    days: int | None = None
    due_on: date | None = None
    provisional: bool = False
    earlier: str = ""
    earlier_on: date | None = None
    fee: FeeTold | None = None
    case_type: CaseType = CaseType.INFORMATION

    @property
    def is_record_correction(self) -> bool:
        """Whether a record is to be corrected (条例第41条), not information handed out."""
        return self.case_type is CaseType.RECORD_CORRECTION

    @property
    def title(self) -> str:
        """文书标题 in a case of this type."""
        return title_of(self.kind, self.case_type)

    @property
    def rule(self) -> LetterRule:
        """Its entry in 文书目录. Raises KeyError for an unknown kind."""
        return LETTER_RULES[self.kind]

    @property
    def you(self) -> str:
        """How whoever it goes to is addressed in the sentences."""
        if self.rule.addressee is Addressee.PARTY:
            return "贵方"
        return "贵单位" if self.to_organisation else "您"

    @property
    def told_items(self) -> tuple[ItemDecision, ...]:
        """The items the letter speaks of one by one."""
        return tuple(item for item in self.items if item.text.strip() and item.outcome)

    def own_words(self, kind: str, name: str) -> str:
        """The office's wording of a passage, "" where it uses the default."""
        fitting = (words for of, named, words in self.wording if (of, named) == (kind, name))
        return next(fitting, "")


def title_of(kind: str, case_type: CaseType) -> str:
    """文书标题; procedural letters are named for what was asked. Raises KeyError."""
    name = LETTER_RULES[kind].title
    if case_type is CaseType.RECORD_CORRECTION and name.startswith(_ASKED):
        return f"{_CORRECTION_ASKED}{name.removeprefix(_ASKED)}"
    return name


def written(day: date) -> str:
    """2020年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"
