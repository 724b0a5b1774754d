"""``gongkai report``: annual reports at the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:  # Django is not loaded when this module is
    from gongkai.organs.models import Organ

Answer = TypeVar("Answer")

FORMATS = ("text", "json", "html", "pdf", "docx", "xlsx")
TEXT_FORMATS = frozenset({"text", "json", "html"})
BAD_INPUT = 2

organ_option = click.option(
    "--organ", required=True, metavar="代码", help="机构代码，如 yuanzhou。"
)
year_option = click.option("--year", required=True, type=int, metavar="年份", help="报告年度。")


class Refused(click.ClickException):
    """A refusal of the rules in words; bad input by convention ends with exit code 2."""

    exit_code = BAD_INPUT


@click.group("report", help="政府信息公开工作年度报告：统计、查看、导出。")
def report() -> None:
    pass


@report.command("build", help="由记录统计各项数字，核验后存为草稿；有必须改正的问题时退出码为 1。")
@organ_option
@year_option
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
def build(ctx: click.Context, organ: str, year: int, style: str) -> None:
    from gongkai.annualreports import actions, exports, phrases

    stored = _asked(lambda: actions.build(organ=_organ(organ), year=year, by=None))
    value = stored.report()
    if style == "json":
        click.echo(exports.export(value, "json").content.decode())
    else:
        click.echo(f"已统计：{value.title}（第{stored.edition}次）")
        click.echo(phrases.summary(value))
    ctx.exit(1 if actions.broken_checks(value) else 0)


@report.command("show", help="查看或导出报告；还没有统计过的，按现有记录即时统计，不存档。")
@organ_option
@year_option
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help="输出格式。")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="文件", help="写入文件。")
def show(organ: str, year: int, style: str, output: Path | None) -> None:
    from gongkai.annualreports import exports, queries

    if output is None and style not in TEXT_FORMATS and sys.stdout.isatty():
        raise click.UsageError(f"{style} 不能显示在终端上，请用 -o 写明文件。")
    shown = _asked(lambda: queries.on_file_or_counted(_organ(organ), year))
    if not shown.on_file:
        click.echo("还没有统计存档，以下按现有记录即时统计。", err=True)
    if style == "text":
        content = (exports.as_text(shown.report) + "\n").encode()
    else:
        content = exports.export(shown.report, style, moment=shown.moment).content
    if output is not None:
        _write(output, content)
        click.echo(f"已写入 {output}", err=True)
        return
    sys.stdout.buffer.write(content)
    if style in TEXT_FORMATS and not content.endswith(b"\n"):
        click.echo()


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise Refused(f"写不了 {file}：所在的文件夹不存在，或者它本身是文件夹。") from error


def _organ(code: str) -> Organ:
    from gongkai.organs.queries import organ_by_code

    return organ_by_code(code)


def _asked(question: Callable[[], Answer]) -> Answer:
    """Ask; a refusal becomes one sentence and exit code 2."""
    from gongkai.annualreports import phrases
    from gongkai.annualreports.rules.errors import ReportError
    from gongkai.organs.errors import UnknownOrgan

    try:
        return question()
    except ReportError as error:
        raise Refused(phrases.refusal(error)) from error
    except UnknownOrgan as error:
        raise Refused(f"没有代码为“{error.organ}”的机构。") from error
