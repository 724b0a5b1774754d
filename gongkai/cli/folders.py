"""Which data a command speaks of when nobody said so."""

from __future__ import annotations

import os
from pathlib import Path

import click

from gongkai.cli import DEMO_DATA

DATABASE = "gongkai.sqlite3"
INSTALLED_DATA = DEMO_DATA.with_name("data")


def prefer_what_is_there() -> None:
    """Where there is a demonstration and no installation, speak of the demonstration, and say so.

    Whoever has just run `./run demo` would otherwise be told that there is no database.
    """
    said = {"GONGKAI_DATA", "GONGKAI_DATABASE"} & os.environ.keys()
    if not said and _holds_data(DEMO_DATA) and not _holds_data(INSTALLED_DATA):
        os.environ["GONGKAI_DATA"] = str(DEMO_DATA)
        click.echo("（没有正式数据，这里用的是演示数据。）", err=True)


def _holds_data(folder: Path) -> bool:
    # Opening a connection leaves an empty file behind.
    file = folder / DATABASE
    return file.is_file() and file.stat().st_size > 0
