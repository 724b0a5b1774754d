"""公开的答复 for everybody: list, one of them, and what it gives."""

from __future__ import annotations

import uuid

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.inforequests import actions, queries
from gongkai.inforequests.rules.errors import SealedFileLost
from gongkai.inforequests.rules.openness import AnswerStanding
from gongkai.inforequests.web.files import download
from gongkai.organs.models import Organ

ON_A_PAGE = 20


class AnsweredFilter(forms.Form):
    """筛选. What cannot be read narrows nothing."""

    words = forms.CharField(
        label=gettext_lazy("找什么"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    year = forms.IntegerField(
        label=gettext_lazy("答复年度"), required=False, min_value=2008, max_value=2100
    )
    organ = forms.ChoiceField(label=gettext_lazy("机关"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        shown = Organ.objects.filter(
            disclosed_answers__standing=AnswerStanding.PUBLISHED
        ).distinct()
        every = [("", gettext_lazy("全部"))]
        self.fields["organ"].choices = [*every, *((each.code, each.name) for each in shown)]


@require_safe
def answered(request: HttpRequest) -> HttpResponse:
    """The list, narrowed as the address says."""
    form = AnsweredFilter(request.GET)
    form.is_valid()
    asked = {name: value for name, value in form.cleaned_data.items() if value}
    page = Paginator(queries.find_answers(**asked), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page}
    return render(request, "inforequests/public/answered.html", context)


@require_safe
def one(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One answer."""
    found = get_object_or_404(queries.public_answers(), key=key)
    context = {"answer": found, "files": queries.public_files(found)}
    return render(request, "inforequests/public/answered_one.html", context)


@require_safe
def file(request: HttpRequest, key: uuid.UUID, file: uuid.UUID) -> HttpResponse:
    """A file of one answer."""
    found = queries.public_file(key, file)
    if found is None:
        raise Http404
    try:
        return download(found, actions.published_content(found))
    except SealedFileLost as lost:
        raise Http404 from lost
