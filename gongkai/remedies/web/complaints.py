"""投诉举报 on the desk of the level above the organ complained of."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.documents.listing import Value
from gongkai.inforequests.web.forms import recordable
from gongkai.organs.access import NotYours, Viewer, viewer_of
from gongkai.organs.models import Organ
from gongkai.remedies import access, actions, phrases, queries
from gongkai.remedies.models import Complaint
from gongkai.remedies.rules.complaints import REPLY_DAYS
from gongkai.remedies.web.cases import complaint_or_404, form_page
from gongkai.remedies.web.desk import PAGE, sent_xlsx
from gongkai.remedies.web.forms import ComplaintFilter, ComplaintForm, DecideForm, ReplyForm


@never_cache
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """投诉举报登记簿."""
    viewer = _reader(request)
    form = ComplaintFilter(request.GET, organs=list(_organs_seen(viewer)))
    rows = queries.complaints_of(viewer, **form.wanted())
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "today": timezone.localdate(),
        "may_keep": bool(viewer.roles & set(access.COMPLAINT_KEEPERS)),
    }
    return render(request, "remedies/desk/complaints.html", context)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """导出投诉举报登记簿, names covered; the deed is recorded."""
    viewer = _reader(request)
    form = ComplaintFilter(request.GET, organs=list(_organs_seen(viewer)))
    wanted = form.wanted()
    actions.record_export(
        by=request.user,
        what="complaints",
        roles=access.COMPLAINT_READERS,
        asked=recordable(form),
    )
    rows = queries.complaints_of(viewer, **wanted).iterator(chunk_size=1000)
    head = [str(label) for label in phrases.COMPLAINT_HEAD]
    return sent_xlsx(_("投诉举报登记簿"), head, (_line(row) for row in rows))


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """登记投诉举报."""
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.COMPLAINT_KEEPERS):
        raise NotYours(access.COMPLAINT_KEEPERS, Organ(short_name=_("主管部门")))
    organs = Organ.objects.filter(access.organs_below(viewer))
    form = ComplaintForm(request.POST or None, organs=organs.order_by("path"))
    return form_page(
        request,
        form,
        lambda: actions.receive_complaint(**form.values(), by=request.user),
        title=_("登记投诉举报"),
        back=reverse("remedies_desk:complaints"),
        back_label=_("投诉举报"),
        then=_page_of,
    )


@never_cache
@require_GET
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """一件投诉举报; whoever complained stays covered."""
    viewer, row = complaint_or_404(request, key)
    return render(request, "remedies/desk/complaint.html", _context(viewer, row))


@never_cache
@require_POST
def who(request: HttpRequest, key: int) -> HttpResponse:
    """查看投诉人; recorded."""
    viewer, row = complaint_or_404(request, key)
    told = actions.open_complainant(complaint=row, by=request.user)
    context = _context(viewer, row) | {"told": told}
    return render(request, "remedies/desk/complaint.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, key: int) -> HttpResponse:
    """登记查办结论."""
    row = _kept(request, key)
    form = DecideForm(request.POST or None, initial={"on": timezone.localdate()})
    deed = partial(_with_data, form, actions.decide_complaint, complaint=row, by=request.user)
    return _deed_page(request, row, form, deed, _("登记查办结论"))


@never_cache
@require_http_methods(["GET", "POST"])
def reply(request: HttpRequest, key: int) -> HttpResponse:
    """登记答复."""
    row = _kept(request, key)
    form = ReplyForm(request.POST or None, initial={"on": timezone.localdate()})
    deed = partial(_with_data, form, actions.reply_to_complaint, complaint=row, by=request.user)
    return _deed_page(request, row, form, deed, _("登记答复"))


def _with_data(form: Any, deed: Any, **values: Any) -> Any:
    return deed(**values, **form.cleaned_data)


def _deed_page(
    request: HttpRequest, row: Complaint, form: Any, deed: Any, title: str
) -> HttpResponse:
    return form_page(request, form, deed, title=title, back=_page_of(row), back_label=_("投诉举报"))


def _page_of(row: Complaint) -> str:
    return reverse("remedies_desk:complaint", args=[row.pk])


def _context(viewer: Viewer, row: Complaint) -> dict[str, Any]:
    return {
        "complaint": row,
        "today": timezone.localdate(),
        "due_note": REPLY_DAYS.note,
        "may_keep": viewer.may(access.above(row.organ), *access.COMPLAINT_KEEPERS),
    }


def _kept(request: HttpRequest, key: int) -> Complaint:
    viewer, row = complaint_or_404(request, key)
    viewer.require(access.above(row.organ), *access.COMPLAINT_KEEPERS)
    return row


def _reader(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.COMPLAINT_READERS):
        raise NotYours(access.COMPLAINT_READERS, Organ(short_name=_("主管部门")))
    return viewer


def _organs_seen(viewer: Viewer) -> QuerySet[Organ]:
    seen = queries.complaints_of(viewer).order_by().values("organ")
    return Organ.objects.filter(pk__in=seen)


def _line(row: Complaint) -> list[Value]:
    """One complaint in the columns of `phrases.COMPLAINT_HEAD`."""
    return [
        row.organ.name,
        row.request.number if row.request else "",
        row.get_article_display(),
        row.get_way_display(),
        row.masked_name,
        row.received_on,
        row.due_on,
        row.get_finding_display(),
        row.get_measure_display(),
        row.decided_on,
        row.replied_on,
        row.reply_way,
    ]
