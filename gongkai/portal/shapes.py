"""What the templates of the portal are given: plain values, so that samples can be shown too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tone(StrEnum):
    """The weight of a label or notice. The word always stands beside the colour."""

    IDLE = "idle"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Entry:
    """入口: a task people come for, with one line that says what it does."""

    title: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of term and value; `unverified` marks values that no published source confirms."""

    term: str
    value: str
    url: str = ""
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class State:
    label: str
    tone: Tone = Tone.IDLE


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One line of a list of published items."""

    title: str
    url: str
    published_on: date
    organ: str = ""
    column: str = ""
    number: str = ""
    dated_on: date | None = None
    state: State | None = None
    interpretations: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Keyset neighbours of a page of a list; an empty address means there is none."""

    newer: str = ""
    older: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """指标数字: value already formatted, with its unit and what it is compared with."""

    label: str
    value: str
    unit: str = ""
    note: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ColumnBranch:
    """栏目 with the columns right under it."""

    title: str
    url: str
    children: Sequence[ColumnBranch] = ()
    items: int | None = None
