"""Table three: counts, the records behind them, and the identity that ties them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import Q

from gongkai.inforequests import actions, queries
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.outcomes import GKB_2019, OUTCOME_RULES, Outcome
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import moment

pytestmark = pytest.mark.django_db

YEAR = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
NATURAL, LEGAL = ApplicantKind.NATURAL, ApplicantKind.LEGAL


@pytest.fixture
def district_wide(district):
    return Q(organ__path__startswith=district.path)


@pytest.fixture
def year_2025(filed, replied, registered, clerk):
    """One request for each way a case can meet a year."""
    rows = {
        "before, closed before": filed("2024-03-04"),
        "before, closed in": filed("2024-12-16"),
        "in, closed in": filed("2025-03-03", kind=LEGAL),
        "in, withdrawn in": filed("2025-03-03"),
        "in, closed after": filed("2025-12-16"),
        "in, still open": filed("2025-12-31", kind=LEGAL),
        "after": filed("2026-01-05"),
        "never confirmed": registered("2025-05-06", channel=Channel.ORDINARY_MAIL),
    }
    replied(rows["before, closed before"], "2024-03-08")
    replied(rows["before, closed in"], "2025-01-10", Outcome.ENFORCEMENT_FILE)
    replied(rows["in, closed in"], "2025-12-31", Outcome.NOT_FOUND)
    actions.withdraw(request=rows["in, withdrawn in"], by=clerk, at=moment("2025-03-05"))
    replied(rows["in, closed after"], "2026-01-08")
    return rows


def named(rows, found):
    return {name for name, row in rows.items() if row in set(found)}


def test_closed_by_outcome_and_applicant(year_2025, district_wide):
    assert queries.outcome_counts(district_wide, *YEAR) == {
        (Outcome.ENFORCEMENT_FILE, NATURAL): 1,
        (Outcome.NOT_FOUND, LEGAL): 1,
        (Outcome.OTHER, NATURAL): 1,
    }


def test_received_and_carried_by_applicant(year_2025, district_wide):
    assert queries.movements(district_wide, *YEAR) == {
        NATURAL: queries.Movement(received=2, carried_in=1, carried_out=1),
        LEGAL: queries.Movement(received=2, carried_in=0, carried_out=1),
    }


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_what_comes_in_goes_out_or_is_carried_on(year_2025, district_wide, year):
    span = (dt.date(year, 1, 1), dt.date(year, 12, 31))
    closed = queries.outcome_counts(district_wide, *span)
    moved = queries.movements(district_wide, *span)
    for kind in ApplicantKind:
        counted = moved.get(kind, queries.Movement())
        done = sum(number for (_, each), number in closed.items() if each is kind)
        assert counted.received + counted.carried_in == done + counted.carried_out


@pytest.mark.parametrize("year", [2024, 2025])
def test_what_is_carried_out_is_carried_in_next_year(year_2025, district_wide, year):
    out = queries.carried_out(district_wide, dt.date(year, 12, 31))
    into = queries.carried_in(district_wide, dt.date(year + 1, 1, 1))
    assert set(out) == set(into)


def test_the_records_behind_the_counts(year_2025, district_wide):
    begins, ends = YEAR
    assert named(year_2025, queries.closed(district_wide, begins, ends)) == {
        *("before, closed in", "in, closed in", "in, withdrawn in")
    }
    assert named(year_2025, queries.newly_received(district_wide, begins, ends)) == {
        *("in, closed in", "in, withdrawn in", "in, closed after", "in, still open")
    }
    assert named(year_2025, queries.carried_in(district_wide, begins)) == {"before, closed in"}
    assert named(year_2025, queries.carried_out(district_wide, ends)) == {
        *("in, closed after", "in, still open")
    }


def test_other_organs_are_left_out(year_2025, other_bureau):
    organs = Q(organ__path__startswith=other_bureau.path)
    assert queries.outcome_counts(organs, *YEAR) == {}
    assert queries.movements(organs, *YEAR) == {}


def test_the_whole_table_costs_two_queries(year_2025, district_wide, django_assert_num_queries):
    with django_assert_num_queries(2):
        queries.outcome_counts(district_wide, *YEAR)
        queries.movements(district_wide, *YEAR)


def test_an_answer_redone_next_year_stays_in_its_first_cell(
    filed, replied, clerk, signer, district_wide
):
    row = filed("2025-03-03")
    replied(row, "2025-03-10", Outcome.ENFORCEMENT_FILE)
    from gongkai.inforequests.actions.disputes import close_dispute, open_dispute
    from gongkai.inforequests.rules.acts import RemedyTrack

    open_dispute(
        request=row,
        track=RemedyTrack.RECONSIDERATION,
        on=dt.date(2025, 4, 1),
        by=clerk,
    )
    close_dispute(request=row, on=dt.date(2026, 1, 5), redo=True, redo_days=10, by=clerk)
    row.refresh_from_db()
    assert (str(row.due_on), row.outcome) == ("2026-01-19", "D7")
    at = moment("2026-01-08")
    told = replies.reply(replies.decision(Outcome.GRANTED))
    replies.file_records(row, [Outcome.GRANTED], clerk, signer, at)
    replies.bring_to_approval(row, told, clerk, signer, at)
    replies.set_aside(row, signer, at)
    actions.sign(request=row, by=signer, at=at)
    assert queries.outcome_counts(district_wide, *YEAR) == {(Outcome.ENFORCEMENT_FILE, NATURAL): 1}
    next_year = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
    assert queries.outcome_counts(district_wide, *next_year) == {}
    assert OUTCOME_RULES[Outcome.ENFORCEMENT_FILE].row(GKB_2019) == "r3_3_7"
