"""Acts to JSON and back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules.acts import ACT_TYPES
from gongkai.inforequests.rules.errors import BadAct, NoSuchDate
from gongkai.inforequests.rules.payloads import from_json, to_json


@pytest.mark.parametrize("event", ACT_TYPES)
@given(data=st.data())
def test_an_act_survives_the_ledger(event, data):
    act = data.draw(st.from_type(ACT_TYPES[event]))
    written = json.loads(json.dumps(to_json(act)))
    assert from_json(event, written) == act


def test_what_the_ledger_keeps_beside_the_act_is_passed_over():
    act = from_json("request:review:assigned", {"on": "2026-03-02", "note": "x"})
    assert act.on == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("event", "data", "error"),
    [
        pytest.param("request:nothing", {"on": "2026-03-02"}, BadAct, id="unknown"),
        pytest.param("request:correction:asked", {"on": "2026-03-02"}, BadAct, id="field missing"),
        pytest.param(
            "request:correction:asked", {"on": "2026-03-02", "days": "10"}, BadAct, id="text"
        ),
        pytest.param(
            "request:correction:asked", {"on": "2026-03-02", "days": True}, BadAct, id="a truth"
        ),
        pytest.param("request:receipt:confirmed", {"on": "2026-02-30"}, NoSuchDate, id="no date"),
        pytest.param("request:receipt:confirmed", {"on": 20260302}, NoSuchDate, id="a number"),
        pytest.param("request:receipt:confirmed", {"on": "20260302"}, NoSuchDate, id="compact"),
        pytest.param(
            "request:review:split", {"on": "2026-03-02", "into": "2026-1"}, BadAct, id="no list"
        ),
        pytest.param(
            "request:receipt:arrived",
            {"on": "2026-03-02", "channel": "pigeon", "kind": "natural"},
            BadAct,
            id="unknown channel",
        ),
    ],
)
def test_what_is_no_act_is_refused(event, data, error):
    with pytest.raises(error):
        from_json(event, data)
