"""复议诉讼 on the desk: the register, one case, and what is recorded about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gongkai.documents.listing import Value, xlsx_file
from gongkai.inforequests.explanation import DeadlineLine
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import policy
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.forms import recordable
from gongkai.organs.access import NotYours, Viewer, viewer_of
from gongkai.organs.models import Organ
from gongkai.remedies import access, actions, phrases, queries
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.rulings import RULINGS, Ruling
from gongkai.remedies.rules.table_four import Track
from gongkai.remedies.web.cases import form_page, remedy_or_404
from gongkai.remedies.web.forms import ConcludeForm, RegisterFilter, RemedyForm, SentForm
from gongkai.remedies.web.lines import RemedyLine, seeker_name
from gongkai.workdays.queries import calendar

PAGE = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """登记簿, narrowed and by page."""
    viewer = _reader(request)
    form = _filter(request, viewer)
    rows = queries.register_of(viewer, form.wanted())
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    today, days = timezone.localdate(), calendar()
    context = {
        "form": form,
        "page": page,
        "lines": [RemedyLine.of(remedy, today, days) for remedy in page],
        "may_export": bool(viewer.roles & set(access.EXPORTERS)),
        "sees_complaints": bool(viewer.roles & set(access.COMPLAINT_READERS)),
    }
    return render(request, "remedies/desk/list.html", context)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """导出登记簿 as the address narrows it, names covered; the deed is recorded."""
    viewer = _reader(request)
    form = _filter(request, viewer)
    wanted = form.wanted()
    organs = actions.record_export(
        by=request.user, what="remedies", roles=access.EXPORTERS, asked=recordable(form)
    )
    rows = queries.register_of(viewer, wanted).filter(organ__in=organs)
    head = [str(label) for label in phrases.REGISTER_HEAD]
    lines = (_line(row) for row in rows.iterator(chunk_size=1000))
    return sent_xlsx(_("复议诉讼登记簿"), head, lines)


def sent_xlsx(title: str, head: list[str], lines: Iterator[list[Value]]) -> HttpResponse:
    """A register as a spreadsheet with the day in its name."""
    made = FileResponse(xlsx_file(title, head, lines), content_type=XLSX)
    name = f"{title}_{timezone.localdate().isoformat()}.xlsx"
    made["Content-Disposition"] = content_disposition_header(True, name)
    return made


@never_cache
@require_GET
def detail(request: HttpRequest, key: int) -> HttpResponse:
    """一案: what is known, its periods, materials and outcome."""
    viewer, remedy = remedy_or_404(request, key)
    today = timezone.localdate()
    ruling = RULINGS[Ruling(remedy.ruling)] if remedy.ruling else None
    context = {
        "remedy": remedy,
        "row": remedy.request,
        "seeker": seeker_name(remedy),
        "deadlines": [DeadlineLine.of(each, today) for each in queries.deadlines_of(remedy)],
        "following": remedy.following.order_by("accepted_on"),
        "evidence": queries.evidence_of(remedy),
        "defence": queries.defence_of(remedy),
        "is_unverified": bool(ruling and not ruling.grade.is_settled),
        "may_keep": viewer.may(remedy.organ, *access.KEEPERS),
        "may_work": viewer.may(remedy.organ, *access.KEEPERS, *access.SIGNERS),
        "redo": _redo(remedy),
    }
    return render(request, "remedies/desk/detail.html", context)


def _redo(remedy: Remedy) -> dict[str, Any] | None:
    """重新答复 as the case stands: its period, or how it was answered."""
    if not remedy.redo:
        return None
    row = remedy.request
    return {
        "due_on": row.due_on,
        "provisional": row.provisional,
        "state": row.get_state_display(),
        # What the policy says where the decision names no period.
        "note": "" if remedy.redo_days else policy().redo_days.note,
    }


@never_cache
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, number: str) -> HttpResponse:
    """登记复议、诉讼 against the handling of this request."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.KEEPERS)
    found = queries.admission(row)
    form = RemedyForm(request.POST or None, row=row)
    told = [phrases.ADMISSIONS[found.admission]] if found.replied_on else []
    told += _forums(row)

    def deed() -> Remedy:
        return actions.register(
            request=row,
            track=Track(form.cleaned_data["track"]),
            accepted_on=form.cleaned_data["accepted_on"],
            case_number=form.cleaned_data["case_number"],
            filing=form.filing(),
            by=request.user,
        )

    return form_page(
        request,
        form,
        deed,
        title=_("登记复议、诉讼"),
        back=reverse("inforequests_desk:detail", args=[row.number]),
        back_label=row.number,
        note="".join(str(each) for each in told),
        then=lambda remedy: reverse("remedies_desk:detail", args=[remedy.pk]),
    )


