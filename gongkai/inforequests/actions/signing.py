"""校验放行 and 签发: the last look before a reply leaves, and its leaving."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events, queries
from gongkai.inforequests.actions.casework import day_of, lock_together, perform
from gongkai.inforequests.actions.draft import WAITING, written
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.actions.marks import mark_answers
from gongkai.inforequests.actions.proactive import propose_repeated
from gongkai.inforequests.actions.runs import answer_joined
from gongkai.inforequests.models import CheckOverride, InformationRequest, Letter
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.errors import MoveNotAllowed
from gongkai.inforequests.rules.foureyes import require_signer
from gongkai.inforequests.rules.items import outcomes_of
from gongkai.inforequests.rules.letters import must_redo, reply_letter
from gongkai.inforequests.rules.letters.text import missing
from gongkai.inforequests.rules.outcomes import roll_up
from gongkai.inforequests.rules.proofs import proven
from gongkai.inforequests.rules.reply_errors import (
    ChecksOpen,
    LetterIncomplete,
    NothingToOverride,
    OverrideWithoutReason,
)
from gongkai.inforequests.rules.states import State
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def override(
    *,
    request: InformationRequest,
    check: str,
    place: str,
    reason: str,
    by: Officer,
    version: int | None = None,
    at: dt.datetime | None = None,
) -> CheckOverride:
    """校验放行: set a warning aside for this version of the draft, by name and with a reason.

    Raises NotYours, NoDraft, DraftChanged, MoveNotAllowed, OverrideWithoutReason,
    NothingToOverride.
    """
    row, draft = written(request, version)
    viewer_of(by).require(row.organ, *access.OVERRIDERS)
    if State(row.state) not in WAITING:
        raise MoveNotAllowed(act=events.CHECK_OVERRIDDEN, state=row.state)
    if not reason.strip():
        raise OverrideWithoutReason(check=check)
    warnings = queries.open_warnings(row, day_of(at))
    if (check, place) not in {(each.code, each.place) for each in warnings}:
        raise NothingToOverride(check=check)
    kept = CheckOverride.objects.create(
        request=row,
        check_code=check,
        place=place,
        version=draft.version,
        reason=reason.strip(),
        by=by,
        at=at or timezone.now(),
    )
    data = {"check": check, "place": place, "version": draft.version}
    record(events.CHECK_OVERRIDDEN, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return kept


@transaction.atomic
def sign(
    *,
    request: InformationRequest,
    by: Officer,
    version: int | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Letter:
    """签发 and send: nothing leaves with an open check, a blank, or under one pair of eyes.

    Requests joined to this one get the same decision in letters of their own. Raises NotYours,
    NoDraft, DraftChanged, MoveNotAllowed, SignedByDrafter, CheckedByDrafter, LawyerNeeded,
    ChecksOpen, LetterIncomplete, ProofMissing and what else the rules refuse; then nothing has
    happened.
    """
    lock_together(request)
    row, draft = written(request, version)
    access.require(viewer_of(by), row.organ, acts.Answered)
    if State(row.state) is not State.APPROVAL:
        raise MoveNotAllowed(act=acts.Answered.event, state=row.state)
    day = day_of(at, on)
    dossier = queries.dossier(row, day)
    require_signer(queries.hands_of(row, draft), by.username, outcomes_of(dossier.items))
    if standing := queries.standing(row, dossier):
        raise ChecksOpen(standing)
    answered = _answered(dossier, day)
    perform(row, [answered], by=by, at=at)
    letter = _issued(row, dossier, answered, by, at)
    mark_answers([row])
    propose_repeated(row, at=at)
    answer_joined(letter, answered, by=by, at=at)
    return letter


def _answered(dossier: Dossier, day: dt.date) -> acts.Answered:
    outcomes = outcomes_of(dossier.items)
    whole = roll_up(outcomes)
    return acts.Answered(
        on=day,
        outcome=whole,
        dispatch=acts.Dispatch(dossier.dispatch),
        letter=reply_letter(dossier.items, redo=must_redo(dossier.acts)),
        items=outcomes if len(outcomes) > 1 else (),
        proofs=proven(dossier),
    )


def _issued(
    row: InformationRequest,
    dossier: Dossier,
    answered: acts.Answered,
    by: Officer,
    at: dt.datetime | None,
) -> Letter:
    """The letter as it leaves. Raises LetterIncomplete."""
    letter = issue(
        row,
        kind=answered.letter,
        body=dossier.opening,
        on=answered.on,
        by=by,
        at=at,
        items=dossier.items,
        enclosures=dossier.enclosures,
    )
    known = queries.CaseLetters(row)
    if lacks := missing(known.facts(letter, known.covered_name(letter))):
        raise LetterIncomplete(missing=tuple(lacks))
    return letter
