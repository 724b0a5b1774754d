"""Refusals of the working-day rules: stable codes and data; the wording is in ``phrases``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


class WorkdayError(Exception):
    """Base of every refusal; ``code`` is stable and safe to show in an API."""

    code: ClassVar[str] = "workdays"


@dataclass(eq=False)
class NegativeDays(WorkdayError):
    """A count of working days below zero."""

    code: ClassVar[str] = "days_negative"
    days: int


@dataclass(eq=False)
class TooManyDays(WorkdayError):
    """A count of working days beyond any statutory period."""

    code: ClassVar[str] = "days_too_many"
    days: int
    limit: int


@dataclass(eq=False)
class OutsideCalendar(WorkdayError):
    """A date, given or reached, before the first or after the last day of the calendar."""

    code: ClassVar[str] = "date_outside_calendar"
    day: date
    first: date
    last: date


@dataclass(eq=False)
class ReversedSpan(WorkdayError):
    """A span whose end lies before its start."""

    code: ClassVar[str] = "span_reversed"
    start: date
    end: date
