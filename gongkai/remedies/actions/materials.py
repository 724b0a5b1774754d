"""应诉材料: the list of evidence and the statement of defence, written, signed, and opened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests.actions.numbering import letter_number
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer
from gongkai.remedies import access, errors, events
from gongkai.remedies.actions.cases import locked_for
from gongkai.remedies.models import Defence, Evidence, Remedy
from gongkai.remedies.queries.faults import faults_of
from gongkai.remedies.rules.defence import Section
from gongkai.remedies.rules.evidence import Exhibit
from gongkai.remedies.rules.kinds import Seeker


@transaction.atomic
def list_evidence(
    *, remedy: Remedy, exhibits: Iterable[Exhibit], by: Officer, at: dt.datetime | None = None
) -> list[Evidence]:
    """编制证据目录: these and no others, in this order.

    Raises NotYours, and DefenceSigned once the statement that leans on it has gone out.
    """
    row = locked_for(remedy, by, access.KEEPERS)
    _require_unsigned(row)
    row.evidence.all().delete()
    listed = Evidence.objects.bulk_create(
        Evidence(
            remedy=row,
            position=position,
            title=each.title.strip(),
            source=each.source.strip(),
            proves=each.proves.strip(),
            pages=each.pages.strip(),
            letter_id=each.letter,
            file_id=each.file,
        )
        for position, each in enumerate(exhibits, 1)
    )
    data = {"count": len(listed)}
    record(events.EVIDENCE_LISTED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return listed


@transaction.atomic
def draft_defence(
    *,
    remedy: Remedy,
    sections: Mapping[str, str],
    seen: int,
    by: Officer,
    at: dt.datetime | None = None,
) -> Defence:
    """拟写答复书、答辩状: a new version after the one that was `seen` (0 for none).

    Raises NotYours, DefenceSigned, DefenceStale.
    """
    row = locked_for(remedy, by, access.KEEPERS)
    last = _require_unsigned(row)
    version = last.version if last else 0
    if version != seen:
        raise errors.DefenceStale(version)
    draft = Defence.objects.create(
        remedy=row,
        version=version + 1,
        sections={each.value: sections.get(each, "").strip() for each in Section},
        by=by,
        at=at or timezone.now(),
    )
    data = {"version": draft.version}
    record(events.DEFENCE_DRAFTED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return draft


@transaction.atomic
def sign_defence(
    *,
    remedy: Remedy,
    seen: int,
    by: Officer,
    looked_at: bool = False,
    at: dt.datetime | None = None,
) -> Defence:
    """签发: the version that was `seen` gets its number. `looked_at` says that the signer has
    read what is doubtful in it.

    Raises NotYours, DefenceSigned, DefenceStale, DefenceFaulty.
    """
    row = locked_for(remedy, by, access.SIGNERS)
    last = _require_unsigned(row)
    if last is None or last.version != seen:
        raise errors.DefenceStale(last.version if last else 0)
    day = timezone.localdate(at)
    found = faults_of(row, last.sections, day)
    standing = [each.words for each in found if each.blocks or not looked_at]
    if standing:
        raise errors.DefenceFaulty("".join(standing))
    last.number, last.signed_by, last.signed_on = letter_number(row.organ, day), by, day
    last.save(update_fields=("number", "signed_by", "signed_on"))
    data = {
        "number": last.number,
        "version": last.version,
        "looked_at": sorted({each.code for each in found if each.code}),
    }
    record(events.DEFENCE_SIGNED, stream=row.stream, by=by, organ=row.organ, at=at, data=data)
    return last


@transaction.atomic
def open_defence(*, remedy: Remedy, by: Officer) -> str:
    """打开答复书、答辩状: the uncovered name of whoever seeks the remedy, for the paper.

    It is a look at an identity: recorded before it is granted. Raises NotYours.
    """
    viewer_of(by).require(remedy.organ, *access.KEEPERS, *access.SIGNERS)
    record(events.DEFENCE_OPENED, stream=remedy.stream, by=by, organ=remedy.organ)
    if remedy.sealed_name:
        return vault.unseal(remedy.sealed_name)["name"]
    if remedy.seeker == Seeker.APPLICANT:
        return vault.unseal(remedy.request.applicant.sealed)["name"]
    return ""


def _require_unsigned(row: Remedy) -> Defence | None:
    """The last version, None for none. Raises DefenceSigned."""
    last = row.defences.last()
    if last is not None and last.is_signed:
        raise errors.DefenceSigned(last.number)
    return last
