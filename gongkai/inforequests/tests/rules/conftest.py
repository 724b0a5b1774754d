"""The official calendar, and a short way to write dates and acts."""

from __future__ import annotations

import pytest

from gongkai.workdays.rules.calendar import WorkdayCalendar


@pytest.fixture(scope="session")
def calendar():
    return WorkdayCalendar.official()
