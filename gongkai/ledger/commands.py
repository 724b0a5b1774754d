"""`gongkai ledger`: proving that nothing recorded was touched."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from gongkai.ledger.models import Head
    from gongkai.ledger.rules.diagnosis import Finding


@click.group("ledger", help="台账：只增不改的办理记录。")
def ledger() -> None:
    pass


@ledger.command("verify", help="核验台账有没有被改动、删除、插入或调换顺序。")
@click.option("--head", "noted", default="", help="以前抄录的链首，核对它是否仍在链上。")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
def verify_command(noted: str, style: str) -> None:
    from gongkai.ledger import queries

    head = queries.head()
    found = queries.findings()
    lost = bool(noted) and not queries.once_headed(noted)
    if style == "json":
        rows = [
            {"fault": f.fault, "seq": f.seq, "stream": f.stream, "event": f.event} for f in found
        ]
        told = {"entries": head.seq, "head": head.digest, "whole": not (found or lost)}
        told |= {"noted_head_found": not lost} if noted else {}
        click.echo(json.dumps({**told, "findings": rows}, ensure_ascii=False))
    else:
        _tell(head, found, lost)
    sys.exit(1 if found or lost else 0)


def _tell(head: Head, found: list[Finding], lost: bool) -> None:
    from gongkai.ledger.phrases import FAULTS

    for f in found:
        click.echo(f"第 {f.seq} 条：{FAULTS[f.fault]}　{f.stream}　{f.event}")
    if lost:
        click.echo("抄录的链首不在链上：台账被整个重写过，或者链首抄错了。", err=True)
    if found or lost:
        click.echo(f"台账不完整：发现 {len(found) + lost} 处问题。请保留现场并查对备份。", err=True)
        return
    click.echo(f"台账完整：共 {head.seq} 条，链首 {head.digest}。")
    click.echo("把链首抄在别处，以后用 --head 核对，可以发现整个台账被重写。")
