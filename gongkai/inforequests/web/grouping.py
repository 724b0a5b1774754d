"""拆分 and 并案 on the desk."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.inforequests.web.cases import case_or_404

PART_MOST = 4000
PARTS_SHOWN = 4
PARTS_MOST = 12


class SplitForm(forms.Form):
    """拆分: one field for each part; the first one stays in this request."""

    reason = forms.CharField(
        label=gettext_lazy("拆分的理由"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("会写进给申请人的说明，如“所申请的是两件互不相干的信息”。"),
    )

    def __init__(self, *args: Any, row: InformationRequest, shown: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place in range(1, shown + 1):
            self.fields[f"part_{place}"] = forms.CharField(
                label=_("第 %(place)s 件") % {"place": place},
                max_length=PART_MOST,
                required=place <= 2,
                initial=row.subject if place == 1 else "",
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_("留在本件，编号不变。") if place == 1 else "",
            )

    def parts(self) -> list[str]:
        """The parts that say something; only after ``is_valid``."""
        names = [name for name in self.fields if name.startswith("part_")]
        return [text for name in names if (text := self.cleaned_data[name].strip())]


class JoinForm(forms.Form):
    """并案: with which other open request of the same applicant."""

    lead = forms.ModelChoiceField(
        label=gettext_lazy("与哪一件一起答复"),
        queryset=InformationRequest.objects.none(),
        empty_label=gettext_lazy("请选择"),
        help_text=gettext_lazy("只列出同一申请人向本机关提出、还没有答复的申请。"),
    )
    reason = forms.CharField(
        label=gettext_lazy("并案的理由"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, row: InformationRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["lead"]
        field.queryset = queries.same_applicant(row).filter(
            state__in=sorted(UNANSWERED), lead=None, case_type=row.case_type
        )
        field.label_from_instance = _listed


def _listed(row: InformationRequest) -> str:
    return f"{row.number} {queries.short_subject(row.subject)}"


@never_cache
def split(request: HttpRequest, number: str) -> HttpResponse:
    """拆分: 一事一申请."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.Split)
    shown = _shown(request)
    wants_more = "more" in request.POST
    form = SplitForm(request.POST or None, row=row, shown=shown)
    if wants_more:
        form = SplitForm(row=row, shown=shown, initial=request.POST.dict())
    elif request.method == "POST" and form.is_valid():
        try:
            made = actions.split(
                request=row,
                parts=form.parts(),
                reason=form.cleaned_data["reason"],
                by=request.user,
            )
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            numbers = "、".join(each.number for each in made)
            messages.success(request, _("已拆分，新编号：%(numbers)s。") % {"numbers": numbers})
            return redirect("inforequests_desk:detail", row.number)
    context = {"row": row, "form": form, "shown": shown, "may_add": shown < PARTS_MOST}
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/split.html", context, status=status)


def _shown(request: HttpRequest) -> int:
    """How many parts the page asks for: those it asked for before, and two more if wanted."""
    typed = request.POST.get("shown", "")
    before = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else PARTS_SHOWN
    more = 2 if "more" in request.POST else 0
    return max(2, min(before + more, PARTS_MOST))


@never_cache
def join(request: HttpRequest, number: str) -> HttpResponse:
    """并案, and its undoing."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.Joined)
    parting = request.method == "POST" and "part" in request.POST
    form = JoinForm(None if parting else request.POST or None, row=row)
    if parting or (request.method == "POST" and form.is_valid()):
        try:
            if parting:
                actions.part(request=row, by=request.user)
            else:
                actions.join(request=row, by=request.user, **form.cleaned_data)
        except RuleError as error:
            if parting:
                messages.error(request, phrases.refusal(error))
                return redirect("inforequests_desk:detail", row.number)
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("已解除并案。") if parting else _("已并案。"))
            return redirect("inforequests_desk:detail", row.number)
    context = {"row": row, "form": form, "found": form.fields["lead"].queryset.exists()}
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/join.html", context, status=status)
