"""How fast `gongkai workdays add -` is: 100,000 lines, as a ratio to the usual way of counting.

The yardstick runs in the same way (a fresh process, the same lines on standard input, one JSON
row per line) and steps from day to day with `chinese_calendar.is_workday`. It gets the first tenth
of the lines, because it needs over a minute for all; the ratio is per line.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

LINES = 100_000
YARDSTICK_LINES = 10_000
ROUNDS = 5
COUNTS = (7, 15, 20, 40)
ROOT = Path(__file__).resolve().parents[1]
CLI = [sys.executable, "-c", "from gongkai.cli.main import main; main()", "workdays", "add"]
BULK = [*CLI, "-"]
SINGLE = [*CLI, "2026-02-05", "20"]
DAY_BY_DAY = """
import datetime, json, sys
from chinese_calendar import is_workday
ONE = datetime.timedelta(days=1)
for line in sys.stdin:
    start, days = line.split()
    day, left = datetime.date.fromisoformat(start), int(days)
    while left:
        day += ONE
        left -= is_workday(day)
    print(json.dumps({"from": start, "days": int(days), "result": day.isoformat()}))
"""


def lines() -> str:
    """The same pseudo-random requests every time: 2007 to autumn 2026, the statutory counts."""
    source = random.Random(20261123)
    first = date(2007, 1, 1)
    return "".join(
        f"{first + timedelta(days=source.randrange(7_180))} {source.choice(COUNTS)}\n"
        for _ in range(LINES)
    )


def seconds(command: list[str], text: str = "") -> tuple[float, str]:
    """Wall time of one process, start-up included, and what it printed."""
    begun = time.perf_counter()
    done = subprocess.run(
        command, input=text, capture_output=True, text=True, check=True, cwd=ROOT, env=os.environ
    )
    return time.perf_counter() - begun, done.stdout


def results(output: str) -> list[str]:
    return [json.loads(row)["result"] for row in output.splitlines()]


def run() -> dict[str, object]:
    text = lines()
    bulk_runs = [seconds(BULK, text) for _ in range(ROUNDS)]
    few = "".join(text.splitlines(keepends=True)[:YARDSTICK_LINES])
    slow, slow_output = seconds([sys.executable, "-c", DAY_BY_DAY], few)
    if results(bulk_runs[0][1])[:YARDSTICK_LINES] != results(slow_output):
        raise SystemExit("the two ways of counting disagree")
    bulk = statistics.median(taken for taken, _ in bulk_runs)
    single = statistics.median(seconds(SINGLE)[0] for _ in range(ROUNDS))
    return {
        "what": "gongkai workdays add -",
        "lines": LINES,
        "seconds": round(bulk, 3),
        "yardstick": "day by day over chinese_calendar.is_workday",
        "yardstick_lines": YARDSTICK_LINES,
        "yardstick_seconds": round(slow, 3),
        "times_faster_per_line": round(slow / YARDSTICK_LINES / (bulk / LINES), 1),
        "single_add_seconds": round(single, 3),
    }
