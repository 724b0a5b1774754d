"""待提交的申请: what lies between filling in and sending.

It travels in a hidden field of the page, encrypted and signed by the vault, and not in the session:
a session lies in the database in the open, outlives the visit, and would mix up two windows of one
browser. What was attached waits sealed in the file store; the hidden field only knows the place.
Nothing of it is left when the person goes away: the files are swept away after a while.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from cryptography.fernet import InvalidToken
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import filestore
from gongkai.inforequests.actions import WaitingFile
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.web import captcha

_DRAFT, _HELD = "application", "files"
_KEYS = uuid.UUID("8c4f6f0e-6a3e-4c0b-9a53-0f2a4d1f7a61")
# What was typed can be shown again for a day; a file must be sent well before it may be swept.
TEXT_AGE = int(dt.timedelta(days=1).total_seconds())
FILE_AGE = filestore.ORPHAN_AGE - dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class HeldFile:
    """An attachment that waits, and since when."""

    file: WaitingFile
    since: dt.datetime

    @property
    def is_fresh(self) -> bool:
        """Whether it is certain not to have been swept away."""
        return timezone.now() - self.since < FILE_AGE


@dataclass(frozen=True, slots=True)
class Draft:
    """An application as checked, ready to be sent. `page` is the form it was filled in on."""

    typed: dict[str, str]
    held: tuple[HeldFile, ...]
    page: str
    question: int = field(default_factory=captcha.draw)

    @property
    def key(self) -> str:
        """The same for the same content from the same page: sent again on the way back it is the
        same application, changed or filled in anew it is another one."""
        content = [self.page, self.typed, [each.file.digest for each in self.held]]
        return str(uuid.uuid5(_KEYS, json.dumps(content, sort_keys=True)))

    def sealed(self) -> str:
        """For the hidden field."""
        return vault.write_note(
            _DRAFT,
            {
                "typed": self.typed,
                "held": _written(self.held),
                "page": self.page,
                "question": self.question,
            },
        )

    @classmethod
    def read(cls, note: str) -> Draft | None:
        """The draft of a hidden field; None for one that is too old or is not ours."""
        try:
            found = vault.read_note(_DRAFT, note, TEXT_AGE)
        except InvalidToken:
            return None
        return cls(found["typed"], _read(found["held"]), found["page"], found["question"])


def seal_held(held: Sequence[HeldFile]) -> str:
    """The attachments of a form that is not right yet, for its hidden field."""
    return vault.write_note(_HELD, {"held": _written(held)}) if held else ""


def read_held(note: str, dropped: Iterable[str] = ()) -> tuple[HeldFile, ...]:
    """The attachments again without those whose place in the list is among `dropped`."""
    try:
        found = _read(vault.read_note(_HELD, note, TEXT_AGE)["held"])
    except InvalidToken:
        return ()
    out = set(dropped)
    return tuple(file for place, file in enumerate(found) if str(place) not in out)


def is_unreadable(note: str) -> bool:
    """Whether attachments were noted that cannot be told any more: too old, or changed."""
    return bool(note) and not read_held(note)


def _written(held: Sequence[HeldFile]) -> list[dict[str, Any]]:
    return [{**asdict(each.file), "since": each.since.isoformat()} for each in held]


def _read(rows: list[dict[str, Any]]) -> tuple[HeldFile, ...]:
    found = []
    for row in rows:
        since = dt.datetime.fromisoformat(row.pop("since"))
        found.append(HeldFile(WaitingFile(**{**row, "kind": FileKind(row["kind"])}), since))
    return tuple(found)
