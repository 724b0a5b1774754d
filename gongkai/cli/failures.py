"""Failures that a person can do something about, each as one sentence."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass

import click

from gongkai.cli import DEMO_DATA


@dataclass(frozen=True, slots=True)
class Failure:
    sentence: str
    exit_code: int = 1


def explain(error: Exception) -> Failure | None:
    """The sentence for an error; None for a defect of ours, whose traceback is wanted."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return Failure(error.format_message(), 2)
    if isinstance(error, click.UsageError):
        return Failure(_usage(error), 2)
    if isinstance(error, click.ClickException):
        return Failure(error.format_message(), error.exit_code)
    if isinstance(error, click.Abort):
        return Failure("已中止。", 130)
    if isinstance(error, OSError):
        return _system(error)
    return _database(error)


def _usage(error: click.UsageError) -> str:
    message = " ".join(error.format_message().split())
    if error.ctx is None:
        return message
    return f"{message}（用法见：{error.ctx.command_path} --help）"


def _system(error: OSError) -> Failure | None:
    if error.errno == errno.ENOSPC:
        return Failure("磁盘空间不足，写不下去了：请腾出空间后重试。")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS} and error.filename:
        return Failure(f"没有权限读写 {error.filename}。")
    chosen = os.environ.get("GONGKAI_DATA")
    if chosen and str(error.filename or "").startswith(chosen):
        return Failure(f"数据文件夹 {chosen} 不能用：{error.strerror}。")
    if error.errno == errno.EPIPE:
        # The reader of our output (`| head`) has had enough: nothing to report, nowhere to say it.
        sys.stdout = None  # so that the interpreter does not try to flush it either
        return Failure("", 1)
    return None


def _database(error: Exception) -> Failure | None:
    # By name: this module must not import Django for commands that work without it.
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "ImproperlyConfigured" in kinds:
        return Failure(f"设置有误：{error}", 2)
    if not kinds & {"OperationalError", "ProgrammingError"}:
        return None
    text = str(error)
    if "no such table" in text or ("relation" in text and "does not exist" in text):
        return Failure(_no_database())
    if "disk is full" in text:
        return Failure("磁盘空间不足，写不下去了：请腾出空间后重试。")
    if "unable to open database file" in text or "connection" in text:
        return Failure(f"连不上数据库：{text.splitlines()[0]}")
    return None


def _no_database() -> str:
    advice = "请先运行 ./run gongkai manage migrate"
    if "GONGKAI_DATA" not in os.environ and DEMO_DATA.exists():
        advice += f"；要用演示数据，请设环境变量 GONGKAI_DATA={os.path.relpath(DEMO_DATA)}"
    return f"数据库还没有建好：{advice}。"
