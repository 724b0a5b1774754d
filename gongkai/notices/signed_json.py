"""短信网关: signed JSON over HTTPS, the form described in docs/notices.md."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
import secrets
import time
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from gongkai.notices.gateways import TOLD_MOST, Message, Outcome
from gongkai.notices.rules.states import Answer

_READ_MOST = 64 * 1024
# Nothing was taken over: the way to the gateway is wrong, or it asks us to wait.
_OUT_OF_ORDER = frozenset({401, 403, 404, 405, 407, 410, 421, 429, 503})
_OWN_MACHINE = frozenset({"127.0.0.1", "::1", "localhost"})


class _NoRedirect(HTTPRedirectHandler):
    """A number and a text go to the address that the office has named and nowhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        return None


_opener = build_opener(_NoRedirect)


@dataclass(frozen=True, slots=True)
class SignedJson:
    """Hands each message over as JSON, signed with HMAC-SHA256 over time, nonce and body.

    `template` is the number of the template that the operator has approved, where it wants one.
    Raises ValueError for an address that is not HTTPS, but for this very machine.
    """

    url: str
    key: str
    template: str = ""
    account: str = ""
    timeout: int = 10
    knows_repeats: bool = True
    is_real: bool = True

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.scheme != "https" and parts.hostname not in _OWN_MACHINE:
            raise ValueError("url")

    def send(self, message: Message) -> Outcome:
        try:
            with _opener.open(self._request(message), timeout=self.timeout) as answer:
                return _taken(answer.read(_READ_MOST))
        except HTTPError as error:
            return _refused(error)
        except URLError as error:
            # Raised before the request was out as a whole.
            return Outcome(Answer.UNREACHABLE, told=_words(error.reason))
        except (OSError, HTTPException) as error:
            return Outcome(Answer.UNCLEAR, told=_words(error))

    def _request(self, message: Message) -> Request:
        told = {"id": message.key, "to": message.to, "text": message.text}
        told |= {"template": self.template} if self.template else {}
        told |= {"account": self.account} if self.account else {}
        body = json.dumps(told, ensure_ascii=False).encode()
        at, nonce = str(int(time.time())), secrets.token_hex(16)
        return Request(
            self.url,
            data=body,
            method="POST",
            headers={
                "Content-Type": "application/json; charset=utf-8",
                "Accept": "application/json",
                "X-Timestamp": at,
                "X-Nonce": nonce,
                "X-Signature": signature(self.key, at, nonce, body),
            },
        )


def signature(key: str, at: str, nonce: str, body: bytes) -> str:
    """HMAC-SHA256 in hex over the time in seconds, the nonce and the body, a line each."""
    signed = b"\n".join((at.encode(), nonce.encode(), body))
    return hmac.new(key.encode(), signed, hashlib.sha256).hexdigest()


def _taken(body: bytes) -> Outcome:
    found = _read(body)
    if found is None or not isinstance(found.get("accepted"), bool):
        return Outcome(Answer.UNCLEAR, told="not the JSON expected")
    told = str(found.get("reason", ""))[:TOLD_MOST]
    if not found["accepted"]:
        return Outcome(Answer.REFUSED, told=told)
    return Outcome(Answer.TAKEN, gateway_id=str(found.get("id", ""))[:120], told=told)


def _refused(error: HTTPError) -> Outcome:
    told = f"HTTP {error.code}"
    if error.code in _OUT_OF_ORDER or 300 <= error.code < 400:
        return Outcome(Answer.UNREACHABLE, told=told, retry_after=_retry_after(error))
    if 400 <= error.code < 500 and error.code != 408:
        return Outcome(Answer.REFUSED, told=told)
    return Outcome(Answer.UNCLEAR, told=told)


def _retry_after(error: HTTPError) -> dt.timedelta | None:
    """What the gateway asks for, within a day."""
    seconds = error.headers.get("Retry-After", "")
    if not (seconds.isascii() and seconds.isdigit()):
        return None
    return dt.timedelta(seconds=min(int(seconds[:9]), 86400))


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _words(error: object) -> str:
    return f"{type(error).__name__}: {error}"[:TOLD_MOST]
