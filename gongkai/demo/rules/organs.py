"""The organs of the demonstration, read from ``data/organs.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

DATA: Final = Path(__file__).resolve().parent.parent / "data"
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class OrganSpec:
    """机构: what the demo establishes. ``parent`` is a code that stands earlier in the list.

    ``zone``: has a 政务公开专区. ``run_by``: the city's special zone that runs it, if any.
    ``mark`` is its 发文代字; ``grade`` says how far the entry was checked.
    """

    code: str
    name: str
    short_name: str
    kind: str
    level: str
    parent: str | None
    established_on: date
    grade: str
    mark: str
    vertical: bool = False
    zone: bool = False
    run_by: str | None = None
    note: str = ""


def read_data(file: str) -> Any:
    """The parsed content of one of the demo's data files."""
    return yaml.load((DATA / file).read_text(encoding="utf-8"), Loader=LOADER)


@cache
def organs() -> tuple[OrganSpec, ...]:
    """All organs, parents first, in the order in which they are shown."""
    return tuple(OrganSpec(**row) for row in read_data("organs.yaml")["organs"])