def _forums(row: InformationRequest) -> list[str]:
    """To whom a remedy goes by law, as far as it is known."""
    named = (
        (Track.REVIEW, _("按规定，复议机关是%(body)s。")),
        (Track.DIRECT, _("有管辖权的法院是%(body)s。")),
    )
    today = timezone.localdate()
    bodies = ((words, queries.proposed_body(row.organ, track, today)) for track, words in named)
    return [words % {"body": body} for words, body in bodies if body]


@never_cache
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, key: int) -> HttpResponse:
    """更正登记."""
    remedy = _kept(request, key)
    form = RemedyForm(
        request.POST or None,
        row=remedy.request,
        remedy=remedy,
        initial=RemedyForm.initial_of(remedy),
    )

    def deed() -> Remedy:
        return actions.update(
            remedy=remedy,
            accepted_on=form.cleaned_data["accepted_on"],
            case_number=form.cleaned_data["case_number"],
            filing=form.filing(),
            by=request.user,
        )

    return _page(request, remedy, form, deed, _("更正登记"))


@never_cache
@require_http_methods(["GET", "POST"])
def sent(request: HttpRequest, key: int) -> HttpResponse:
    """登记提交答复、答辩."""
    remedy = _kept(request, key)
    form = SentForm(request.POST or None, initial={"on": timezone.localdate()})
    deed = partial(_with_data, form, actions.record_defence, remedy=remedy, by=request.user)
    return _page(request, remedy, form, deed, _("登记提交答复、答辩"))


@never_cache
@require_http_methods(["GET", "POST"])
def conclude(request: HttpRequest, key: int) -> HttpResponse:
    """登记结果, with 责令重新答复 where it was ordered."""
    remedy = _kept(request, key)
    form = ConcludeForm(request.POST or None, remedy=remedy)
    deed = partial(_with_data, form, actions.conclude, remedy=remedy, by=request.user)
    return _page(request, remedy, form, deed, _("登记结果"))


def _with_data(form: Any, deed: Any, **values: Any) -> Any:
    return deed(**values, **form.cleaned_data)


def _page(request: HttpRequest, remedy: Remedy, form: Any, deed: Any, title: str) -> HttpResponse:
    return form_page(
        request,
        form,
        deed,
        title=title,
        back=reverse("remedies_desk:detail", args=[remedy.pk]),
        back_label=str(remedy),
    )


def _kept(request: HttpRequest, key: int) -> Remedy:
    """The remedy for one of its keepers."""
    viewer, remedy = remedy_or_404(request, key)
    viewer.require(remedy.organ, *access.KEEPERS)
    return remedy


def _reader(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.READERS):
        raise NotYours(access.READERS, Organ(short_name=_("被申请机关")))
    return viewer


def _filter(request: HttpRequest, viewer: Viewer) -> RegisterFilter:
    organs = list(queries.organs_with_remedies(viewer))
    return RegisterFilter(request.GET, organs=organs)


def _line(row: Remedy) -> list[Value]:
    """One case in the columns of `phrases.REGISTER_HEAD`."""
    return [
        row.request.number,
        row.organ.name,
        row.get_track_display(),
        row.get_instance_display(),
        row.get_against_display(),
        row.get_seeker_display(),
        seeker_name(row),
        row.body,
        row.case_number,
        row.applied_on,
        row.accepted_on,
        row.copy_received_on,
        row.get_procedure_display(),
        row.defence_sent_on,
        row.get_result_display(),
        row.get_ruling_display(),
        row.concluded_on,
        row.decision_number,
        _("是") if row.redo else _("否"),
        row.redo_days,
    ]
