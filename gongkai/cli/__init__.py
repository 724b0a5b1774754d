"""The `gongkai` command: it gathers the commands of the rooms and runs the processes."""

from __future__ import annotations

from pathlib import Path

# Where ./run demo keeps its data, apart from those of an installation.
DEMO_DATA = Path(__file__).resolve().parents[2] / "var" / "demo"
