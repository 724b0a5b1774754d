"""邮寄登记簿: a day's letters at the post office, number after number, and the list of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.documents.listing import Value, csv_lines, xlsx_file
from gongkai.inforequests import access, actions, phrases
from gongkai.inforequests.actions.service import Posted
from gongkai.inforequests.models import Delivery, Letter
from gongkai.inforequests.phrases.service import REGISTER_HEAD
from gongkai.inforequests.queries.parties import party_name
from gongkai.inforequests.queries.service import posted_on, to_post
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.letters.facts import title_of
from gongkai.inforequests.rules.service import Carrier
from gongkai.inforequests.web.service_forms import DayForm, PostingForm, warning
from gongkai.inforequests.web.worklist import EXPORT_FORMS
from gongkai.organs.access import NotYours, Viewer, viewer_of
from gongkai.organs.models import Organ

PAGE = 50


@dataclass(frozen=True, slots=True)
class PostingLine:
    """A letter that waits for the post, with its fields and what is wrong with them."""

    letter: Letter
    title: str
    recipient: str
    form: PostingForm


@never_cache
@require_http_methods(["GET", "POST"])
def postings(request: HttpRequest) -> HttpResponse:
    """登记交邮: whatever has a number, or a service chosen, goes; the rest stays in the list."""
    viewer = _sender(request)
    typed = request.POST if request.method == "POST" else None
    day = DayForm(typed, initial={"on": _day(request), "usual": Carrier.EMS})
    usual = Carrier(day.cleaned_data["usual"] or Carrier.EMS) if _valid(day) else Carrier.EMS
    page = Paginator(to_post(viewer, timezone.localdate()), PAGE).get_page(request.GET.get("page"))
    lines = [_line(letter, PostingForm(typed, letter=letter, usual=usual)) for letter in page]
    if typed is not None and day.is_valid():
        done = _post(request, lines, day.cleaned_data["on"])
        for each in done:
            _told(request, lines, each)
        if done and all(each.refused is None for each in done):
            messages.success(request, _("已登记交邮 %(count)s 件。") % {"count": len(done)})
            return redirect(f"{reverse('inforequests_desk:postings')}?on={day.cleaned_data['on']}")
        if not done and all(line.form.is_valid() for line in lines):
            messages.info(request, _("没有填写号码，也没有选择邮政业务，什么都没有登记。"))
    return _shown(request, viewer, day, page, lines)


def _shown(
    request: HttpRequest, viewer: Viewer, day: DayForm, page: Page, lines: list[PostingLine]
) -> HttpResponse:
    on = _day(request)
    is_wrong = bool(day.errors) or any(line.form.errors for line in lines)
    context = {
        "day": day,
        "on": on,
        "page": page,
        # What has just gone out stands in the register below.
        "lines": [line for line in lines if not line.letter.deliveries.filter(result="").exists()]
        if is_wrong
        else lines,
        "may_export": bool(viewer.roles & set(access.EXPORTERS)),
        "register": Paginator(posted_on(viewer, on), PAGE).get_page(request.GET.get("registered")),
    }
    return render(
        request, "inforequests/desk/postings.html", context, status=422 if is_wrong else 200
    )


@never_cache
@require_POST
def export(request: HttpRequest, form: str) -> HttpResponse:
    """导出邮寄登记簿 of a day, recipients covered; the deed is recorded."""
    if form not in EXPORT_FORMS:
        raise Http404
    viewer, on = _sender(request), _day(request)
    asked = {"register": "postings", "on": on.isoformat()}
    organs = actions.record_export(by=request.user, form=form, asked=asked)
    head = [str(label) for label in REGISTER_HEAD]
    rows = (_row(number, each) for number, each in _numbered(viewer, on, organs))
    if form == "csv":
        made: HttpResponse = StreamingHttpResponse(csv_lines(head, rows))
    else:
        made = FileResponse(xlsx_file(_("邮寄登记簿"), head, rows))
    made["Content-Type"] = EXPORT_FORMS[form]
    name = _("邮寄登记簿_%(on)s") % {"on": on.isoformat()}
    made["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}")
    return made


def _post(request: HttpRequest, lines: list[PostingLine], on: dt.date) -> list[Posted]:
    filled = [line.form.posting for line in lines if line.form.is_valid()]
    found = [each for each in filled if each is not None]
    return actions.post_all(postings=found, by=request.user, on=on)


def _told(request: HttpRequest, lines: list[PostingLine], done: Posted) -> None:
    if done.refused is not None:
        line = next(line for line in lines if line.letter == done.posting.letter)
        line.form.add_error("number", phrases.refusal(done.refused))
    elif told := warning(done.posting.tracking_number):
        messages.warning(request, f"{done.posting.tracking_number}　{told}")


def _line(letter: Letter, form: PostingForm) -> PostingLine:
    row = letter.request
    covered = party_name(letter.party) if letter.party else row.applicant.masked_name
    return PostingLine(letter, title_of(letter.kind, CaseType(row.case_type)), covered, form)


def _numbered(viewer: Viewer, on: dt.date, organs: list[Organ]) -> Iterator[tuple[int, Delivery]]:
    sent = posted_on(viewer, on).filter(request__organ__in=organs)
    return enumerate(sent.iterator(chunk_size=2000), 1)


def _row(number: int, each: Delivery) -> list[Value]:
    """One posting in the columns of `phrases.service.REGISTER_HEAD`."""
    return [
        number,
        each.sent_on,
        each.get_carrier_display(),
        each.tracking_number,
        each.masked_recipient,
        title_of(each.letter.kind, CaseType(each.request.case_type)),
        each.letter.number,
        each.request.number,
        each.request.organ.name,
        each.get_result_display(),
        each.result_on,
    ]


def _sender(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.SENDERS):
        raise NotYours(access.SENDERS, Organ(short_name=_("受理机关")))
    return viewer


def _day(request: HttpRequest) -> dt.date:
    """The day of the register; today where the address names none."""
    try:
        asked = parse_date(request.GET.get("on", ""))
    except ValueError:
        asked = None
    return asked or timezone.localdate()


def _valid(form: DayForm) -> bool:
    return form.is_bound and form.is_valid()
