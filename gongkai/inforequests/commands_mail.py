"""``gongkai mail``: fetching what was sent to the mailboxes for requests."""

from __future__ import annotations

import json
import time

import click

style_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)


@click.group("mail", help="依申请公开的收件邮箱：收取、查看情况。")
def mail() -> None:
    pass


@mail.command("fetch", help="收取邮件。加 --every 就一直收下去。")
@click.option("--every", type=click.IntRange(10, 86400), metavar="秒", help="每隔多少秒收一次。")
@style_option
@click.pass_context
def fetch(ctx: click.Context, every: int | None, style: str) -> None:
    while True:
        failed = _fetch_all(style)
        if every is None:
            ctx.exit(1 if failed else 0)
        time.sleep(every)


def _fetch_all(style: str) -> bool:
    """One round over all boxes; whether any of them failed."""
    from gongkai.inforequests.actions.mail import fetch_mail
    from gongkai.inforequests.mailboxes import configured

    boxes = configured()
    if not boxes:
        raise click.UsageError("没有设置收件邮箱：请设置 GONGKAI_MAILBOXES（见 docs/mail.md）。")
    rounds = [fetch_mail(box) for box in boxes]
    for told in rounds:
        if style == "json":
            click.echo(json.dumps(told.as_json(), ensure_ascii=False))
        elif told.fault:
            click.echo(f"{told.organ}：没有收完（{told.fault}），下次接着收。", err=True)
        else:
            left = f"，取不出来、留在邮箱的 {told.skipped} 封" if told.skipped else ""
            click.echo(f"{told.organ}：新收 {told.kept} 封，其中隔离 {told.quarantined} 封{left}。")
    return any(told.fault for told in rounds)


@mail.command("status", help="各收件邮箱最近一次收到邮件的时间和各类邮件的数量。")
@style_option
def status(style: str) -> None:
    from gongkai.inforequests.mailboxes import configured
    from gongkai.inforequests.queries.mail import last_fetched

    for box in configured():
        last = last_fetched(box.organ)
        if style == "json":
            row = {"organ": box.organ, "host": box.host, "last": last and last.isoformat()}
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            when = last.astimezone().strftime("%Y-%m-%d %H:%M") if last else "还没有"
            click.echo(f"{box.organ}（{box.host}）最近收到邮件：{when}")


@mail.command(
    "clear",
    help="清除注明“不是申请”并且超过保存天数的邮件内容；收到和处理的记录保留。",
)
@click.option(
    "--older-than",
    "days",
    type=click.IntRange(1, 36500),
    metavar="天",
    help="注明以后超过多少天；不写就用 GONGKAI_MAIL_KEPT_DAYS（1095天）。",
)
@style_option
def clear(days: int | None, style: str) -> None:
    from django.conf import settings

    from gongkai.inforequests.actions.mail import clear_mails

    count = clear_mails(days=days or settings.GONGKAI_MAIL_KEPT_DAYS)
    told = json.dumps({"cleared": count}) if style == "json" else f"已清除 {count} 封邮件的内容。"
    click.echo(told)
