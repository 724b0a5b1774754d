"""Starting from nothing: what ./run says when it cannot."""

from __future__ import annotations

import errno
import json
import os
import subprocess
from pathlib import Path

import pytest

from bootstrap import environment

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty project folder in place of this one."""
    home = tmp_path / "project"
    (home / "requirements").mkdir(parents=True)
    for kind in ("run", "test"):
        (home / "requirements" / f"{kind}.txt").write_text(f"click==1 # {kind}\n")
    venv = home / ".venv"
    monkeypatch.setattr(environment, "ROOT", home)
    monkeypatch.setattr(environment, "ENVIRONMENT", venv)
    monkeypatch.setattr(environment, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(environment, "STAMP", venv / "gongkai-stamp.json")
    monkeypatch.setattr(environment, "LOG", home / "var" / "log" / "environment.log")
    locks = {kind: home / "requirements" / f"{kind}.txt" for kind in ("run", "test")}
    monkeypatch.setattr(environment, "LOCKS", locks)
    return home


@pytest.fixture
def installs(folder, monkeypatch):
    """Builds an environment by pretending; returns the list of what was done."""
    done: list[str] = []

    def pretend(doing: str, command: list[str]) -> None:
        done.append(doing.split()[0])
        (folder / ".venv" / "lib" / "python3.11" / "site-packages").mkdir(
            parents=True, exist_ok=True
        )
        (folder / ".venv" / "pyvenv.cfg").touch()

    monkeypatch.setattr(environment, "follow", pretend)
    monkeypatch.setattr(environment, "find_tool", lambda: "uv")
    monkeypatch.setattr(
        environment, "output_of", lambda *command: environment.sys.version.split()[0]
    )
    return done


def test_a_second_start_does_nothing(installs):
    environment.prepare("run")
    assert installs == ["建立虚拟环境", "安装"]
    environment.prepare("run")
    assert installs == ["建立虚拟环境", "安装"]


def test_testing_adds_to_the_environment_and_running_then_needs_nothing(installs):
    environment.prepare("run")
    environment.prepare("test")
    assert installs == ["建立虚拟环境", "安装", "安装"]
    environment.prepare("run")
    assert len(installs) == 3


def test_a_changed_lock_is_installed(installs, folder):
    environment.prepare("run")
    (folder / "requirements" / "run.txt").write_text("click==2\n")
    environment.prepare("run")
    assert installs == ["建立虚拟环境", "安装", "安装"]


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda stamp: stamp.unlink(), id="killed before the stamp"),
        pytest.param(lambda stamp: stamp.write_text("{"), id="stamp cut short"),
        pytest.param(lambda stamp: rewrite(stamp, python="3.10.1"), id="another Python"),
        pytest.param(lambda stamp: rewrite(stamp, root="/elsewhere"), id="folder was moved"),
        pytest.param(lambda stamp: rewrite(stamp, tool="pip", run=""), id="made by another tool"),
    ],
)
def test_an_environment_not_to_be_trusted_is_made_again_from_nothing(installs, spoil):
    environment.prepare("run")
    spoil(environment.STAMP)
    environment.prepare("run")
    assert installs == ["建立虚拟环境", "安装"] * 2


def rewrite(stamp: Path, **changes: str) -> None:
    stamp.write_text(json.dumps(json.loads(stamp.read_text()) | changes))


def test_a_folder_that_is_no_environment_is_not_deleted(installs, folder):
    (folder / ".venv").mkdir()
    (folder / ".venv" / "diary.txt").touch()
    with pytest.raises(environment.Failed, match="不敢删除"):
        environment.prepare("run")
    assert (folder / ".venv" / "diary.txt").exists()


@pytest.mark.parametrize(
    ("log", "sentence"),
    [
        ("OSError: [Errno 28] No space left on device", environment.DISK_FULL),
        ("cause: failed to copy file: (os error 28)", environment.DISK_FULL),
        ("error: Hash mismatch for `click==8.5.1`", environment.WRONG_HASH),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", environment.WRONG_HASH),
        ("cause: dns error", environment.NO_NETWORK),
        (
            "Retrying after connection broken by NewConnectionError\n"
            "ERROR: No matching distribution found for click==8.5.1",
            environment.NO_NETWORK,
        ),
        ("ERROR: No matching distribution found for click==8.5.1", environment.NO_PACKAGE),
    ],
)
def test_what_the_installer_says_becomes_one_sentence(log, sentence):
    assert environment.reason(log) == sentence


def test_an_unknown_failure_quotes_the_last_line(folder):
    assert "boom" in environment.reason("begin\nboom\n\n")


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EROFS, "没有权限")]
)
def test_failures_of_the_system_become_one_sentence(monkeypatch, capsys, number, said):
    def fail(kind: str) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(environment, "prepare", fail)
    monkeypatch.setattr(environment.sys, "argv", ["environment.py", "run"])
    assert environment.main() == 1
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    "python",
    [
        pytest.param(None, id="no Python at all"),
        pytest.param("#!/bin/sh\necho 'version not installed' >&2\nexit 127\n", id="dead shim"),
        pytest.param("#!/bin/sh\nexit 1\n", id="too old"),
    ],
)
def test_run_without_a_usable_python_says_so(tmp_path, python):
    for tool in ("sh", "dirname", "cat"):
        (tmp_path / tool).symlink_to(f"/bin/{tool}" if tool != "dirname" else "/usr/bin/dirname")
    if python:
        (tmp_path / "python3").write_text(python)
        (tmp_path / "python3").chmod(0o755)
    done = subprocess.run(
        [ROOT / "run", "gongkai", "--version"],
        env={"PATH": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("没有找到能运行的 Python 3.11")
    assert done.stderr.count("\n") == 1
