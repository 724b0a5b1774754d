"""``gongkai notices``: sending what waits, and looking after what does not go out."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from gongkai.notices.models import Notice

style_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)
KEY = click.argument("key", type=click.UUID, metavar="编号")
LISTED_MOST = 1000


@click.group("notices", help="通知：发送、查看、重发、撤销。")
def notices() -> None:
    pass


@notices.command("deliver", help="发送到了时间的通知（gongkai worker 每分钟也做一次）。")
@style_option
@click.pass_context
def deliver(ctx: click.Context, style: str) -> None:
    from gongkai.notices.actions import deliver

    told = deliver()
    row = {"sent": told.sent, "failed": told.failed, "uncertain": told.uncertain}
    if style == "json":
        click.echo(json.dumps(row))
    else:
        click.echo(f"发出 {told.sent} 条，失败 {told.failed} 条，不明 {told.uncertain} 条。")
    ctx.exit(1 if told.failed or told.uncertain else 0)


@notices.command("list", help="列出通知，新的在前。收件人只显示遮盖后的。")
@click.option("--state", default="", metavar="状态", help="例如 queued、failed、uncertain。")
@click.option("--stuck", is_flag=True, help="只列等人处理的。")
@style_option
def list_(state: str, stuck: bool, style: str) -> None:
    from gongkai.notices.models import Notice
    from gongkai.notices.queries import STUCK
    from gongkai.notices.rules.states import State

    if state and state not in list(State):
        raise click.BadParameter(f"没有“{state}”这个状态：{'、'.join(State)}。")
    rows = Notice.objects.select_related("organ").order_by("-pk")
    rows = rows.filter(state=state) if state else rows
    for row in (rows.filter(STUCK) if stuck else rows)[:LISTED_MOST]:
        click.echo(json.dumps(_told(row), ensure_ascii=False) if style == "json" else _line(row))


@notices.command("retry", help="重发。是否发出不明的，要写明理由。")
@KEY
@click.option("--reason", default="", metavar="理由")
@style_option
def retry(key: uuid.UUID, reason: str, style: str) -> None:
    from gongkai.notices import actions

    _settle(actions.retry, key, reason, style)


@notices.command("cancel", help="撤销，不再发送。")
@KEY
@click.option("--reason", required=True, metavar="理由")
@style_option
def cancel(key: uuid.UUID, reason: str, style: str) -> None:
    from gongkai.notices import actions

    _settle(actions.cancel, key, reason, style)


def _settle(deed: Any, key: uuid.UUID, reason: str, style: str) -> None:
    from gongkai.notices import phrases
    from gongkai.notices.models import Notice
    from gongkai.notices.rules.errors import NoticeError

    notice = Notice.objects.select_related("organ").filter(key=key).first()
    if notice is None:
        raise click.UsageError(f"没有编号为 {key} 的通知。")
    try:
        row = deed(notice=notice, by=None, reason=reason)
    except NoticeError as error:
        raise click.ClickException(phrases.refusal(error)) from error
    click.echo(json.dumps(_told(row), ensure_ascii=False) if style == "json" else _line(row))


def _told(row: Notice) -> dict[str, Any]:
    return {
        "key": str(row.key),
        "channel": row.channel,
        "organ": row.organ.code,
        "to": row.masked_to,
        "subject": row.subject,
        "state": row.state,
        "attempts": row.attempts,
        "next_try_at": row.next_try_at and row.next_try_at.isoformat(),
        "error": row.last_error,
    }


def _line(row: Notice) -> str:
    parts = (row.key, row.get_state_display(), row.masked_to, row.subject, row.last_error)
    return "　".join(str(part) for part in parts if part)
