"""案卷的凭据: what is on file about a case when a letter is checked.

A plain value, gathered by `queries.dossier`; the checks read it and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.rules.acts import Act, Dispatch, Opinion, Party
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import CaseState
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.fees import FeeAsk
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.searches import Search


@dataclass(frozen=True, slots=True)
class Secrecy:
    """一次保密审查 by a named person."""

    on: date
    may_disclose: bool
    deidentified: bool


@dataclass(frozen=True, slots=True)
class Determination:
    """确定意见 of the body that was asked (条例第17条第三款)."""

    document: str
    on: date
    may_disclose: bool


@dataclass(frozen=True, slots=True)
class PartyOnFile:
    """被征求意见的一方 as the file shows it. `opinion` is its last one, None while silent.

    `reason_accepted` is what the organ makes of an objection, `overruled` whether the head decided
    to disclose all the same in the public interest, `told_on` when the party was told of that, and
    `may_disclose_from` the first day on which a reply may then disclose it.
    """

    label: str
    kind: Party
    sent_on: date
    served_on: date | None
    opinion: Opinion | None
    lapsed: bool
    ended: bool = False
    reason_accepted: bool | None = None
    is_assessed: bool = False
    overruled: bool = False
    told_on: date | None = None
    may_disclose_from: date | None = None


@dataclass(frozen=True, slots=True)
class EarlierReply:
    """前次答复 of the same applicant, by number and day."""

    letter: str
    on: date
    request: str
    subject: str


@dataclass(frozen=True, slots=True)
class FileOnRecord:
    """案卷附件, without its content."""

    kind: FileKind
    name: str
    pages: int | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """办件凭据. `today` is the day on which the letter would go out.

    `organ_is_below_city`: such an organ has no power of its own to classify (保守国家秘密法第17条).
    `draft_version` 0 means that there is no draft yet. Officers appear by user name only.
    `next_act` is the deed about to be done, `words` what its letter would say, and `refused` the
    code of the error with which `admission.judge` forbids it. `days_left` counts the working days
    to the end of the answering period, below zero once it is over; `defence_days_left` those to
    hand in the file to whoever reconsiders or judges. `place_in_month` is the place of
    the request among those of its applicant in the month, `split_in_count` whether some up to it
    were made by 拆分; `namesakes_this_month` counts those of the same name of which nobody has said
    whose they are. `fee` is the 收费通知 about to go out. `levels` are those that the installation
    has set for checks by code.
    """

    today: date
    acts: tuple[Act, ...]
    case: CaseState
    channel: Channel
    kind: ApplicantKind
    evidence: tuple[tuple[str, str], ...]
    subject: str
    organ_is_below_city: bool
    organ_is_vertical: bool
    items: tuple[ItemDecision, ...] = ()
    searches: tuple[Search, ...] = ()
    secrecy: Secrecy | None = None
    determination: Determination | None = None
    parties: tuple[PartyOnFile, ...] = ()
    earlier: tuple[EarlierReply, ...] = ()
    files: tuple[FileOnRecord, ...] = ()
    place_in_month: int = 1
    split_in_count: bool = False
    fee: FeeAsk | None = None
    opening: str = ""
    enclosures: str = ""
    dispatch: Dispatch | None = None
    draft_version: int = 0
    drafted_by: str = ""
    checked_by: str = ""
    compared_by: str = ""  # who compared letter, request and enclosures (核对人)
    letter: LetterFacts | None = None  # the letter as it would go out
    letters_sent: tuple[tuple[str, str], ...] = ()  # kind and number of those on file
    next_act: Act | None = None
    words: str = ""
    refused: str = ""
    days_left: int | None = None
    defence_days_left: int | None = None
    namesakes_this_month: int = 0
    levels: tuple[tuple[str, str], ...] = ()
