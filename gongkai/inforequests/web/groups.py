"""相同申请: open requests that ask for the same, joined in one deed, and how far a run has come."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import GroupRun
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.web.cases import case_or_404
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Organ
from gongkai.workdays.queries import calendar

ON_A_PAGE = 25
PAGES_MOST = 1000
ERRORS_SHOWN = 200


class JoinAllForm(forms.Form):
    """成批并案: why they are answered together."""

    reason = forms.CharField(
        label=gettext_lazy("并案的理由"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "同一申请人的几件会收到并案说明，理由写在里面；不同申请人互不告知，各自收到答复。"
        ),
    )


@never_cache
@require_safe
def groups(request: HttpRequest) -> HttpResponse:
    """相同申请: the groups of the organs whose cases the person sees, the largest first."""
    viewer = viewer_of(request.user)
    organs = viewer.scoped(Organ.objects.all(), *access.READERS, field="")
    keys = list(organs.values_list("pk", flat=True))
    if not keys:
        raise Http404
    page = page_of(request)
    found, more = queries.clusters(keys, page=page, size=ON_A_PAGE)
    context = {
        "groups": [(group, access.may(viewer, group.first.organ, acts.Joined)) for group in found],
        "back": page - 1,
        "on": page + 1 if more else 0,
        "today": timezone.localdate(),
        "days": calendar(),
    }
    return render(request, "inforequests/desk/groups.html", context)


def page_of(request: HttpRequest) -> int:
    """The page of the address; the first for what is none."""
    typed = request.GET.get("page", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 5 else 1
    return max(1, min(number, PAGES_MOST))


@never_cache
@require_http_methods(["GET", "POST"])
def join_all(request: HttpRequest, number: str) -> HttpResponse:
    """成批并案 to this request."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.Joined)
    form = JoinAllForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            run = actions.join_all(lead=row, by=request.user, **form.cleaned_data)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            return redirect("inforequests_desk:run", run.key)
    same = queries.asking_the_same(row)
    context = {
        "row": row,
        "form": form,
        "count": same.count(),
        "shown": same.select_related("organ", "handler", "applicant", "imported").order_by("-pk")[
            :ON_A_PAGE
        ],
        "whole": None,
        "today": timezone.localdate(),
        "days": calendar(),
    }
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/group_join.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def run(request: HttpRequest, key: str) -> HttpResponse:
    """成批办理的进度, what was refused and why; a run that broke off is put in again here."""
    found = get_object_or_404(GroupRun.objects.select_related("lead__organ", "by"), key=key)
    viewer, lead = case_or_404(request, found.lead.number)
    may_resume = access.may(viewer, lead.organ, acts.Joined)
    if request.method == "POST":
        actions.resume_run(run=found, by=request.user)
        messages.success(request, _("已经接着办理。"))
        return redirect("inforequests_desk:run", key)
    errors = found.errors.select_related("request")
    context = {
        "run": found,
        "row": lead,
        "failed": errors.count(),
        "errors": errors[:ERRORS_SHOWN],
        "may_resume": may_resume and found.finished_at is None,
    }
    return render(request, "inforequests/desk/run.html", context)
