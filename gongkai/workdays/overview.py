"""One year of the calendar at a glance: what the desk page and ``workdays show`` display."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.workdays.rules.calendar import FIRST_DAY, LAST_DAY, WorkdayCalendar
from gongkai.workdays.rules.errors import OutsideCalendar
from gongkai.workdays.rules.notices import DayKind, HolidayNotice
from gongkai.workdays.rules.statutory import HolidayDecree, decree_for


@dataclass(frozen=True, slots=True)
class DayCell:
    """One day of a month table; ``mark`` is what a notice says about it, if anything."""

    day: date
    in_month: bool
    worked: bool
    mark: DayKind | None


@dataclass(frozen=True, slots=True)
class Month:
    """月历: a month as rows of seven days, Monday first."""

    number: int
    weeks: tuple[tuple[DayCell, ...], ...]
    workdays: int


@dataclass(frozen=True, slots=True)
class YearOverview:
    """全年工作日历 with the notices it rests on."""

    year: int
    provisional: bool
    workdays: int
    notices: tuple[HolidayNotice, ...]
    decree: HolidayDecree
    days_off: tuple[date, ...]
    makeup_days: tuple[date, ...]
    calendar: WorkdayCalendar

    @classmethod
    def of(cls, calendar: WorkdayCalendar, year: int) -> YearOverview:
        """Error: OutsideCalendar."""
        if not FIRST_DAY.year <= year <= LAST_DAY.year:
            # A year outside what Python itself can write as a date is outside as well.
            raise OutsideCalendar(date(min(max(year, 1), 9999), 1, 1), FIRST_DAY, LAST_DAY)
        first, last = date(year, 1, 1), date(year, 12, 31)
        days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
        weekdays = [day for day in days if day.weekday() < 5]
        weekends = [day for day in days if day.weekday() >= 5]
        return cls(
            year=year,
            provisional=calendar.is_provisional(first),
            workdays=calendar.between(first, last) + calendar.is_workday(first),
            notices=calendar.notices_of(year),
            decree=decree_for(year),
            days_off=tuple(day for day in weekdays if not calendar.is_workday(day)),
            makeup_days=tuple(day for day in weekends if calendar.is_workday(day)),
            calendar=calendar,
        )

    def months(self) -> list[Month]:
        """The twelve months as tables."""
        return [self._month(number) for number in range(1, 13)]

    def as_row(self) -> dict[str, Any]:
        """The year as plain data for JSON. Days off are those that would else be worked."""
        return {
            "year": self.year,
            "provisional": self.provisional,
            "workdays": self.workdays,
            "days_off": [day.isoformat() for day in self.days_off],
            "makeup_days": [day.isoformat() for day in self.makeup_days],
            "notices": [
                {
                    "number": notice.number,
                    "title": notice.title,
                    "issued_on": notice.issued_on.isoformat() if notice.issued_on else None,
                    "grade": notice.grade,
                }
                for notice in self.notices
            ],
        }

    def _month(self, number: int) -> Month:
        weeks = tuple(
            tuple(self._cell(day, number) for day in week)
            for week in Calendar().monthdatescalendar(self.year, number)
        )
        cells = [cell for week in weeks for cell in week]
        return Month(number, weeks, sum(cell.worked for cell in cells if cell.in_month))

    def _cell(self, day: date, month: int) -> DayCell:
        if day.month != month:
            return DayCell(day, False, False, None)
        mark = self.calendar.kind_of(day)
        worked = self.calendar.is_workday(day)
        if mark is None and not worked and day.weekday() < 5:
            mark = DayKind.OFF
        return DayCell(day, True, worked, mark)
