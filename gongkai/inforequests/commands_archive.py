"""`gongkai requests archive` and `verify-archive`: volumes outside the browser."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click

style_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text"
)

FAULTS = {
    "not_a_volume": "不是案卷 ZIP，或者清单损坏",
    "missing": "缺少",
    "changed": "内容与清单不符",
    "extra": "清单里没有",
}


@click.command("archive", help="组成一件已归档申请的案卷，并可存到文件夹；每次都记入台账。")
@click.argument("number", metavar="编号")
@click.option(
    "--as", "username", required=True, metavar="用户名", help="以哪位工作人员的岗位打开。"
)
@click.option("--reason", required=True, metavar="理由", help="打开案卷的理由，记入台账。")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="文件夹",
    help="存放案卷的文件夹；不写就只组卷。",
)
@style_option
def archive(number: str, username: str, reason: str, out: Path | None, style: str) -> None:
    from gongkai.inforequests import actions, phrases, queries
    from gongkai.inforequests.models import BundleForm, BundleState, OpeningPurpose
    from gongkai.inforequests.queries import archives
    from gongkai.inforequests.rules.errors import RuleError
    from gongkai.organs.access import NotYours
    from gongkai.organs.models import Officer

    row = queries.with_number(number)
    by = Officer.objects.filter(username=username).first()
    if row is None or by is None:
        _say(f"没有{'这件申请' if row is None else '这位工作人员'}。", style, 2, ok=False)
    volumes = list(archives.volumes_of(row).select_related("request__organ"))
    if not volumes:
        _say("这件申请还没有归档。", style, 1, ok=False)
    saved = []
    try:
        for volume in volumes:
            ready = volume
            if volume.state == BundleState.WAITING:
                ready = actions.assemble(volume.pk)
            for form in BundleForm if out else ():
                content = actions.open_bundle(
                    bundle=ready, form=form, purpose=OpeningPurpose.COPY, reason=reason, by=by
                )
                saved.append(str(_save(content, out, f"{volume.volume.archive_no}.{form}")))
    except (RuleError, NotYours) as error:
        told = phrases.refusal(error) if isinstance(error, RuleError) else str(error)
        _say(told, style, 1, ok=False)
    told = "\n".join(saved) or f"已成卷：{len(volumes)} 卷。"
    _say(told, style, 0, ok=True, volumes=len(volumes), files=saved)


def _save(content: Iterator[bytes], folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / name
    # Readable for nobody else: it is the file of a person.
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in content:
            file.write(piece)
    return target


@click.command("verify-archive", help="核验案卷 ZIP：逐个文件重新计算摘要，与清单和台账对照。")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--without-ledger", is_flag=True, help="只核对 ZIP 内部，不与本系统的台账对照。")
@style_option
def verify_archive(file: Path, without_ledger: bool, style: str) -> None:
    from gongkai.inforequests.volumes import manifest

    verdict = manifest.verify(file)
    faults = [f"{FAULTS[fault.value]}：{name}" for fault, name in verdict.faults]
    if not faults and not without_ledger and not _is_recorded(verdict.manifest_digest):
        faults.append("清单的摘要不在本系统的台账里：清单被改过，或者案卷来自别的系统")
    facts = {"archive_no": verdict.archive_no, "files": verdict.files, "faults": faults}
    if faults:
        _say("核验不通过。\n" + "\n".join(faults), style, 1, ok=False, **facts)
    _say(f"核验通过：{verdict.files} 个文件都与清单相符。", style, 0, ok=True, **facts)


def _is_recorded(digest: str) -> bool:
    from gongkai.inforequests import events
    from gongkai.inforequests.models import Bundle
    from gongkai.ledger.queries import stream

    for bundle in Bundle.objects.filter(manifest_digest=digest).select_related("request"):
        sealed = stream(bundle.request.stream).filter(
            event__in=(events.VOLUME_SEALED, events.EXPORT_SEALED)
        )
        if any(entry.data.get("manifest") == digest for entry in sealed):
            return True
    return False


def _say(text: str, style: str, code: int, *, ok: bool, **facts: object) -> NoReturn:
    told = json.dumps({"ok": ok, "told": text, **facts}, ensure_ascii=False)
    click.echo(told if style == "json" else text, err=not ok and style != "json")
    sys.exit(code)
