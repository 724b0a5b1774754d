"""The remedy or complaint a desk page is about, and a deed done from a small form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.inforequests import phrases as requests_phrases
from gongkai.inforequests.rules.errors import RuleError
from gongkai.organs.access import Viewer, viewer_of
from gongkai.remedies import phrases, queries
from gongkai.remedies.errors import RemedyError
from gongkai.remedies.models import Complaint, Remedy


def remedy_or_404(request: HttpRequest, key: int) -> tuple[Viewer, Remedy]:
    """The remedy, if a post of the person opens it; what is missing and what is not looks alike."""
    viewer = viewer_of(request.user)
    rows = queries.visible_to(viewer).select_related("request__applicant", "request__organ")
    row = rows.select_related("organ", "preceding").filter(pk=key).first()
    if row is None:
        raise Http404
    return viewer, row


def complaint_or_404(request: HttpRequest, key: int) -> tuple[Viewer, Complaint]:
    """The complaint, likewise."""
    viewer = viewer_of(request.user)
    row = queries.complaints_of(viewer).filter(pk=key).first()
    if row is None:
        raise Http404
    return viewer, row


def tried(form: forms.Form, deed: Callable[[], Any]) -> Any:
    """What the deed gives; None where it was refused, which then stands in the form."""
    try:
        return deed()
    except RemedyError as error:
        form.add_error(None, phrases.refusal(error))
    except RuleError as error:
        form.add_error(None, requests_phrases.refusal(error))
    return None


def form_page(
    request: HttpRequest,
    form: forms.Form,
    deed: Callable[[], Any],
    *,
    title: str,
    back: str,
    back_label: str,
    note: str = "",
    warning: str = "",
    then: Callable[[Any], str] | None = None,
) -> HttpResponse:
    """One form and its deed: done, back to where it came from; else what was typed and why not."""
    if request.method == "POST" and form.is_valid():
        done = tried(form, deed)
        if done is not None:
            messages.success(request, _("已办理：%(what)s") % {"what": title})
            return redirect(then(done) if then else back)
    context = {
        "title": title,
        "form": form,
        "back": back,
        "back_label": back_label,
        "button": title,
        "note": note,
        "warning": warning,
    }
    status = 422 if form.errors else 200
    return render(request, "desk/components/form_page.html", context, status=status)
