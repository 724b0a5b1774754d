"""剩余工作日: how long a period still runs, as the desk counts it."""

from __future__ import annotations

from datetime import date

from gongkai.workdays.rules.calendar import WorkdayCalendar


def workdays_left(due_on: date, today: date, calendar: WorkdayCalendar) -> int:
    """Working days after today up to the due date, itself included; 0 on the last day.

    Negative is the number of working days that have passed since.
    """
    if due_on >= today:
        return calendar.between(today, due_on)
    return -calendar.between(due_on, today)
