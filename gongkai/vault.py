"""What identifies people is encrypted, with a key outside the database (个人信息保护法第51条).

`settings.GONGKAI_FIELD_KEY` may list several keys, separated by commas: the first one seals, all
of them open, so that a key can be changed while old rows are still sealed with the old one. Every
token and every fingerprint begins with the id of its key, so that one can count what is left.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import unicodedata
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

_DOTS = re.compile("[·•‧・･∙⋅●.]")
_ID_LENGTH = 8
_MARK = "."
_UNMARKED = b"gAAAA"  # how every Fernet token begins; no id of a key has a "g"
# As many as a column of 64 has room for after the id of the key: 220 bits.
_DIGEST_LENGTH = 64 - _ID_LENGTH - len(_MARK)


def seal(data: dict[str, Any]) -> bytes:
    """The data as an encrypted token."""
    return seal_bytes(json.dumps(data, ensure_ascii=False).encode())


def unseal(token: bytes | memoryview) -> dict[str, Any]:
    """The data again. Raises cryptography.fernet.InvalidToken when no key opens it."""
    return json.loads(unseal_bytes(token))


def seal_bytes(content: bytes) -> bytes:
    """Any content as an encrypted token; a third longer."""
    newest = _keys()[0]
    return _mark(newest).encode() + Fernet(newest).encrypt(content)


def unseal_bytes(token: bytes | memoryview, max_age: int | None = None) -> bytes:
    """The content again; `max_age` in seconds. Raises cryptography.fernet.InvalidToken."""
    body = bytes(token)
    if body.startswith(_UNMARKED):
        # Sealed before tokens named their key.
        return MultiFernet([Fernet(key) for key in _keys()]).decrypt(body, ttl=max_age)
    mark = f"{sealed_with(body)}{_MARK}"
    for key in _keys():
        if _mark(key) == mark:
            return Fernet(key).decrypt(body[len(mark) :], ttl=max_age)
    raise InvalidToken


def sealed_with(token: bytes | memoryview) -> str:
    """The id of the key that sealed the token."""
    return bytes(token[:_ID_LENGTH]).decode("ascii", "replace")


def is_lost(mark: str) -> bool:
    """Whether no key that is here opens what bears this mark."""
    return mark not in key_ids() and not mark.encode().startswith(_UNMARKED)


def write_note(purpose: str, data: dict[str, Any]) -> str:
    """Something handed to a browser that it can neither read nor change, only give back."""
    return seal({"purpose": purpose, "data": data}).decode()


def read_note(purpose: str, note: str, max_age: int) -> dict[str, Any]:
    """What was written for this purpose at most `max_age` seconds ago. Raises InvalidToken."""
    if not note.isascii():
        raise InvalidToken
    found = json.loads(unseal_bytes(note.encode(), max_age))
    if not isinstance(found, dict) or found.get("purpose") != purpose:
        raise InvalidToken
    return found["data"]


def fingerprint(*parts: str) -> str:
    """A keyed digest by which equal identities are found; made with the newest key."""
    return _fingerprint(_keys()[0], parts)


def fingerprints(*parts: str) -> tuple[str, ...]:
    """The digests that rows of any age may hold, while a key is being changed."""
    return tuple(_fingerprint(key, parts) for key in _keys())


def key_ids() -> tuple[str, ...]:
    """The ids of the keys in use, the one that seals first. An id tells nothing of its key."""
    return tuple(_key_id(key) for key in _keys())


def _fingerprint(key: str, parts: tuple[str, ...]) -> str:
    text = "\x1f".join(_plain(part) for part in parts)
    digest = hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
    return _mark(key) + digest[:_DIGEST_LENGTH]


def _plain(part: str) -> str:
    """The part without differences of typing: width, case, spaces, signs nobody sees, and the
    many middle dots of 少数民族 and foreign names."""
    text = _DOTS.sub("·", unicodedata.normalize("NFKC", part)).upper()
    return "".join(char for char in text if char.isprintable() and not char.isspace())


def _mark(key: str) -> str:
    return _key_id(key) + _MARK


def _key_id(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_ID_LENGTH]


def _keys() -> list[str]:
    return [key.strip() for key in settings.GONGKAI_FIELD_KEY.split(",") if key.strip()]
