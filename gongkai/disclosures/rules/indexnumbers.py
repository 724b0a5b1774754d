"""索引号: numbers of published items by rule template.

There is no national form, so the form is data. A template is text with placeholders::

    {org}/{yyyy}-{seq:5}        {region}-{dept}-{cat}-{group}-{date}-{seq}

``{name:5}`` fixes a width; ``{seq:5}`` pads the running number with zeros. The running number
counts by organ and year, so a template must show the organ and the year, or two organs would
be given one number. Numbers are never reused after a withdrawal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

ORGAN_FIELDS: Final = frozenset({"org", "dept"})
YEAR_FIELDS: Final = frozenset({"yyyy", "date"})
FIXED_WIDTHS: Final = {"yyyy": 4, "date": 8}
FIELDS: Final = ORGAN_FIELDS | YEAR_FIELDS | {"region", "cat", "group", "office", "seq"}

PLACEHOLDER: Final = re.compile(r"\{(?P<name>[a-z]+)(?::(?P<width>[1-9]\d?))?\}")
CODE: Final = re.compile(r"[0-9A-Za-z]+")


class TemplateRefused(ValueError):
    """模板有误: ``reason`` is one of the constants below, ``part`` the offending text."""

    code = "template_refused"

    def __init__(self, reason: str, part: str = "") -> None:
        self.reason = reason
        self.part = part
        super().__init__(f"{reason}: {part}")


UNKNOWN_FIELD: Final = "unknown_field"
STRAY_BRACE: Final = "stray_brace"
REPEATED_FIELD: Final = "repeated_field"
NO_SEQUENCE: Final = "no_sequence"
NO_ORGAN: Final = "no_organ"
NO_YEAR: Final = "no_year"
WIDTH_NOT_ALLOWED: Final = "width_not_allowed"
RUNS_TOGETHER: Final = "runs_together"


class ValueRefused(ValueError):
    """A value cannot be written into the number: missing, of the wrong width or no code."""

    code = "value_refused"

    def __init__(self, field: str, value: str) -> None:
        self.field = field
        self.value = value
        super().__init__(f"{field}: {value!r}")


class SequenceSpent(ValueError):
    """流水号用尽: the running number no longer fits into the template's width."""

    code = "sequence_spent"

    def __init__(self, sequence: int, width: int) -> None:
        self.sequence = sequence
        self.width = width
        super().__init__(f"{sequence} > {width}")


class NumberUnreadable(ValueError):
    """The text is no number of this template."""

    code = "number_unreadable"

    def __init__(self, number: str) -> None:
        self.number = number
        super().__init__(number)


@dataclass(frozen=True, slots=True)
class Slot:
    """One placeholder; ``width`` is ``None`` where any length is allowed."""

    name: str
    width: int | None

    @property
    def pattern(self) -> str:
        if self.name in YEAR_FIELDS:
            return rf"\d{{{self.width}}}"
        if self.name == "seq":
            return rf"\d{{{self.width}}}" if self.width else r"[1-9]\d*"
        return rf"[0-9A-Za-z]{{{self.width}}}" if self.width else r"[0-9A-Za-z]+"


@dataclass(frozen=True, slots=True)
class IndexTemplate:
    """索引号规则: a checked template; build it with ``IndexTemplate.parse``."""

    text: str
    parts: tuple[str | Slot, ...]

    @classmethod
    def parse(cls, text: str) -> IndexTemplate:
        """Check a template. Raises ``TemplateRefused``."""
        parts = tuple(_parts(text))
        slots = [part for part in parts if isinstance(part, Slot)]
        names = [slot.name for slot in slots]
        for name in names:
            if names.count(name) > 1:
                raise TemplateRefused(REPEATED_FIELD, name)
        if "seq" not in names:
            raise TemplateRefused(NO_SEQUENCE, text)
        if not ORGAN_FIELDS.intersection(names):
            raise TemplateRefused(NO_ORGAN, text)
        if not YEAR_FIELDS.intersection(names):
            raise TemplateRefused(NO_YEAR, text)
        _refuse_run_together(parts)
        return cls(text, parts)

    def render(self, *, sequence: int, on: date, codes: Mapping[str, str]) -> str:
        """The number of item ``sequence`` of the year of ``on``.

        ``codes`` gives every other field of the template. Raises ``ValueRefused`` or
        ``SequenceSpent``.
        """
        return "".join(
            part if isinstance(part, str) else _write(part, sequence, on, codes)
            for part in self.parts
        )

    def read(self, number: str) -> dict[str, str]:
        """Take a number apart, field by field. Raises ``NumberUnreadable``."""
        pattern = "".join(
            re.escape(part) if isinstance(part, str) else f"(?P<{part.name}>{part.pattern})"
            for part in self.parts
        )
        found = re.fullmatch(pattern, number, re.ASCII)
        if found is None:
            raise NumberUnreadable(number)
        return found.groupdict()


def _parts(text: str) -> Iterator[str | Slot]:
    end = 0
    for found in PLACEHOLDER.finditer(text):
        yield from _literal(text[end : found.start()])
        yield _slot(found["name"], found["width"])
        end = found.end()
    yield from _literal(text[end:])


def _literal(text: str) -> Iterator[str]:
    if "{" in text or "}" in text:
        raise TemplateRefused(STRAY_BRACE, text)
    if text:
        yield text


def _slot(name: str, width: str | None) -> Slot:
    if name not in FIELDS:
        raise TemplateRefused(UNKNOWN_FIELD, name)
    if name in FIXED_WIDTHS:
        if width is not None:
            raise TemplateRefused(WIDTH_NOT_ALLOWED, name)
        return Slot(name, FIXED_WIDTHS[name])
    return Slot(name, int(width) if width else None)


def _refuse_run_together(parts: tuple[str | Slot, ...]) -> None:
    """Two neighbours may touch only if one has a width, else nobody could read the number.

    A literal that could itself be part of a code (``A`` between two open fields) separates
    nothing either.
    """
    open_slot: Slot | None = None
    for part in parts:
        if isinstance(part, str):
            if not CODE.fullmatch(part):
                open_slot = None
        elif part.width is None:
            if open_slot is not None:
                raise TemplateRefused(RUNS_TOGETHER, f"{open_slot.name}, {part.name}")
            open_slot = part


def _write(slot: Slot, sequence: int, on: date, codes: Mapping[str, str]) -> str:
    if slot.name == "seq":
        return _sequence(slot, sequence)
    if slot.name == "yyyy":
        return f"{on.year:04}"
    if slot.name == "date":
        return f"{on:%Y%m%d}"
    value = codes.get(slot.name, "")
    if not CODE.fullmatch(value) or (slot.width and len(value) != slot.width):
        raise ValueRefused(slot.name, value)
    return value


def _sequence(slot: Slot, sequence: int) -> str:
    if sequence < 1:
        raise ValueRefused("seq", str(sequence))
    written = str(sequence).zfill(slot.width or 1)
    if slot.width and len(written) > slot.width:
        raise SequenceSpent(sequence, slot.width)
    return written


SCHEMES: Final = {
    "A": "{org}/{yyyy}-{seq:5}",
    "B": "{region:6}-{dept}-{cat}-{group}-{date}-{seq}",
    "C": "{dept:5}-{cat:2}-{yyyy}-{seq:4}",
    "D": "{region:6}{dept:3}{cat:2}{office:2}{yyyy}{seq:4}",
    "E": "{org:10}/{yyyy}-{seq:6}",
}
"""Forms in use: A organ or credit code, B six parts, C four parts, D 21 digits, E ten-digit
region code. The inner widths of D are 未核实; only its total of 21 was seen."""
