"""Remedies: their register, what they do to the case, and table four."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Q

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.states import State
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.roles import Role
from gongkai.remedies import actions, errors, phrases, queries
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.table_four import Result, Track, cells

pytestmark = pytest.mark.django_db

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def day(text):
    return dt.date.fromisoformat(text)


@pytest.fixture
def disputed(filed, replied, clerk):
    """A replied request against which a remedy is sought."""

    def dispute(track=Track.REVIEW, accepted="2026-04-20"):
        row = filed("2026-03-02")
        replied(row)
        if track is Track.AFTER:
            _review(row, clerk)
        return actions.register(request=row, track=track, accepted_on=day(accepted), by=clerk)

    return dispute


def _review(row, by):
    return actions.register(request=row, track=Track.REVIEW, accepted_on=day("2025-12-01"), by=by)


def state(remedy):
    return InformationRequest.objects.get(pk=remedy.request_id).state


def test_all_fifteen_cells_have_their_address():
    table = cells({(Track.REVIEW, Result.CORRECTED): 2})
    assert len(table) == 15
    assert (table["t4.review.corrected"], table["t4.review.total"]) == (2, 2)
    assert sum(table.values()) == 4


@pytest.mark.parametrize(
    ("track", "expected"),
    [(Track.REVIEW, State.RECONSIDERATION), (Track.DIRECT, State.LITIGATION)],
)
def test_a_remedy_puts_the_case_in_dispute(disputed, track, expected):
    remedy = disputed(track)
    assert state(remedy) == expected
    assert [entry.event for entry in stream(remedy.stream)] == ["remedy:registered"]


def test_a_remedy_against_silence_leaves_the_case_running(filed, clerk):
    row = filed("2026-03-02")
    actions.register(request=row, track=Track.REVIEW, accepted_on=day("2026-04-20"), by=clerk)
    assert InformationRequest.objects.get().state == State.REGISTERED


def test_its_end_closes_the_case_again(disputed, clerk):
    remedy = actions.conclude(
        remedy=disputed(), result=Result.UPHELD, on=day("2026-06-04"), by=clerk
    )
    assert (remedy.result, str(remedy.concluded_on)) == ("upheld", "2026-06-04")
    assert state(remedy) == State.CLOSED


def test_a_redo_gives_the_case_a_new_period(disputed, clerk):
    remedy = actions.conclude(
        remedy=disputed(),
        result=Result.CORRECTED,
        on=day("2026-06-04"),
        redo=True,
        redo_days=10,
        by=clerk,
    )
    row = InformationRequest.objects.get(pk=remedy.request_id)
    assert (row.state, str(row.due_on)) == (State.REDO, "2026-06-18")


@pytest.mark.parametrize(
    ("result", "on", "error"),
    [
        (Result.PENDING, "2026-06-04", errors.NoResult),
        (Result.UPHELD, "2026-04-19", errors.ConcludedTooEarly),
    ],
)
def test_what_is_no_end(disputed, clerk, result, on, error):
    remedy = disputed()
    with pytest.raises(error):
        actions.conclude(remedy=remedy, result=result, on=day(on), by=clerk)
    assert Remedy.objects.get().result == Result.PENDING


def test_a_remedy_ends_once(disputed, clerk):
    remedy = disputed()
    actions.conclude(remedy=remedy, result=Result.UPHELD, on=day("2026-06-04"), by=clerk)
    with pytest.raises(errors.AlreadyConcluded):
        actions.conclude(remedy=remedy, result=Result.OTHER, on=day("2026-06-05"), by=clerk)


def test_litigation_after_review_needs_a_review(filed, replied, clerk):
    row = filed("2026-03-02")
    replied(row)
    with pytest.raises(errors.NothingToAppeal):
        actions.register(request=row, track=Track.AFTER, accepted_on=day("2026-04-20"), by=clerk)


def test_only_keepers_of_the_organ_register(filed, officer, bureau, other_bureau):
    row = filed("2026-03-02")
    for person in (officer(bureau, Role.HANDLER), officer(other_bureau, Role.LAWYER)):
        with pytest.raises(NotYours):
            actions.register(
                request=row, track=Track.REVIEW, accepted_on=day("2026-04-20"), by=person
            )
    assert not Remedy.objects.exists()


def test_a_result_needs_its_day(disputed):
    remedy = disputed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Remedy.objects.filter(pk=remedy.pk).update(result=Result.UPHELD)


@pytest.fixture
def table(disputed, clerk):
    """Remedies that end in, after and before the year."""
    found = {
        "corrected in": disputed(accepted="2026-04-20"),
        "upheld after": disputed(Track.DIRECT, "2026-04-20"),
        "open": disputed(Track.DIRECT, "2026-05-20"),
        "upheld before": disputed(accepted="2026-03-25"),
    }
    ends = {
        "corrected in": (Result.CORRECTED, "2026-06-04"),
        "upheld after": (Result.UPHELD, "2026-10-10"),
        "upheld before": (Result.UPHELD, "2026-03-30"),
    }
    for name, (result, on) in ends.items():
        actions.conclude(remedy=found[name], result=result, on=day(on), by=clerk)
    return found


SPAN = (dt.date(2026, 4, 1), dt.date(2026, 9, 30))


def test_table_four(table, bureau, django_assert_num_queries):
    organs = Q(organ__path__startswith=bureau.path)
    with django_assert_num_queries(1):
        counted = queries.table_four(organs, *SPAN)
    assert {address: number for address, number in counted.items() if number} == {
        "t4.review.corrected": 1,
        "t4.review.total": 1,
        "t4.direct.pending": 2,
        "t4.direct.total": 2,
    }


def test_the_records_behind_every_cell(table, bureau):
    organs = Q(organ__path__startswith=bureau.path)
    counted = queries.table_four(organs, *SPAN)
    for address, number in counted.items():
        _, track, result = address.split(".")
        assert queries.behind(organs, *SPAN, Track(track), result).count() == number
    pending = queries.behind(organs, *SPAN, Track.DIRECT, Result.PENDING)
    assert set(pending) == {table["open"], table["upheld after"]}


def test_other_organs_see_nothing(table, other_bureau, officer):
    viewer = viewer_of(officer(other_bureau, Role.LAWYER))
    assert not queries.visible_to(viewer).exists()
    organs = Q(organ__path__startswith=other_bureau.path)
    assert set(queries.table_four(organs, *YEAR).values()) == {0}


def test_every_refusal_has_its_words():
    codes = {each.code for each in errors.RemedyError.__subclasses__()}
    assert codes == set(phrases.REFUSALS)
