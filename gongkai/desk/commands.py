"""``gongkai alerts``: raising the alerts that periods call for."""

from __future__ import annotations

import json

import click


@click.group("alerts", help="期限提醒。")
def alerts() -> None:
    pass


@alerts.command("run", help="按今天更新期限提醒，通知岗位（gongkai worker 每分钟也做一次）。")
@click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)
def run(style: str) -> None:
    from gongkai.desk.alerts import raise_alerts

    told = raise_alerts()
    if style == "json":
        row = {"raised": told.raised, "ended": told.ended, "written": told.written}
        click.echo(json.dumps(row))
    else:
        click.echo(
            f"新提醒 {told.raised} 项，结束 {told.ended} 项，给 {told.written} 位工作人员写了邮件。"
        )
