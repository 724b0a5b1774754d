"""送达: letters with their attempts, what waits to go out, and what has been out too long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from gongkai.inforequests import access
from gongkai.inforequests.models import Delivery, InformationRequest, Letter, OpenPeriod
from gongkai.inforequests.queries.cases import histories, history, policy
from gongkai.inforequests.rules import acts, letters, service
from gongkai.inforequests.rules.acts import Act, Dispatch, Party
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.deadlines import Deadline, Debtor, Standing, Term
from gongkai.inforequests.rules.letters import LETTER_RULES, OUTCOME_OF, Addressee
from gongkai.inforequests.rules.service import Attempt, Method, Result
from gongkai.inforequests.rules.states import ABANDONED, UNANSWERED, State
from gongkai.organs.access import Viewer
from gongkai.workdays.queries import calendar

# Letters that answer the request; what ends it for want of a correction or a payment does not.
REPLIES = frozenset(OUTCOME_OF) - {letters.NOT_CORRECTED, letters.NOT_PAID}
OPINION_LETTERS = frozenset(
    {letters.THIRD_PARTY_OPINION, letters.CO_MAKER_OPINION, letters.AGENCY_OPINION}
)
_OPINION_TERMS = (Term.THIRD_PARTY_OPINION, Term.AGENCY_OPINION)
# What stays in the house, and what the room of remedies brings before a forum.
_TO_NOBODY = frozenset(
    kind
    for kind, rule in LETTER_RULES.items()
    if rule.addressee not in (Addressee.APPLICANT, Addressee.PARTY)
)
# In these states a letter may still have to go out.
_SENDING = sorted(UNANSWERED | ABANDONED | {State.DISPATCHED, State.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Waiting:
    """待办的送达: a letter that has not gone out, came back, or is out without a result.

    `due_on`: the end of the answering period while it `runs`, signed or not; else the day from
    which it waits, or on which somebody should look what became of it.
    """

    letter: Letter
    delivery: Delivery | None
    due_on: dt.date
    runs: bool = False

    @property
    def is_out(self) -> bool:
        """Whether only its result is missing."""
        return self.delivery is not None and not self.delivery.result


@dataclass(frozen=True, slots=True)
class Served:
    """一份文书的送达: its attempts, the last one open or not, and by what it may go out next."""

    letter: Letter
    deliveries: tuple[Delivery, ...]
    next_methods: tuple[Method, ...]

    @property
    def open(self) -> Delivery | None:
        """The attempt whose result is awaited."""
        last = self.deliveries[-1] if self.deliveries else None
        return last if last and not last.result else None


def is_reply(letter: Letter) -> bool:
    """Whether its receipt ends the case."""
    return letter.kind in REPLIES


def is_sendable(letter: Letter) -> bool:
    """Whether the letter goes to anybody outside, and has not been recalled."""
    return letter.kind not in _TO_NOBODY and letter.recalled_at is None


def is_covered(letter: Letter) -> bool:
    """Whether only a covered name may stand in the open: persons, not organs."""
    return letter.party is None or letter.party.kind == Party.THIRD_PARTY


def attempt_of(delivery: Delivery) -> Attempt:
    """The attempt as the rules read it."""
    result = Result(delivery.result) if delivery.result else None
    return Attempt(Method(delivery.method), delivery.sent_on, result, delivery.result_on)


def attempts(letter: Letter) -> tuple[Attempt, ...]:
    """What was tried so far, the first one first. One query."""
    return tuple(attempt_of(each) for each in letter.deliveries.order_by("attempt"))


def reply_in_force(row: InformationRequest) -> Letter | None:
    """The last reply of the case that was not recalled. One query."""
    signed = row.letters.filter(kind__in=REPLIES, recalled_at=None)
    return signed.select_related("request__organ", "party").order_by("-pk").first()


def unsent_reply(row: InformationRequest, known: Sequence[Act] | None = None) -> Letter | None:
    """The reply that is signed and has not left: the applicant does not know of it yet."""
    acts_so_far = tuple(history(row) if known is None else known)
    if len(service.without_unsent(acts_so_far)) == len(acts_so_far):
        return None
    return reply_in_force(row)


def awaits_service(row: InformationRequest, letter: Letter) -> bool:
    """Whether the case still has to learn that this letter was received. One query."""
    known = history(row)
    match letter.kind:
        case letters.CORRECTION:
            return _not_since(known, acts.CorrectionAsked, acts.CorrectionServed)
        case letters.FEE_NOTICE:
            return _not_since(known, acts.FeeAsked, acts.FeeServed)
        case kind if kind in OPINION_LETTERS:
            label = letter.party.label if letter.party else ""
            heard = (acts.ConsultationServed, acts.ConsultationAnswered, acts.ConsultationLapsed)
            ended = (*heard, acts.ConsultationEnded)
            return not any(isinstance(act, ended) and act.party == label for act in known)
    return True


def _not_since(known: Sequence[Act], asked: type[Act], served: type[Act]) -> bool:
    turns = [act for act in known if isinstance(act, asked | served)]
    return bool(turns) and isinstance(turns[-1], asked)


def service_of(row: InformationRequest) -> list[Served]:
    """Every letter of the case that goes to anybody, with its attempts. Four queries."""
    found = row.letters.exclude(kind__in=_TO_NOBODY).select_related("party")
    known = found.prefetch_related("deliveries__by", "deliveries__result_by")
    return [_served(letter) for letter in known.order_by("issued_on", "pk")]


def _served(letter: Letter) -> Served:
    tried = tuple(sorted(letter.deliveries.all(), key=lambda each: each.attempt))
    if not is_sendable(letter):
        return Served(letter, tried, ())
    return Served(letter, tried, service.next_methods([attempt_of(each) for each in tried]))


def delivery_of(row: InformationRequest, key: str) -> Delivery | None:
    """The attempt of this case with the key."""
    found = row.deliveries.select_related("letter__party", "request__organ", "proof", "by")
    return found.filter(key=key).first()


def told_deliveries(row: InformationRequest) -> QuerySet[Delivery]:
    """What the applicant may know: how the own letters were sent. One query."""
    found = row.deliveries.filter(letter__party=None, letter__recalled_at=None)
    return found.select_related("letter").order_by("sent_on", "pk")


def to_send(viewer: Viewer, today: dt.date) -> QuerySet[Letter]:
    """待送出: letters of the viewer's organs that are neither out nor received, oldest first.

    Those that are no reply are listed for `GONGKAI_UNSENT_LETTER_DAYS`: older ones went out before
    deliveries were kept here.
    """
    gone = Delivery.objects.filter(letter=OuterRef("pk")).exclude(
        result__in=[*service.FAILED],
    )
    recent = Q(issued_on__gte=today - dt.timedelta(days=settings.GONGKAI_UNSENT_LETTER_DAYS))
    wanted = Q(kind__in=REPLIES, request__state=State.DISPATCHED) | (
        recent & ~Q(kind__in=REPLIES) & Q(request__state__in=_SENDING)
    )
    found = Letter.objects.filter(wanted, recalled_at=None).exclude(kind__in=_TO_NOBODY)
    found = found.filter(_not_heard_of())
    mine = viewer.scoped(found, *access.SENDERS, field="request__organ")
    return mine.exclude(Exists(gone)).order_by("issued_on", "pk")


def _not_heard_of() -> Q:
    """Whether a letter that somebody must react to is not known to have been received: its
    receipt may be recorded without any sending, and then the period of the reaction runs."""
    running = OpenPeriod.objects.filter(request=OuterRef("request"))
    opinion_runs = Exists(running.filter(term__in=_OPINION_TERMS, party=OuterRef("party__label")))
    opinion = Q(request__state=State.CONSULTING, party__ended_reason="", party__opinions=None)
    return (
        ~Q(kind__in=[letters.CORRECTION, letters.FEE_NOTICE, *OPINION_LETTERS])
        | (
            Q(kind=letters.CORRECTION, request__state=State.CORRECTION_PENDING)
            & ~Exists(running.filter(term=Term.CORRECT))
        )
        | (
            Q(kind=letters.FEE_NOTICE, request__state=State.FEE_PENDING)
            & ~Exists(running.filter(term=Term.PAY))
        )
        | (Q(kind__in=OPINION_LETTERS) & opinion & ~opinion_runs)
    )


def to_post(viewer: Viewer, today: dt.date) -> QuerySet[Letter]:
    """待交邮: of those to be sent, all but the replies signed to go another way."""
    for_the_post = Q(request__draft__dispatch=Dispatch.POST) | Q(
        request__lead__draft__dispatch=Dispatch.POST
    )
    came_back = Exists(Delivery.objects.filter(letter=OuterRef("pk")))
    found = to_send(viewer, today).filter(~Q(kind__in=REPLIES) | for_the_post | Q(came_back))
    return found.select_related("request__organ", "request__applicant", "party")


def posted_on(viewer: Viewer, day: dt.date) -> QuerySet[Delivery]:
    """邮寄登记簿 of a day: what the viewer's organs brought to the post, in order of recording."""
    found = Delivery.objects.filter(method=Method.POST, sent_on=day)
    mine = viewer.scoped(found, *access.SENDERS, field="request__organ")
    return mine.select_related("letter", "request__organ").order_by("pk")


