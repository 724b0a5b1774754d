"""The command line: quick where it can be, Chinese throughout, exit codes that mean something."""

from __future__ import annotations

import ast
import errno
import re
import socket
import subprocess
import sys
from pathlib import Path

import click
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from gongkai.cli import failures, main, processes


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["workdays", "--help"],
        ["workdays", "add", "2026-02-05", "20"],
        ["clock", "--help"],
        ["serve", "--help"],
    ],
    ids=" ".join,
)
def test_counting_days_does_not_wait_for_the_web_application(arguments):
    program = (
        "import sys; from gongkai.cli.main import run\n"
        "code = run(sys.argv[1:])\n"
        "sys.exit(code or ('wagtail' in sys.modules) * 99)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize("name", main.COMMANDS)
def test_every_command_of_the_table_is_there(name):
    command = main.COMMANDS[name].load()
    assert isinstance(command, click.Command)
    assert command.name == name


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "没有“nonsense”这个命令。（用法见：gongkai --help）"),
        (["serve", "--nonsense"], "没有“--nonsense”这个选项。（用法见：gongkai serve --help）"),
        (
            ["serve", "--port", "x"],
            "'--port' 的写法不对：“x”不是有效的数。（用法见：gongkai serve --help）",
        ),
        (["check", "more"], "多写了参数：more。（用法见：gongkai check --help）"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_one_chinese_sentence(capsys, arguments, said):
    assert main.run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == f"{said}\n"


def test_without_a_command_the_help_is_shown(capsys):
    assert main.run([]) == 2
    shown = capsys.readouterr().err
    assert [name for name in main.COMMANDS if f"\n  {name} " not in shown] == []


@pytest.mark.parametrize(
    ("error", "said", "code"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘空间不足", 1),
        (PermissionError(errno.EACCES, "Permission denied", "keys"), "没有权限读写 keys", 1),
        (OperationalError("no such table: organs_organ"), "数据库还没有建好", 1),
        (OperationalError("database or disk is full"), "磁盘空间不足", 1),
        (OperationalError("connection refused\nmore"), "连不上数据库：connection refused", 1),
        (ImproperlyConfigured("GONGKAI_DEBUG 只能是 true 或 false。"), "设置有误", 2),
    ],
    ids=str,
)
def test_a_failure_that_a_person_can_mend_is_one_sentence(error, said, code):
    failure = failures.explain(error)
    assert failure is not None
    assert failure.sentence.startswith(said)
    assert "\n" not in failure.sentence
    assert failure.exit_code == code


def test_a_data_folder_that_cannot_be_made_is_named(monkeypatch):
    monkeypatch.setenv("GONGKAI_DATA", "/proc/nowhere")
    failure = failures.explain(FileNotFoundError(errno.ENOENT, "No such file", "/proc/nowhere/a"))
    assert failure == failures.Failure("数据文件夹 /proc/nowhere 不能用：No such file。")


def test_a_defect_of_ours_keeps_its_traceback():
    assert failures.explain(KeyError("gone")) is None


def test_a_taken_port_stops_the_server_before_it_starts(capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert main.run(["serve", "--port", str(port)]) == 1
        assert main.run(["tryout", "--port", str(port)]) == 1
    sentence = f"端口 {port}（127.0.0.1）已被别的程序占用：请用 --port 换一个端口。\n"
    assert capsys.readouterr().err == sentence * 2


def test_an_address_that_is_not_ours_is_refused_with_its_reason():
    with pytest.raises(processes.PortRefused, match=r"不能在 192\.0\.2\.1 的端口 8000 上监听"):
        processes.require_free("192.0.2.1", 8000)


def sentences_of(package: Path) -> set[str]:
    """Every sentence that the command-line library offers for translation."""
    found = set()
    for path in package.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(first.value)
    return found


# Said to programmers, or by parts that gongkai does not use.
NOT_FOR_USERS = re.compile(
    r"Arguments take exactly|Boolean option|Choice\(|Could not determine name|Couldn't detect"
    r"|DeprecationWarning|Invalid start character|Name '|No options defined|Shell completion"
    r"|Unknown color|Unknown standard stream|Value must be an iterable|Windows error|d$|{editor}"
)


def test_every_sentence_of_the_library_has_its_chinese():
    catalogue = main.chinese.LOCALE / "zh_CN" / "LC_MESSAGES" / "click.po"
    known = {
        ast.literal_eval(line.removeprefix("msgid "))
        for line in catalogue.read_text(encoding="utf-8").splitlines()
        if line.startswith("msgid ")
    }
    offered = {s for s in sentences_of(Path(click.__file__).parent) if not NOT_FOR_USERS.match(s)}
    assert offered - known == set()
