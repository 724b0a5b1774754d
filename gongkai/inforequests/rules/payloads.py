"""Acts as JSON: what the ledger keeps of them, and how they are read back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from gongkai.inforequests.rules.acts import ACT_TYPES, Act
from gongkai.inforequests.rules.errors import BadAct, NoSuchDate
from gongkai.workdays.rules.writing import read_day

_QUOTED = 60


def to_json(act: Act) -> dict[str, Any]:
    """The act as a JSON object for the ledger; the event code stands beside it, not in it."""
    return {field.name: _written(getattr(act, field.name)) for field in fields(act)}


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_written(part) for part in value)
    if isinstance(value, tuple):
        return [_written(part) for part in value]
    return value


def from_json(event: str, data: dict[str, Any]) -> Act:
    """Read an act back. Raises BadAct for what no act can be, NoSuchDate for a bad date.

    Fields the act does not know are passed over: the ledger may keep more beside it.
    """
    kind = ACT_TYPES.get(event)
    if kind is None:
        raise BadAct(act=event)
    hints = _HINTS[event]
    known = {name: value for name, value in data.items() if name in hints}
    values = {name: _read(event, name, value, hints[name]) for name, value in known.items()}
    try:
        return kind(**values)
    except TypeError as error:
        raise BadAct(act=event, value=str(error)) from error


_HINTS: dict[str, dict[str, Any]] = {}
for _event, _kind in ACT_TYPES.items():
    _hints = get_type_hints(_kind)
    _HINTS[_event] = {field.name: _hints[field.name] for field in fields(_kind)}


def _read(event: str, name: str, value: Any, hint: Any) -> Any:
    origin = get_origin(hint)
    if origin in (tuple, frozenset):
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise BadAct(act=event, field=name, value=quoted(value))
        return origin(_read(event, name, part, get_args(hint)[0]) for part in value)
    if origin in (Union, UnionType):
        return None if value is None else _read(event, name, value, get_args(hint)[0])
    if hint is date:
        return read_date(name, value)
    if issubclass(hint, Enum):
        try:
            return hint(value)
        except ValueError as error:
            raise BadAct(act=event, field=name, value=quoted(value)) from error
    # bool is an int to Python; True is no number of days.
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise BadAct(act=event, field=name, value=quoted(value))
    return value


def read_date(name: str, value: Any) -> date:
    """A date written as 2026-02-05. Raises NoSuchDate for anything else."""
    if not isinstance(value, str):
        raise NoSuchDate(field=name, value=quoted(value))
    try:
        return read_day(value)
    except ValueError as error:
        raise NoSuchDate(field=name, value=value[:_QUOTED]) from error


def quoted(value: Any) -> str:
    """What was given, as an error repeats it: not at any length."""
    return repr(value)[:_QUOTED]
