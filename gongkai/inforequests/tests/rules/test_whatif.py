"""试算: questions and answers as JSON."""

from __future__ import annotations

import json

import pytest

from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.whatif import answer, answer_line

CONSULT = {
    "act": "consult",
    "sent": "2026-04-27",
    "delivered": "2026-04-28",
    "answered": "2026-05-14",
}


@pytest.mark.parametrize(
    ("received", "acts", "due"),
    [
        pytest.param("2026-04-20", [], "2026-05-20", id="bare"),
        pytest.param("2026-04-20", [CONSULT], "2026-06-04", id="golden 7"),
        pytest.param(
            "2026-04-20",
            [CONSULT, {"act": "extend", "on": "2026-06-04", "days": 20}],
            "2026-07-03",
            id="golden 9",
        ),
        pytest.param(
            "2026-02-06",
            [{"act": "correction", "sent": "2026-02-12", "received": "2026-03-05"}],
            "2026-04-02",
            id="golden 6",
        ),
        pytest.param(
            "2026-03-02",
            [{"act": "fee", "notified": "2026-03-24", "paid": "2026-04-10"}],
            "2026-05-12",
            id="golden 10",
        ),
        pytest.param(
            "2026-03-02",
            [{"act": "fee", "notified": "2026-03-24"}],
            None,
            id="not yet paid",
        ),
        pytest.param(
            "2026-04-20",
            [{"act": "defer", "on": "2026-04-22", "answer_by": "2026-09-01"}],
            "2026-09-01",
            id="deferred",
        ),
    ],
)
def test_the_due_date(calendar, received, acts, due):
    assert answer({"received": received, "acts": acts}, calendar)["due"] == due


def test_the_answer_shows_its_work(calendar):
    told = answer_line('{"received": "2026-04-20"}', calendar)
    assert told["provisional"] is False
    assert told["unverified"] == []
    assert told["days"][0] == {
        "date": "2026-04-20",
        "kind": "reset",
        "reason": "received",
        "article": "条例第31条",
    }
    assert told["days"][-1]["n"] == 20
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told


def test_a_guessed_year_is_marked(calendar):
    told = answer({"received": "2026-12-04"}, calendar)
    assert told["provisional"] is True
    assert told["days"][-1]["provisional"] is True


def test_an_unverified_rule_is_named(calendar):
    fee = {"act": "fee", "notified": "2026-03-24", "paid": "2026-04-10"}
    told = answer({"received": "2026-03-02", "acts": [fee]}, calendar)
    assert [point["rule"] for point in told["unverified"]] == ["payment_effect", "payment_days"]


def extension(on="2026-05-01", days=20):
    return {"act": "extend", "on": on, "days": days}


CORRECTION = {"act": "correction", "sent": "2026-04-22", "received": "2026-04-23"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("", "not_a_question", id="nothing"),
        pytest.param("[]", "not_a_question", id="a list"),
        pytest.param("[" * 100_000, "not_a_question", id="brackets without end"),
        pytest.param("{}", "bad_act", id="no receipt"),
        pytest.param({"received": "2026-02-30"}, "no_such_date", id="30 february"),
        pytest.param({"received": 20260230}, "no_such_date", id="a number"),
        pytest.param({"received": "2026-04-20", "acts": {}}, "bad_act", id="acts no list"),
        pytest.param({"received": "2026-04-20", "acts": [1]}, "bad_act", id="an act no object"),
        pytest.param(
            {"received": "2026-04-20", "acts": [{"act": "dance"}]}, "bad_act", id="unknown act"
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [{"act": "consult"}]}, "bad_act", id="not sent"
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [CONSULT | {"answerd": "2026-05-14"}]},
            "bad_act",
            id="misspelt field",
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [CONSULT | {"kind": "friend"}]},
            "bad_act",
            id="unknown kind of party",
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [extension(days="20")]}, "bad_act", id="days as text"
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [extension(days=21)]}, "extension_length", id="21"
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [extension(days=-1)]}, "extension_length", id="-1"
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [extension(days=5), extension(days=5)]},
            "extension_spent",
            id="second extension",
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [extension(on="2026-05-21")]},
            "extension_after_expiry",
            id="extension too late",
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [CORRECTION, CORRECTION | {"sent": "2026-04-23"}]},
            "second_correction",
            id="second correction",
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [extension(on="2026-04-19")]},
            "acts_out_of_order",
            id="before receipt",
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [CONSULT | {"answered": "2026-04-27"}]},
            "acts_out_of_order",
            id="answered before delivery",
        ),
        pytest.param(
            {"received": "2026-04-20", "acts": [CORRECTION | {"received": "2026-04-01"}]},
            "acts_out_of_order",
            id="corrected before it was asked",
        ),
        pytest.param(
            {
                "received": "2026-04-20",
                "acts": [{"act": "fee", "notified": "2026-04-21"}, extension(on="2026-04-22")],
            },
            "clock_not_running",
            id="extended at a standstill",
        ),
    ],
)
def test_bad_input_has_a_name(calendar, line, code):
    text = line if isinstance(line, str) else json.dumps(line)
    with pytest.raises(RuleError) as refused:
        answer_line(text, calendar)
    assert refused.value.code == code
    json.dumps(refused.value.facts())


