"""电子邮件申请: a raw message read as far as it can be, and why it may not be an application.

Nothing in a message is executed, fetched or trusted. What cannot be read is still kept: the
message is put aside with its fault, and a person looks at it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime
from enum import StrEnum

import nh3

MOST_BYTES = 40 * 1024 * 1024
MOST_PARTS = 60
MOST_TEXT = 20_000  # characters; the raw message keeps the rest
MOST_NAME = 120


class MailFault(StrEnum):
    """隔离原因: why a message waits apart until a person has looked at it."""

    TOO_BIG = "too_big"
    UNREADABLE = "unreadable"
    AUTOMATIC = "automatic"  # 自动回复
    BOUNCE = "bounce"  # 退信
    BULK = "bulk"  # 群发
    NO_SENDER = "no_sender"
    EMPTY = "empty"
    TOO_MANY_PARTS = "too_many_parts"


@dataclass(frozen=True, slots=True)
class MailAttachment:
    """邮件附件, not examined yet. `name` is what the sender called it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MailMessage:
    """电子邮件 as far as it could be read; `fault` is None for one that may be an application."""

    sender_name: str = ""
    sender_address: str = ""
    subject: str = ""
    sent_at: datetime | None = None
    text: str = ""
    attachments: tuple[MailAttachment, ...] = ()
    fault: MailFault | None = None


def read_mail(raw: bytes) -> MailMessage:
    """The message. Never raises: a message that cannot be read comes back with its fault."""
    if len(raw) > MOST_BYTES:
        return MailMessage(fault=MailFault.TOO_BIG)
    try:
        return _read(BytesParser(policy=policy.default).parsebytes(raw))
    except RecursionError:
        return MailMessage(fault=MailFault.TOO_MANY_PARTS)
    except Exception:
        # The parser of the standard library trips over broken headers in many ways, and one such
        # message must not keep the others from being fetched.
        return MailMessage(fault=MailFault.UNREADABLE)


def _read(message: EmailMessage) -> MailMessage:
    parts = list(_leaves(message))
    name, address = _sender(message)
    text = _text(parts[:MOST_PARTS])
    attachments = tuple(_attachments(parts[:MOST_PARTS]))
    return MailMessage(
        sender_name=name,
        sender_address=address,
        subject=_header(message, "subject")[:300],
        sent_at=_sent_at(message),
        text=text,
        attachments=attachments,
        fault=_fault(message, address, text, attachments, len(parts)),
    )


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts that hold something; a forwarded message is one part, not unfolded."""
    for place, part in enumerate(_walk(message)):
        if place > MOST_PARTS:
            return
        yield part


def _walk(part: EmailMessage) -> Iterator[EmailMessage]:
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for each in part.iter_parts():
            yield from _walk(each)
    else:
        yield part


def _sender(message: EmailMessage) -> tuple[str, str]:
    found = getaddresses([_header(message, "from")])
    name, address = found[0] if found else ("", "")
    return name.strip()[:MOST_NAME], address.strip()[:254]


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(parts: list[EmailMessage]) -> str:
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and not part.get_filename():
                text = _decoded(part)
                found = _plain(text) if kind == "text/html" else text
                if found.strip():
                    return found.strip()[:MOST_TEXT]
    return ""


_BREAKS = re.compile(r"(?i)<(br|/p|/div|/tr|/li|/h[1-6])\b[^>]*>")


def _plain(markup: str) -> str:
    """HTML as plain text, one line for each block. No tag, style or script survives."""
    broken = _BREAKS.sub("\n", markup[: 20 * MOST_TEXT])
    return html.unescape(nh3.clean(broken, tags=set(), clean_content_tags={"style", "script"}))


def _decoded(part: EmailMessage) -> str:
    content = part.get_payload(decode=True) or b""
    named = (part.get_content_charset() or "utf-8").lower()
    # Mail programs say gb2312 and mean its larger sister.
    for charset in ("gb18030" if named in ("gb2312", "gbk") else named, "utf-8", "gb18030"):
        try:
            return content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")


def _attachments(parts: list[EmailMessage]) -> Iterator[MailAttachment]:
    for number, part in enumerate(parts, 1):
        name = part.get_filename() or ""
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            if inner is not None:
                yield MailAttachment(name or f"转发的邮件{number}.eml", inner.as_bytes())
        elif name or part.get_content_maintype() not in ("text", "multipart"):
            content = part.get_payload(decode=True) or b""
            yield MailAttachment(name or f"附件{number}", content)


_DAEMONS = ("mailer-daemon", "postmaster")


def _fault(
    message: EmailMessage,
    address: str,
    text: str,
    attachments: tuple[MailAttachment, ...],
    parts: int,
) -> MailFault | None:
    automatic = _header(message, "auto-submitted").lower()
    lists = ("list-id", "list-unsubscribe")
    bulk = _header(message, "precedence").lower() in ("bulk", "list", "junk")
    daemon = address.lower().partition("@")[0] in _DAEMONS
    found = {
        MailFault.TOO_MANY_PARTS: parts > MOST_PARTS,
        MailFault.BOUNCE: message.get_content_type() == "multipart/report" or daemon,
        MailFault.AUTOMATIC: (automatic not in ("", "no")) or "x-autoreply" in message,
        MailFault.BULK: bulk or any(name in message for name in lists),
        MailFault.NO_SENDER: "@" not in address,
        MailFault.EMPTY: not text and not attachments,
    }
    return next((fault for fault, stands in found.items() if stands), None)
