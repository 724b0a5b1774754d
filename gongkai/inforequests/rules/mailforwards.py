"""转发的邮件: the message inside the message, so that its receipt is judged by its own dates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

DEEPEST = 5
_HEADINGS = {
    "sender": r"发件人|From|寄件人|寄件者",
    "sent": r"发送时间|发送日期|日期|时间|Sent|Date|寄件日期",
    "subject": r"主题|主旨|标题|Subject",
    "other": r"收件人|抄送|收件者|To|Cc|副本",
}
_LINE = re.compile(
    r"^[>\s*]*(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _HEADINGS.items())
    + r")\s*[:：]\s*\*?(?P<told>.*)$",
    re.IGNORECASE,
)
_LEAST_LINES = 2


@dataclass(frozen=True, slots=True)
class Forwarded:
    """被转发的邮件, as far as it says who wrote it and when. `sent_at` only where it is certain."""

    sender_name: str
    sender_address: str
    subject: str
    sent: str
    sent_at: datetime | None = None
    text: str = ""


def quoted_in(text: str) -> tuple[Forwarded, ...]:
    """The messages that a text quotes with their heads, outermost first."""
    lines = text.splitlines()[:2000]
    found: list[Forwarded] = []
    place = 0
    while place < len(lines) and len(found) < DEEPEST:
        told, after = _heads(lines, place)
        if "sender" in told and len(told) >= _LEAST_LINES:
            found.append(_forwarded(told, lines[after:]))
            place = after
        else:
            place += 1
    return tuple(found)


def _heads(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """The lines of a quoted head that begins here, and the place after it."""
    told: dict[str, str] = {}
    place = start
    while place < len(lines):
        match = _LINE.match(lines[place])
        if match is None:
            break
        name = next(name for name in _HEADINGS if match[name])
        told.setdefault(name, match["told"].strip(" *"))
        place += 1
    return told, place


def _forwarded(told: dict[str, str], rest: list[str]) -> Forwarded:
    name, address = _person(told["sender"])
    body = "\n".join(line.lstrip("> ") for line in rest)
    return Forwarded(
        name, address, told.get("subject", "")[:300], told.get("sent", "")[:60], text=body.strip()
    )


def _person(text: str) -> tuple[str, str]:
    plain = text.replace("[mailto:", "<").replace("]", ">").replace("＜", "<").replace("＞", ">")
    address = re.search(r"[^\s<>\"'：:;,]+@[^\s<>\"';,]+", plain)
    name = re.split(r"[<（(]", plain)[0].strip(" \"'")
    found = address[0][:254] if address else ""
    return ("" if name == found else name[:120]), found


def enclosed_in(part: EmailMessage, text: str) -> Forwarded:
    """A message that hangs on another as message/rfc822; `text` is what was read of it."""
    people = getaddresses([_head(part, "from")])
    name, address = people[0] if people else ("", "")
    sent = _head(part, "date")[:60]
    try:
        sent_at = parsedate_to_datetime(sent)
    except (ValueError, TypeError, IndexError, OverflowError):
        sent_at = None
    subject = _head(part, "subject")[:300]
    return Forwarded(name[:120], address[:254], subject, sent, sent_at, text)


def _head(part: EmailMessage, name: str) -> str:
    told = str(part.get(name, "")).encode("utf-8", "replace").decode("utf-8")
    return " ".join(told.split())
