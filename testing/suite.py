"""`./run test`: every check of the project, in one run, with one answer at the end.

Static checks first, then all tests on SQLite, the tests that use the database once more on
PostgreSQL, and the tests in a browser. What this machine cannot run is said loudly, and is a
failure where GONGKAI_REQUIRE_ALL=1 (as in .ci/run). With arguments: pytest on those only.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from testing import postgres
from testing.browser import find_chromium

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent
PYTEST = [sys.executable, "-m", "pytest", "-n", "auto", "-q"]
NO_TESTS_COLLECTED = 5
SUMMARY = re.compile(r"^=*\s*((\d+ \w+|no tests ran).* in [\d.]+s.*?)\s*=*$")


class Outcome(Enum):
    PASSED = "通过"
    FAILED = "失败"
    MISSING = "未运行"


@dataclass(frozen=True, slots=True)
class Result:
    """How one part ended; `said` is pytest's own summary line, or the reason for not running."""

    part: str
    outcome: Outcome
    said: str = ""


def main(arguments: list[str]) -> int:
    if arguments:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "pytest", *arguments])
    begun = time.monotonic()
    results = [*static_checks(), sqlite_tests(), postgres_tests(), browser_tests()]
    conclude(results, time.monotonic() - begun)
    return 1 if any(not acceptable(result) for result in results) else 0


def static_checks() -> list[Result]:
    commands = {
        "代码规范（ruff check）": [TOOLS / "ruff", "check", "."],
        "代码排版（ruff format）": [TOOLS / "ruff", "format", "--check", "."],
        "数据库迁移齐全": [sys.executable, "-m", "gongkai", "manage", "makemigrations", "--check"],
    }
    with tempfile.TemporaryDirectory(prefix="gongkai-checks-") as data:
        return [
            run(part, [str(word) for word in command], {"GONGKAI_DATA": data})
            for part, command in commands.items()
        ]


def sqlite_tests() -> Result:
    return run("测试：SQLite", [*PYTEST, "-m", "not browser"], {"GONGKAI_DATABASE": "sqlite"})


def postgres_tests() -> Result:
    part = "测试：PostgreSQL"
    with ExitStack() as stack:
        address = os.environ.get("GONGKAI_TEST_POSTGRES")
        if address is None:
            binaries = postgres.find_binaries()
            if binaries is None:
                return Result(part, Outcome.MISSING, "没有找到 PostgreSQL（initdb、pg_ctl）")
            address = stack.enter_context(postgres.cluster(binaries))
        command = [*PYTEST, "-m", "not browser", "--database-only"]
        return run(part, command, {"GONGKAI_DATABASE": address})


def browser_tests() -> Result:
    part = "测试：浏览器"
    if find_chromium() is None:
        return Result(part, Outcome.MISSING, "没有找到 Chromium（可用 GONGKAI_CHROMIUM 指明）")
    return run(part, [*PYTEST, "-m", "browser"], {"GONGKAI_DATABASE": "sqlite"})


def run(part: str, command: list[str], environment: dict[str, str]) -> Result:
    """Run one part with its output passed through, and remember pytest's summary line."""
    print(f"\n── {part}", flush=True)
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    said = ""
    for line in process.stdout or ():
        print(line, end="", flush=True)
        if found := SUMMARY.match(line.rstrip()):
            said = found[1]
    code = process.wait()
    if code == NO_TESTS_COLLECTED:
        return Result(part, Outcome.MISSING, "没有这类测试")
    return Result(part, Outcome.FAILED if code else Outcome.PASSED, said)


def acceptable(result: Result) -> bool:
    if result.outcome is Outcome.MISSING:
        return os.environ.get("GONGKAI_REQUIRE_ALL") != "1"
    return result.outcome is Outcome.PASSED


def conclude(results: list[Result], seconds: float) -> None:
    print(f"\n══ 小结（{seconds:.0f} 秒）")
    for result in results:
        print(f"{result.outcome.value}　{result.part}　{result.said}".rstrip("　"))
    for result in results:
        if result.outcome is Outcome.MISSING:
            print(f"！！！{result.part}没有运行：{result.said}")
    for result in results:
        if result.said and result.outcome is not Outcome.MISSING:
            print(f"=== {result.said} ===")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
