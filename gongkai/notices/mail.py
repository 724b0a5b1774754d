"""电子邮件网关: Django's mail, and through it SMTP or whatever django-anymail speaks."""

from __future__ import annotations

import smtplib
from collections.abc import Mapping
from dataclasses import dataclass, field

from anymail.exceptions import AnymailAPIError, AnymailError, AnymailRecipientsRefused
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage

from gongkai.notices.gateways import TOLD_MOST, Message, Outcome
from gongkai.notices.rules.states import Answer

_WRITING_ONLY = tuple(f"django.core.mail.backends.{n}." for n in ("console", "dummy", "filebased"))
_GATEWAY_AT_FAULT = frozenset({401, 403, 404, 429, 503})
# Never further than the greeting: surely not taken over.
_BEFORE_THE_MAIL = (
    smtplib.SMTPConnectError,
    smtplib.SMTPHeloError,
    smtplib.SMTPAuthenticationError,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPNotSupportedError,
    ConnectionRefusedError,
    ImproperlyConfigured,
)


def _writes_only() -> bool:
    return settings.EMAIL_BACKEND.startswith(_WRITING_ONLY)


@dataclass(frozen=True, slots=True)
class DjangoMail:
    """Sends by `EMAIL_BACKEND`. A mail tried again keeps its Message-ID; that it may arrive twice
    is thought the lesser harm [设计], so a lost answer is tried again."""

    knows_repeats: bool = True
    is_real: bool = field(default_factory=lambda: not _writes_only())

    def send(self, message: Message) -> Outcome:
        host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
        headers = {"Message-ID": f"<{message.key}@{host}>", "Auto-Submitted": "auto-generated"}
        mail = EmailMessage(message.subject, message.text, to=[message.to], headers=headers)
        try:
            mail.send()
        except Exception as error:
            return _failed(error)
        # Django's own backends leave no such mark.
        status = getattr(mail, "anymail_status", None)
        return Outcome(
            Answer.TAKEN, gateway_id=str(status.message_id or "")[:120] if status else ""
        )


def _failed(error: Exception) -> Outcome:
    """What an exception of Django's or anymail's backends says about the mail."""
    match error:
        case AnymailRecipientsRefused():
            answer = Answer.REFUSED
        case AnymailAPIError():
            answer = _by_status(error.status_code)
        case AnymailError():
            answer = Answer.UNREACHABLE
        case smtplib.SMTPRecipientsRefused(recipients=refused):
            answer = _by_reply(_codes(refused))
        case smtplib.SMTPDataError(smtp_code=code):
            answer = _by_reply([code])
        case _ if isinstance(error, _BEFORE_THE_MAIL) or _has_no_way(error):
            answer = Answer.UNREACHABLE
        case _:
            answer = Answer.UNCLEAR
    return Outcome(answer, told=_words(error))


def _has_no_way(error: Exception) -> bool:
    """Whether no connection was made: a name not found, a certificate not trusted, no route."""
    return isinstance(error, OSError) and not isinstance(
        error, TimeoutError | smtplib.SMTPException | ConnectionResetError | BrokenPipeError
    )


def _by_status(status: int | None) -> Answer:
    if status is None:
        return Answer.UNCLEAR
    if status in _GATEWAY_AT_FAULT:
        return Answer.UNREACHABLE
    return Answer.REFUSED if 400 <= status < 500 and status != 408 else Answer.UNCLEAR


def _by_reply(codes: list[int]) -> Answer:
    """RFC 5321: 4xx asks to come again, 5xx does not."""
    return Answer.DEFERRED if all(400 <= code < 500 for code in codes) else Answer.REFUSED


def _codes(refused: Mapping[str, tuple[int, bytes]]) -> list[int]:
    return [code for code, _ in refused.values()]


def _words(error: Exception) -> str:
    """The kind of the error and its code: what servers say beside often names the recipient."""
    code = getattr(error, "smtp_code", None) or getattr(error, "status_code", None)
    return f"{type(error).__name__}{f' {code}' if code else ''}"[:TOLD_MOST]
