"""工作日历: which days are worked, and arithmetic in working days.

The calendar is a value. It is built from notices, passed to whoever counts, and never changes;
"the calendar as it was known on a day" is another value. All days are laid out once in a table,
so that adding and counting are look-ups.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from itertools import accumulate

from gongkai.workdays.rules.errors import (
    NegativeDays,
    OutsideCalendar,
    ReversedSpan,
    TooManyDays,
)
from gongkai.workdays.rules.notices import DayKind, HolidayNotice
from gongkai.workdays.rules.statutory import fixed_days

FIRST_YEAR = 2004
LAST_YEAR = 2050
MAX_DAYS = 2_500
"""About ten years: longer than any period counted in working days, shorter than a typing slip."""

FIRST_DAY = date(FIRST_YEAR, 1, 1)
LAST_DAY = date(LAST_YEAR, 12, 31)
_ORIGIN = FIRST_DAY.toordinal()
_LENGTH = LAST_DAY.toordinal() - _ORIGIN + 1


@dataclass(frozen=True, slots=True)
class Reckoned:
    """推算结果: a date reached by counting; ``provisional`` when a counted day is only a guess."""

    result: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class _DayTable:
    """Flat look-ups; positions are days since ``FIRST_DAY``."""

    worked: bytearray
    worked_through: list[int]
    """Working days from the first day of the calendar up to and including a position."""
    positions: list[int]
    """Position of each working day, in order."""
    guessed_through: list[int]
    """Years without a notice up to and including a year; index 0 is the year before the first."""
    guessed: frozenset[int]
    """Years without a notice."""
    said: dict[date, DayKind]
    """What the notices say, the later over the earlier."""
    version: str


@dataclass(frozen=True, slots=True)
class WorkdayCalendar:
    """工作日历: Monday to Friday, changed by 放假通知 (放假 and 调休上班).

    In a year without a notice the days are Monday to Friday without the fixed statutory days of
    全国年节及纪念日放假办法, and every count that touches such a year is provisional.
    """

    notices: tuple[HolidayNotice, ...]
    _table: _DayTable = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.notices, key=lambda notice: notice.known_from))
        object.__setattr__(self, "notices", ordered)
        object.__setattr__(self, "_table", _lay_out(ordered))

    @classmethod
    def official(cls) -> WorkdayCalendar:
        """The calendar of the notices that come with the package."""
        from gongkai.workdays.rules.official import official_calendar

        return official_calendar()

    @property
    def version(self) -> str:
        """32 characters for what is worked and what is guessed: equal versions count alike."""
        return self._table.version

    def as_known_on(self, day: date) -> WorkdayCalendar:
        """The calendar an officer would have used on ``day``: later notices left out."""
        return WorkdayCalendar(tuple(n for n in self.notices if n.known_from <= day))

    def with_notices(self, notices: Iterable[HolidayNotice]) -> WorkdayCalendar:
        """This calendar with further notices laid over it."""
        return WorkdayCalendar((*self.notices, *notices))

    def is_workday(self, day: date) -> bool:
        """Whether ``day`` is worked."""
        return bool(self._table.worked[_position(day)])

    def is_provisional(self, day: date) -> bool:
        """Whether no notice is known for the year of ``day``."""
        _position(day)
        return day.year in self._table.guessed

    def add(self, start: date, days: int) -> Reckoned:
        """The ``days``-th working day after ``start`` (``start`` is day zero; 0 gives it back).

        Errors: NegativeDays, TooManyDays, OutsideCalendar (for ``start`` or the result).
        """
        if days < 0:
            raise NegativeDays(days)
        if days > MAX_DAYS:
            raise TooManyDays(days, MAX_DAYS)
        before = self._table.worked_through[_position(start)]
        if days == 0:
            return Reckoned(start, False)
        if before + days > len(self._table.positions):
            raise OutsideCalendar(start, FIRST_DAY, LAST_DAY)
        result = date.fromordinal(_ORIGIN + self._table.positions[before + days - 1])
        first_counted_year = date.fromordinal(start.toordinal() + 1).year
        return Reckoned(result, self._guessed_years(first_counted_year, result.year) > 0)

    def between(self, start: date, end: date) -> int:
        """Working days in the half-open span (``start``, ``end``].

        Errors: ReversedSpan, OutsideCalendar.
        """
        if end < start:
            raise ReversedSpan(start, end)
        through = self._table.worked_through
        return through[_position(end)] - through[_position(start)]

    def leans_on_guess(self, start: date, end: date) -> bool:
        """Whether a day of (``start``, ``end``] lies in a year without a notice."""
        first, last = _position(start) + 1, _position(end)
        if last < first:
            return False
        return self._guessed_years(date.fromordinal(_ORIGIN + first).year, end.year) > 0

    def next_workday(self, day: date) -> date:
        """The first working day on or after ``day``. Error: OutsideCalendar."""
        position = self._table.worked.find(1, _position(day))
        if position < 0:
            raise OutsideCalendar(day, FIRST_DAY, LAST_DAY)
        return date.fromordinal(_ORIGIN + position)

    def kind_of(self, day: date) -> DayKind | None:
        """What the notices in force say about ``day``; None when they are silent."""
        return self._table.said.get(day)

    def notices_of(self, year: int) -> tuple[HolidayNotice, ...]:
        """The notices about ``year``, in the order in which they became known."""
        return tuple(notice for notice in self.notices if notice.year == year)

    def changed_days(self, other: WorkdayCalendar) -> Iterator[date]:
        """Days that are worked in one of the two calendars only, in order."""
        pairs = zip(self._table.worked, other._table.worked, strict=True)
        for position, (here, there) in enumerate(pairs):
            if here != there:
                yield date.fromordinal(_ORIGIN + position)

    def first_difference(self, other: WorkdayCalendar) -> date | None:
        """The first day of which the two say different things, or one of them is not sure."""
        years = range(FIRST_YEAR, LAST_YEAR + 1)
        unsure = (
            date(year, 1, 1)
            for year in years
            if self._guessed_years(year, year) != other._guessed_years(year, year)
        )
        found = [next(self.changed_days(other), None), next(unsure, None)]
        return min((day for day in found if day is not None), default=None)

    def _guessed_years(self, first: int, last: int) -> int:
        through = self._table.guessed_through
        return through[last - FIRST_YEAR + 1] - through[first - FIRST_YEAR]


def _position(day: date) -> int:
    position = day.toordinal() - _ORIGIN
    if not 0 <= position < _LENGTH:
        raise OutsideCalendar(day, FIRST_DAY, LAST_DAY)
    return position


def _lay_out(notices: tuple[HolidayNotice, ...]) -> _DayTable:
    known = {notice.year for notice in notices}
    guessed = [year not in known for year in range(FIRST_YEAR, LAST_YEAR + 1)]
    worked = _working_week()
    for year, is_guess in enumerate(guessed, FIRST_YEAR):
        if is_guess:
            _mark(worked, fixed_days(year), 0)
    said: dict[date, DayKind] = {}
    for notice in notices:
        _mark(worked, notice.days_off, 0)
        _mark(worked, notice.makeup_days, 1)
        said |= notice.days
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return _DayTable(
        guessed=frozenset(year for year in years if year not in known),
        said=said,
        version=blake2b(bytes(worked) + bytes(guessed), digest_size=16).hexdigest(),
        worked=worked,
        worked_through=list(accumulate(worked)),
        positions=[position for position, flag in enumerate(worked) if flag],
        guessed_through=list(accumulate(guessed, initial=0)),
    )


def _working_week() -> bytearray:
    week = b"\x01\x01\x01\x01\x01\x00\x00"
    shift = FIRST_DAY.weekday()
    return bytearray((week * (_LENGTH // 7 + 2))[shift : shift + _LENGTH])


def _mark(worked: bytearray, days: Iterable[date], flag: int) -> None:
    for day in days:
        position = day.toordinal() - _ORIGIN
        # A notice may speak of 31 December of the year before the first one; it is not counted.
        if 0 <= position < _LENGTH:
            worked[position] = flag