def without_result(viewer: Viewer, today: dt.date) -> QuerySet[Delivery]:
    """Letters out for longer than `GONGKAI_DELIVERY_RESULT_DAYS` of which nothing is known."""
    before = today - dt.timedelta(days=settings.GONGKAI_DELIVERY_RESULT_DAYS)
    found = Delivery.objects.filter(result="", sent_on__lte=before)
    mine = viewer.scoped(found, *access.SENDERS, field="request__organ")
    return mine.select_related("letter", "request__organ").order_by("sent_on", "pk")


def waiting(viewer: Viewer, today: dt.date, *, most: int = 100) -> list[Waiting]:
    """待办的送达 for 今日工作: replies that are signed and not out, or came back, and letters
    whose result is due. At most so many of each; four queries."""
    patience = dt.timedelta(days=settings.GONGKAI_DELIVERY_RESULT_DAYS)
    unsent = to_send(viewer, today).filter(kind__in=REPLIES)
    late = without_result(viewer, today)[:most]
    return [
        *_unsent_replies(unsent, most),
        *(Waiting(each.letter, each, each.sent_on + patience) for each in late),
    ]


def signed_not_out(*, most: int = 1000) -> list[Waiting]:
    """已签发未送出 in every organ: replies whose period runs on although they are signed."""
    gone = Delivery.objects.filter(letter=OuterRef("pk"))
    signed = Letter.objects.filter(
        kind__in=REPLIES, request__state=State.DISPATCHED, recalled_at=None
    )
    found = _unsent_replies(signed.exclude(Exists(gone)).order_by("issued_on", "pk"), most)
    return [each for each in found if each.runs]


def _unsent_replies(letters_found: QuerySet[Letter], most: int) -> list[Waiting]:
    found = letters_found.select_related("request__organ").prefetch_related("deliveries")[:most]
    known = histories([letter.request for letter in found])
    return [_unsent(letter, known[letter.request.stream]) for letter in found]


def _unsent(letter: Letter, known: tuple[Act, ...]) -> Waiting:
    tried = sorted(letter.deliveries.all(), key=lambda each: each.attempt)
    last = tried[-1] if tried else None
    # A reply that went out once, or at the signature, was in time or late by that day.
    ends = (each for each in fold(known, calendar(), policy()).deadlines if _is_unproven(each))
    due_on = next((each.due_on for each in ends if each.due_on), None)
    since = (last.result_on if last else None) or letter.issued_on
    return Waiting(letter, last, due_on or since, runs=due_on is not None)


def _is_unproven(deadline: Deadline) -> bool:
    return deadline.owed_by is Debtor.ORGAN and deadline.standing() is Standing.SENT
