"""行文: letters that an officer writes beside the course of a case."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from gongkai.inforequests import access, queries
from gongkai.inforequests.actions.casework import day_of, locked, perform, require_not_archived
from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.models import ConsultedParty, InformationRequest, Letter
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.letters import AMENDMENT, BY_HAND, Addressee
from gongkai.inforequests.rules.letters.text import missing
from gongkai.inforequests.rules.reply_errors import LetterIncomplete
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer


@transaction.atomic
def write_letter(
    *,
    request: InformationRequest,
    kind: str,
    body: str,
    by: Officer,
    party: ConsultedParty | None = None,
    on: dt.date | None = None,
    at: dt.datetime | None = None,
) -> Letter:
    """写一份文书 of `BY_HAND`: it tells something and leaves the clock alone.

    A 更正函 is recorded as an act of the case. `party` is who a letter to a third party goes to.
    Raises NotYours, KeyError for another kind, LetterIncomplete where the case lacks what the
    letter must tell, CaseArchived, MoveNotAllowed for a 更正函 before the reply; then nothing
    has happened.
    """
    rule = BY_HAND[kind]
    row, day = locked(request), day_of(at, on)
    viewer_of(by).require(row.organ, *access.LETTER_WRITERS[kind])
    if kind == AMENDMENT:
        perform(row, [acts.ReplyAmended(day)], by=by, at=at)
    else:
        require_not_archived(row)
    to = party if rule.addressee is Addressee.PARTY else None
    letter = issue(row, kind=kind, body=body, on=day, by=by, at=at, party=to)
    known = queries.CaseLetters(row)
    if lacks := missing(known.facts(letter, known.covered_name(letter))):
        raise LetterIncomplete(missing=tuple(lacks))
    return letter
