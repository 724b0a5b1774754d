"""`gongkai setup`: the first organ and the first account of an empty installation."""

from __future__ import annotations

import json
import sys

import click

PASSWORD_VARIABLE = "GONGKAI_SETUP_PASSWORD"


@click.command("setup", help="为新安装的系统设立第一个机构，开通第一个系统管理帐号。")
@click.option("--code", prompt="机构代码（小写字母、数字和连字符）", help="机构代码，如 yuanzhou。")
@click.option("--name", prompt="机构全称", help="机构全称。")
@click.option("--short-name", default="", help="机构简称；不写则与全称相同。")
@click.option("--kind", default="district_government", show_default=True, help="机构类别的代码。")
@click.option("--account", prompt="系统管理员的登录帐号", help="系统管理员的登录帐号。")
@click.option("--person", prompt="系统管理员的姓名", help="系统管理员的姓名。")
@click.option(
    "--password",
    envvar=PASSWORD_VARIABLE,
    prompt="口令",
    hide_input=True,
    confirmation_prompt="再输入一次口令",
    help=f"登录口令。最好不写在命令行上，而是按提示输入，或者放在环境变量 {PASSWORD_VARIABLE} 里。",
)
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text")
def setup(
    code: str,
    name: str,
    short_name: str,
    kind: str,
    account: str,
    person: str,
    password: str,
    style: str,
) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from gongkai.organs import actions, phrases
    from gongkai.organs.errors import OrganError
    from gongkai.organs.models import Officer, OrganKind

    if kind not in OrganKind.values:
        known = "、".join(f"{value}（{label}）" for value, label in OrganKind.choices)
        raise click.UsageError(f"没有“{kind}”这个机构类别。可以用：{known}。")
    first = actions.FirstOrgan(code, name, short_name or name, OrganKind(kind))
    try:
        validate_password(password, Officer(username=account, full_name=person))
        organ, officer = actions.set_up(
            organ=first,
            username=account,
            full_name=person,
            password=password,
            on=timezone.localdate(),
        )
    except ValidationError as error:
        raise click.UsageError(" ".join(error.messages)) from error
    except OrganError as error:
        click.echo(phrases.explain(error), err=True)
        sys.exit(1)
    if style == "json":
        told = {"organ": organ.code, "account": officer.username}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo(f"已设立“{organ.name}”，已开通系统管理帐号 {officer.username}。")
        opening = f"gongkai columns open --organ {organ.code} --by {officer.username} --host 域名"
        click.echo(f"下一步：运行 {opening}，开设门户；")
        click.echo("再运行 gongkai serve，登录 /desk/，在“机构与岗位”里设立其他机构。")
