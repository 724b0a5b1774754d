"""`./run demo`: from an empty folder to a running portal and desk with the demonstration year."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

import click

from gongkai.cli import DEMO_DATA
from gongkai.cli.processes import port_option, require_free

HOST = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 15


@click.command("tryout", help="装载演示数据，启动网站、工作台和后台任务；按 Ctrl-C 停止。")
@click.option("--no-serve", is_flag=True, help="只装载演示数据，不启动。")
@port_option
def tryout(no_serve: bool, port: int) -> None:
    if not no_serve:
        require_free(HOST, port)
    os.environ.setdefault("GONGKAI_DATA", str(DEMO_DATA))
    os.environ.setdefault("GONGKAI_BASE_URL", f"http://localhost:{port}")
    # In a process of its own: what the loading took from memory is given back before serving.
    loaded = subprocess.run([*_command("demo", "load"), "--if-absent"], check=False)
    if loaded.returncode != 0 or no_serve:
        raise click.exceptions.Exit(loaded.returncode)
    raise click.exceptions.Exit(_serve(port))


def _serve(port: int) -> int:
    """Run the server and the worker until one of them ends or we are told to stop."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    # In sessions of their own, so that Ctrl-C reaches them once, through us: a second signal
    # would make them drop the work in their hands.
    both = [
        subprocess.Popen(
            _command("serve", "--host", HOST, "--port", str(port)), start_new_session=True
        ),
        subprocess.Popen(_command("worker"), start_new_session=True),
    ]
    try:
        _wait_until_up(port, both[0])
        click.echo(f"已启动：http://localhost:{port}/　工作台：http://localhost:{port}/desk/")
        click.echo("按 Ctrl-C 停止。")
        while all(process.poll() is None for process in both):
            time.sleep(0.2)
        click.echo("有一个进程意外结束，已全部停止。", err=True)
        return 1
    except KeyboardInterrupt:
        click.echo("\n正在停止……")
        return 0
    finally:
        _end(both)


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "gongkai", *arguments]


def _stop(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait_until_up(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    for process in processes:
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
