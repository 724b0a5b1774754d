"""转主动公开 on the desk: the register of proposals, and one of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import ProactiveProposal
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.openness import MANY_APPLICANTS, ProposalOrigin
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.forms import choices
from gongkai.organs.access import viewer_of
from gongkai.organs.roles import Role

ON_A_PAGE = 25
STANDINGS = {
    "waiting": (gettext_lazy("等决定"), {"is_accepted__isnull": True}),
    "due": (gettext_lazy("待公开"), {"is_accepted": True, "done_on__isnull": True}),
    "done": (gettext_lazy("已公开"), {"done_on__isnull": False}),
    "declined": (gettext_lazy("不转"), {"is_accepted": False}),
}


class ProposeForm(forms.Form):
    """建议: the information by name, and who has the idea."""

    title = forms.CharField(label=gettext_lazy("信息名称"), max_length=200)
    origin = forms.ChoiceField(
        label=gettext_lazy("由来"),
        choices=choices(
            {
                each: phrases.PROPOSAL_ORIGINS[each]
                for each in (ProposalOrigin.OFFICER, ProposalOrigin.SUGGESTION)
            }
        ),
        help_text=gettext_lazy("申请人建议的，决定以后系统会给他写审核告知书（条例第44条）。"),
    )


class DecideForm(forms.Form):
    """决定, with a reason."""

    accept = forms.TypedChoiceField(
        label=gettext_lazy("决定"),
        choices=[("yes", gettext_lazy("转为主动公开")), ("no", gettext_lazy("不转"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class DoneForm(forms.Form):
    """已经公开: where."""

    place = forms.CharField(
        label=gettext_lazy("索引号或者网址"),
        max_length=300,
        help_text=gettext_lazy("写本站信息的索引号，会自动连到那一条。"),
    )


@never_cache
@require_safe
def proposals(request: HttpRequest) -> HttpResponse:
    """转主动公开台账."""
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.READERS):
        raise Http404
    rows = queries.proposals_for(viewer)
    standing = request.GET.get("standing", "")
    if standing in STANDINGS:
        rows = rows.filter(**STANDINGS[standing][1])
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "standings": [(name, label) for name, (label, _where) in STANDINGS.items()],
        "standing": standing,
        "today": timezone.localdate(),
        "ruling": MANY_APPLICANTS,
    }
    return render(request, "inforequests/desk/proposals.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, number: str) -> HttpResponse:
    """建议把这件申请的信息转为主动公开."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.PROPOSERS)
    start = {"title": " ".join(row.subject.split())[:200]}
    form = ProposeForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        title, origin = form.cleaned_data["title"], ProposalOrigin(form.cleaned_data["origin"])
        try:
            made = actions.propose(request=row, title=title, origin=origin, by=request.user)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("已提出建议。"))
            return redirect("inforequests_desk:proposal", made.pk)
    context = {"row": row, "form": form}
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/propose.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def proposal(request: HttpRequest, key: int) -> HttpResponse:
    """One proposal, and its next step for whoever may take it."""
    viewer = viewer_of(request.user)
    found = queries.proposals_for(viewer).filter(pk=key).first()
    if found is None:
        raise Http404
    form = _form(found, viewer, request)
    if request.method == "POST":
        if form is None:
            viewer.require(found.organ, *_takers(found))
        elif form.is_valid():
            try:
                _take(found, form, request)
            except RuleError as error:
                form.add_error(None, phrases.refusal(error))
            else:
                return redirect("inforequests_desk:proposal", key)
    context = {"proposal": found, "row": found.request, "form": form, "today": timezone.localdate()}
    status = 422 if form is not None and form.errors else 200
    return render(request, "inforequests/desk/proposal.html", context, status=status)


def _takers(found: ProactiveProposal) -> tuple[Role, ...]:
    return access.PROPOSAL_DECIDERS if found.is_accepted is None else access.PROPOSERS


def _form(found: ProactiveProposal, viewer: Any, request: HttpRequest) -> forms.Form | None:
    if not viewer.may(found.organ, *_takers(found)):
        return None
    if found.is_accepted is None:
        return DecideForm(request.POST or None)
    return DoneForm(request.POST or None) if found.is_accepted and not found.done_on else None


def _take(found: ProactiveProposal, form: forms.Form, request: HttpRequest) -> None:
    if isinstance(form, DecideForm):
        actions.decide_proposal(proposal=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("已记下决定。"))
    else:
        actions.publish_proposal(proposal=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("已记下公开的位置。"))
