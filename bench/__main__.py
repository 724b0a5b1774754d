"""`./run bench [NAME …]`: run all measurements, or the named ones."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from bench.machine import describe

FOLDER = Path(__file__).resolve().parent
RESULTS = FOLDER / "results"
NOT_MEASUREMENTS = {"__init__", "__main__", "machine", "scratch", "timing"}


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in NOT_MEASUREMENTS)


def measure(name: str) -> None:
    figures = import_module(f"bench.{name}").run()
    RESULTS.mkdir(exist_ok=True)
    report = {"name": name, "figures": figures, "machine": describe()}
    text = json.dumps(report, ensure_ascii=False, indent=2)
    (RESULTS / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(json.dumps(figures, ensure_ascii=False, indent=2))


def main(wanted: list[str]) -> int:
    unknown = [name for name in wanted if name not in names()]
    if unknown:
        print(f"没有“{unknown[0]}”这项测量，只有：{'、'.join(names())}。", file=sys.stderr)
        return 2
    if len(wanted) == 1:
        measure(wanted[0])
        return 0
    failed = []
    for name in wanted or names():
        print(f"\n── {name}", flush=True)
        # Each in a process of its own: one measurement must not warm up the next.
        if subprocess.run([sys.executable, "-m", "bench", name], check=False).returncode != 0:
            failed.append(name)
    if failed:
        print(f"没有完成：{'、'.join(failed)}。", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
