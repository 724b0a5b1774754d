"""Loading the demonstration year: time and peak memory of `gongkai demo load`.

The yardstick inserts the very rows of the loaded database, table by table, into an empty
migrated one: what any way of loading must spend at least.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

NAME = "gongkai.sqlite3"


def run() -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        loaded, empty = Path(folder, "loaded"), Path(folder, "empty")
        migrating, _ = _gongkai(empty, "manage", "migrate", "--verbosity=0")
        loading, peak = _gongkai(loaded, "demo", "load")
        rows, inserting = _insert_rows(loaded / NAME, empty / NAME)
        size = (loaded / NAME).stat().st_size
    return {
        "what": "gongkai demo load into an empty folder, migrations included",
        "seconds": round(loading, 1),
        "of_these_migrating": round(migrating, 1),
        "peak_memory_mb": round(peak / 1024),
        "rows": rows,
        "database_mb": round(size / 1_000_000, 1),
        "yardstick": "migrating, then bare inserts of the same rows",
        "yardstick_seconds": round(migrating + inserting, 1),
        "times_the_yardstick": round(loading / (migrating + inserting), 2),
    }


def _gongkai(data: Path, *arguments: str) -> tuple[float, int]:
    """Wall seconds and peak memory (KB) of one command on the data folder."""
    environment = {**os.environ, "GONGKAI_DATA": str(data), "GONGKAI_DATABASE": "sqlite"}
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "gongkai", *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    # wait4 rather than wait: it also tells what this child alone has used.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"gongkai {' '.join(arguments)} failed")
    # Linux counts in KB, macOS in bytes.
    peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    return time.perf_counter() - begun, peak


def _insert_rows(source: Path, target: Path) -> tuple[int, float]:
    """Put all rows of `source` into `target`; how many, and the seconds of writing alone."""
    count, writing = 0, 0.0
    with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target)) as write:
        # As the application writes: nothing is given up for speed.
        write.execute("PRAGMA synchronous=FULL")
        for (table,) in _tables(read):
            rows = read.execute(f'SELECT * FROM "{table}"').fetchall()
            write.execute(f'DELETE FROM "{table}"')
            marks = ", ".join("?" * len(rows[0])) if rows else ""
            begun = time.perf_counter()
            if rows:
                write.executemany(f'INSERT INTO "{table}" VALUES ({marks})', rows)
            write.commit()
            writing += time.perf_counter() - begun
            count += len(rows)
    return count, writing


def _tables(connection: sqlite3.Connection) -> list[tuple[str]]:
    return connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%'"
        " ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE '%\\_fts%' ESCAPE '\\'"
    ).fetchall()
