"""The `gongkai` command line.

Exit codes: 0 done, 1 the answer is no or the work failed, 2 wrong usage or bad input.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NoReturn

import click

from gongkai import __version__
from gongkai.cli import chinese, failures, folders


@dataclass(frozen=True, slots=True)
class Entry:
    """One sub-command: where it is found, and its line in the help."""

    target: str
    help: str
    needs_django: bool = True
    only_reads: bool = False

    def load(self) -> click.Command:
        if self.only_reads:
            folders.prefer_what_is_there()
        if self.needs_django:
            set_up_django()
        module, _, name = self.target.partition(":")
        return getattr(import_module(module), name)


# A room's commands are imported only when they are called: date arithmetic must not wait
# for Django and Wagtail to start.
COMMANDS = {
    "workdays": Entry(
        "gongkai.workdays.commands:workdays", "工作日：推算日期，查看某年的放假调休", False
    ),
    "clock": Entry(
        "gongkai.inforequests.commands:clock",
        "依申请公开的期限：试算和说明",
        needs_django=False,
        only_reads=True,
    ),
    "mail": Entry("gongkai.inforequests.commands_mail:mail", "依申请公开的收件邮箱"),
    "requests": Entry(
        "gongkai.inforequests.commands_requests:requests", "依申请公开：导入台账，密钥和附件"
    ),
    "notices": Entry("gongkai.notices.commands:notices", "通知：发送、查看、重发、撤销"),
    "alerts": Entry("gongkai.desk.commands:alerts", "期限提醒"),
    "report": Entry(
        "gongkai.annualreports.commands:report", "政府信息公开工作年度报告", only_reads=True
    ),
    "ledger": Entry("gongkai.ledger.commands:ledger", "台账：核验有没有被改动", only_reads=True),
    "setup": Entry("gongkai.organs.commands:setup", "设立第一个机构，开通第一个帐号"),
    "columns": Entry("gongkai.columns.commands:columns", "栏目：开设门户，铺设栏目"),
    "demo": Entry("gongkai.demo.commands:demo", "演示数据"),
    "tryout": Entry("gongkai.cli.tryout:tryout", "装载演示数据并启动（./run demo）", False),
    "serve": Entry("gongkai.cli.processes:serve", "启动网站和工作台", False),
    "worker": Entry("gongkai.cli.processes:worker", "启动后台任务"),
    "check": Entry("gongkai.cli.check:check", "检查本机的安装是否完好"),
    "manage": Entry("gongkai.cli.processes:manage", "Django 的管理命令", False),
}


class Rooms(click.Group):
    """A command group whose members are named in a table and imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        return chinese.in_help(entry.load()) if entry else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(
    cls=Rooms,
    name="gongkai",
    help="政务公开平台。数据保存在环境变量 GONGKAI_DATA 指明的文件夹（默认 var/data）。",
)
@click.version_option(__version__, prog_name="gongkai", help="显示版本号。")
def gongkai() -> None:
    pass


def set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    import django

    django.setup()


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command; whatever goes wrong becomes one sentence on the error output."""
    chinese.speak()
    try:
        answer = chinese.in_help(gongkai).main(
            args=arguments, prog_name="gongkai", standalone_mode=False
        )
    except Exception as error:
        failure = failures.explain(error)
        if failure is None:
            raise
        if failure.sentence:
            click.echo(failure.sentence, err=True)
        return failure.exit_code
    return answer if isinstance(answer, int) else 0


def main() -> NoReturn:
    sys.exit(run())
