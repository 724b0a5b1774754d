"""收件邮箱: fetching messages over IMAP4rev1 (RFC 3501), one box for each organ.

A message is copied here first and moved to the folder `KEPT` afterwards; it is never deleted. If
the connection breaks in between, the next fetch meets it again and knows it by its digest.
"""

from __future__ import annotations

import datetime as dt
import imaplib
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from imap_tools import BaseMailBox, MailBox, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError

from gongkai.inforequests.rules.mail import MOST_BYTES

KEPT = "gongkai"
TIMEOUT = 30
"""Seconds."""
MOST_AT_ONCE = 20_000
"""Messages in one round, one after the other."""
DROPS_FOR_ONE = 2
DROPS_IN_ALL = 10
_KINDS = {"imaps": MailBox, "imap+starttls": MailBoxStartTls, "imap": MailBoxUnencrypted}
_PORTS = {"imaps": 993, "imap+starttls": 143, "imap": 143}


class MailboxUnreachable(Exception):
    """收件邮箱连不上: the server does not answer, or refuses the account."""


class MailNotKept(Exception):
    """邮件没有收存: the disk takes nothing; the message stays where it was."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """收件邮箱 of an organ, as the settings name it."""

    organ: str
    scheme: str
    host: str
    port: int
    user: str
    password: str
    folder: str

    def __repr__(self) -> str:
        return f"Mailbox({self.organ}, {self.user}@{self.host}:{self.port}/{self.folder})"


def mailbox_from(address: str) -> Mailbox:
    """`imaps://user:password@host:993/INBOX?organ=CODE`. Raises ImproperlyConfigured."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("GONGKAI_MAILBOXES 里的邮箱地址看不懂。") from error
    organ = parse_qs(parts.query).get("organ", [""])[0]
    if parts.scheme not in _KINDS or not parts.hostname or not parts.username or not organ:
        raise ImproperlyConfigured(
            "GONGKAI_MAILBOXES 里的邮箱应当写成 "
            "imaps://用户:口令@主机:993/INBOX?organ=机构代码（也可以用 imap+starttls、imap）。"
        )
    return Mailbox(
        organ=organ,
        scheme=parts.scheme,
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
    )


def configured() -> tuple[Mailbox, ...]:
    """The mailboxes of this installation. Raises ImproperlyConfigured."""
    return tuple(mailbox_from(address) for address in settings.GONGKAI_MAILBOXES)


@dataclass(frozen=True, slots=True)
class Arrived:
    """One message as the server holds it; `raw` is only its head where it is too big."""

    raw: bytes
    arrived_at: dt.datetime
    is_whole: bool


Keep = Callable[[Arrived], None]


@dataclass(slots=True)
class Fetched:
    """How many messages were handed over, and how many the server would not give."""

    count: int = 0
    skipped: int = 0


def fetch(box: Mailbox, keep: Keep, most: int = MOST_AT_ONCE) -> Fetched:
    """Hand each waiting message to `keep`, then move it to `KEPT`; one at a time in memory.

    A connection that drops is opened again, and the numbers of the messages are read anew: they
    count only as long as the folder keeps its UIDVALIDITY (RFC 3501 2.3.1.1). A message on which
    it dropped twice is taken over as its head; one that the server will not give at all stays
    where it is, and the others go on. What `keep` raises stops the fetch.
    Raises MailboxUnreachable, MailNotKept.
    """
    told, trouble = Fetched(), Trouble()
    while told.count < most:
        try:
            with _opened(box) as mailbox:
                _empty(mailbox, keep, told, trouble, most)
            return told
        except (OSError, ssl.SSLError, imaplib.IMAP4.error, ImapToolsError) as error:
            if not trouble.may_try_again():
                raise MailboxUnreachable(str(error)) from error
    return told


