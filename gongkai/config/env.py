"""Reading the environment: every value is checked where it is read, and fails with its name."""

from __future__ import annotations

import json
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    return os.environ.get(name, default)


def flag(name: str, default: bool) -> bool:
    """A yes/no setting; anything but true/false (1/0, yes/no) is refused rather than guessed."""
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}[
            value.strip().lower()
        ]
    except KeyError:
        raise ImproperlyConfigured(f"{name} 只能是 true 或 false，现在是“{value}”。") from None


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """A positive whole number."""
    value = os.environ.get(name, str(default)).strip()
    if not value.isascii() or not value.isdigit() or int(value) < 1:
        raise ImproperlyConfigured(f"{name} 只能是正整数，现在是“{value}”。")
    return int(value)


def options(name: str, default: dict[str, object]) -> dict[str, object]:
    """A JSON object."""
    if (value := os.environ.get(name)) is None:
        return default
    try:
        found = json.loads(value)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ImproperlyConfigured(f"{name} 只能是 JSON 对象，现在是“{value}”。")
    return found


def hidden(name: str) -> str:
    """What should not stand in a list of processes: from NAME, or from the file NAME_FILE."""
    if (file := os.environ.get(f"{name}_FILE")) is not None:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, "")


def hidden_options(name: str, default: dict[str, object]) -> dict[str, object]:
    """A JSON object that holds keys: read like `hidden`, and never repeated in an error."""
    if not (value := hidden(name)):
        return default
    try:
        found = json.loads(value)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ImproperlyConfigured(f"{name} 只能是 JSON 对象。")
    return found


def secret(name: str, stored_at: Path, make: object) -> str:
    """A secret from NAME, from the file named by NAME_FILE, or made once and kept.

    Keeping it in the data folder lets a first start need no configuration, while two starts
    still share the same keys: without that, encrypted identities could not be read again.
    """
    if name in os.environ:
        return os.environ[name]
    if (file := os.environ.get(f"{name}_FILE")) is not None:
        return Path(file).read_text(encoding="utf-8").strip()
    try:
        return stored_at.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        pass
    value = make() if callable(make) else str(make)
    stored_at.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(stored_at, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return stored_at.read_text(encoding="utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as file_object:
        file_object.write(value)
    return value


def database(url: str, folder: Path) -> dict[str, object]:
    """Django's DATABASES entry for `sqlite` (in the data folder) or a postgres:// address."""
    if url == "sqlite":
        return _sqlite(folder / "gongkai.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            "GONGKAI_DATABASE 只能是 sqlite 或 postgres://用户:口令@主机:端口/库名。"
        )
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(query.get("host", parts.hostname or "")),
        "PORT": str(parts.port or query.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(path: Path) -> dict[str, object]:
    # synchronous=FULL: with NORMAL a power cut can lose the last committed applications.
    # IMMEDIATE: a transaction that reads before it writes would otherwise fail when another
    # writer is at work, whatever the timeout.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-65536;"
                "PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;"
                "PRAGMA journal_size_limit=67108864"
            ),
        },
    }
