"""案卷的凭据, gathered for the checks in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import Min

from gongkai.inforequests import events
from gongkai.inforequests.models import InformationRequest, Letter, ReplyDraft
from gongkai.inforequests.queries.cases import marks_of, policy
from gongkai.inforequests.queries.fees import month_count
from gongkai.inforequests.queries.letters import CaseLetters, searches_of
from gongkai.inforequests.queries.parties import parties_on_file
from gongkai.inforequests.queries.replies import draft_of, items_of
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Dispatch
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import CaseState, fold
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.checks import Override, levels_with
from gongkai.inforequests.rules.dossier import (
    Determination,
    Dossier,
    EarlierReply,
    FileOnRecord,
    Secrecy,
)
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.fees import FeeAsk
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import (
    DISCLOSURE_NOTICE,
    OUTCOME_OF,
    must_redo,
    reply_letter,
)
from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.rules.letters.kept import Told
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.payloads import from_json
from gongkai.inforequests.rules.searches import Search
from gongkai.ledger.queries import stream
from gongkai.organs.models import Organ, OrganKind
from gongkai.workdays.queries import calendar

# 应诉期限: the day by which a statement of defence is owed in the case; from the room of remedies.
DefenceDue = Callable[[InformationRequest], date | None]
_defences_due: list[DefenceDue] = []

_BELOW_CITY = (OrganKind.DISTRICT_GOVERNMENT, OrganKind.TOWNSHIP, OrganKind.STREET)


def dossier(
    row: InformationRequest,
    today: date,
    *,
    next_act: Act | None = None,
    words: str = "",
    fee: FeeAsk | None = None,
) -> Dossier:
    """What is on file about the request on this day.

    `next_act` and `words` are the deed about to be done and what its letter would say, `fee` is
    what a 收费通知 would ask; the requests of the month are counted for it alone. At most
    eighteen queries, however much is on file; `row.organ` and `row.applicant` are read as they are.
    """
    entries = list(stream(row.stream).filter(event__in=events.ACTS))
    history = tuple(from_json(entry.event, entry.data) for entry in entries)
    case = fold(history, calendar(), policy())
    draft = draft_of(row)
    items, searches = items_of(row), searches_of(row)
    month = month_count(row) if fee else None
    checked = [entry.actor for entry in entries if entry.event == acts.Checked.event]
    sent = _letters_sent(row)
    return Dossier(
        today=today,
        acts=history,
        case=case,
        channel=Channel(row.channel),
        kind=ApplicantKind(row.applicant_kind),
        evidence=tuple((name, str(value)) for name, value in row.evidence.items()),
        subject=row.subject,
        organ_is_below_city=_is_below_city(row.organ),
        organ_is_vertical=row.organ.vertical or row.organ.kind == OrganKind.VERTICAL,
        items=items,
        searches=searches,
        secrecy=_secrecy(row),
        determination=_determination(row, history),
        parties=parties_on_file(row, history, told=_told_to_parties(sent)),
        earlier=tuple(_earlier(row)),
        files=tuple(_files(row)),
        place_in_month=month.place if month else 1,
        split_in_count=bool(month and month.rests_on_split),
        namesakes_this_month=month.open_namesakes if month else 0,
        fee=fee,
        levels=check_levels(),
        opening=draft.opening if draft else "",
        enclosures=draft.enclosures if draft else "",
        dispatch=Dispatch(draft.dispatch) if draft and draft.dispatch else None,
        draft_version=draft.version if draft else 0,
        drafted_by=draft.edited_by.username if draft else "",
        checked_by=checked[-1] if checked else "",
        compared_by=_compared_by(draft),
        letter=_letter(row, today, history, items, searches, draft),
        letters_sent=tuple((kind, number) for kind, number, _on, _party in sent),
        next_act=next_act,
        words=words,
        refused=refusal_of(history, next_act),
        days_left=_days_left(case, today),
        defence_days_left=_defence_days_left(row, today),
    )


def check_levels() -> tuple[tuple[str, str], ...]:
    """校验级别 that `GONGKAI_CHECK_LEVELS` sets for this installation. Raises LevelFixed."""
    return _levels_of(tuple(settings.GONGKAI_CHECK_LEVELS.items()))


@lru_cache(maxsize=4)
def _levels_of(values: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return levels_with(dict(values))


def overrides(row: InformationRequest) -> tuple[Override, ...]:
    """The warnings set aside in this case, whatever the version. One query."""
    rows = row.overrides.values_list("check_code", "place", "version", "reason")
    return tuple(Override(*each) for each in rows)


def refusal_of(history: tuple[Act, ...], act: Act | None) -> str:
    """The code of the error that forbids the act, "" where nothing does."""
    if act is None:
        return ""
    try:
        judge(history, act, calendar(), policy())
    except RuleError as error:
        return error.code
    return ""


def _is_below_city(organ: Organ) -> bool:
    codes = organ.path.rstrip("/").split("/")
    line = ["/".join(codes[:length]) + "/" for length in range(1, len(codes) + 1)]
    return Organ.objects.filter(path__in=line, kind__in=_BELOW_CITY).exists()


def _secrecy(row: InformationRequest) -> Secrecy | None:
    last = row.secrecy_reviews.last()
    return Secrecy(last.reviewed_on, last.may_disclose, last.deidentified) if last else None


def _determination(row: InformationRequest, history: Sequence[Act]) -> Determination | None:
    if not any(isinstance(act, acts.SecrecyDetermined) for act in history):
        return None
    last = row.secrecy_referrals.filter(determined_on__isnull=False).last()
    if last is None or last.determined_on is None:
        return None
    return Determination(last.document_number, last.determined_on, bool(last.may_disclose))


# Kind, number, when it was first sent off, and the label of the party it is for.
Sent = tuple[str, str, date | None, str | None]


def _letters_sent(row: InformationRequest) -> list[Sent]:
    letters = row.letters.annotate(sent_on=Min("deliveries__sent_on"))
    return list(letters.values_list("kind", "number", "sent_on", "party__label"))


def _told_to_parties(sent: Sequence[Sent]) -> dict[str, date]:
    """When the notice went out that what a party objects to will be disclosed, by label."""
    return {
        party: on for kind, _number, on, party in sent if kind == DISCLOSURE_NOTICE and party and on
    }


def _files(row: InformationRequest) -> Iterator[FileOnRecord]:
    for file in row.files.filter(removed_at=None):
        yield FileOnRecord(FileKind(file.kind), file.name, file.pages)


def _earlier(row: InformationRequest) -> Iterator[EarlierReply]:
    marks = marks_of(row.applicant)
    rows = Letter.objects.filter(
        request__organ=row.organ,
        request__applicant__fingerprint__in=marks,
        kind__in=OUTCOME_OF,
        recalled_at=None,
    )
    known = rows.exclude(request=row).select_related("request") if marks else rows.none()
    for letter in known.order_by("-issued_on", "-pk"):
        subject = letter.facts.get("subject", letter.request.subject)
        yield EarlierReply(letter.number, letter.issued_on, letter.request.number, subject)


def _compared_by(draft: ReplyDraft | None) -> str:
    """Whoever compared this very version; a comparison of an older one is void."""
    if draft is None or draft.compared_by is None or draft.compared_version != draft.version:
        return ""
    return draft.compared_by.username


def _letter(
    row: InformationRequest,
    today: date,
    history: tuple[Act, ...],
    items: tuple[ItemDecision, ...],
    searches: tuple[Search, ...],
    draft: ReplyDraft | None,
) -> LetterFacts | None:
    """The reply as it would go out today; None while an item is undecided.

    It has no number before it is signed; the request's own stands in its place.
    """
    if not items or not all(item.outcome for item in items):
        return None
    known = CaseLetters(row)
    known.acts = history
    return known.drafted(
        reply_letter(items, redo=must_redo(history)),
        today,
        draft.opening if draft else "",
        Told(items=items, enclosures=draft.enclosures if draft else ""),
        searches,
    )


def _days_left(case: CaseState, today: date) -> int | None:
    return _working_days(today, case.due_on) if case.due_on else None


def _working_days(today: date, due_on: date) -> int:
    """Working days from today to the day, below zero once it is over."""
    if due_on >= today:
        return calendar().between(today, due_on)
    return -calendar().between(due_on, today)


def register_defences(due: DefenceDue) -> None:
    """Let a room that keeps disputes tell when the next statement of defence is owed."""
    if due not in _defences_due:
        _defences_due.append(due)


def _defence_days_left(row: InformationRequest, today: date) -> int | None:
    due = [day for each in _defences_due if (day := each(row)) is not None]
    return _working_days(today, min(due)) if due else None
