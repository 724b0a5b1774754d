"""文书措辞: an office words a letter anew, version by version; nothing is ever written over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from gongkai.inforequests import access, events
from gongkai.inforequests.models import Wording
from gongkai.inforequests.rules.letters.wording import (
    WORDABLE,
    ReasonMissing,
    WordingMovedOn,
    WordingUnknown,
    checked,
)
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ


@transaction.atomic
def reword(
    *,
    organ: Organ,
    kind: str,
    passages: Mapping[str, str],
    reason: str,
    by: Officer,
    seen: int | None = None,
    at: dt.datetime | None = None,
) -> Wording:
    """修改措辞: the whole wording of one kind of letter from now on.

    Letters already written keep theirs. `seen` is the version the officer started from, 0 for the
    default; None asks for no comparison. Raises NotYours, WordingUnknown, WordingUnfit,
    ReasonMissing, WordingMovedOn.
    """
    viewer_of(by).require(organ, *access.LETTERHEAD_KEEPERS)
    if kind not in WORDABLE:
        raise WordingUnknown(kind)
    own = checked(kind, passages)
    if not reason.strip():
        raise ReasonMissing(kind)
    # Versions of one organ are given out one after the other.
    Organ.objects.select_for_update(no_key=True).get(pk=organ.pk)
    newest = Wording.objects.filter(organ=organ, kind=kind).order_by("-version").first()
    version = newest.version if newest else 0
    if seen is not None and seen != version:
        raise WordingMovedOn(kind, version)
    made = Wording.objects.create(
        organ=organ,
        kind=kind,
        version=version + 1,
        passages=own,
        reason=reason.strip(),
        by=by,
        at=at or timezone.now(),
    )
    record(
        events.WORDING_CHANGED,
        stream=f"inforequests:letterhead:{organ.code}",
        by=by,
        organ=organ,
        at=at,
        data={"kind": kind, "version": made.version, "passages": sorted(own)},
    )
    return made


@transaction.atomic
def restore_wording(
    *,
    organ: Organ,
    kind: str,
    version: int,
    reason: str,
    by: Officer,
    seen: int | None = None,
    at: dt.datetime | None = None,
) -> Wording:
    """恢复措辞: an older version once more, as a new one; 0 is the default.

    Raises Wording.DoesNotExist and what `reword` raises: a wording that fitted once may lack a
    fact that letters tell by now.
    """
    older = Wording.objects.get(organ=organ, kind=kind, version=version) if version else None
    passages = older.passages if older else {}
    return reword(organ=organ, kind=kind, passages=passages, reason=reason, by=by, seen=seen, at=at)