@dataclass(slots=True)
class Trouble:
    """What went wrong on the way, by UIDVALIDITY and UID."""

    at: tuple[str, str] = ("", "")
    drops: dict[tuple[str, str], int] = field(default_factory=dict)
    refused: set[tuple[str, str]] = field(default_factory=set)
    before: int = 0  # drops with no message in hand

    def may_try_again(self) -> bool:
        """Whether another connection may help, after this one has dropped."""
        if self.at[1]:
            self.drops[self.at] = self.drops.get(self.at, 0) + 1
            if self.drops[self.at] > DROPS_FOR_ONE:
                self.refused.add(self.at)
            self.at = ("", "")
            return sum(self.drops.values()) < DROPS_IN_ALL
        self.before += 1
        return False


def _empty(mailbox: BaseMailBox, keep: Keep, told: Fetched, trouble: Trouble, most: int) -> None:
    """Work through the folder as it stands at the beginning of this connection."""
    validity = _validity(mailbox)
    for uid in mailbox.uids():
        known = (validity, uid)
        if told.count >= most:
            return
        if known in trouble.refused:
            continue
        trouble.at = known
        try:
            arrived = _message(mailbox, uid, head_only=trouble.drops.get(known, 0) > 1)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            # This one is refused; the connection stands.
            trouble.refused.add(known)
            told.skipped += 1
            continue
        if arrived is not None:
            _hand_over(arrived, keep)
            mailbox.move([uid], KEPT)
            told.count += 1
    trouble.at = ("", "")


def _validity(mailbox: BaseMailBox) -> str:
    _kind, data = mailbox.client.response("UIDVALIDITY")
    return data[-1].decode() if data and data[-1] else ""


def _hand_over(arrived: Arrived, keep: Keep) -> None:
    # A full disk here is no fault of the server there.
    try:
        keep(arrived)
    except OSError as error:
        raise MailNotKept(str(error)) from error


@contextmanager
def _opened(box: Mailbox) -> Iterator[BaseMailBox]:
    kind = _KINDS[box.scheme]
    with kind(box.host, box.port, timeout=TIMEOUT) as mailbox:
        mailbox.login(box.user, box.password, initial_folder=None)
        _introduce(mailbox)
        mailbox.folder.set(box.folder)
        if not mailbox.folder.exists(KEPT):
            mailbox.folder.create(KEPT)
        yield mailbox


def _introduce(mailbox: BaseMailBox) -> None:
    """RFC 2971: some large Chinese providers open no folder to a client without a name."""
    if "ID" in mailbox.client.capabilities:
        mailbox.client.xatom("ID", '("name" "gongkai" "version" "1")')


def _message(mailbox: BaseMailBox, uid: str, *, head_only: bool = False) -> Arrived | None:
    head = _parts(mailbox, uid, "(RFC822.SIZE INTERNALDATE BODY.PEEK[HEADER])")
    if head is None:
        return None  # Somebody moved it meanwhile.
    described, raw = head
    size = int(described.partition(b"RFC822.SIZE ")[2].split(b" ")[0].rstrip(b")") or 0)
    is_whole = size <= MOST_BYTES and not head_only
    if is_whole:
        whole = _parts(mailbox, uid, "(BODY.PEEK[])")
        if whole is None:
            return None
        raw = whole[1]
    return Arrived(raw, _moment(described), is_whole)


def _parts(mailbox: BaseMailBox, uid: str, what: str) -> tuple[bytes, bytes] | None:
    """What the server says about the message, and the literal it sends."""
    status, data = mailbox.client.uid("fetch", uid, what)
    if status != "OK":
        raise imaplib.IMAP4.error(f"fetch {status}")
    literal = next((each for each in data if isinstance(each, tuple)), None)
    if literal is None:
        return None
    rest = b" ".join(each for each in data if isinstance(each, bytes))
    return literal[0] + b" " + rest, literal[1]


def _moment(described: bytes) -> dt.datetime:
    found = imaplib.Internaldate2tuple(described)
    if found is None:
        return dt.datetime.now(dt.UTC)
    # Internaldate2tuple answers in the time of this machine.
    return dt.datetime.fromtimestamp(time.mktime(found), dt.UTC)
