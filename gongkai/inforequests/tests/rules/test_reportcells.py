"""Which cells of the annual report a request feeds."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.reportcells import cells_fed

TODAY = date(2026, 11, 23)


def fed(received, closed=None, outcome=None, kind=ApplicantKind.NATURAL):
    day = date.fromisoformat
    found = cells_fed(
        kind, received and day(received), closed and day(closed), outcome, today=TODAY
    )
    return [(cell.year, cell.address) for cell in found]


@pytest.mark.parametrize(
    ("case", "cells"),
    [
        pytest.param((None,), [], id="receipt not settled"),
        pytest.param(("2026-10-08",), [(2026, "t3.r1.natural")], id="open this year"),
        pytest.param(
            ("2025-12-30",),
            [(2025, "t3.r1.natural"), (2025, "t3.r4.natural"), (2026, "t3.r2.natural")],
            id="open since last year",
        ),
        pytest.param(
            ("2020-03-04", "2020-03-20", Outcome.NOT_CORRECTED),
            [(2020, "t3.r1.natural"), (2020, "t3.r3_6.natural")],
            id="one row for other endings in the 2019 layout",
        ),
        pytest.param(
            ("2021-03-04", "2021-03-20", Outcome.NOT_CORRECTED),
            [(2021, "t3.r1.natural"), (2021, "t3.r3_6_1.natural")],
            id="three rows in the 2021 layout",
        ),
        pytest.param(
            ("2020-12-20", "2021-01-11", Outcome.GRANTED, ApplicantKind.BUSINESS),
            [
                (2020, "t3.r1.biz"),
                (2020, "t3.r4.biz"),
                (2021, "t3.r2.biz"),
                (2021, "t3.r3_1.biz"),
            ],
            id="carried over the turn of the year",
        ),
        pytest.param(
            ("2018-12-20", "2019-01-11", Outcome.GRANTED),
            [(2019, "t3.r2.natural"), (2019, "t3.r3_1.natural")],
            id="before the first report of this form",
        ),
    ],
)
def test_cells(case, cells):
    assert fed(*case) == cells
