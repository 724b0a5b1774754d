"""The long-running processes: the web server and the worker; and Django's own commands."""

from __future__ import annotations

import errno
import logging
import os
import socket
import threading
import time

import click

WSGI = "gongkai.config.wsgi:application"
RETRY_SECONDS = 5
# Requests handled at once by one process. More only wait for the interpreter, or for the one
# writer of SQLite; the rest queue before it.
THREADS = 2 * (os.cpu_count() or 1)
PORTS = click.IntRange(1, 65535)
PROCESSES = click.IntRange(1, 64)

port_option = click.option(
    "--port",
    default=8000,
    show_default=True,
    type=PORTS,
    metavar="端口",
    help="监听的端口。",
)


class PortTaken(click.ClickException):
    """The address cannot be listened on, most often because another program does so already."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"端口 {port}（{host}）已被别的程序占用：请用 --port 换一个端口。")


class PortRefused(click.ClickException):
    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(f"不能在 {host} 的端口 {port} 上监听：{reason}。")


def require_free(host: str, port: int) -> None:
    """Fail before anything starts where the port is taken.

    The server itself shares its port among its processes (SO_REUSEPORT), so it would start
    beside the other program and take turns with it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(host, port) from error
            raise PortRefused(host, port, error.strerror or str(error)) from error


@click.command("serve", help="启动网站和工作台。数据库要先建好（gongkai manage migrate）。")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="地址", help="监听的地址。")
@port_option
@click.option(
    "--processes",
    default=1,
    show_default=True,
    type=PROCESSES,
    metavar="个数",
    help="进程数。SQLite 只用一个；PostgreSQL 可与处理器核数相同。",
)
def serve(host: str, port: int, processes: int) -> None:
    require_free(host, port)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        WSGI,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=processes,
        blocking_threads=THREADS,
        websockets=False,
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    ).serve()


@click.command("worker", help="启动后台任务：检索索引，发送通知，期限提醒。与 serve 同时运行。")
@click.option("--verbose", is_flag=True, help="每件任务的开始和完成都记录下来。")
def worker(verbose: bool) -> None:
    from django.core.management import call_command
    from django.db import OperationalError

    from gongkai.cli import rounds

    if not verbose:
        # The queue reports two lines for each task; only what went wrong is worth a line.
        for name in ("django_tasks", "django_tasks_db"):
            logging.getLogger(name).addFilter(lambda record: record.levelno >= logging.WARNING)
    rounds.start(rounds.usual(), threading.Event())
    while True:
        try:
            call_command("db_worker", queue_name="*", reload=False)
            return
        except OperationalError as error:
            # A database that restarts must not leave the office without its worker.
            reason = str(error).splitlines()[0]
            click.echo(f"数据库暂时不可用，{RETRY_SECONDS} 秒后重试：{reason}", err=True)
            time.sleep(RETRY_SECONDS)


@click.command(
    "manage",
    help="运行 Django 的管理命令，例如 migrate、createsuperuser。",
    context_settings={"ignore_unknown_options": True, "help_option_names": []},
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def manage(arguments: tuple[str, ...]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["gongkai manage", *arguments])
