"""Prepares the virtual environment in .venv from the lock; called by ./run.

It uses uv where there is one, else venv and pip, and nothing but the standard library. The
stamp inside .venv is removed first and written last: without it the environment is
half-made, whatever stopped the last attempt, and is made again from nothing.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import importlib.util
import json
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "gongkai-stamp.json"
LOG = ROOT / "var" / "log" / "environment.log"
LOCKS = {"run": ROOT / "requirements" / "run.txt", "test": ROOT / "requirements" / "test.txt"}
NEEDED_MEGABYTES = {"run": 500, "test": 800}

# What the installers say, and what it means to the person in front of the screen.
DISK_FULL = "磁盘空间不足，运行环境没有装完：请腾出空间后重试。(No space left on the disk.)"
WRONG_HASH = "下载的软件包与锁文件的校验值不符，已停止安装。(A package does not match its hash.)"
NO_NETWORK = "连不上软件源，下载不了软件包：请检查网络或代理后重试。(No network.)"
NO_PACKAGE = "软件源里缺少适合这个 Python 的软件包：请改用 Python 3.11 至 3.13。(Use 3.11 to 3.13.)"
REASONS = {
    "No space left on device": DISK_FULL,
    "os error 28": DISK_FULL,
    "hash(es)? mismatch|do not match the hashes": WRONG_HASH,
    "name resolution|name or service not known|dns error|failed to lookup": NO_NETWORK,
    "connection refused|network is unreachable|tcp connect|max retries": NO_NETWORK,
    "connect(ion)? ?(broken|timeout|timed out|error)|newconnectionerror": NO_NETWORK,
    "error sending request|proxyerror|failed to fetch": NO_NETWORK,
    "no matching distribution|no wheels|no usable wheels|no solution found": NO_PACKAGE,
}


class Failed(Exception):
    """Says in one sentence why there is no environment, and what can be done."""


def prepare(kind: str) -> None:
    """Make sure that .venv holds what the lock for `kind` ("run" or "test") names."""
    # Two starts at once: the second waits here and finds the work done.
    with LOCKS["run"].open() as guard:
        fcntl.flock(guard, fcntl.LOCK_EX)
        stamp = read_stamp()
        if stamp is None or stamp.get(kind) != fingerprint(kind):
            build(kind, stamp)


def fingerprint(kind: str) -> str:
    return hashlib.sha256(LOCKS[kind].read_bytes()).hexdigest()


def read_stamp() -> dict[str, str] | None:
    """The stamp of an environment that works here; None where there is none or it is broken."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        version = output_of(PYTHON, "-c", "import platform; print(platform.python_version())")
    except (OSError, ValueError):
        return None
    usable = stamp.get("root") == str(ROOT) and stamp.get("python") == version
    return stamp if usable else None


