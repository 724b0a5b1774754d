"""导出登记簿: recorded, like every list that leaves the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from gongkai.ledger.actions import record
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.models import Officer, Organ
from gongkai.organs.roles import Role
from gongkai.remedies import events


@transaction.atomic
def record_export(
    *, by: Officer, what: str, roles: tuple[Role, ...], asked: Mapping[str, str]
) -> list[Organ]:
    """The organs whose rows the person may take along; the deed is recorded in the organ of the
    post. Raises NotYours."""
    viewer = viewer_of(by)
    organs = list(viewer.scoped(Organ.objects.all(), *roles, field=""))
    if not organs:
        raise NotYours(roles, Organ(short_name=""))
    held = {holding.organ_id for holding in viewer.holdings}
    own = next((organ for organ in organs if organ.pk in held), organs[0])
    stream = f"remedies:exports:{own.code}"
    data = {"what": what, "asked": dict(asked)}
    record(events.EXPORTED, stream=stream, by=by, organ=own, data=data)
    return organs
