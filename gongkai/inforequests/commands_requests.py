"""`gongkai requests`: keys and sealed files, for whoever looks after the installation."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping

import click

from gongkai.inforequests.commands_archive import archive, verify_archive
from gongkai.inforequests.commands_import import import_register

style_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text"
)

WHAT = {
    "applicants": "申请人",
    "parties": "被征求意见方",
    "contacts": "被征求意见方的联系方式",
    "assessments": "对意见的判断和说明",
    "opinions": "征求到的意见",
    "deliveries": "送达记录",
    "mails": "收到的邮件",
    "names": "附件的文件名",
    "notices": "通知",
    "files": "附件",
    "mail_files": "邮件原件",
    "volumes": "案卷",
    "import_names": "导入台账的文件名",
    "import_files": "导入台账的原件",
}


def _label(what: str) -> str:
    from gongkai.inforequests import queries

    return WHAT.get(what) or queries.SEALED_LABELS[what]


@click.group("requests", help="依申请公开：导入台账；加密数据的密钥和附件。")
def requests() -> None:
    pass


requests.add_command(import_register)


requests.add_command(archive)
requests.add_command(verify_archive)


@requests.command("keys", help="查看各把密钥加密了多少数据（只显示密钥编号）。")
@style_option
def keys(style: str) -> None:
    from gongkai import vault
    from gongkai.inforequests import queries

    ids, used = vault.key_ids(), queries.key_use()
    unknown = {key for counts in used.values() for key in counts} - set(ids)
    if style == "json":
        click.echo(json.dumps({"keys": ids, "used": used, "unknown": sorted(unknown)}))
    else:
        _tell_keys(ids, used)
    sys.exit(1 if unknown else 0)


def _tell_keys(ids: tuple[str, ...], used: Mapping[str, Mapping[str, int]]) -> None:
    seen = sorted({key for counts in used.values() for key in counts} - set(ids))
    for key in (*ids, *seen):
        role = (
            "现用"
            if key == ids[0]
            else "旧"
            if key in ids
            else "打不开：没有这把密钥，或者文件缺失"
        )
        rows = [f"{_label(what)} {counts[key]}" for what, counts in used.items() if key in counts]
        click.echo(f"{key}（{role}）：{'，'.join(rows) or '没有数据'}")
    if len(ids) > 1 and not any(key != ids[0] for counts in used.values() for key in counts):
        click.echo("全部数据都已改用现用密钥。再等一天，就可以从 GONGKAI_FIELD_KEY 去掉旧密钥。")


@requests.command(
    "rekey", help="把全部加密数据改用 GONGKAI_FIELD_KEY 的第一把密钥；中断后可以接着做。"
)
@style_option
def rekey(style: str) -> None:
    from gongkai.inforequests import actions

    told = {}
    for progress in actions.rekey():
        told[progress.what] = {"done": progress.done, "lost": progress.lost}
        if style == "text":
            click.echo(f"{_label(progress.what)}：已改 {progress.done}", err=True)
    lost = {what: each["lost"] for what, each in told.items() if each["lost"]}
    if style == "json":
        click.echo(json.dumps(told))
    elif lost:
        rows = "，".join(f"{_label(what)} {count}" for what, count in lost.items())
        click.echo(
            f"有数据打不开，没有改动：{rows}。请确认旧密钥还在 GONGKAI_FIELD_KEY 里。", err=True
        )
    else:
        click.echo(f"已改用现用密钥：{sum(each['done'] for each in told.values())} 项。")
    sys.exit(1 if lost else 0)


@requests.command("rebuild", help="按台账重新推出每件的状态、期限和在走的期限；可以随时运行。")
@style_option
def rebuild(style: str) -> None:
    from gongkai.inforequests import actions
    from gongkai.inforequests.models import InformationRequest

    rows = InformationRequest.objects.order_by("pk").iterator(chunk_size=500)
    changed = actions.rebuild(rows)
    if style == "json":
        click.echo(json.dumps({"changed": changed}))
    else:
        click.echo(f"改正了 {len(changed)} 件。{'，'.join(changed[:20])}")


@requests.command("marks", help="给导入的和以前的申请补上内容标识，好找出相同、相近的申请。")
@style_option
def marks(style: str) -> None:
    from gongkai.inforequests import actions

    count = actions.mark_all()
    click.echo(json.dumps({"marked": count}) if style == "json" else f"已补 {count} 件。")


@requests.command(
    "sweep",
    help="清除没有提交的申请留下的附件（6小时以上）和过期的案卷复制件（30天以上）。请每天运行。",
)
@style_option
def sweep(style: str) -> None:
    from gongkai.inforequests import actions

    actions.drop_old_exports()
    count = actions.sweep_files()
    click.echo(json.dumps({"removed": count}) if style == "json" else f"已清除 {count} 个文件。")
