"""``gongkai clock``: the answering period at the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import click
import django

from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.whatif import answer_line
from gongkai.workdays.commands import installed_calendar
from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.errors import WorkdayError

BAD_INPUT = 2

style_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="json", help="输出格式。"
)


@click.group("clock", help="依申请公开的答复期限：试算和逐日说明。")
def clock() -> None:
    pass


@clock.command("try", help="试算：逐行读 JSON 案情，写出届满日和逐日说明；- 为标准输入。")
@click.argument("source", metavar="文件", type=click.File("r", encoding="utf-8", errors="replace"))
@style_option
@click.pass_context
def try_(ctx: click.Context, source: TextIO, style: str) -> None:
    exit_code = 0
    for row in answers(source, installed_calendar()):
        exit_code = BAD_INPUT if "error" in row else exit_code
        click.echo(json.dumps(row, ensure_ascii=False) if style == "json" else _told(row))
    ctx.exit(exit_code)


@clock.command("explain", help="逐日说明一件申请的答复期限：计入、跳过、停止、重新计算和依据。")
@click.argument("number", metavar="编号")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)
def explain(number: str, style: str) -> None:
    _set_up()
    from django.utils import timezone

    from gongkai.inforequests import explanationfiles
    from gongkai.inforequests.explanation import explain_case
    from gongkai.inforequests.queries import explained, with_number

    row = with_number(number)
    if row is None:
        raise click.UsageError(f"没有编号为“{number}”的申请件。")
    today = timezone.localdate()
    if style == "json":
        click.echo(json.dumps(explained(row, today), ensure_ascii=False))
    else:
        click.echo("\n".join(explanationfiles.lines(explain_case(row, today))))


@clock.command("recompute", help="按现在的工作日历重新计算在办申请件的期限，可以随时中断再来。")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)
@click.pass_context
def recompute(ctx: click.Context, style: str) -> None:
    _set_up()
    from gongkai.inforequests import actions, queries

    waiting, done = queries.outdated().count(), 0
    for done in actions.recompute():
        click.echo(f"已重新计算 {done} / {waiting} 件", err=True)
    left = queries.outdated().count()
    if style == "json":
        click.echo(json.dumps({"recomputed": done, "left": left}))
    else:
        click.echo(f"重新计算了 {done} 件，还有 {left} 件没有按现在的日历计算。")
    ctx.exit(1 if left else 0)


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    django.setup()


def answers(lines: Iterable[str], calendar: WorkdayCalendar) -> Iterator[dict[str, Any]]:
    """One answer or one `error` for each line that is not blank."""
    # Django's marks for translation need to know the settings, which the calendar has named.
    from gongkai.inforequests.phrases import plain_refusal
    from gongkai.workdays.phrases import REFUSALS as CALENDAR_REFUSALS

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield answer_line(line, calendar)
        except RuleError as error:
            yield _refused(number, error.code, error.facts(), plain_refusal(error))
        except WorkdayError as error:
            message = CALENDAR_REFUSALS[error.code] % vars(error)
            facts = {name: str(value) for name, value in vars(error).items()}
            yield _refused(number, error.code, facts, message)


def _refused(line: int, code: str, facts: dict[str, Any], message: str) -> dict[str, Any]:
    return {"error": {"code": code, "line": line, "message": message, **facts}}


def _told(row: dict[str, Any]) -> str:
    if "error" in row:
        return f"第 {row['error']['line']} 行：{row['error']['message']}"
    lines = [f"届满日：{row['due'] or '期限停止，尚不能确定'}{_marks(row)}"]
    lines += [f"  未核实：{point['note']}" for point in row["unverified"]]
    lines += [_day_told(day) for day in row["days"]]
    return "\n".join(lines)


def _marks(row: dict[str, Any]) -> str:
    marks = {
        "provisional": "推定：含国务院尚未公布放假安排的年份",
        "tentative": "意见收到后可能提前",
    }
    return "".join(f"（{words}）" for name, words in marks.items() if row[name])


def _day_told(day: dict[str, Any]) -> str:
    from gongkai.inforequests.phrases import DAY_REASONS

    number = f"第{day['n']}日" if "n" in day else ""
    return f"  {day['date']}  {number:<6}{DAY_REASONS[day['reason']]}"
