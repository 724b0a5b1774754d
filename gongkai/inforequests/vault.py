"""Applicants' identities at rest: encrypted with a key outside the database (个人信息保护法第51条).

`settings.GONGKAI_FIELD_KEY` may list several keys, separated by commas: the first one seals, all
of them open, so that a key can be changed while old rows are still sealed with the old one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def seal(data: dict[str, Any]) -> bytes:
    """The data as an encrypted token."""
    return _fernet().encrypt(json.dumps(data, ensure_ascii=False).encode())


def unseal(token: bytes | memoryview) -> dict[str, Any]:
    """The data again. Raises cryptography.fernet.InvalidToken when no key opens it."""
    return json.loads(_fernet().decrypt(bytes(token)))


def fingerprint(*parts: str) -> str:
    """A keyed digest by which equal identities are found without opening any.

    It is bound to the last key of the list, the oldest one: a newer key put in front of it
    leaves the fingerprints as they are.
    """
    text = "\x1f".join(part.strip().upper() for part in parts)
    return hmac.new(_keys()[-1].encode(), text.encode(), hashlib.sha256).hexdigest()


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(key) for key in _keys()])


def _keys() -> list[str]:
    return [key.strip() for key in settings.GONGKAI_FIELD_KEY.split(",") if key.strip()]
