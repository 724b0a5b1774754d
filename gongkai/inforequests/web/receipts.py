"""登记回执 of this browser: what its last application was given, sealed in its session."""

from __future__ import annotations

from cryptography.fernet import InvalidToken
from django.http import HttpRequest

from gongkai import vault
from gongkai.inforequests.actions import Filed
from gongkai.inforequests.web import opened

_KEPT = "inforequests_receipt"
# Long enough to find paper and pen, short enough for the next visitor of a shared computer.
_AGE = 2 * 60 * 60


def keep(request: HttpRequest, filed: Filed) -> None:
    """Remember what the receipt shows; a session lies in the database in the open."""
    facts = {"number": filed.request.number, "code": filed.code}
    request.session[_KEPT] = vault.write_note(_KEPT, facts)
    opened.open_(request, filed.request.number, filed.code)


def forget(request: HttpRequest) -> None:
    """Nothing of it for the next visitor of this computer."""
    request.session.pop(_KEPT, None)


def kept(request: HttpRequest) -> tuple[str, str] | None:
    """Number and code, for two hours; None for a browser that sent nothing."""
    try:
        facts = vault.read_note(_KEPT, str(request.session.get(_KEPT, "")), _AGE)
    except InvalidToken:
        return None
    return facts["number"], facts["code"]
