"""打开的申请: which requests this browser may see, sealed in its session for half an hour.

Several may be open at once, in several windows: the form that acts on one names it, so that a
withdrawal in one window never meets the request that another window opened last.
"""

from __future__ import annotations

from cryptography.fernet import InvalidToken
from django.http import HttpRequest

from gongkai import vault
from gongkai.inforequests import queries
from gongkai.inforequests.models import InformationRequest

_OPEN = "inforequests_open"
_AGE = 30 * 60
_MOST = 10


def open_(request: HttpRequest, number: str, code: str) -> None:
    """Open one more, the one shown from now on, and begin the half hour anew for all."""
    codes = _codes(request)
    codes.pop(number, None)
    pairs = [*codes.items(), (number, code)][-_MOST:]
    request.session[_OPEN] = vault.write_note(_OPEN, {"codes": pairs})


def opened(request: HttpRequest) -> InformationRequest | None:
    """The request that the form speaks of, otherwise the last one; None if it is not open."""
    codes = _codes(request)
    number = request.POST.get("request") or next(reversed(codes), "")
    if number not in codes:
        return None
    found = queries.tracked(number, codes[number])
    if found is not None:
        open_(request, number, codes[number])
    return found


def close(request: HttpRequest) -> None:
    """Nothing of them for the next visitor of this computer."""
    request.session.pop(_OPEN, None)


def _codes(request: HttpRequest) -> dict[str, str]:
    try:
        return dict(vault.read_note(_OPEN, str(request.session.get(_OPEN, "")), _AGE)["codes"])
    except (InvalidToken, KeyError):
        return {}
