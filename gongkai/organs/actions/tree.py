"""Organs come, change and go. Each deed keeps the history and today's picture in step."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from gongkai.ledger.actions import record
from gongkai.organs import events
from gongkai.organs.access import NotManager, require_technician
from gongkai.organs.errors import (
    OrganAbolished,
    OrganExists,
    OrganHasChildren,
    ParentBelow,
    ParentLater,
    TermOverlaps,
)
from gongkai.organs.models import Officer, Organ, OrganKind, OrganTerm


@transaction.atomic
def establish(
    *,
    code: str,
    name: str,
    short_name: str,
    kind: OrganKind | str,
    on: dt.date,
    by: Officer | None,
    parent: Organ | None = None,
    vertical: bool = False,
    position: int = 0,
    demonstration: bool = False,
    at: dt.datetime | None = None,
) -> Organ:
    """设立机构 from `on`. Raises OrganExists when the code is taken; codes are never reused,
    because the ledger speaks of organs by code. Raises ParentLater, NotYours.

    An organ without a superior is made only while nobody manages the installation yet. What lies
    below a demonstration organ is one too, so that nothing made up can pass for real."""
    if parent is None and by is not None:
        raise NotManager
    require_technician(by, parent)
    _stands_on(parent, on)
    if Organ.objects.filter(code=code).exists():
        raise OrganExists(code)
    organ = Organ(
        code=code,
        name=name,
        short_name=short_name,
        kind=OrganKind(kind),
        vertical=vertical,
        parent=parent,
        position=position,
        demonstration=demonstration or (parent is not None and parent.demonstration),
        established_on=on,
        path=_path(parent, code),
    )
    organ.full_clean()
    organ.save()
    _open_term(organ, on, "")
    record(
        events.ESTABLISHED,
        stream=_stream(organ),
        by=by,
        organ=organ,
        at=at,
        data={"name": name, "kind": organ.kind, "on": on.isoformat(), "vertical": vertical},
    )
    return organ


@transaction.atomic
def change(
    *,
    organ: Organ,
    on: dt.date,
    reason: str,
    by: Officer,
    name: str | None = None,
    short_name: str | None = None,
    kind: OrganKind | None = None,
    parent: Organ | None = None,
    vertical: bool | None = None,
    at: dt.datetime | None = None,
) -> Organ:
    """变更机构 (更名、改隶、转性质) from `on`; what is not given stays. Raises TermOverlaps when
    `on` does not lie after the beginning of the present term, OrganAbolished, ParentBelow,
    ParentLater, and NotYours unless the person manages the organ and its new superior."""
    organ = Organ.objects.select_for_update(no_key=True).get(pk=organ.pk)
    require_technician(by, organ)
    if parent is not None:
        require_technician(by, parent)
        _stands_on(parent, on)
        if parent.path.startswith(organ.path):
            raise ParentBelow(organ.code)
    _close_term(organ, on)
    old_path = organ.path
    organ.name = name or organ.name
    organ.short_name = short_name or organ.short_name
    organ.kind = kind or organ.kind
    organ.vertical = organ.vertical if vertical is None else vertical
    if parent is not None:
        organ.parent = parent
        organ.path = _path(parent, organ.code)
    organ.full_clean()
    organ.save()
    if organ.path != old_path:
        _move_below(old_path, organ.path)
    _open_term(organ, on, reason)
    record(
        events.CHANGED,
        stream=_stream(organ),
        by=by,
        organ=organ,
        at=at,
        data={"name": organ.name, "on": on.isoformat(), "reason": reason, "path": organ.path},
    )
    return organ


@transaction.atomic
def abolish(
    *, organ: Organ, on: dt.date, reason: str, by: Officer, at: dt.datetime | None = None
) -> None:
    """撤销机构 from `on`. Raises OrganHasChildren while organs below it still exist,
    OrganAbolished, TermOverlaps, NotYours."""
    organ = Organ.objects.select_for_update(no_key=True).get(pk=organ.pk)
    require_technician(by, organ)
    if organ.children.filter(abolished_on__isnull=True).exists():
        raise OrganHasChildren(organ.code)
    _close_term(organ, on)
    organ.abolished_on = on
    organ.full_clean()
    organ.save(update_fields=("abolished_on",))
    record(
        events.ABOLISHED,
        stream=_stream(organ),
        by=by,
        organ=organ,
        at=at,
        data={"on": on.isoformat(), "reason": reason},
    )


def _path(parent: Organ | None, code: str) -> str:
    return f"{parent.path if parent else ''}{code}/"


def _stream(organ: Organ) -> str:
    return f"organs:organ:{organ.code}"


def _open_term(organ: Organ, on: dt.date, reason: str) -> None:
    OrganTerm.objects.create(
        organ=organ,
        name=organ.name,
        short_name=organ.short_name,
        kind=organ.kind,
        vertical=organ.vertical,
        parent=organ.parent,
        begins_on=on,
        reason=reason,
    )


def _stands_on(parent: Organ | None, on: dt.date) -> None:
    if parent is not None and not parent.exists_on(on):
        raise ParentLater(parent.name, on)


def _close_term(organ: Organ, on: dt.date) -> None:
    if organ.abolished_on is not None:
        raise OrganAbolished(organ.code, organ.abolished_on)
    term = organ.terms.get(ends_on__isnull=True)
    if on <= term.begins_on:
        raise TermOverlaps(organ.code, term.begins_on)
    term.ends_on = on
    term.save(update_fields=("ends_on",))


def _move_below(old: str, new: str) -> None:
    """Give every organ below the moved one its new path, in one statement."""
    below = Organ.objects.filter(path__startswith=old).exclude(path=old)
    below.update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))
