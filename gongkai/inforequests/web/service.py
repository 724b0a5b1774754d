"""送达 on the desk: sending one letter, what came of it, and its receipt of service."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import access, actions
from gongkai.inforequests.actions.service import open_receipt
from gongkai.inforequests.letterfiles import MEDIA_TYPES, export
from gongkai.inforequests.models import Delivery, InformationRequest, Letter
from gongkai.inforequests.queries import CaseLetters, draft_of
from gongkai.inforequests.queries.service import (
    Served,
    attempts,
    delivery_of,
    is_reply,
    reply_in_force,
    service_of,
)
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters.facts import title_of
from gongkai.inforequests.rules.service import Carrier, Method, Result, next_methods
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.files import refused
from gongkai.inforequests.web.service_forms import NumberForm, ResultForm, SendForm, warning
from gongkai.organs.access import Viewer


@never_cache
@require_GET
def serve(request: HttpRequest, number: str) -> HttpResponse:
    """Straight to what the reply waits for: to be sent, or its result."""
    _viewer, row = _sender(request, number)
    reply = reply_in_force(row)
    line = next((each for each in service_of(row) if each.letter == reply), None)
    return redirect(next_address(row, line) or f"{_case(row)}#service")


@never_cache
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, number: str, key: uuid.UUID) -> HttpResponse:
    """送出一份文书."""
    _viewer, row = _sender(request, number)
    letter = row.letters.select_related("request__organ", "party").filter(key=key).first()
    methods = next_methods(attempts(letter)) if letter and not letter.recalled_at else ()
    if letter is None or not methods:
        messages.error(request, _("这份文书现在不用送，请看送达记录。"))
        return redirect(f"{_case(row)}#service")
    masked = CaseLetters(row).covered_name(letter)
    form = SendForm(
        *((request.POST, request.FILES) if request.method == "POST" else ()),
        methods=methods,
        chosen=_intended(row, letter),
        masked=masked,
    )
    kept = _sent(request, letter, form) if form.is_bound and form.is_valid() else None
    if kept is not None:
        if told := warning(kept.tracking_number):
            messages.warning(request, told)
        messages.success(request, _("已经登记送出。"))
        return redirect(f"{_case(row)}#service")
    return _page(request, row, letter, form, _("送出文书"))


def _sent(request: HttpRequest, letter: Letter, form: SendForm) -> Delivery | None:
    data = form.cleaned_data
    method = Method(data["method"])
    try:
        return actions.send(
            letter=letter,
            method=method,
            recipient=form.recipient,
            carrier=form.chosen_carrier,
            tracking_number=data["tracking_number"] if method is Method.POST else "",
            entrusted_to=data["entrusted_to"] if method is Method.ENTRUSTED else "",
            note=data["note"],
            proof=_held(data["proof"]),
            on=data["on"],
            by=request.user,
        )
    except (RuleError, UploadRefused) as error:
        form.add_error(None, refused(error))
        return None


@never_cache
@require_http_methods(["GET", "POST"])
def result(request: HttpRequest, number: str, key: uuid.UUID) -> HttpResponse:
    """登记送达结果."""
    _viewer, row = _sender(request, number)
    delivery = _delivery(row, key)
    if delivery.result:
        messages.error(request, _("这一次已经登记过结果。"))
        return redirect(f"{_case(row)}#service")
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ResultForm(*sent, delivery=delivery)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data | {"result": Result(form.cleaned_data["result"])}
        try:
            data["proof"] = _held(data["proof"])
            actions.record_result(delivery=delivery, by=request.user, **data)
        except (RuleError, UploadRefused) as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, _("已经登记送达结果。"))
            return redirect(f"{_case(row)}#service")
    return _page(request, row, delivery.letter, form, _("登记送达结果"), delivery)


@never_cache
@require_http_methods(["GET", "POST"])
def number_correction(request: HttpRequest, number: str, key: uuid.UUID) -> HttpResponse:
    """更正邮件号码 of what is on its way."""
    _viewer, row = _sender(request, number)
    delivery = _delivery(row, key)
    if delivery.result or delivery.method != Method.POST:
        messages.error(request, _("这一次没有要更正的邮件号码。"))
        return redirect(f"{_case(row)}#service")
    known = {"carrier": delivery.carrier, "tracking_number": delivery.tracking_number}
    form = NumberForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        try:
            actions.correct_number(
                delivery=delivery,
                carrier=Carrier(data["carrier"]),
                tracking_number=data["tracking_number"],
                by=request.user,
            )
        except RuleError as error:
            form.add_error(None, refused(error))
        else:
            messages.success(request, _("邮件号码已经更正。"))
            return redirect(f"{_case(row)}#service")
    return _page(request, row, delivery.letter, form, _("更正邮件号码"), delivery)


@never_cache
@require_GET
def receipt(request: HttpRequest, number: str, key: uuid.UUID, form: str) -> HttpResponse:
    """送达回证 as a file; it names the recipient, so the look is recorded."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.IDENTITY_READERS)
    if form not in MEDIA_TYPES:
        raise Http404
    facts = open_receipt(delivery=_delivery(row, key), by=request.user)
    made = export(facts, form, demonstration=row.organ.demonstration)
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name)
    return response


def next_address(row: InformationRequest, line: Served | None) -> str:
    """Where what this letter waits for is done; "" where it waits for nothing."""
    if line is None:
        return ""
    if line.open is not None:
        return reverse("inforequests_desk:service_result", args=[row.number, line.open.key])
    if line.next_methods:
        return reverse("inforequests_desk:service_send", args=[row.number, line.letter.key])
    return ""


def _sender(request: HttpRequest, number: str) -> tuple[Viewer, InformationRequest]:
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.SENDERS)
    return viewer, row


def _delivery(row: InformationRequest, key: uuid.UUID) -> Delivery:
    found = delivery_of(row, str(key))
    if found is None:
        raise Http404
    return found


def _intended(row: InformationRequest, letter: Letter) -> Method | None:
    """How a reply was signed to go; other letters go by post as a rule."""
    draft = draft_of(row.lead or row) if is_reply(letter) else None
    return Method(draft.dispatch) if draft and draft.dispatch else Method.POST


def _held(files: list[Any]) -> actions.WaitingFile | None:
    """The first file, examined and sealed. Raises UploadRefused."""
    if not files:
        return None
    first = files[0]
    return actions.hold_file(kind=FileKind.SERVICE, content=first.read(), name=first.name)


def _case(row: InformationRequest) -> str:
    return reverse("inforequests_desk:detail", args=[row.number])


def _page(
    request: HttpRequest,
    row: InformationRequest,
    letter: Letter,
    form: forms.Form,
    title: str,
    delivery: Delivery | None = None,
) -> HttpResponse:
    context = {
        "row": row,
        "letter": letter,
        "letter_title": title_of(letter.kind, CaseType(row.case_type)),
        "form": form,
        "title": title,
        "delivery": delivery,
        "back": f"{_case(row)}#service",
    }
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/service.html", context, status=status)
