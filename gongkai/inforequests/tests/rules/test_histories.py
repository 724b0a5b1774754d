"""Random lawful histories: over year ends, with everything that moves the clock, in any order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.clock import DayKind, clock
from gongkai.inforequests.rules.deadlines import Standing, Term, deadlines
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.payloads import from_json, to_json
from gongkai.inforequests.tests.rules.cases import registered
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()
PARTIES = ("third-1", "third-2", "maker-1")

later = st.integers(0, 12)
days = st.integers(1, 20)
party = st.sampled_from(PARTIES)
moves = st.one_of(
    st.tuples(st.just(acts.CorrectionAsked), st.tuples(days)),
    st.tuples(st.sampled_from((acts.CorrectionServed, acts.Corrected)), st.just(())),
    st.tuples(st.just(acts.FeeAsked), st.tuples(st.integers(1, 500))),
    st.tuples(st.sampled_from((acts.FeeServed, acts.FeePaid)), st.just(())),
    st.tuples(st.just(acts.ConsultationSent), st.tuples(party, st.sampled_from(Party))),
    st.tuples(
        st.sampled_from((acts.ConsultationServed, acts.ConsultationLapsed)), st.tuples(party)
    ),
    st.tuples(st.just(acts.ConsultationAnswered), st.tuples(party, st.just(Opinion.AGREES))),
    st.tuples(st.just(acts.Extended), st.tuples(days, st.just("head"))),
    st.tuples(st.just(acts.RedoOrdered), st.tuples(st.one_of(st.none(), days))),
)
# What only ends something that is open may not come before it, whoever judges.
NEEDS = {
    acts.CorrectionServed: acts.CorrectionAsked,
    acts.Corrected: acts.CorrectionAsked,
    acts.FeeServed: acts.FeeAsked,
    acts.FeePaid: acts.FeeAsked,
}
ONCE = (acts.Corrected, acts.FeeAsked, acts.FeePaid, acts.RedoOrdered)


@st.composite
def histories(draw, *, deferred=False):
    """A request received on any day, and what the rules let follow of a random sequence."""
    on = draw(st.dates(date(2007, 1, 1), date(2026, 12, 31)))
    history = (registered(on.isoformat()),)
    for kind, values in draw(st.lists(moves, max_size=9)):
        on += timedelta(draw(later))
        done = {type(act) for act in history}
        if (kind in NEEDS and NEEDS[kind] not in done) or (kind in ONCE and kind in done):
            continue
        history = _followed(history, kind(on, *values))
    if deferred:
        on += timedelta(draw(later))
        answer_by = on + timedelta(draw(st.integers(1, 200)))
        history = _followed(history, acts.ReplyDeferred(on, answer_by))
    return history


def _followed(history, act):
    try:
        judge(history, act, CALENDAR)
    except RuleError:
        return history
    return (*history, act)


def since_start(found):
    return [day for day in found.days if day.on > found.start.on]


@settings(max_examples=300)
@given(histories())
def test_the_due_date_is_base_plus_twenty_plus_excluded_plus_extension(history):
    found = clock(history, CALENDAR)
    if found.due_on is None:
        assert found.frozen_by is not None
        return
    excluded = [
        day.on
        for day in since_start(found)
        if CALENDAR.is_workday(day.on) and any(c.covers(day.on) for c in found.consultations)
    ]
    granted = found.extension.days if found.extension else 0
    assert CALENDAR.is_workday(found.due_on)
    assert found.due_on not in excluded
    whole = found.start.days + granted + len(excluded)
    assert CALENDAR.add(found.start.on, whole).result == found.due_on


@settings(max_examples=300)
@given(st.booleans().flatmap(lambda deferred: histories(deferred=deferred)))
def test_every_day_is_explained_once_and_in_order(history):
    found = clock(history, CALENDAR)
    seen = [day.on for day in found.days]
    assert seen == sorted(set(seen))
    running = [day.on for day in found.days if day.on >= found.start.on]
    assert running == [found.start.on + timedelta(n) for n in range(len(running))]
    if found.due_on is not None:
        assert running[-1] == found.due_on


@given(histories())
def test_counted_days_are_numbered_without_a_gap(history):
    found = clock(history, CALENDAR)
    numbers = [day.number for day in since_start(found) if day.kind is DayKind.COUNTED]
    assert numbers == list(range(1, len(numbers) + 1))


@given(histories())
def test_what_the_ledger_gives_back_winds_the_same_clock(history):
    reread = tuple(from_json(act.event, to_json(act)) for act in history)
    assert clock(reread, CALENDAR) == clock(history, CALENDAR)


@given(histories())
def test_a_redo_leaves_the_earlier_periods_as_they_were(history):
    if any(isinstance(act, acts.RedoOrdered) for act in history):
        return
    before = clock(history, CALENDAR)
    ordered = acts.RedoOrdered(before.days[-1].on + timedelta(30))
    after = clock((*history, ordered), CALENDAR)
    if before.frozen_by is None:
        assert after.days[: len(before.days)] == before.days


@given(histories(), st.integers(0, 400))
def test_nothing_is_missed_before_its_end_nor_open_after_it(history, later):
    found = clock(history, CALENDAR)
    today = history[-1].on + timedelta(later)
    for each in deadlines(history, found, CALENDAR):
        standing = each.standing(today)
        if standing is Standing.MISSED:
            assert each.due_on < today
        if standing is Standing.OPEN:
            assert each.due_on >= today
        if each.term is Term.ANSWER_EXTENDED:
            assert standing is not Standing.EXTENDED
