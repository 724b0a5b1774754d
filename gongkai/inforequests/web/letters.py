"""Letters as downloads, for officers and for the applicant; and the organ's 文书信息."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.inforequests import access, actions, queries
from gongkai.inforequests.letterfiles import MEDIA_TYPES, export
from gongkai.inforequests.models import InformationRequest, Letter, Letterhead
from gongkai.inforequests.queries import CaseLetters
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.letters.facts import title_of
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Organ


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """本人文书: one letter as its applicant sees it in the list."""

    key: str
    title: str
    number: str
    issued_on: date


class SecureAddress(forms.URLField):
    """An address of the web; typed without a scheme, it is taken to be https."""

    def __init__(self, **more: Any) -> None:
        super().__init__(assume_scheme="https", **more)


class LetterheadForm(forms.ModelForm):
    """文书信息 of an organ."""

    class Meta:
        model = Letterhead
        fields = (
            *("contact", "review_body", "department_above"),
            *("review_at", "review_online", "court", "payment_at"),
        )
        field_classes = {"review_online": SecureAddress}
        widgets = {"payment_at": forms.Textarea(attrs={"rows": 3})}


@never_cache
@require_GET
def file(request: HttpRequest, number: str, key: str, form: str) -> HttpResponse:
    """A letter for an officer who may see whom it goes to; the look is recorded."""
    try:
        row = queries.request_for(viewer_of(request.user), number)
    except InformationRequest.DoesNotExist as error:
        raise Http404 from error
    known = CaseLetters(row)
    letter = known.get(key)
    if letter is None or form not in MEDIA_TYPES:
        raise Http404
    name = actions.open_letter(letter=letter, by=request.user)
    return _response(known, letter, name, form)


def own_letter_file(row: InformationRequest, key: str, form: str) -> HttpResponse | None:
    """A letter of the request for its applicant; None for what is not there or not theirs."""
    known = CaseLetters(row)
    for letter in known.to_applicant():
        if known.key_of(letter) == key and form in MEDIA_TYPES:
            return _response(known, letter, actions.addressee_of(letter), form)
    return None


def own_letters(row: InformationRequest) -> list[OwnLetter]:
    """What the applicant may download: the receipt and every letter written to them."""
    known = CaseLetters(row)
    return [
        OwnLetter(
            known.key_of(letter),
            title_of(letter.kind, CaseType(row.case_type)),
            letter.number,
            letter.issued_on,
        )
        for letter in known.to_applicant()
    ]


@never_cache
@require_http_methods(["GET", "POST"])
def letterhead(request: HttpRequest, organ: str) -> HttpResponse:
    """文书信息: contact, bodies of reconsideration, court."""
    found = get_object_or_404(Organ, code=organ)
    viewer_of(request.user).require(found, *access.LETTERHEAD_KEEPERS)
    form = LetterheadForm(request.POST or None, instance=queries.letterhead_of(found))
    if request.method == "POST" and form.is_valid():
        actions.keep_letterhead(organ=found, by=request.user, **form.cleaned_data)
        messages.success(request, _("已保存文书信息。"))
        return redirect("inforequests_desk:letterhead", found.code)
    status = 422 if form.errors else 200
    context = {"organ": found, "form": form}
    return render(request, "inforequests/desk/letterhead.html", context, status=status)


def _response(known: CaseLetters, letter: Letter, name: str, form: str) -> HttpResponse:
    is_demonstration = known.row.organ.demonstration
    made = export(known.facts(letter, name), form, demonstration=is_demonstration)
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name)
    return response
