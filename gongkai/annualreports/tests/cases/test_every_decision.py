"""Every decision, brought to its signature as an office does, is counted in its one cell."""

from __future__ import annotations

import pytest

from gongkai.annualreports.counting import count
from gongkai.annualreports.rules.catalogue import for_year
from gongkai.inforequests import actions
from gongkai.inforequests.rules.items import outcomes_for
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import moment

pytestmark = pytest.mark.django_db

# One year under each layout.
YEARS = (2020, 2026)
GIVEN, WITHHELD = Outcome.GRANTED, Outcome.DELIBERATION


@pytest.fixture
def answered(prepared, clerk, lawyer, signer, filled):
    """A request answered in this year, with these items."""

    def answer(year, *outcomes):
        row, at = prepared(outcomes[0], year), moment(f"{year}-03-24")
        replies.file_records(row, outcomes, clerk, signer, at)
        earlier = {
            "earlier_letter": f"测试区民政局公开〔{year}〕1号",
            "earlier_on": f"{year}-02-26",
        }
        items = [
            replies.decision(
                outcome,
                place,
                f"某某规划第{place}册",
                **({"particulars": tuple(earlier.items())} if outcome is Outcome.REPEATED else {}),
            )
            for place, outcome in enumerate(outcomes, 1)
        ]
        replies.bring_to_approval(row, replies.reply(*items), clerk, lawyer, at)
        replies.set_aside(row, lawyer, at)
        actions.sign(request=row, by=signer, at=at)

    return answer


def results(cells):
    """The single cells of 本年度办理结果 in the column of natural persons that are not zero."""
    return {
        address: value
        for address, value in cells.items()
        if address.startswith("t3.r3_")
        and address.endswith(".natural")
        and value
        and address != "t3.r3_7.natural"
    }


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("outcome", outcomes_for(is_record_correction=False))
def test_one_decision_one_cell(answered, bureau, year, outcome):
    answered(year, outcome)
    layout = for_year(year).id
    expected = {f"t3.{OUTCOME_RULES[outcome].row(layout)}.natural": 1}
    if outcome is Outcome.REPEATED:  # the earlier reply is one of the same year
        expected["t3.r3_1.natural"] = 1
    assert results(count(bureau, year).report.cells) == expected


@pytest.mark.parametrize("year", YEARS)
def test_a_partial_grant_is_counted_in_no_other_cell(answered, bureau, year):
    answered(year, GIVEN, WITHHELD)
    cells = count(bureau, year).report.cells
    assert results(cells) == {"t3.r3_2.natural": 1}
    assert cells["t3.r3_7.natural"] == 1
