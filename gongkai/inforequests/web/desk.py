"""Desk pages of one request: seeing it, its steps, the identity behind it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.web import casepage, steps
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.files import refused
from gongkai.inforequests.web.forms import DOCUMENTS
from gongkai.inforequests.web.step_forms import LookForm
from gongkai.organs.access import viewer_of


@never_cache
def detail(request: HttpRequest, number: str) -> HttpResponse:
    """One case: how it stands and what comes next, then every panel of it."""
    viewer = viewer_of(request.user)
    try:
        row = queries.request_shown_to(viewer, number)
    except InformationRequest.DoesNotExist as error:
        raise Http404 from error
    context = casepage.context(row, viewer)
    return render(request, "inforequests/desk/detail.html", context)


@never_cache
def next_step(request: HttpRequest, number: str) -> HttpResponse:
    """Straight to the step that brings the case on, or to the case where there is none."""
    viewer, row = case_or_404(request, number)
    following = steps.next_step(row, steps.open_steps(row, viewer))
    if following is None:
        return redirect("inforequests_desk:detail", row.number)
    return redirect("inforequests_desk:step", row.number, following.slug)


@never_cache
def step(request: HttpRequest, number: str, slug: str) -> HttpResponse:
    """办理步骤: a small form, and back to the case."""
    viewer, row = case_or_404(request, number)
    chosen = steps.STEPS.get(slug)
    if chosen is None:
        raise Http404
    access.require(viewer, row.organ, chosen.act)
    if not chosen.is_open(row, viewer):
        messages.error(request, phrases.not_now())
        return redirect("inforequests_desk:detail", row.number)
    if chosen.page:
        return redirect(f"inforequests_desk:{chosen.page}", row.number)
    form = chosen.form(
        request.POST if request.method == "POST" else None,
        request.FILES if request.method == "POST" else None,
        row=row,
        initial=chosen.form.prefilled(request.GET),
    )
    if request.method == "POST" and form.is_valid():
        try:
            chosen.run(row, request.user, form.cleaned_data)
        except (RuleError, UploadRefused) as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, _("已办理：%(step)s") % {"step": chosen.label})
            return redirect("inforequests_desk:detail", row.number)
    context = {"row": row, "step": chosen, "form": form}
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/step.html", context, status=status)


@never_cache
def identity(request: HttpRequest, number: str) -> HttpResponse:
    """查看申请人身份: asks why, records the look, then shows."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.IDENTITY_READERS)
    form = LookForm(request.POST or None)
    context: dict[str, Any] = {"row": row, "form": form}
    if request.method == "POST" and form.is_valid():
        found = actions.look_at_identity(
            request=row, reason=form.cleaned_data["reason"], by=request.user
        )
        context |= {
            "identity": found,
            "document": DOCUMENTS.get(found.document, ""),
            "agent_document": DOCUMENTS.get(found.agent_document, ""),
        }
    return render(request, "inforequests/desk/identity.html", context)
