"""台账: what was recorded, and the proof that nothing recorded was touched."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.desk import ledger
from gongkai.desk.deeds import DEEDS, deed
from gongkai.ledger import queries
from gongkai.ledger.phrases import FAULTS
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Organ

ENTRIES_PER_PAGE = 50


class LedgerFilter(forms.Form):
    """筛选台账记录."""

    stream = forms.CharField(label=_("事项（开头部分）"), max_length=120, required=False)
    event = forms.ChoiceField(
        label=_("事件"), choices=[("", _("全部")), *DEEDS.items()], required=False
    )
    organ = forms.ModelChoiceField(
        label=_("机构"),
        queryset=Organ.objects.none(),
        to_field_name="code",
        required=False,
        empty_label=_("全部"),
    )
    since = forms.DateField(
        label=_("发生日期自"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("发生日期至"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, organs: QuerySet[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs

    def wanted(self) -> ledger.Wanted:
        """What was asked for; a field that cannot be read narrows nothing."""
        if not self.is_bound:
            return ledger.Wanted()
        self.is_valid()
        read = self.cleaned_data
        organ = read.get("organ")
        return ledger.Wanted(
            stream=read.get("stream", ""),
            event=read.get("event", ""),
            organ=organ.code if organ else "",
            since=read.get("since"),
            until=read.get("until"),
        )


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """台账记录 of the organs within reach, newest first."""
    viewer = viewer_of(request.user)
    organs = ledger.organs_for(viewer)
    form = LedgerFilter(request.GET or None, organs=organs)
    page = ledger.page_of(
        viewer,
        form.wanted(),
        ENTRIES_PER_PAGE,
        before=_number(request, "before"),
        after=_number(request, "after"),
    )
    names = dict(organs.order_by().values_list("code", "short_name"))
    context = {
        "form": form,
        "head": queries.head(),
        "rows": [(entry, deed(entry.event), names[entry.organ]) for entry in page.entries],
        "newer": page.newer,
        "older": page.older,
    }
    return render(request, "desk/ledger.html", context)


@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """核验: read the whole chain and say what does not fit. Entries of others are not shown."""
    result = ledger.verify(viewer_of(request.user))
    context = {
        "result": result,
        "findings": [(found, FAULTS[found.fault]) for found in result.findings or ()],
        "longest": ledger.LONGEST_WHILE_WAITING,
    }
    return render(request, "desk/verification.html", context)


def _number(request: HttpRequest, name: str) -> int | None:
    """The place in the list that the address names; an address that was tampered with is none."""
    text = request.GET.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) <= 18):
        raise Http404
    return int(text)
