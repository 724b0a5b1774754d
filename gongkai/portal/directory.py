"""机构名录: the organs of a district as the portal lists them (条例第20条第（二）项)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.organs.models import Organ, OrganKind
from gongkai.organs.queries import existing_on


@dataclass(frozen=True, slots=True)
class OrganGroup:
    """All organs of one kind."""

    kind: str
    organs: Sequence[Organ]


def directory(sponsor: Organ, today: date) -> tuple[OrganGroup, ...]:
    """The sponsor and every organ below it that exists today, by kind. One query."""
    found: dict[str, list[Organ]] = {}
    for organ in existing_on(today).filter(path__startswith=sponsor.path):
        found.setdefault(organ.kind, []).append(organ)
    return tuple(
        OrganGroup(str(kind.label), found[kind.value]) for kind in OrganKind if kind.value in found
    )
