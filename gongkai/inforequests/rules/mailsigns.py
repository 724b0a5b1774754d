"""可疑之处: what speaks against a message being an application, as a table of named signs.

A message is put aside, never thrown away: a person looks at it. One sign of full weight is enough,
lighter ones add up. All weights are [设计].
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import errors as mail_errors
from email.message import EmailMessage
from enum import StrEnum
from urllib.parse import urlsplit


class MailFault(StrEnum):
    """隔离原因: why a message waits apart until a person has looked at it."""

    TOO_BIG = "too_big"
    UNREADABLE = "unreadable"
    TOO_MANY_PARTS = "too_many_parts"
    OWN_BOUNCE = "own_bounce"  # 本系统发出的通知被退回
    BOUNCE = "bounce"  # 退信
    AUTOMATIC = "automatic"  # 自动回复
    BULK = "bulk"  # 群发
    NO_SENDER = "no_sender"
    EMPTY = "empty"
    PROGRAM = "program"  # 附件是程序或者脚本
    MACROS = "macros"
    BOMB = "bomb"  # 解压后大得反常
    BROKEN = "broken"  # 结构残缺
    GARBLED = "garbled"  # 乱码
    REMOTE = "remote"  # 只有网上的图片
    DECEIVING_LINK = "deceiving_link"
    MARKED = "marked"  # 邮件服务器已标为垃圾邮件
    DUPLICATE = "duplicate"
    DOUBTFUL = "doubtful"  # several lighter signs together
    # Lighter signs.
    REPLY_ELSEWHERE = "reply_elsewhere"
    MANY_LINKS = "many_links"
    NOT_ADDRESSED = "not_addressed"
    ODD_DATE = "odd_date"
    # What is only said.
    FORWARDED = "forwarded"
    TNEF = "tnef"
    LOCKED_ARCHIVE = "locked_archive"


ENOUGH = 5
"""A message with this weight of signs is put aside [设计]."""

MOST_UNPACKED = 300 * 1024 * 1024
MOST_RATIO = 150
_ARCHIVE = b"PK\x03\x04"
_PROGRAMS = (
    *(".exe", ".scr", ".com", ".bat", ".cmd", ".pif", ".msi", ".dll", ".cpl", ".hta", ".lnk"),
    *(".js", ".jse", ".vbs", ".vbe", ".wsf", ".ps1", ".jar", ".apk", ".sh", ".iso", ".img", ".reg"),
    *(".svg", ".html", ".htm", ".xhtml"),
)
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"#!/")
_MACRO_NAMES = (".docm", ".xlsm", ".pptm", ".dotm", ".xlam", ".xltm", ".potm", ".ppam")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LINK = re.compile(r"""(?is)<a\b[^>]*\bhref\s*=\s*["']?([^"'\s>]+)[^>]*>(.*?)</a>""")
_IMAGE = re.compile(r"""(?i)<img\b[^>]*\bsrc\s*=\s*["']?https?:""")
_HOST_SHOWN = re.compile(r"(?i)(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})")
_ADDRESS_HOST = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_DAEMONS = ("mailer-daemon", "postmaster")
_BREAKS = (
    mail_errors.NoBoundaryInMultipartDefect,
    mail_errors.StartBoundaryNotFoundDefect,
    mail_errors.CloseBoundaryNotFoundDefect,
    mail_errors.MultipartInvariantViolationDefect,
    mail_errors.InvalidBase64CharactersDefect,
    mail_errors.InvalidBase64LengthDefect,
)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in a message, as its signs are read from it."""

    message: EmailMessage
    parts: tuple[EmailMessage, ...]
    is_cut: bool  # more parts than are read
    address: str
    text: str
    markup: str  # of its HTML part, as written
    attachments: tuple[tuple[str, bytes], ...]
    forwards: bool
    own: frozenset[str]  # addresses that this installation sends from
    days_off: int | None  # between the day written and the day it came, if both are known


@dataclass(frozen=True, slots=True)
class Sign:
    """可疑之处: its weight, and how it is seen."""

    fault: MailFault
    weight: int
    is_there: Callable[[Looked], bool]


def signs_of(looked: Looked) -> tuple[MailFault, ...]:
    """Every sign of the message, the heaviest first."""
    found = [sign for sign in SIGNS if sign.is_there(looked)]
    return tuple(sign.fault for sign in sorted(found, key=lambda sign: -sign.weight))


def verdict(signs: tuple[MailFault, ...]) -> MailFault | None:
    """隔离原因, None for what may be an application."""
    weights = {sign.fault: sign.weight for sign in SIGNS}
    for fault in signs:
        if weights.get(fault, 0) >= ENOUGH:
            return fault
    return MailFault.DOUBTFUL if sum(weights.get(s, 0) for s in signs) >= ENOUGH else None


def head(message: EmailMessage, name: str) -> str:
    """A header on one line."""
    return " ".join(str(message.get(name, "")).split())


def _is_bounce(looked: Looked) -> bool:
    daemon = looked.address.lower().partition("@")[0] in _DAEMONS
    return looked.message.get_content_type() == "multipart/report" or daemon


def _is_own_bounce(looked: Looked) -> bool:
    """A report that brings back, whole or as its head, a message that we had sent."""
    if not _is_bounce(looked) or not looked.own:
        return False
    for part in looked.parts:
        inner = b""
        if part.get_content_type() in ("message/rfc822", "text/rfc822-headers"):
            payload = part.get_payload()
            inner = b"".join(bytes(p) for p in payload) if isinstance(payload, list) else b""
            inner = inner or part.get_payload(decode=True) or b""
        sender = re.search(rb"(?im)^from:[^\n]*?([^\s<>\"]+@[^\s<>\"]+)", inner)
        if sender and sender[1].decode("ascii", "replace").lower() in looked.own:
            return True
    return False


def _is_automatic(looked: Looked) -> bool:
    told = head(looked.message, "auto-submitted").lower()
    return told not in ("", "no") or "x-autoreply" in looked.message


def _is_bulk(looked: Looked) -> bool:
    precedence = head(looked.message, "precedence").lower()
    lists = ("list-id", "list-unsubscribe", "list-post")
    return precedence in ("bulk", "list", "junk") or any(n in looked.message for n in lists)


def _has_program(looked: Looked) -> bool:
    for name, content in looked.attachments:
        if name.lower().endswith(_PROGRAMS) or content.startswith(_PROGRAM_STARTS):
            return True
        if any(each.filename.lower().endswith(_PROGRAMS) for each in _packed(content)):
            return True
    return False


def _has_macros(looked: Looked) -> bool:
    for name, content in looked.attachments:
        if name.lower().endswith(_MACRO_NAMES):
            return True
        if content.startswith(_OLE) and b"V\x00B\x00A" in content:
            return True
        if any(each.filename.endswith("vbaProject.bin") for each in _packed(content)):
            return True
    return False


def _has_bomb(looked: Looked) -> bool:
    for _name, content in looked.attachments:
        size = sum(each.file_size for each in _packed(content))
        if size > MOST_UNPACKED or size > MOST_RATIO * max(len(content), 10_000):
            return True
    return False


def _has_locked_archive(looked: Looked) -> bool:
    return any(each.flag_bits & 1 for _, content in looked.attachments for each in _packed(content))


def _packed(content: bytes) -> Iterator[zipfile.ZipInfo]:
    """What an archive says it holds; nothing of it is unpacked."""
    if not content.startswith(_ARCHIVE):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield from package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return


def _is_broken(looked: Looked) -> bool:
    found = (*looked.message.defects, *(d for part in looked.parts for d in part.defects))
    return any(isinstance(defect, _BREAKS) for defect in found)


def _is_garbled(looked: Looked) -> bool:
    return looked.text.count("\ufffd") > max(2, len(looked.text) // 50)


def _is_remote(looked: Looked) -> bool:
    return bool(_IMAGE.search(looked.markup)) and len(looked.text) < 20


def _deceives(looked: Looked) -> bool:
    """A link that shows one address and leads to another, or to a bare number."""
    for target, shown in _LINK.findall(looked.markup[:200_000]):
        try:
            host = (urlsplit(target).hostname or "").lower()
        except ValueError:
            return True
        if target.lower().startswith(("javascript:", "data:")) or _ADDRESS_HOST.fullmatch(host):
            return True
        words = re.sub(r"<[^>]*>", "", shown).strip()
        seen = _HOST_SHOWN.match(words)
        if host and seen and "@" not in words and not _same_site(host, seen[1].lower()):
            return True
    return False


def _same_site(one: str, other: str) -> bool:
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def _is_marked(looked: Looked) -> bool:
    flag = head(looked.message, "x-spam-flag").lower().startswith("yes")
    return flag or head(looked.message, "x-spam-status").lower().startswith("yes")


def _replies_elsewhere(looked: Looked) -> bool:
    to = re.search(r"@([^\s<>,;]+)", head(looked.message, "reply-to"))
    own = looked.address.lower().partition("@")[2]
    return bool(to and own and not _same_site(to[1].lower(), own))


def _is_not_addressed(looked: Looked) -> bool:
    return "@" not in head(looked.message, "to") + head(looked.message, "cc")


SIGNS: tuple[Sign, ...] = (
    Sign(MailFault.TOO_MANY_PARTS, 9, lambda looked: looked.is_cut),
    Sign(MailFault.OWN_BOUNCE, 8, _is_own_bounce),
    Sign(MailFault.PROGRAM, 7, _has_program),
    Sign(MailFault.MACROS, 7, _has_macros),
    Sign(MailFault.BOMB, 7, _has_bomb),
    Sign(MailFault.BOUNCE, 6, _is_bounce),
    Sign(MailFault.AUTOMATIC, 6, _is_automatic),
    Sign(MailFault.BULK, 6, _is_bulk),
    Sign(MailFault.NO_SENDER, 5, lambda looked: "@" not in looked.address),
    Sign(
        MailFault.EMPTY,
        5,
        lambda looked: not (looked.text or looked.attachments or _IMAGE.search(looked.markup)),
    ),
    Sign(MailFault.DECEIVING_LINK, 5, _deceives),
    Sign(MailFault.REMOTE, 5, _is_remote),
    Sign(MailFault.MARKED, 5, _is_marked),
    Sign(MailFault.BROKEN, 5, _is_broken),
    Sign(MailFault.GARBLED, 5, _is_garbled),
    Sign(MailFault.REPLY_ELSEWHERE, 2, _replies_elsewhere),
    Sign(MailFault.MANY_LINKS, 2, lambda looked: len(_LINK.findall(looked.markup)) > 8),
    Sign(MailFault.NOT_ADDRESSED, 2, _is_not_addressed),
    Sign(
        MailFault.ODD_DATE,
        2,
        lambda looked: looked.days_off is not None and not -2 <= looked.days_off <= 30,
    ),
    Sign(MailFault.FORWARDED, 0, lambda looked: looked.forwards),
    Sign(MailFault.TNEF, 0, lambda looked: any(_is_tnef(*each) for each in looked.attachments)),
    Sign(MailFault.LOCKED_ARCHIVE, 0, _has_locked_archive),
)


def _is_tnef(name: str, content: bytes) -> bool:
    """winmail.dat: Outlook's own wrapping, which hides the true attachments."""
    return name.lower() == "winmail.dat" or content.startswith(b"\x78\x9f\x3e\x22")
