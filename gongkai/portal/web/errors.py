"""Pages for what went wrong before or inside a view, drawn without looking at the request.

Django's own handlers ask for a CSRF token and so read the form again: when the form itself is what
cannot be read, they fail inside the error page.
"""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent is no form of ours: too long, or not readable as text."""
    return HttpResponse(render_to_string("400.html"), status=HTTPStatus.BAD_REQUEST)


def server_error(request: HttpRequest) -> HttpResponse:
    """A defect of ours."""
    return HttpResponse(render_to_string("500.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)
