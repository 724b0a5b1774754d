"""What is done from the panels of 承办 and 批注: small forms, and back to the case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

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
from gongkai.organs.access import Viewer, viewer_of


@require_POST
def add(request: HttpRequest, number: str) -> HttpResponse:
    """增加承办科室."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.HandedOver)
    form = DepartmentForm(request.POST, row=row)
    deed = partial(actions.add_department, request=row)
    return done(request, row, form, _("请科室承办"), deed)


@require_POST
def answer(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """反馈办理意见, by a department of the organ or of one below it."""
    viewer, part = _part(request, number, key)
    access.require_holder(viewer, part.post)
    deed = partial(actions.answer_handling, handling=part)
    return done(request, part.request, AnswerForm(request.POST), _("反馈办理意见"), deed)


@require_POST
def recall(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """收回承办."""
    viewer, part = _part(request, number, key)
    access.require(viewer, part.request.organ, acts.HandedOver)
    deed = partial(actions.recall_department, handling=part)
    return done(request, part.request, forms.Form(request.POST), _("收回承办"), deed)


@require_POST
def lead(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """改由牵头."""
    viewer, part = _part(request, number, key)
    access.require(viewer, part.request.organ, acts.HandedOver)
    deed = partial(actions.let_lead, handling=part)
    return done(request, part.request, forms.Form(request.POST), _("改由牵头"), deed)


@require_POST
def remark(request: HttpRequest, number: str) -> HttpResponse:
    """写批注."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.REMARKERS)
    deed = partial(actions.remark, request=row)
    return done(request, row, RemarkForm(request.POST), _("写批注"), deed, anchor="remarks")


def _part(request: HttpRequest, number: str, key: int) -> tuple[Viewer, Handling]:
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
    return viewer, part


def done(
    request: HttpRequest,
    row: InformationRequest,
    form: forms.Form,
    label: str,
    deed: Callable[..., object],
    *,
    anchor: str = "handling",
    back: str = "",
) -> HttpResponse:
    """Do it and go back to the panel, or show what was typed with what is wrong.

    `back` is the page with the panel, if it is not that of the case.
    """
    back = back or reverse("inforequests_desk:detail", args=[row.number])
    if form.is_valid():
        try:
            deed(by=request.user, **form.cleaned_data)
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
