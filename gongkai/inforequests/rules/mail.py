"""电子邮件申请: a raw message read as far as it can be, and why it may not be an application.

Nothing in a message is executed, fetched or trusted. What cannot be read is still kept: the
message is put aside with its fault, and a person looks at it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

import nh3

from gongkai.inforequests.rules.mailforwards import DEEPEST, Forwarded, enclosed_in, quoted_in
from gongkai.inforequests.rules.mailsigns import Looked, MailFault, head, signs_of, verdict

MOST_BYTES = 40 * 1024 * 1024
MOST_PARTS = 60
MOST_TEXT = 20_000  # characters; the raw message keeps the rest
MOST_NAME = 120


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
    signs: tuple[MailFault, ...] = ()  # everything that speaks against it, or should be known
    message_id: str = ""
    forwarded: tuple[Forwarded, ...] = ()  # outermost first

    @property
    def original(self) -> Forwarded | None:
        """The message that all the forwarding began with."""
        return self.forwarded[-1] if self.forwarded else None


def read_mail(
    raw: bytes, *, own: frozenset[str] = frozenset(), arrived_on: date | None = None
) -> MailMessage:
    """The message. Never raises: a message that cannot be read comes back with its fault.

    `own` are the addresses that this installation sends from, in lower case.
    """
    if len(raw) > MOST_BYTES:
        return MailMessage(fault=MailFault.TOO_BIG, signs=(MailFault.TOO_BIG,))
    try:
        return _read(BytesParser(policy=policy.default).parsebytes(raw), own, arrived_on)
    except RecursionError:
        return MailMessage(fault=MailFault.TOO_MANY_PARTS, signs=(MailFault.TOO_MANY_PARTS,))
    except Exception:
        # The parser of the standard library trips over broken headers in many ways, and one such
        # message must not keep the others from being fetched.
        return MailMessage(fault=MailFault.UNREADABLE, signs=(MailFault.UNREADABLE,))


def _read(message: EmailMessage, own: frozenset[str], arrived_on: date | None) -> MailMessage:
    parts = list(_leaves(message))
    read = parts[:MOST_PARTS]
    name, address = _sender(message)
    text, sent_at = _text(read), _sent_at(message)
    attachments = tuple(_attachments(read))
    forwarded = tuple(_forwarded(read, text))
    signs = signs_of(
        Looked(
            message=message,
            parts=tuple(read),
            is_cut=len(parts) > MOST_PARTS,
            address=address,
            text=text,
            markup=_markup(read),
            attachments=tuple((each.name, each.content) for each in attachments),
            forwards=bool(forwarded),
            own=own,
            days_off=(arrived_on - sent_at.date()).days if sent_at and arrived_on else None,
        )
    )
    return MailMessage(
        sender_name=name,
        sender_address=address,
        subject=_writable(head(message, "subject"))[:300],
        sent_at=sent_at,
        text=text,
        attachments=attachments,
        fault=verdict(signs),
        signs=signs,
        message_id=_writable(head(message, "message-id"))[:400],
        forwarded=forwarded,
    )


def _writable(text: str) -> str:
    """Without what neither JSON nor a database takes: NUL, and halves of characters."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")


def _forwarded(parts: list[EmailMessage], text: str) -> Iterator[Forwarded]:
    yield from quoted_in(text)
    for part in parts:
        depth = 0
        while part is not None and part.get_content_type() == "message/rfc822" and depth < DEEPEST:
            inner = part.get_payload(0) if part.is_multipart() else None
            if inner is None:
                break
            leaves = list(_leaves(inner))[:MOST_PARTS]
            yield enclosed_in(inner, _text(leaves))
            part = next((p for p in leaves if p.get_content_type() == "message/rfc822"), None)
            depth += 1


def _markup(parts: list[EmailMessage]) -> str:
    for part in parts:
        if part.get_content_type() == "text/html" and not part.get_filename():
            return _decoded(part)[: 20 * MOST_TEXT]
    return ""


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
    found = getaddresses([_writable(head(message, "from"))])
    name, address = found[0] if found else ("", "")
    return name.strip()[:MOST_NAME], address.strip()[:254]


def _sent_at(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(head(message, "date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _text(parts: list[EmailMessage]) -> str:
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == kind and not part.get_filename():
                text = _decoded(part)
                found = _plain(text) if kind == "text/html" else text
                if found.strip():
                    return _writable(found.strip()[:MOST_TEXT])
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
        name = _writable(part.get_filename() or "")
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0) if part.is_multipart() else None
            if inner is not None:
                yield MailAttachment(name or f"转发的邮件{number}.eml", inner.as_bytes())
        elif name or part.get_content_maintype() not in ("text", "multipart"):
            content = part.get_payload(decode=True) or b""
            yield MailAttachment(name or f"附件{number}", content)
