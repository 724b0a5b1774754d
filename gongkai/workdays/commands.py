"""``gongkai workdays``: counting at the command line, without starting the web application."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from gongkai.workdays.rules.calendar import WorkdayCalendar
from gongkai.workdays.rules.errors import WorkdayError
from gongkai.workdays.rules.writing import read_count, read_day

BAD_INPUT = 2
ROWS_PER_WRITE = 4096

style_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)


class DayParameter(click.ParamType):
    """A date written 2026-02-05."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return read_day(value)
        except ValueError:
            self.fail(f"没有“{value}”这个日期，请写成 2026-02-05 的样子。", param, ctx)


class CountParameter(click.ParamType):
    """A number of working days."""

    name = "天数"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return read_count(value)
        except ValueError:
            self.fail(f"“{value[:20]}”不是天数，请用数字 0 至 9 写整数。", param, ctx)


DAY = DayParameter()
COUNT = CountParameter()
# So that -1 is read as a count, and refused as such, not as an option that does not exist.
MINUS_IS_NO_OPTION = {"ignore_unknown_options": True}


@click.group("workdays", help="工作日历：按国务院放假通知推算工作日。")
def workdays() -> None:
    pass


@workdays.command(
    "add",
    help="起算日之后第 N 个工作日；日期写 - 时从标准输入逐行读“日期 N”。",
    context_settings=MINUS_IS_NO_OPTION,
)
@click.argument("start", metavar="日期")
@click.argument("days", metavar="N", type=COUNT, required=False)
@style_option
@click.pass_context
def add(ctx: click.Context, start: str, days: int | None, style: str) -> None:
    if start == "-":
        if days is not None:
            raise click.UsageError("日期写 - 时，天数写在每一行里。", ctx)
        # Whatever the terminal's encoding, and whatever bytes come: a bad line is a bad line.
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        ctx.exit(_add_lines(sys.stdin))
    if days is None:
        raise click.UsageError("请写明工作日天数。", ctx)
    day = DAY.convert(start, None, ctx)
    reckoned = _asked(lambda calendar: calendar.add(day, days))
    if style == "json":
        row = {
            "from": day.isoformat(),
            "days": days,
            "result": reckoned.result.isoformat(),
            "provisional": reckoned.provisional,
        }
        click.echo(json.dumps(row, ensure_ascii=False))
    else:
        click.echo(f"{reckoned.result}{_mark(reckoned.provisional)}")


@workdays.command("between", help="两个日期之间的工作日数：不含前一天，含后一天。")
@click.argument("start", metavar="日期", type=DAY)
@click.argument("end", metavar="日期", type=DAY)
@style_option
def between(start: date, end: date, style: str) -> None:
    count, provisional = _asked(
        lambda calendar: (calendar.between(start, end), calendar.leans_on_guess(start, end))
    )
    if style == "json":
        row = {
            "from": start.isoformat(),
            "to": end.isoformat(),
            "workdays": count,
            "provisional": provisional,
        }
        click.echo(json.dumps(row, ensure_ascii=False))
    else:
        click.echo(f"{count} 个工作日{_mark(provisional)}")


@workdays.command("show", help="某一年的放假通知、放假日、调休上班日和全年工作日数。")
@click.argument("year", metavar="年份", type=int)
@style_option
def show(year: int, style: str) -> None:
    from gongkai.workdays.overview import YearOverview

    overview = _asked(lambda calendar: YearOverview.of(calendar, year))
    if style == "json":
        click.echo(json.dumps(overview.as_row(), ensure_ascii=False))
        return
    click.echo(f"{year} 年：{overview.workdays} 个工作日{_mark(overview.provisional)}")
    for notice in overview.notices:
        click.echo(
            f"依据：{notice.title}　{notice.number or '文号未核实'}　核实等级 {notice.grade}"
        )
    click.echo(f"放假：{_listed(overview.days_off)}")
    click.echo(f"调休上班：{_listed(overview.makeup_days)}")


def installed_calendar() -> WorkdayCalendar:
    """The bundled calendar, with the notices of this installation where it has a database.

    Only Django's database layer is started, and no app.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    from gongkai.workdays import store

    official = WorkdayCalendar.official()
    if not store.is_ready():
        return official
    entered = store.entered_notices()
    return official.with_notices(entered) if entered else official


def _add_lines(lines: Iterable[str]) -> int:
    from gongkai.workdays.bulk import added

    exit_code, rows = 0, []
    for row, is_answer in added(installed_calendar(), lines):
        exit_code = exit_code if is_answer else BAD_INPUT
        rows.append(row)
        if len(rows) == ROWS_PER_WRITE:
            sys.stdout.write("\n".join(rows) + "\n")
            rows.clear()
    if rows:
        sys.stdout.write("\n".join(rows) + "\n")
    return exit_code


def _asked(question: Any) -> Any:
    """Ask the calendar; a refusal becomes a sentence and exit code 2."""
    try:
        return question(installed_calendar())
    except WorkdayError as error:
        from gongkai.workdays.phrases import REFUSALS

        raise click.UsageError(REFUSALS[error.code] % vars(error)) from error


def _mark(provisional: bool) -> str:
    return "（推定：含国务院尚未公布放假安排的年份，公布后要重算）" if provisional else ""


def _listed(days: Iterable[date]) -> str:
    return " ".join(f"{day:%m-%d}" for day in days) or "无"
