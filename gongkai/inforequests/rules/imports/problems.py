"""行内的问题: what keeps a row from being imported, and what is only said."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from gongkai.inforequests.rules.imports.columns import Field


class Fault(StrEnum):
    """错误: the row is not imported before it is mended."""

    MISSING = "missing"
    NO_DATE = "no_date"
    NO_YEAR = "no_year"
    IN_FUTURE = "in_future"
    BEFORE_CALENDAR = "before_calendar"
    ORDER = "order"
    UNKNOWN_WORD = "unknown_word"
    NO_NUMBER = "no_number"
    NUMBER_UNFIT = "number_unfit"
    NUMBER_TWICE = "number_twice"
    NUMBER_TAKEN = "number_taken"
    ROW_TWICE = "row_twice"
    ID_NUMBER = "id_number"
    CREDIT_CODE = "credit_code"
    NEEDS = "needs"  # one cell calls for another
    TOO_LONG = "too_long"
    REFUSED = "refused"  # what the law of the case refuses


class Caution(StrEnum):
    """提醒: the row is imported, and this is how."""

    NAME_COVERED = "name_covered"
    ID_COVERED = "id_covered"
    NO_CONTACT = "no_contact"
    HANDLER_UNKNOWN = "handler_unknown"
    EXTENSION_VOID = "extension_void"
    CORRECTION_PERIOD = "correction_period"
    LATE_REPLY = "late_reply"
    OVERDUE = "overdue"
    PROVISIONAL = "provisional"
    HIDDEN_ROW = "hidden_row"
    NUMBER_TO_COME = "number_to_come"


@dataclass(frozen=True, slots=True)
class Problem:
    """一处问题 in a cell; `field` is None where it is the row as a whole."""

    code: Fault | Caution
    field: Field | None = None
    facts: dict[str, Any] = dataclasses.field(default_factory=dict)

    @property
    def is_fault(self) -> bool:
        return isinstance(self.code, Fault)
