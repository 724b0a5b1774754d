"""How dates and counts are written."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.workdays.rules.writing import read_count, read_day


def test_a_day_is_year_month_day() -> None:
    assert read_day("2026-02-05") == date(2026, 2, 5)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2021-02-29", id="no such day"),
        pytest.param("20210101", id="run together"),
        pytest.param("2021-W01-1", id="week of the year"),
        pytest.param("2021-1-1", id="short"),
        pytest.param("２０２１-０１-０１", id="full-width digits"),
        pytest.param("2021/01/01", id="strokes"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_other_writing_is_a_day(text: str) -> None:
    with pytest.raises(ValueError):
        read_day(text)


@pytest.mark.parametrize(("text", "count"), [("20", 20), ("-1", -1), ("+7", 7), ("007", 7)])
def test_a_count_is_digits(text: str, count: int) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["1_0", "５", "1e3", "1.0", "", " 5", "9" * 5000, "0x10"])
def test_no_other_writing_is_a_count(text: str) -> None:
    with pytest.raises(ValueError):
        read_count(text)
