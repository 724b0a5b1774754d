"""档案目录: archived volumes, what waits to be archived, and whose period is over."""

from __future__ import annotations

from itertools import chain

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.documents.listing import Value, xlsx_file
from gongkai.inforequests import access, actions, phrases
from gongkai.inforequests.models import ArchiveVolume
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.queries import archives
from gongkai.inforequests.queries.desk import short_subject
from gongkai.inforequests.rules.archiving import PERMANENT
from gongkai.inforequests.web.archive_forms import RegisterFilter
from gongkai.inforequests.web.forms import recordable
from gongkai.inforequests.web.worklist import EXPORT_FORMS
from gongkai.organs.access import NotYours, Viewer, viewer_of
from gongkai.organs.models import Organ

PAGE = 30
TABS = {
    "volumes": gettext_lazy("已归档"),
    "waiting": gettext_lazy("待归档"),
    "due": gettext_lazy("期满待鉴定"),
}


@never_cache
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """One page of one tab."""
    viewer = _reader(request)
    asked = request.GET.get("tab", "")
    tab = asked if asked in TABS else "volumes"
    form = _filter(request, viewer)
    if tab == "waiting":
        rows: QuerySet = archives.waiting_to_archive(viewer)
    elif tab == "due":
        rows = archives.due_for_appraisal(viewer, timezone.localdate())
    else:
        rows = _narrowed(archives.register_for(viewer), form)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {"tab": tab, "tabs": TABS.items(), "form": form, "page": page}
    return render(request, "inforequests/desk/archive_register.html", context)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """导出档案目录 as the address narrows it; the deed is recorded."""
    viewer = _reader(request)
    narrowed = _filter(request, viewer)
    rows = _narrowed(archives.register_for(viewer), narrowed)
    asked = {"list": "archives"} | recordable(narrowed)
    organs = actions.record_export(
        by=request.user, form="xlsx", asked=asked, roles=access.REGISTER_READERS
    )
    rows = rows.filter(bundle__request__organ__in=organs)
    head = [str(name) for name in words.REGISTER_HEAD]
    lines = (_line(row) for row in rows.iterator(chunk_size=2000))
    mark = [[str(phrases.DEMONSTRATION)]] if any(organ.demonstration for organ in organs) else []
    made = FileResponse(xlsx_file(_("档案目录"), head, chain(mark, lines)))
    made["Content-Type"] = EXPORT_FORMS["xlsx"]
    name = _("依申请公开档案目录_%(on)s") % {"on": timezone.localdate().isoformat()}
    made["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx")
    return made


def _reader(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.REGISTER_READERS):
        raise NotYours(access.REGISTER_READERS, Organ(short_name=_("立卷单位")))
    return viewer


def _filter(request: HttpRequest, viewer: Viewer) -> RegisterFilter:
    known = archives.register_for(viewer)
    years = known.order_by("-year").values_list("year", flat=True).distinct()
    organs = viewer.scoped(Organ.objects.all(), *access.REGISTER_READERS, field="")
    return RegisterFilter(request.GET, organs=organs.order_by("path"), known_years=list(years))


def _narrowed(rows: QuerySet[ArchiveVolume], form: RegisterFilter) -> QuerySet[ArchiveVolume]:
    form.is_valid()
    asked = form.cleaned_data
    if asked.get("organ"):
        rows = rows.filter(bundle__request__organ=asked["organ"])
    if asked.get("year"):
        rows = rows.filter(year=asked["year"])
    if asked.get("years") is not None:
        years = asked["years"]
        rows = rows.filter(retention_years=None if years == PERMANENT else years)
    if text := asked.get("words", "").strip():
        rows = rows.filter(
            Q(archive_no__icontains=text)
            | Q(bundle__request__number__icontains=text)
            | Q(bundle__request__subject__icontains=text)
        )
    return rows


def _line(row: ArchiveVolume) -> list[Value]:
    """One volume in the columns of `words.REGISTER_HEAD`."""
    case = row.bundle.request
    return [
        row.archive_no,
        case.number,
        short_subject(case.subject),
        case.organ.name,
        row.year,
        row.bundle.position,
        words.retention(row.retention_years),
        row.keep_until,
        row.bundle.pages,
        row.archived_on,
        row.bundle.get_state_display(),
    ]
