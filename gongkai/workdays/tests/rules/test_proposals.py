from __future__ import annotations

from datetime import date

import pytest

from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.notices import Grade, HolidayNotice
from gongkai.workdays.rules.proposals import Finding, Trouble, examine, read_days

day = date.fromisoformat


def notice(
    *,
    year: int = 2027,
    off: str = "",
    makeup: str = "",
    issued: str = "2026-11-20",
    number: str = "",
) -> HolidayNotice:
    return HolidayNotice(
        number=number,
        title="",
        year=year,
        issued_on=day(issued),
        days_off=frozenset(map(day, off.split())),
        makeup_days=frozenset(map(day, makeup.split())),
        grade=Grade.A,
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("date,kind\n2027-01-01..2027-01-03,off\n2027-01-09,makeup\n", id="csv"),
        pytest.param("2027-01-01至2027-01-03，休\n\n2027-01-09\t班", id="as typed in Chinese"),
        pytest.param(
            '[{"date": "2027-01-01..2027-01-03", "kind": "off"},'
            ' {"date": "2027-01-09", "kind": "makeup"}]',
            id="json",
        ),
    ],
)
def test_days_are_read(text: str) -> None:
    read = read_days(text)
    assert read.days_off == {day("2027-01-01"), day("2027-01-02"), day("2027-01-03")}
    assert read.makeup_days == {day("2027-01-09")}
    assert read.findings == ()


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        pytest.param("2027-02-29,休", Finding(Trouble.BAD_DATE, "2027-02-29", 1), id="no such day"),
        pytest.param("2027-02-01,玩", Finding(Trouble.BAD_KIND, "玩", 1), id="unknown kind"),
        pytest.param("2027-02-01", Finding(Trouble.BAD_LINE, "2027-02-01", 1), id="no kind"),
        pytest.param(
            "2027-01-03..2027-01-01,休",
            Finding(Trouble.BAD_SPAN, "2027-01-03..2027-01-01", 1),
            id="span turned round",
        ),
        pytest.param(
            "2027-01-01..2028-01-03,休",
            Finding(Trouble.BAD_SPAN, "2027-01-01..2028-01-03", 1),
            id="span of a year",
        ),
        pytest.param(
            "2027-01-01,休\n2027-01-01,休",
            Finding(Trouble.REPEATED_DAY, "2027-01-01", 2),
            id="same day twice",
        ),
        pytest.param("[1]", Finding(Trouble.BAD_LINE, "1", 1), id="json that is no list of days"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, finding: Finding) -> None:
    assert read_days(text).findings == (finding,)


def test_broken_json_is_one_finding() -> None:
    read = read_days('[{"date": ')
    assert [finding.trouble for finding in read.findings] == [Trouble.BAD_JSON]


@pytest.mark.parametrize(
    ("proposed", "amends", "troubles"),
    [
        pytest.param(notice(off="2027-01-01", makeup="2027-01-09"), False, [], id="good"),
        pytest.param(notice(off="2026-12-31 2027-01-01"), False, [], id="last day of year before"),
        pytest.param(notice(), False, [Trouble.NO_DAYS], id="empty"),
        pytest.param(
            notice(off="2027-01-09", makeup="2027-01-09"), False, [Trouble.BOTH_KINDS], id="both"
        ),
        pytest.param(notice(off="2026-12-01"), False, [Trouble.OUTSIDE_YEAR], id="wrong year"),
        pytest.param(
            notice(makeup="2027-01-08"), False, [Trouble.ALREADY_WORKED], id="Friday is worked"
        ),
        pytest.param(
            notice(year=2026, off="2026-12-30"), False, [Trouble.YEAR_TAKEN], id="second notice"
        ),
        pytest.param(notice(year=2026, off="2026-12-30"), True, [], id="amendment"),
        pytest.param(
            notice(off="2027-01-01"), True, [Trouble.NOTHING_TO_AMEND], id="amends nothing"
        ),
        pytest.param(
            notice(off="2027-01-01", number="国办发明电〔2025〕7号"),
            False,
            [Trouble.NUMBER_TAKEN],
            id="number of another notice",
        ),
        pytest.param(
            notice(off="2027-01-01", issued="2027-01-02"), False, [Trouble.ISSUED_LATE], id="late"
        ),
        pytest.param(
            notice(year=2051, off="2051-01-01"),
            False,
            [Trouble.OUTSIDE_CALENDAR, Trouble.OUTSIDE_CALENDAR],
            id="beyond the calendar",
        ),
    ],
)
def test_examine(proposed: HolidayNotice, amends: bool, troubles: list[Trouble]) -> None:
    findings = examine(proposed, WorkdayCalendar.official(), amends=amends)
    assert [f.trouble for f in findings if f.trouble != Trouble.STATUTORY_MISSING] == troubles


def test_a_forgotten_statutory_day_is_a_warning() -> None:
    findings = examine(notice(off="2027-01-01"), WorkdayCalendar.official(), amends=False)
    assert findings == (Finding(Trouble.STATUTORY_MISSING, "2027-10-01"),)
    assert not findings[0].is_error


def test_a_make_up_day_that_is_both_still_appears_once_per_reason() -> None:
    findings = examine(
        notice(off="2027-01-01 2027-10-01 2027-01-08", makeup="2027-01-08"),
        WorkdayCalendar.official(),
        amends=False,
    )
    assert [finding.trouble for finding in findings] == [
        Trouble.BOTH_KINDS,
        Trouble.ALREADY_WORKED,
    ]
