"""JSON with exact decimals: 4166.18 is written as 4166.18, never as a binary float or a string."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any


class NotExact(TypeError):
    """A value JSON cannot hold exactly (a binary float, or a type of its own)."""

    code = "not-exact"


def dumps(value: Any, *, indent: int = 1) -> str:
    """JSON text of dicts, lists, strings, integers, Decimals, booleans and None."""
    return "".join(_write(value, indent, 0))


def _write(value: Any, indent: int, depth: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        members = [
            f"{json.dumps(str(key), ensure_ascii=False)}: "
            + "".join(_write(item, indent, depth + 1))
            for key, item in value.items()
        ]
        yield _bracketed("{", members, "}", indent, depth)
    elif isinstance(value, list | tuple):
        members = ["".join(_write(item, indent, depth + 1)) for item in value]
        yield _bracketed("[", members, "]", indent, depth)
    elif isinstance(value, Decimal) and value.is_finite():
        yield f"{value:f}"
    elif value is None or isinstance(value, str | bool | int):
        yield json.dumps(value, ensure_ascii=False)
    else:
        raise NotExact(type(value).__name__)


def _bracketed(opening: str, members: list[str], closing: str, indent: int, depth: int) -> str:
    if not members:
        return opening + closing
    margin = "\n" + " " * (indent * (depth + 1))
    return opening + margin + f",{margin}".join(members) + "\n" + " " * (indent * depth) + closing
