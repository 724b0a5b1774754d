"""`gongkai ledger`: proving that nothing recorded was touched."""

from __future__ import annotations

import json
import sys

import click


@click.group("ledger", help="台账：只增不改的办理记录。")
def ledger() -> None:
    pass


@ledger.command("verify", help="核验台账有没有被改动、删除、插入或调换顺序。")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
def verify_command(style: str) -> None:
    from gongkai.ledger import queries
    from gongkai.ledger.phrases import FAULTS

    head = queries.head()
    found = queries.findings()
    if style == "json":
        rows = [
            {"fault": f.fault, "seq": f.seq, "stream": f.stream, "event": f.event} for f in found
        ]
        click.echo(
            json.dumps(
                {"entries": head.seq, "head": head.digest, "whole": not found, "findings": rows},
                ensure_ascii=False,
            )
        )
    elif not found:
        click.echo(f"台账完整：共 {head.seq} 条，链首 {head.digest}。")
    else:
        for f in found:
            click.echo(f"第 {f.seq} 条：{FAULTS[f.fault]}　{f.stream}　{f.event}")
        click.echo(f"台账不完整：发现 {len(found)} 处问题。请保留现场并查对备份。", err=True)
    sys.exit(1 if found else 0)
