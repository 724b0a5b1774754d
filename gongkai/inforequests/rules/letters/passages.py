"""Passages of a letter: words with an element each, and the blanks that are still to be filled."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from string import Formatter
from typing import TypeAlias

from gongkai.inforequests.rules.letters import LetterElement


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look; a blank is something a person still has to supply."""

    text: str
    is_blank: bool = False

    @property
    def shown(self) -> str:
        """What is printed; a blank says what is missing."""
        return f"〔待填：{self.text}〕" if self.is_blank else self.text


@dataclass(frozen=True, slots=True)
class WordedPassage:
    """可改措辞的段落: a sentence that no law words, so an office may; its fields are facts."""

    name: str
    element: LetterElement
    default: str

    @property
    def fields(self) -> frozenset[str]:
        """What the sentence must tell, and all it can."""
        return fields_of(self.default)


Value: TypeAlias = Piece | tuple[Piece, ...] | str | int


@dataclass(frozen=True, slots=True)
class Passage:
    """文书段落 that carries one element. `runs_on` continues the paragraph before it.

    `is_heading` stands above what is said about one item.
    """

    element: LetterElement
    pieces: tuple[Piece, ...]
    runs_on: bool = False
    is_heading: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to fill."""
        return not any(piece.is_blank for piece in self.pieces)

    @property
    def text(self) -> str:
        """The words with their blanks."""
        return "".join(piece.shown for piece in self.pieces)


def typed(text: str, what: str) -> Piece:
    """What a person typed, or the blank `what` where there is nothing but space."""
    kept = printable(text).strip()
    return Piece(kept) if kept else Piece(what, is_blank=True)


def printable(text: str) -> str:
    """The text without control characters and noncharacters, which no file format prints."""
    return "".join(sign for sign in text if sign in "\n\t" or not _is_unprintable(sign))


def _is_unprintable(sign: str) -> bool:
    # Whole categories of unassigned signs stay: a rare name may be younger than this Python.
    return unicodedata.category(sign) in ("Cc", "Cs") or sign in "\ufffe\uffff"


def one_line(text: str, most: int) -> str:
    """The text on one line, cut where it is longer than a letter can quote."""
    line = " ".join(printable(text[: 4 * most]).split())
    return line if len(line) <= most else f"{line[:most]}……"


def filled(template: str, **values: Value) -> tuple[Piece, ...]:
    """The template with its fields filled. A value is never read as a template itself.

    Raises KeyError for a field without a value, ValueError for a template that is none.
    """
    pieces: list[Piece] = []
    for words, name, _spec, _conversion in Formatter().parse(template):
        if words:
            pieces.append(Piece(words))
        if name:
            pieces += _pieces(values[name])
    return tuple(pieces)


def fields_of(template: str) -> frozenset[str]:
    """The names between braces. Raises ValueError for a template that is none."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def _pieces(value: Value) -> tuple[Piece, ...]:
    if isinstance(value, tuple):
        return value
    return (value if isinstance(value, Piece) else Piece(str(value)),)


def passage(
    element: LetterElement, template: str, *, runs_on: bool = False, **values: Value
) -> Passage:
    """One passage from a template."""
    return Passage(element, filled(template, **values), runs_on)


def lines(element: LetterElement, text: str, what: str) -> tuple[Passage, ...]:
    """A typed text line by line, each its own paragraph; a blank where there is none."""
    rows = [row for row in printable(text).splitlines() if row.strip()]
    if not rows:
        return (Passage(element, (Piece(what, is_blank=True),)),)
    return tuple(Passage(element, (Piece(row.strip()),)) for row in rows)


def complete(passages: Iterable[Passage]) -> frozenset[LetterElement]:
    """The elements that are there and have no blank in any of their passages."""
    seen: dict[LetterElement, bool] = {}
    for each in passages:
        seen[each.element] = seen.get(each.element, True) and each.is_complete
    return frozenset(element for element, is_whole in seen.items() if is_whole)
