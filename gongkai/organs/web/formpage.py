"""One form on one page: shown, judged by an action, shown again with what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from gongkai.organs import phrases
from gongkai.organs.errors import OrganError


def form_page(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str],
    **texts: str,
) -> HttpResponse:
    """Show the form; when it is sent and sound, do the deed and go where it leads."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act(form.cleaned_data))
        except (OrganError, ValidationError) as error:
            explain(form, error)
    return form_answer(request, form, **texts)


def form_answer(request: HttpRequest, form: forms.Form, **texts: str) -> HttpResponse:
    """The form between its texts: title, button, back, back_label, and note or warning."""
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, **texts}
    return render(request, "desk/components/form_page.html", context, status=status)


def explain(form: forms.Form, error: OrganError | ValidationError) -> None:
    """Put a refusal of the action beside the field it is about."""
    if isinstance(error, OrganError):
        field = phrases.FIELDS.get(error.code)
        form.add_error(field if field in form.fields else None, phrases.explain(error))
        return
    for name, faults in error.error_dict.items():
        form.add_error(name if name in form.fields else None, faults)
