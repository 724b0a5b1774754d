"""查找和导出: looks at many cases at once are deeds, and are recorded as such."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from gongkai import vault
from gongkai.inforequests import access, events
from gongkai.inforequests.models import InformationRequest
from gongkai.ledger.actions import Deed, record, record_many
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.models import Officer, Organ
from gongkai.organs.roles import Role

# One applicant with more requests than these is looked up by the year, on paper or by export.
FOUND_MOST = 200


@transaction.atomic
def find_applicant(*, words: str, reason: str, by: Officer) -> list[InformationRequest]:
    """按申请人查找 by the whole name or the whole document number, newest first.

    Only in the organs whose identities the person may see; the look is recorded in each of them,
    without the words. Raises NotYours.
    """
    viewer = viewer_of(by)
    organs = list(viewer.scoped(Organ.objects.all(), *access.IDENTITY_READERS, field=""))
    if not organs:
        raise NotYours(access.IDENTITY_READERS, Organ(short_name=""))
    marks = vault.fingerprints(words)
    named = Q(applicant__fingerprint__in=marks) | Q(applicant__name_fingerprint__in=marks)
    rows = InformationRequest.objects.filter(named, organ__in=organs)
    rows = rows.select_related("organ", "handler__organ", "applicant", "imported")
    found = list(rows.order_by("-arrived_on", "-id")[:FOUND_MOST])
    record_many(
        Deed(
            events.APPLICANT_SOUGHT,
            f"inforequests:lookups:{organ.code}",
            by,
            organ,
            data={
                "reason": reason.strip(),
                "found": [row.number for row in found if row.organ_id == organ.pk],
            },
        )
        for organ in organs
    )
    return found


@transaction.atomic
def record_export(
    *,
    by: Officer,
    form: str,
    asked: Mapping[str, str],
    roles: tuple[Role, ...] = access.EXPORTERS,
) -> list[Organ]:
    """导出申请件清单: the organs whose cases the person may take along; the deed is recorded in
    the organ of the post. Raises NotYours."""
    viewer = viewer_of(by)
    organs = list(viewer.scoped(Organ.objects.all(), *roles, field=""))
    if not organs:
        raise NotYours(roles, Organ(short_name=""))
    held = {holding.organ_id for holding in viewer.holdings}
    own = next((organ for organ in organs if organ.pk in held), organs[0])
    record(
        events.LIST_EXPORTED,
        stream=f"inforequests:lookups:{own.code}",
        by=by,
        organ=own,
        data={"form": form, "asked": dict(asked)},
    )
    return organs
