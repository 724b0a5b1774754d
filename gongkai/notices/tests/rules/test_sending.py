"""发送规则: waiting, quiet hours, and what an answer leads to."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.sending import SendingPolicy, Tried, policy_with, what_next
from gongkai.notices.rules.states import Answer, State

POLICY = SendingPolicy()
NOON = dt.datetime(2026, 3, 2, 12)


@pytest.mark.parametrize(
    ("failures", "minutes"),
    [(1, 1), (2, 2), (3, 4), (6, 32), (7, 60), (8, 60), (10_000, 60)],
    ids=lambda n: str(n),
)
def test_waits_double_up_to_the_longest(failures, minutes):
    assert POLICY.wait_after(failures) == dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("at", "quiet"),
    [("20:59", False), ("21:00", True), ("00:00", True), ("07:59", True), ("08:00", False)],
)
def test_text_messages_keep_the_night_quiet(at, quiet):
    local = dt.datetime.combine(NOON.date(), dt.time.fromisoformat(at))
    assert POLICY.is_quiet(Channel.SMS, local) is quiet
    assert POLICY.is_quiet(Channel.EMAIL, local) is False


@pytest.mark.parametrize(
    ("hours", "at", "quiet"),
    [
        (("12:00", "14:00"), "12:30", True),
        (("12:00", "14:00"), "14:00", False),
        (("00:00", "00:00"), "03:00", False),
    ],
    ids=["midday", "its-end", "none"],
)
def test_quiet_hours_are_the_installations_to_set(hours, at, quiet):
    policy = policy_with({"quiet_from": hours[0], "quiet_to": hours[1]})
    local = dt.datetime.combine(NOON.date(), dt.time.fromisoformat(at))
    assert policy.is_quiet(Channel.SMS, local) is quiet


@pytest.mark.parametrize(
    "values",
    [{"pace": 3}, {"sms_per_minute": 0}, {"sms_per_minute": True}, {"quiet_from": "25:00"}],
    ids=["unknown", "nothing", "yes", "no-hour"],
)
def test_a_setting_that_cannot_be_meant_is_refused(values):
    with pytest.raises(ValueError):
        policy_with(values)


def tried(answer, *, row=1, days=0, repeatable=True, retry_after=None):
    return Tried(answer, NOON, row, NOON - dt.timedelta(days=days), repeatable, retry_after)


@pytest.mark.parametrize(
    ("over", "state", "again", "holds_up"),
    [
        (tried(Answer.TAKEN), State.SENT, None, False),
        (tried(Answer.REFUSED), State.FAILED, None, False),
        (tried(Answer.DEFERRED), State.FAILED, 1, False),
        (tried(Answer.UNREACHABLE), State.FAILED, 1, True),
        (tried(Answer.UNREACHABLE, row=3), State.FAILED, 4, True),
        (tried(Answer.UNCLEAR), State.FAILED, 1, True),
        (tried(Answer.UNCLEAR, repeatable=False), State.UNCERTAIN, 1, True),
        (tried(Answer.UNREACHABLE, row=99, days=29), State.FAILED, 60, True),
        (tried(Answer.UNREACHABLE, row=99, days=30), State.GIVEN_UP, 60, True),
        (tried(Answer.DEFERRED, row=99, days=30), State.GIVEN_UP, 60, False),
        (
            tried(Answer.UNREACHABLE, retry_after=dt.timedelta(minutes=90)),
            State.FAILED,
            90,
            True,
        ),
    ],
    ids=[
        *("taken", "refused", "deferred", "down", "down-thrice", "lost-answer"),
        *("lost-answer-of-a-forgetful-gateway", "down-29-days", "down-30-days"),
        *("deferred-30-days", "asked-to-wait"),
    ],
)
def test_what_follows_from_an_answer(over, state, again, holds_up):
    found = what_next(over, POLICY)
    at = NOON + dt.timedelta(minutes=again) if again else None
    assert (found.state, found.next_try_at, found.holds_up) == (state, at, holds_up)


@given(
    answer=st.sampled_from(sorted(set(Answer) - {Answer.TAKEN, Answer.REFUSED})),
    row=st.integers(1, 10**6),
    days=st.integers(0, 29),
)
def test_what_may_still_go_out_is_tried_again_within_the_hour(answer, row, days):
    found = what_next(tried(answer, row=row, days=days), POLICY)
    assert found.state is State.FAILED
    assert NOON < found.next_try_at <= NOON + dt.timedelta(hours=1)
