"""``gongkai requests import``: a register kept elsewhere, from the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from gongkai.inforequests.models import RegisterImport
    from gongkai.inforequests.rules.imports.columns import Field

style_option = click.option(
    "--format", "style", type=click.Choice(["text", "json"]), default="text", help="输出格式。"
)


@click.command(
    "import",
    help="导入以前的依申请公开台账（xlsx、csv）。--check 只检查，不导入。"
    "全部导入或者检查没有错误返回 0，有的行有错误返回 1，文件或者参数不对返回 2。",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--organ", "code", required=True, metavar="机关代码", help="受理机关。")
@click.option("--by", "username", required=True, metavar="用户名", help="由谁导入。")
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='对应关系（JSON）：{"columns": {"表头": "字段"}, "values": {"字段": {"说法": "值"}}}。',
)
@click.option("--check", is_flag=True, help="只检查每一行，不导入。")
@style_option
def import_register(
    file: Path, code: str, username: str, mapping: Path | None, check: bool, style: str
) -> None:
    from gongkai.documents.uploads import UploadRefused
    from gongkai.documents.uploads import refusal as upload_refusal
    from gongkai.inforequests import phrases
    from gongkai.inforequests.actions import imports
    from gongkai.inforequests.rules.errors import NothingToImport, RuleError
    from gongkai.organs.access import NotYours
    from gongkai.organs.models import Officer, Organ

    organ = Organ.objects.filter(code=code).first()
    officer = Officer.objects.filter(username=username).first()
    if organ is None or officer is None:
        what = f"代码为“{code}”的机关" if organ is None else f"用户“{username}”"
        raise click.UsageError(f"没有{what}。")
    wanted = _mapping(mapping)
    try:
        row = imports.upload_register(
            organ=organ, content=file.read_bytes(), name=file.name, by=officer
        )
        columns = _columns(row, wanted.get("columns", {}))
        row = imports.map_columns(
            imported=row, columns=columns, values=wanted.get("values", {}), by=officer
        )
        if not check:
            _run(row, officer)
            row.refresh_from_db()
    except NothingToImport:
        pass
    except UploadRefused as error:
        raise click.UsageError(str(upload_refusal(error))) from error
    except RuleError as error:
        raise click.UsageError(phrases.plain_refusal(error)) from error
    except NotYours as error:
        raise click.UsageError(f"“{username}”没有{organ.short_name}的受理或者监督岗位。") from error
    _tell(row, style)
    sys.exit(1 if row.examined["faulty"] else 0)


def _run(row: RegisterImport, officer: Any) -> None:
    from gongkai.inforequests.actions import imports

    imports.begin_import(imported=row, by=officer)
    while imports.go_on_with_import(row.pk, officer):
        pass


def _mapping(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, ValueError) as error:
        raise click.UsageError(f"{path.name} 不是 JSON 文件。") from error
    fits = isinstance(told, dict) and all(
        isinstance(told.get(part, {}), dict) for part in ("columns", "values")
    )
    if not fits or not all(isinstance(each, dict) for each in told.get("values", {}).values()):
        raise click.UsageError(f"{path.name} 里应当是 columns 和 values 两个对象。")
    return told


def _columns(row: RegisterImport, wanted: dict[str, str]) -> dict[Field, int]:
    """As proposed, changed as the mapping says."""
    from gongkai.inforequests.queries.imports import Examination
    from gongkai.inforequests.rules.imports.columns import Field, plain

    found = Examination(row)
    by_name = {plain(heading): place for place, heading in enumerate(found.table.headings)}
    columns = dict(found.columns)
    for heading, name in wanted.items():
        if plain(heading) not in by_name or name not in [field.value for field in Field]:
            raise click.UsageError(f"对应关系里的“{heading}: {name}”对不上台账的表头或者字段。")
        columns = {f: p for f, p in columns.items() if p != by_name[plain(heading)]}
        columns[Field(name)] = by_name[plain(heading)]
    return columns


def _tell(row: RegisterImport, style: str) -> None:
    from gongkai.inforequests.phrases.imports import located
    from gongkai.inforequests.queries.imports import Examination

    faulty = Examination(row).rows(set(row.examined["faulty"]))
    told = {each.row.number: [located(problem) for problem in each.faults] for each in faulty}
    if style == "json":
        counts = {kind: len(numbers) for kind, numbers in row.examined.items()}
        click.echo(
            json.dumps(
                {"import": str(row.key), "cases": row.cases.count(), **counts, "faults": told},
                ensure_ascii=False,
            )
        )
        return
    for number, problems in told.items():
        click.echo(f"第 {number} 行：{' '.join(problems)}", err=True)
    ready = len(row.examined["ready"])
    click.echo(f"已导入 {row.cases.count()} 件；可以导入 {ready} 行，有错误 {len(told)} 行。")
