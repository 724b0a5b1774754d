"""`gongkai check`: is this installation sound? For whoever runs it, and for monitoring."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import click

LEAST_FREE_BYTES = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be; `code` is stable, for monitoring."""

    code: str
    message: str


@click.command("check", help="检查设置、数据库、数据文件夹和磁盘空间。有问题时退出码为 1。")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
def check(ctx: click.Context, style: str) -> None:
    from django.conf import settings

    found = [
        *(*settings_findings(), *database_findings(), *calendar_findings(), *key_findings()),
        *folder_findings(settings.DATA_DIR),
    ]
    if style == "json":
        report = {"ok": not found, "findings": [asdict(finding) for finding in found]}
        click.echo(json.dumps(report, ensure_ascii=False))
    else:
        for finding in found:
            click.echo(f"{finding.message}（{finding.code}）")
        click.echo(f"发现 {len(found)} 处问题。" if found else "一切正常。")
    ctx.exit(1 if found else 0)


def settings_findings() -> Iterator[Finding]:
    from django.core import checks

    for message in checks.run_checks(include_deployment_checks=False):
        if message.level >= checks.WARNING and not message.is_silenced():
            yield Finding(message.id or "settings", f"设置：{message.msg}")


def database_findings() -> Iterator[Finding]:
    from django.db import DatabaseError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Finding("database", f"连不上数据库：{str(error).splitlines()[0]}")
        return
    if waiting:
        yield Finding(
            "migrations",
            f"数据库结构落后 {len(waiting)} 步：请运行 ./run gongkai manage migrate。",
        )


def calendar_findings() -> Iterator[Finding]:
    from django.db import DatabaseError

    from gongkai.workdays import effects

    try:
        left = effects.pending()
    except DatabaseError:
        return  # no database, or one that is behind: said above
    if left:
        yield Finding(
            "calendar",
            f"工作日历改动后还有 {left} 件没有重新计算期限：请运行 ./run gongkai clock recompute。",
        )


def key_findings() -> Iterator[Finding]:
    from django.db import DatabaseError

    from gongkai import vault
    from gongkai.inforequests import queries

    try:
        lost = queries.sealed_with_lost_keys()
    except DatabaseError:
        return  # said above
    if lost:
        yield Finding(
            "keys",
            f"有 {lost} 条封存的个人信息没有密钥能打开，现用密钥的编号是"
            f"{'、'.join(vault.key_ids())}：请把原来的密钥放回 GONGKAI_FIELD_KEY。",
        )


def folder_findings(folder: Path) -> Iterator[Finding]:
    if not os.access(folder, os.W_OK):
        yield Finding("folder", f"数据文件夹 {folder} 不可写。")
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE_BYTES:
        yield Finding("disk", f"数据文件夹所在的磁盘只剩 {free // 1_000_000} MB。")
