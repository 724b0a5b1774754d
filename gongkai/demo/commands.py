"""`gongkai demo`: the demonstration year."""

from __future__ import annotations

import json
import sys

import click


@click.group("demo", help="演示数据：袁州区 2020 年。")
def demo() -> None:
    pass


@demo.command("load", help="装载演示年度。中断后再次运行会从断处继续。")
@click.option("--if-absent", is_flag=True, help="已装载则不再装载，只列出演示帐号。")
@click.option("--replace", is_flag=True, help="把现有数据原样另存，再重新装载。")
def load_command(if_absent: bool, replace: bool) -> None:
    from gongkai.demo import actions
    from gongkai.demo.errors import DemoRefused
    from gongkai.demo.phrases import REFUSALS

    if not (if_absent and actions.is_loaded()):
        try:
            kept = actions.load(progress=_show, replace=replace)
        except DemoRefused as refusal:
            click.echo(REFUSALS[refusal.code], err=True)
            sys.exit(1)
        if kept:
            click.echo(f"原有数据已另存：{kept}")
    _show_signins()


@demo.command("signins", help="列出演示帐号。")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
def signins_command(style: str) -> None:
    if style == "json":
        from dataclasses import asdict

        from gongkai.demo import signins

        rows = [asdict(row) for row in signins.read()]
        click.echo(json.dumps(rows, ensure_ascii=False))
    else:
        _show_signins()


def _show(label: str, done: int, total: int) -> None:
    """One line that is rewritten on a terminal, one line a step elsewhere."""
    text = f"[{done:>2}/{total}] {label}"
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{text}", nl=done == total, err=True)
    else:
        click.echo(text, err=True)


def _show_signins() -> None:
    from gongkai.demo import signins

    rows = signins.read()
    if not rows:
        click.echo("还没有装载演示数据。")
        return
    click.echo("演示帐号（口令只用于这份演示数据）：")
    for row in rows:
        click.echo(f"  {row.role}\t{row.organ}\t{row.username}\t{row.password}")
    click.echo("指标和年报的数据在 2020 年度，请在页面上选 2020。")
    click.echo("试办网上申请时，请选“袁州区人民政府办公室”，上面的受理帐号才看得到。")
