"""案卷的凭据, gathered for the checks in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings
from django.db.models import QuerySet

from gongkai.inforequests import events
from gongkai.inforequests.models import InformationRequest, Letter, ReplyDraft
from gongkai.inforequests.queries.cases import marks_of, policy
from gongkai.inforequests.queries.letters import CaseLetters, searches_of
from gongkai.inforequests.queries.replies import draft_of, items_of
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act, Dispatch, RemedyTrack
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import CaseState, fold
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.checks import Override, levels_with
from gongkai.inforequests.rules.dossier import (
    Dossier,
    EarlierReply,
    FileOnRecord,
    PartyOnFile,
    Secrecy,
)
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import OUTCOME_OF, must_redo, reply_letter
from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.rules.letters.kept import Told
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.payloads import from_json
from gongkai.inforequests.rules.searches import Search
from gongkai.inforequests.rules.states import IN_DISPUTE
from gongkai.ledger.queries import stream
from gongkai.organs.models import Organ, OrganKind
from gongkai.workdays.queries import calendar

# 举证期限: the shorter of the two periods for reconsideration, so that nobody relies on the longer
# one (行政复议法第54条 five working days, 第48条 ten; 行政诉讼法第67条 fifteen days).
REVIEW_DEFENCE_DAYS = 5
SUIT_DEFENCE_DAYS = 15

_BELOW_CITY = (OrganKind.DISTRICT_GOVERNMENT, OrganKind.TOWNSHIP, OrganKind.STREET)


def dossier(
    row: InformationRequest, today: date, *, next_act: Act | None = None, words: str = ""
) -> Dossier:
    """What is on file about the request on this day.

    `next_act` and `words` are the deed about to be done and what its letter would say. At most
    sixteen queries, however much is on file; `row.organ` and `row.applicant` are read as they are.
    """
    entries = list(stream(row.stream).filter(event__in=events.ACTS))
    history = tuple(from_json(entry.event, entry.data) for entry in entries)
    case = fold(history, calendar(), policy())
    draft = draft_of(row)
    items, searches = items_of(row), searches_of(row)
    checked = [entry.actor for entry in entries if entry.event == acts.Checked.event]
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
        parties=tuple(_parties(history)),
        earlier=tuple(_earlier(row)),
        files=tuple(_files(row)),
        place_in_month=_requests_this_month(row),
        namesakes_this_month=_namesakes(row),
        levels=check_levels(),
        opening=draft.opening if draft else "",
        enclosures=draft.enclosures if draft else "",
        dispatch=Dispatch(draft.dispatch) if draft and draft.dispatch else None,
        draft_version=draft.version if draft else 0,
        drafted_by=draft.edited_by.username if draft else "",
        checked_by=checked[-1] if checked else "",
        compared_by=_compared_by(draft),
        letter=_letter(row, today, history, items, searches, draft),
        letters_sent=tuple(row.letters.values_list("kind", "number")),
        next_act=next_act,
        words=words,
        refused=refusal_of(history, next_act),
        days_left=_days_left(case, today),
        defence_days_left=_defence_days_left(history, case, today),
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


def _parties(history: Sequence[Act]) -> Iterator[PartyOnFile]:
    served = {act.party: act.on for act in history if isinstance(act, acts.ConsultationServed)}
    said = {a.party: a.opinion for a in history if isinstance(a, acts.ConsultationAnswered)}
    lapsed = {act.party for act in history if isinstance(act, acts.ConsultationLapsed)}
    for act in history:
        if isinstance(act, acts.ConsultationSent):
            label = act.party
            yield PartyOnFile(
                label, act.kind, act.on, served.get(label), said.get(label), label in lapsed
            )


def _files(row: InformationRequest) -> Iterator[FileOnRecord]:
    for file in row.files.filter(removed_at=None):
        yield FileOnRecord(FileKind(file.kind), file.name, file.pages)


def _earlier(row: InformationRequest) -> Iterator[EarlierReply]:
    marks = marks_of(row.applicant)
    rows = Letter.objects.filter(
        request__organ=row.organ, request__applicant__fingerprint__in=marks, kind__in=OUTCOME_OF
    )
    known = rows.exclude(request=row).select_related("request") if marks else rows.none()
    for letter in known.order_by("-issued_on", "-pk"):
        subject = letter.facts.get("subject", letter.request.subject)
        yield EarlierReply(letter.number, letter.issued_on, letter.request.number, subject)


def _this_month(row: InformationRequest) -> QuerySet[InformationRequest]:
    """Other requests to the organ in the calendar month of this one (收费办法第3条)."""
    day = row.received_on or row.arrived_on
    rows = InformationRequest.objects.filter(organ=row.organ).exclude(pk=row.pk)
    return rows.filter(received_on__year=day.year, received_on__month=day.month)


def _requests_this_month(row: InformationRequest) -> int:
    marks = marks_of(row.applicant)
    return 1 + (_this_month(row).filter(applicant__fingerprint__in=marks).count() if marks else 0)


def _namesakes(row: InformationRequest) -> int:
    names, marks = marks_of(row.applicant, "name_fingerprint"), marks_of(row.applicant)
    if not names:
        return 0
    rows = _this_month(row).filter(applicant__name_fingerprint__in=names)
    # Without a number of its own the request belongs to none of them for certain.
    return (rows.exclude(applicant__fingerprint__in=marks) if marks else rows).count()


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


def _defence_days_left(history: Sequence[Act], case: CaseState, today: date) -> int | None:
    opened = [act for act in history if isinstance(act, acts.RemedyOpened)]
    if not opened or case.state not in IN_DISPUTE:
        return None
    last = opened[-1]
    if last.track is RemedyTrack.LITIGATION:
        return (last.on + timedelta(days=SUIT_DEFENCE_DAYS) - today).days
    return _working_days(today, calendar().add(last.on, REVIEW_DEFENCE_DAYS).result)
