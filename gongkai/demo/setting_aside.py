"""Keeping what is in the database before a demonstration takes its place."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.db import connection, transaction


def set_aside(now: dt.datetime) -> str:
    """Move the whole database out of the way and leave an empty one; says where it is kept.

    SQLite: the file is renamed. PostgreSQL: the schema is renamed. Nothing is copied and nothing
    deleted; keys and uploaded files stay where they are, so the kept data can be used again.
    """
    mark = f"{now:%Y%m%d-%H%M%S}"
    if connection.vendor == "sqlite":
        return str(_rename_file(Path(connection.settings_dict["NAME"]), mark))
    return _rename_schema(f"kept_{mark.replace('-', '_')}")


def _rename_file(file: Path, mark: str) -> Path:
    with connection.cursor() as cursor:
        # What still lies in the write-ahead log belongs to the file that is kept.
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    kept = file.with_name(f"{file.stem}-{mark}{file.suffix}")
    file.rename(kept)
    return kept


def _rename_schema(kept: str) -> str:
    quoted = connection.ops.quote_name(kept)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        current = cursor.fetchone()[0]
        cursor.execute(f"ALTER SCHEMA {connection.ops.quote_name(current)} RENAME TO {quoted}")
        cursor.execute(f"CREATE SCHEMA {connection.ops.quote_name(current)}")
    return f"schema {kept}"