def build(kind: str, stamp: dict[str, str] | None) -> None:
    say(f"正在准备运行环境（Python {sys.version.split()[0]}，文件夹 .venv）……")
    tool = find_tool()
    # What one tool made another may not be able to fill: uv leaves pip out.
    made_by = {"python": sys.version.split()[0], "tool": tool}
    fresh = stamp is None or not made_by.items() <= stamp.items()
    require_space(NEEDED_MEGABYTES[kind] if fresh else NEEDED_MEGABYTES[kind] // 2)
    STAMP.unlink(missing_ok=True)
    LOG.parent.mkdir(parents=True, exist_ok=True)
    LOG.unlink(missing_ok=True)
    if fresh:
        remove_old()
        follow("建立虚拟环境", create_command(tool))
    lock = str(LOCKS[kind])
    packages = sum("==" in line for line in LOCKS[kind].read_text().splitlines())
    follow(f"安装 {packages} 个软件包（{tool}）", [*install_command(tool), "-r", lock])
    link_project()
    write_stamp(kind, made_by)
    say("运行环境已就绪。")


def find_tool() -> str:
    """How packages get into the environment: uv, venv's own pip, or the pip of the system."""
    if output_of("uv", "--version"):
        return "uv"
    if importlib.util.find_spec("ensurepip"):
        return "pip"
    if output_of(sys.executable, "-m", "pip", "--version"):
        return "系统的 pip"
    raise Failed(
        "这个 Python 不带 ensurepip，建不了虚拟环境：请安装 uv，或运行 "
        "sudo apt install python3-venv 后重试。(Install uv or python3-venv.)"
    )


def create_command(tool: str) -> list[str]:
    if tool == "uv":
        return ["uv", "venv", "--no-project", "--python", sys.executable, str(ENVIRONMENT)]
    without = ["--without-pip"] if tool != "pip" else []
    return [sys.executable, "-m", "venv", *without, str(ENVIRONMENT)]


def install_command(tool: str) -> list[str]:
    strict = ["--require-hashes", "--only-binary", ":all:"]
    if tool == "uv":
        return ["uv", "pip", "install", "--python", str(PYTHON), *strict]
    # Debian's Python without ensurepip: its own pip can fill an environment from outside.
    pip = [str(PYTHON), "-m", "pip"]
    if tool != "pip":
        pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    return [*pip, "install", "--no-input", "--progress-bar", "off", "--retries", "2", *strict]


def follow(doing: str, command: list[str]) -> None:
    """Run a command with its output in the log, and show that time is passing."""
    begun = time.monotonic()
    with LOG.open("a", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=ROOT
        )
        shown = 0
        try:
            while process.poll() is None:
                time.sleep(0.1)
                seconds = int(time.monotonic() - begun)
                if seconds > shown and (sys.stderr.isatty() or seconds % 10 == 0):
                    shown = seconds
                    show_progress(f"  {doing}……{seconds} 秒")
        except BaseException:
            process.kill()
            process.wait()
            raise
    if process.returncode != 0:
        raise Failed(reason(LOG.read_text(encoding="utf-8", errors="replace")))
    show_progress(f"  {doing}：{int(time.monotonic() - begun)} 秒", last=True)


def reason(log: str) -> str:
    for pattern, sentence in REASONS.items():
        if re.search(pattern, log, re.IGNORECASE):
            return sentence
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    detail = lines[-1][:200] if lines else "没有说明原因"
    return f"运行环境没有装好：{detail}（全部经过见 {LOG.relative_to(ROOT)}）"


def require_space(megabytes: int) -> None:
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < megabytes:
        raise Failed(
            f"磁盘空间不足：运行环境约需 {megabytes} MB，现在只剩 {free} MB。"
            f"(The disk has {free} MB left; {megabytes} MB are needed.)"
        )


def remove_old() -> None:
    """Delete a half-made or outdated environment, but nothing that is not one."""
    if not ENVIRONMENT.exists():
        return
    if not (ENVIRONMENT / "pyvenv.cfg").exists() and any(ENVIRONMENT.iterdir()):
        raise Failed(".venv 不是虚拟环境，不敢删除：请移走后重试。(.venv is something else.)")
    say("  上次的环境不完整或已过时，正在重建。")
    shutil.rmtree(ENVIRONMENT)


def link_project() -> None:
    """Make the project importable: a path file needs no build and no network."""
    packages = next((ENVIRONMENT / "lib").glob("python3.*/site-packages"))
    (packages / "gongkai.pth").write_text(f"{ROOT}\n", encoding="utf-8")


def write_stamp(kind: str, made_by: dict[str, str]) -> None:
    # The lock for testing holds the whole lock for running, at the same versions.
    locks = {part: fingerprint(part) for part in {"run", kind}}
    stamp = {"root": str(ROOT), **made_by, **locks}
    unfinished = STAMP.with_suffix(".new")
    unfinished.write_text(json.dumps(stamp), encoding="utf-8")
    unfinished.replace(STAMP)


def output_of(program: str | Path, *arguments: str) -> str:
    """What a program prints; empty where it does not run."""
    try:
        done = subprocess.run(
            [str(program), *arguments], capture_output=True, text=True, check=False, cwd=ROOT
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def show_progress(text: str, *, last: bool = False) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="\n" if last else "", file=sys.stderr, flush=True)
    else:
        say(text)


def main() -> int:
    try:
        prepare(sys.argv[1])
    except Failed as failure:
        say(str(failure))
    except OSError as error:
        if error.errno == errno.ENOSPC:
            say(DISK_FULL)
        elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            say(f"没有权限在 {ROOT} 中写文件，无法准备运行环境。(The folder is not writable.)")
        else:
            say(f"运行环境没有装好：{error}")
    except KeyboardInterrupt:
        say("\n已中断。下次会重新准备运行环境。")
        return 130
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
