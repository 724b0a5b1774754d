"""What is done from the panels of 承办 and 批注: small forms, and back to the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import Handling, InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.handling_forms import AnswerForm, DepartmentForm, RemarkForm
from gongkai.organs.access import viewer_of


@require_POST
def add(request: HttpRequest, number: str) -> HttpResponse:
    """增加承办科室."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.HandedOver)
    form = DepartmentForm(request.POST, row=row)
    return _done(request, row, form, _("请科室承办"), actions.add_department, request=row)


@require_POST
def answer(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """反馈办理意见, by a department of the organ or of one below it."""
    part = _part(request, number, key)
    form = AnswerForm(request.POST)
    return _done(
        request, part.request, form, _("反馈办理意见"), actions.answer_handling, handling=part
    )


@require_POST
def recall(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """收回承办."""
    part = _part(request, number, key)
    return _done(
        request,
        part.request,
        forms.Form(request.POST),
        _("收回承办"),
        actions.recall_department,
        handling=part,
    )


@require_POST
def lead(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """改由牵头."""
    part = _part(request, number, key)
    form = forms.Form(request.POST)
    return _done(request, part.request, form, _("改由牵头"), actions.let_lead, handling=part)


@require_POST
def remark(request: HttpRequest, number: str) -> HttpResponse:
    """写批注."""
    _viewer, row = case_or_404(request, number)
    form = RemarkForm(request.POST)
    return _done(request, row, form, _("写批注"), actions.remark, "remarks", request=row)


def _part(request: HttpRequest, number: str, key: int) -> Handling:
    """The part, if the case is shown to the person; a guest knows of no part but the own."""
    viewer = viewer_of(request.user)
    try:
        row = queries.request_shown_to(viewer, number)
    except InformationRequest.DoesNotExist as error:
        raise Http404 from error
    parts = row.handlings.select_related("post__organ", "request__organ")
    if access.is_guest(viewer, row.organ):
        parts = parts.filter(post__in=viewer.post_ids)
    part = parts.filter(pk=key).first()
    if part is None:
        raise Http404
    return part


def _done(
    request: HttpRequest,
    row: InformationRequest,
    form: forms.Form,
    label: str,
    deed: Callable[..., object],
    anchor: str = "handling",
    **about: Any,
) -> HttpResponse:
    """Do it and go back to the panel, or show what was typed with what is wrong."""
    back = reverse("inforequests_desk:detail", args=[row.number])
    if form.is_valid():
        try:
            deed(by=request.user, **about, **form.cleaned_data)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("已办理：%(step)s") % {"step": label})
            return redirect(f"{back}#{anchor}")
    context = {
        "title": label,
        "form": form,
        "back": back,
        "back_label": row.number,
        "button": label,
    }
    return render(request, "desk/components/form_page.html", context, status=422)
