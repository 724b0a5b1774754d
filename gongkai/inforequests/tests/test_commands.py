"""``gongkai clock try`` from outside."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from gongkai.inforequests import events
from gongkai.inforequests.commands import clock
from gongkai.inforequests.phrases import EVENTS, REFUSALS
from gongkai.inforequests.rules import errors
from gongkai.inforequests.rules.channels import Channel

pytestmark = pytest.mark.django_db


def tried(text, *options):
    return CliRunner().invoke(clock, ["try", "-", *options], input=text)


def test_each_line_has_its_answer():
    result = tried('{"received": "2026-04-20"}\n\n{"received": "2022-09-30"}\n')
    assert result.exit_code == 0
    dues = [json.loads(line)["due"] for line in result.output.splitlines()]
    assert dues == ["2026-05-20", "2022-11-02"]


def test_a_bad_line_is_named_and_the_others_are_answered():
    result = tried('{"received": "2026-02-30"}\n{"received": "2026-04-20"}\n')
    first, second = (json.loads(line) for line in result.output.splitlines())
    assert first["error"]["code"] == "no_such_date"
    assert first["error"]["line"] == 1
    assert second["due"] == "2026-05-20"
    assert result.exit_code == 2


@pytest.mark.parametrize(
    "line",
    [
        pytest.param('{"received": "\\ud800"}', id="half a character"),
        pytest.param('{"received": "2026-04-20", "acts": [{"act": "\\ud800"}]}', id="in an act"),
        pytest.param("[" * 100_000, id="deep nesting"),
        pytest.param('{"received": "2026-W17-1"}', id="week date"),
        pytest.param('{"received": NaN}', id="not a number"),
    ],
)
def test_a_hostile_line_is_refused_like_any_other(line):
    result = tried(f'{line}\n{{"received": "2026-04-20"}}\n')
    first, second = (json.loads(row) for row in result.output.splitlines())
    assert "error" in first
    assert second["due"] == "2026-05-20"
    assert result.exit_code == 2


def test_a_refusal_does_not_repeat_what_was_sent_at_any_length():
    long = "9" * 100_000
    for line in (f'{{"received": "{long}"}}', f'{{"received": {{"a": "{long}"}}}}'):
        assert len(tried(line).output) < 1000


def test_a_year_beyond_the_calendar_is_bad_input():
    result = tried('{"received": "2060-01-01"}\n')
    assert json.loads(result.output)["error"]["code"] == "date_outside_calendar"
    assert result.exit_code == 2


def test_it_can_be_read_aloud():
    result = tried('{"received": "2026-04-20"}\n', "--format", "text")
    assert result.output.splitlines()[:3] == [
        "届满日：2026-05-20",
        "  2026-04-20        收到申请，次日起算",
        "  2026-04-21  第1日   工作日",
    ]


def test_a_file_can_be_tried(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b'{"received": "2026-04-20"}\n\xff\xfe\n')
    result = CliRunner().invoke(clock, ["try", str(file)])
    assert [("due" in json.loads(line)) for line in result.output.splitlines()] == [True, False]


def explained(number, *options):
    return CliRunner().invoke(clock, ["explain", number, *options])


def test_a_real_case_is_explained(filed):
    row = filed("2026-03-02")
    result = explained(row.number.lower(), "--format", "json")
    assert json.loads(result.output)["due"] == "2026-03-30"
    assert "第20日" in explained(row.number).output


def test_an_unknown_number_and_an_unconfirmed_case_are_bad_input(registered):
    waiting = registered(channel=Channel.ORDINARY_MAIL)
    assert "期限没有起算" in explained(waiting.number).output
    missing = explained("MINZHENG-1999-0001")
    assert missing.exit_code == 2
    assert "没有编号" in missing.output


def test_every_event_has_its_words():
    named = {name: code for name, code in vars(events).items() if name.isupper()}
    looks = {code for code in named.values() if isinstance(code, str)}
    assert set(EVENTS) == events.ACTS | looks


def test_every_refusal_has_its_words():
    found = {each.code for each in errors.RuleError.__subclasses__()}
    assert found == set(REFUSALS)
