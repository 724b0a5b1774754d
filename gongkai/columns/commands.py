"""`gongkai columns`: opening an organ's portal with every column of the catalogue."""

from __future__ import annotations

import sys

import click


@click.group("columns", help="栏目：开设门户，铺设栏目。")
def columns() -> None:
    pass


@columns.command("open", help="为一个机构开设门户，并按栏目表铺设栏目。")
@click.option("--organ", "code", required=True, help="主办机构的代码。")
@click.option("--by", "username", required=True, help="经办的系统管理帐号。")
@click.option("--title", default="", help="门户名称；不写则用机构全称。")
@click.option("--host", default="localhost", show_default=True, help="门户的域名。")
@click.option("--port", default=80, show_default=True, type=click.IntRange(1, 65535), help="端口。")
def open_command(code: str, username: str, title: str, host: str, port: int) -> None:
    from django.core.exceptions import PermissionDenied

    from gongkai.columns import actions
    from gongkai.columns.rules.catalogue import official
    from gongkai.organs import phrases
    from gongkai.organs.errors import UnknownOrgan
    from gongkai.organs.models import Officer
    from gongkai.organs.queries import organ_by_code

    try:
        organ = organ_by_code(code)
        by = Officer.objects.get(username=username)
        root = actions.open_portal(
            organ=organ, title=title or organ.name, host=host, port=port, by=by
        )
        laid = actions.lay_out(root=root, specs=official(), by=by)
    except UnknownOrgan as error:
        raise click.UsageError(phrases.explain(error)) from error
    except Officer.DoesNotExist as error:
        raise click.UsageError(f"没有“{username}”这个帐号。") from error
    except (actions.PortalExists, PermissionDenied) as refusal:
        click.echo(_told(refusal), err=True)
        sys.exit(1)
    click.echo(f"已开设“{root.title}”，铺设栏目 {laid.created} 个。")


def _told(refusal: Exception) -> str:
    from gongkai.columns.actions import PortalExists

    return "门户已经开设，没有改动。" if isinstance(refusal, PortalExists) else str(refusal)