def test_two_opinions_at_once_are_merged_by_day(calendar):
    second = CONSULT | {"sent": "2026-04-29", "delivered": "2026-04-30", "kind": "co_maker"}
    both = answer({"received": "2026-04-20", "acts": [CONSULT, second]}, calendar)
    assert both["due"] == "2026-06-04"


def test_the_order_of_the_list_does_not_matter(calendar):
    one_way = {"received": "2026-04-20", "acts": [CONSULT, extension()]}
    other_way = {"received": "2026-04-20", "acts": [extension(), CONSULT]}
    assert answer(one_way, calendar) == answer(other_way, calendar)


def test_a_letter_may_arrive_before_it_is_confirmed(calendar):
    letter = {"received": "2026-04-22", "arrived": "2026-04-20", "channel": "ordinary_mail"}
    told = answer(letter, calendar)
    assert told["due"] == "2026-05-22"
    confirmation = told["deadlines"][0]
    assert (confirmation["term"], confirmation["due"], confirmation["state"]) == (
        "T1",
        "2026-04-20",
        "late",
    )


@pytest.mark.parametrize(
    ("question", "code"),
    [
        pytest.param({"channel": "pigeon"}, "bad_act", id="no such channel"),
        pytest.param({"channel": ["fax"]}, "bad_act", id="a list for a channel"),
        pytest.param({"arrived": "2026-04-17"}, "bad_act", id="nothing to confirm"),
        pytest.param(
            {"channel": "fax", "arrived": "2026-04-21"}, "acts_out_of_order", id="confirmed first"
        ),
        pytest.param({"channel": "fax", "arrived": "x"}, "no_such_date", id="no such date"),
    ],
)
def test_a_receipt_that_cannot_be_has_a_name(calendar, question, code):
    with pytest.raises(RuleError) as refused:
        answer({"received": "2026-04-20"} | question, calendar)
    assert refused.value.code == code


def test_asking_for_reasons_leaves_the_clock_alone(calendar):
    asked = {"act": "reasons", "asked": "2026-04-27", "given": "2026-05-06"}
    told = answer({"received": "2026-04-20", "acts": [asked]}, calendar)
    assert told["due"] == answer({"received": "2026-04-20"}, calendar)["due"]
    assert [change["effect"] for change in told["changes"]] == ["start"]


@pytest.mark.parametrize(("on", "state"), [("2026-05-20", "met"), ("2026-05-21", "late")])
def test_a_reply_is_in_time_or_not(calendar, on, state):
    told = answer({"received": "2026-04-20", "acts": [{"act": "answer", "on": on}]}, calendar)
    states = {each["term"]: each["state"] for each in told["deadlines"]}
    assert states["T4"] == state
