"""Pages for what went wrong before or inside a view, drawn without looking at the request.

Django's own handlers ask for a CSRF token and so read the form again: when the form itself is what
cannot be read, they fail inside the error page.
"""

from __future__ import annotations

import errno
import sys
from http import HTTPStatus

from cryptography.fernet import InvalidToken
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RETRY_AFTER = 10
"""Seconds."""
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent is no form of ours: too long, or not readable as text."""
    return HttpResponse(render_to_string("400.html"), status=HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """A defect of ours, or a moment in which the machine cannot do what is asked."""
    if words := _trouble(sys.exc_info()[1]):
        page = render_to_string("503.html", {"words": words})
        status, headers = HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": RETRY_AFTER}
        return HttpResponse(page, status=status, headers=headers)
    return HttpResponse(render_to_string("500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _trouble(error: BaseException | None) -> Promise | None:
    """What to tell where the program is not to blame."""
    if isinstance(error, OperationalError):
        return _("数据库正忙，或者暂时连不上。刚才的操作没有完成，也没有留下一半。")
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return _("服务器的磁盘满了，写不下去。刚才的操作没有完成，也没有留下一半。")
    if isinstance(error, InvalidToken):
        return _("封存的资料打不开：缺少当时的密钥。请联系系统管理员。")
    return None
