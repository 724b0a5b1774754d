"""The demonstration's sign-ins: one person for each role, with a password made for this copy.

They are kept in a file of the data folder that only its owner reads, because every start prints
them; a real installation has no such file.
"""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from gongkai.organs.roles import Role


@dataclass(frozen=True, slots=True)
class SignIn:
    """演示帐号: one role's account."""

    username: str
    password: str
    role: str
    organ: str
    post: str


def file() -> Path:
    return Path(settings.DATA_DIR) / "demo-signins.json"


@cache
def _new_password(role: Role) -> str:
    return secrets.token_urlsafe(9)


def password_of(role: Role) -> str:
    """The password of the role's account: the one written down, or a new one, the same at every
    asking until it is written down."""
    known = {row.username: row.password for row in read()}
    return known.get(f"demo-{role.value}") or _new_password(role)


def write(rows: list[SignIn]) -> None:
    text = json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1)
    handle = os.open(file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)


def read() -> list[SignIn]:
    """The accounts of this copy; none before the demonstration is loaded."""
    try:
        rows = json.loads(file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return []
    return [SignIn(**row) for row in rows]
