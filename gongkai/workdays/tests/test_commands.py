from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from gongkai.organs.models import Officer
from gongkai.workdays import actions
from gongkai.workdays.commands import workdays
from gongkai.workdays.rules.notices import HolidayNotice

pytestmark = pytest.mark.django_db


def run(*arguments: str, lines: str = "") -> Result:
    return CliRunner().invoke(workdays, arguments, input=lines)


def test_add() -> None:
    answer = run("add", "2026-02-05", "20", "--format", "json")
    assert answer.exit_code == 0
    assert json.loads(answer.stdout) == {
        "from": "2026-02-05",
        "days": 20,
        "result": "2026-03-11",
        "provisional": False,
    }


def test_a_provisional_answer_says_so_in_words() -> None:
    assert run("add", "2026-12-04", "20").stdout.startswith("2027-01-04（推定")
    assert run("add", "2026-12-03", "20").stdout == "2026-12-31\n"


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("add", "2026-02-30", "20"), id="no such date"),
        pytest.param(("add", "2026-02-05", "--", "-1"), id="negative"),
        pytest.param(("add", "2026-02-05", "-1"), id="negative, without dashes before it"),
        pytest.param(("add", "2026-02-05", "2501"), id="too many"),
        pytest.param(("add", "2026-02-05", "9" * 25), id="far too many"),
        pytest.param(("add", "20260205", "1"), id="date run together"),
        pytest.param(("add", "2026-W06-4", "1"), id="week date"),
        pytest.param(("add", "2026-02-05", "1_0"), id="underscore in the count"),
        pytest.param(("add", "2026-02-05", "５"), id="full-width count"),
        pytest.param(("add", "-", "5"), id="count beside the lines"),
        pytest.param(("add", "2003-12-31", "1"), id="before the calendar"),
        pytest.param(("add", "2026-02-05"), id="no count"),
        pytest.param(("between", "2026-02-05", "2026-02-04"), id="turned round"),
        pytest.param(("show", "1999"), id="year before the calendar"),
        pytest.param(("show", "123456"), id="no year at all"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_code_2(arguments: tuple[str, ...]) -> None:
    answer = run(*arguments)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert "。" in answer.stderr
    assert "%(" not in answer.stderr


def test_bulk_goes_on_after_bad_lines() -> None:
    lines = [
        "2026-02-05 20",
        "2026-02-30 1",
        "",
        "2026-01-01",
        "2026-01-05 x",
        "2026-01-05 -4",
        "1999-01-01 4",
        "2026-12-04 20",
    ]
    answer = run("add", "-", lines="\n".join(lines))
    assert answer.exit_code == 2
    assert [json.loads(row) for row in answer.stdout.splitlines()] == [
        {"from": "2026-02-05", "days": 20, "result": "2026-03-11", "provisional": False},
        {"line": 2, "input": "2026-02-30 1", "error": "bad_date"},
        {"line": 4, "input": "2026-01-01", "error": "bad_line"},
        {"line": 5, "input": "2026-01-05 x", "error": "bad_count"},
        {"line": 6, "input": "2026-01-05 -4", "error": "days_negative"},
        {"line": 7, "input": "1999-01-01 4", "error": "date_outside_calendar"},
        {"from": "2026-12-04", "days": 20, "result": "2027-01-04", "provisional": True},
    ]


def test_bulk_reads_a_file_with_a_byte_order_mark_and_bytes_that_are_no_text() -> None:
    answer = CliRunner().invoke(
        workdays, ["add", "-"], input=b"\xef\xbb\xbf2026-02-05 20\r\n\xff 1\n"
    )
    first, second = (json.loads(row) for row in answer.stdout.splitlines())
    assert first["result"] == "2026-03-11"
    assert (second["line"], second["error"]) == (2, "bad_date")


def test_a_negative_count_is_called_so() -> None:
    assert "选项" not in run("add", "2026-02-05", "-1").stderr.partition("（用法")[0]


def test_bulk_without_bad_lines_succeeds() -> None:
    answer = run("add", "-", lines="2026-02-05 20\n" * 5000)
    assert (answer.exit_code, answer.stdout.count("\n")) == (0, 5000)


def test_between() -> None:
    answer = run("between", "2019-12-31", "2020-12-31", "--format", "json")
    assert json.loads(answer.stdout) == {
        "from": "2019-12-31",
        "to": "2020-12-31",
        "workdays": 249,
        "provisional": False,
    }


def test_show_names_every_notice_of_the_year() -> None:
    answer = run("show", "2020")
    assert "249 个工作日" in answer.stdout
    assert "国办发明电〔2019〕16号" in answer.stdout
    assert "国办发明电〔2020〕1号" in answer.stdout


def test_show_says_when_a_number_is_not_verified() -> None:
    assert "文号未核实" in run("show", "2009").stdout


def test_show_as_json_marks_a_provisional_year() -> None:
    row = json.loads(run("show", "2027", "--format", "json").stdout)
    assert (row["provisional"], row["notices"]) == (True, [])
    assert row["days_off"] == ["2027-01-01", "2027-10-01"]


def test_the_command_line_knows_what_officers_entered(
    keeper: Officer, notice_2027: HolidayNotice
) -> None:
    actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    assert run("add", "2026-12-31", "4").stdout == "2027-01-08\n"
