"""复议诉讼案件: accepted, made known to the organ, defended, concluded."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields, replace

from django.db import transaction
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests.actions import disputes
from gongkai.inforequests.actions.casework import locked
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.acts import RemedyTrack
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer
from gongkai.organs.roles import Role
from gongkai.remedies import access, errors, events
from gongkai.remedies.models import Remedy
from gongkai.remedies.queries.admission import admission
from gongkai.remedies.queries.bodies import proposed_body
from gongkai.remedies.rules.kinds import Against, Instance, Procedure, Seeker
from gongkai.remedies.rules.precondition import Admission
from gongkai.remedies.rules.rulings import RULINGS, Ruling, result_of, rulings_for
from gongkai.remedies.rules.table_four import Result, Track


@dataclass(frozen=True, slots=True)
class Filing:
    """登记内容 beside way and day of acceptance; what is not known yet stays empty.

    `name` of whoever seeks it is sealed; the applicant's is that of the request.
    """

    against: Against = Against.REPLY
    seeker: Seeker = Seeker.APPLICANT
    name: str = field(default="", repr=False)
    body: str = ""
    instance: Instance | None = None
    preceding: Remedy | None = None
    applied_on: dt.date | None = None
    copy_received_on: dt.date | None = None
    procedure: Procedure | None = None
    direct_reason: str = ""

    def columns(self) -> dict[str, object]:
        """As the table keeps it; what a case has not been told is blank."""
        kept = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "name"}
        return kept | {
            "instance": self.instance or "",
            "procedure": self.procedure or "",
            "body": self.body.strip(),
            "direct_reason": self.direct_reason.strip(),
            "sealed_name": vault.seal({"name": name}) if (name := self.name.strip()) else None,
        }


@transaction.atomic
def register(
    *,
    request: InformationRequest,
    track: Track,
    accepted_on: dt.date,
    by: Officer,
    case_number: str = "",
    filing: Filing | None = None,
    at: dt.datetime | None = None,
) -> Remedy:
    """登记复议、诉讼. A replied case is marked as in dispute; an unanswered one runs on.

    Raises NotYours, NothingToAppeal for 复议后起诉 without a review, ReviewFirst for a direct suit
    that says nothing of why it was heard, WrongPreceding, NotYet, OutOfOrder.
    """
    request = locked(request)
    viewer_of(by).require(request.organ, *access.KEEPERS)
    filing = _with_preceding(filing or Filing(), request, track)
    _in_order(filing.applied_on, accepted_on)
    _in_order(None, filing.copy_received_on)
    _require_review(request, track, filing)
    if not filing.body.strip():
        filing = replace(filing, body=proposed_body(request.organ, track, accepted_on))
    remedy = Remedy.objects.create(
        request=request,
        organ=request.organ,
        track=track,
        case_number=case_number.strip(),
        accepted_on=accepted_on,
        **filing.columns(),
    )
    record(
        events.REGISTERED,
        stream=remedy.stream,
        by=by,
        organ=remedy.organ,
        at=at,
        data={
            "request": request.number,
            "track": track.value,
            "against": filing.against.value,
            "accepted_on": accepted_on.isoformat(),
        },
    )
    is_review = track is Track.REVIEW
    kind = RemedyTrack.RECONSIDERATION if is_review else RemedyTrack.LITIGATION
    disputes.open_dispute(request=request, track=kind, on=accepted_on, by=by, at=at)
    return remedy


@transaction.atomic
def update(
    *,
    remedy: Remedy,
    accepted_on: dt.date,
    case_number: str,
    filing: Filing,
    by: Officer,
    at: dt.datetime | None = None,
) -> Remedy:
    """更正登记, such as the day the copy came. The way cannot change, nor a case that is over.

    Raises NotYours, AlreadyConcluded, and what `register` raises.
    """
    row = locked_for(remedy, by, access.KEEPERS)
    if row.concluded_on is not None:
        raise errors.AlreadyConcluded(row.concluded_on)
    filing = _with_preceding(filing, row.request, Track(row.track), but=row)
    _in_order(filing.applied_on, accepted_on)
    _in_order(filing.copy_received_on, row.defence_sent_on)
    _in_order(None, filing.copy_received_on)
    _require_review(row.request, Track(row.track), filing)
    columns = filing.columns() | {"accepted_on": accepted_on, "case_number": case_number.strip()}
    if not filing.name:
        del columns["sealed_name"]
    changed = [name for name, value in columns.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, columns[name])
    row.save(update_fields=changed)
    data = {"changed": sorted(changed)}
    record(events.AMENDED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return row


@transaction.atomic
def record_defence(
    *, remedy: Remedy, on: dt.date, proof: str, by: Officer, at: dt.datetime | None = None
) -> Remedy:
    """提交答复、答辩和证据, with what proves it. Raises NotYours, CopyFirst, OutOfOrder, NotYet."""
    row = locked_for(remedy, by, access.KEEPERS)
    if row.copy_received_on is None:
        raise errors.CopyFirst
    _in_order(row.copy_received_on, on)
    row.defence_sent_on, row.defence_proof = on, proof.strip()
    row.save(update_fields=("defence_sent_on", "defence_proof"))
    data = {"on": on.isoformat()}
    record(events.DEFENCE_SENT, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return row


@transaction.atomic
def conclude(
    *,
    remedy: Remedy,
    on: dt.date,
    by: Officer,
    result: Result | None = None,
    ruling: Ruling | None = None,
    redo: bool = False,
    redo_days: int | None = None,
    number: str = "",
    received_on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Remedy:
    """审结 with `ruling`, or with a bare `result`. With `redo` the case is to be answered anew,
    within `redo_days` working days or the default of the policy, from the day the decision came.

    Raises NotYours, NoResult, NotItsRuling, NoRedo, AlreadyConcluded, ConcludedTooEarly,
    OutOfOrder, NotYet.
    """
    row = locked_for(remedy, by, access.KEEPERS)
    if row.concluded_on is not None:
        raise errors.AlreadyConcluded(row.concluded_on)
    if ruling is not None:
        result = _result(row, ruling, redo)
    if result is None or result is Result.PENDING:
        raise errors.NoResult
    if on < row.accepted_on:
        raise errors.ConcludedTooEarly(row.accepted_on)
    _in_order(on, received_on)
    row.result, row.ruling, row.concluded_on = result, ruling or "", on
    row.decision_number, row.decision_received_on = number.strip(), received_on
    row.redo, row.redo_days = redo, redo_days if redo else None
    row.save(
        update_fields=(
            *("result", "ruling", "concluded_on", "decision_number", "decision_received_on"),
            *("redo", "redo_days"),
        )
    )
    record(
        events.CONCLUDED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        at=at,
        data={"result": result.value, "on": on.isoformat(), "redo": redo}
        | ({"ruling": ruling.value} if ruling else {}),
    )
    if redo or not _others_open(row):
        disputes.close_dispute(
            request=row.request, on=received_on or on, redo=redo, redo_days=redo_days, by=by, at=at
        )
    return row


def locked_for(remedy: Remedy, by: Officer, roles: tuple[Role, ...]) -> Remedy:
    """The row as it stands, locked after its case. Raises NotYours without one of the roles."""
    locked(remedy.request)
    row = Remedy.objects.select_for_update(of=("self",), no_key=True)
    row = row.select_related("request", "organ").get(pk=remedy.pk)
    viewer_of(by).require(row.organ, *roles)
    return row


def _with_preceding(
    filing: Filing, request: InformationRequest, track: Track, but: Remedy | None = None
) -> Filing:
    """The filing with the case it goes on with: that named, or the last one it can follow."""
    is_appeal = filing.instance is not None and filing.instance.is_appeal
    wanted = track if is_appeal else Track.REVIEW
    if track is not Track.AFTER and not is_appeal:
        if filing.preceding is not None:
            raise errors.WrongPreceding
        return filing
    earlier = request.remedies.filter(track=wanted).exclude(pk=but.pk if but else None)
    if filing.preceding is not None and not earlier.filter(pk=filing.preceding.pk).exists():
        raise errors.WrongPreceding
    found = filing.preceding or earlier.order_by("-accepted_on", "-pk").first()
    if found is None:
        raise errors.WrongPreceding if is_appeal else errors.NothingToAppeal
    return replace(filing, preceding=found)


def _require_review(request: InformationRequest, track: Track, filing: Filing) -> None:
    """复议前置: named and reasoned, or not registered (复议法第23条)."""
    if track is not Track.DIRECT or filing.against is not Against.REPLY:
        return
    found = admission(request)
    if found.admission is Admission.REVIEW_FIRST and not filing.direct_reason.strip():
        raise errors.ReviewFirst(found.replied_on)


def _result(row: Remedy, ruling: Ruling, redo: bool) -> Result:
    if ruling not in rulings_for(Track(row.track), row.level):
        raise errors.NotItsRuling(ruling)
    if redo and not RULINGS[ruling].can_order_redo:
        raise errors.NoRedo
    return result_of(ruling, Result(row.preceding.result) if row.preceding else Result.OTHER)


def _others_open(row: Remedy) -> bool:
    """Whether the case is still in dispute elsewhere; its end then closes nothing."""
    return row.request.remedies.filter(concluded_on__isnull=True).exclude(pk=row.pk).exists()


def _in_order(earlier: dt.date | None, later: dt.date | None) -> None:
    if later is None:
        return
    if later > timezone.localdate():
        raise errors.NotYet(later)
    if earlier is not None and later < earlier:
        raise errors.OutOfOrder(earlier, later)
