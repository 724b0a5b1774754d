"""办件工作台: the list of cases, what is done to many of them, and what is taken along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.documents.listing import Value, csv_lines, xlsx_file
from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import COUNTED_MOST, Tab, Wanted, Workbench
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.errors import MoveNotAllowed, RuleError
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.web.forms import recordable
from gongkai.inforequests.web.list_forms import TABS, BulkForm, FindForm, ListFilter
from gongkai.organs.access import NotYours, Viewer, viewer_of
from gongkai.organs.models import Organ, Post
from gongkai.organs.roles import Role
from gongkai.workdays.queries import calendar

# As many as one page can show: what is assigned at once was seen at once.
ASSIGNED_MOST = 200
EXPORT_FORMS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class TabLink:
    """One tab with how many cases it has."""

    tab: Tab
    label: str
    count: str
    is_here: bool


@never_cache
@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """申请件列表: one page of one tab, narrowed and ordered as the address says."""
    viewer, today = viewer_of(request.user), timezone.localdate()
    bench = Workbench(viewer, today)
    form = _filter(request, bench)
    wanted = form.wanted(_tab(request, viewer))
    page = bench.page(
        wanted,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=form.page_size(),
    )
    context = {
        "form": form,
        "tab": wanted.tab,
        "tabs": _tabs(bench, wanted),
        "states": [(state, phrases.STATES[state], n) for state, n in bench.open_by_state().items()],
        "rows": page.rows,
        "back": page.back,
        "on": page.on,
        "whole": {organ.pk for organ in bench.organs},
        "today": today,
        "days": calendar(),
        "bulk": BulkForm(posts=_assignable(viewer)) if _may_assign(viewer) else None,
    } | _rights(viewer)
    return render(request, "inforequests/desk/list.html", context)


def _filter(request: HttpRequest, bench: Workbench) -> ListFilter:
    posts = Post.objects.filter(organ__in=[organ.pk for organ in bench.organs])
    posts = posts.filter(role__in=access.ASSIGNABLE).select_related("organ")
    return ListFilter(request.GET, organs=bench.organs, posts=posts)


def _tab(request: HttpRequest, viewer: Viewer) -> Tab:
    """The tab of the address; without one, what waits for the person, if anything can."""
    asked = request.GET.get("tab", "")
    if asked in tuple(Tab):
        return Tab(asked)
    works = {role for roles in access.TURN_ROLES.values() for role in roles}
    return Tab.WAITING if not request.GET and viewer.roles & works else Tab.ORGAN


def _tabs(bench: Workbench, wanted: Wanted) -> list[TabLink]:
    counts = bench.counts(wanted.within)
    return [
        TabLink(
            tab,
            str(label),
            f"{COUNTED_MOST}+" if counts[tab] > COUNTED_MOST else str(counts[tab]),
            tab is wanted.tab,
        )
        for tab, label in TABS.items()
    ]


def _rights(viewer: Viewer) -> dict[str, bool]:
    return {
        "may_register": bool(viewer.roles & {Role.INTAKE}),
        "may_import": bool(viewer.roles & set(access.IMPORTERS)),
        "may_send": bool(viewer.roles & set(access.SENDERS)),
        "may_find": bool(viewer.roles & set(access.IDENTITY_READERS)),
        "may_export": bool(viewer.roles & set(access.EXPORTERS)),
        "is_reader": bool(viewer.roles & set(access.READERS)),
    }


def _may_assign(viewer: Viewer) -> bool:
    return bool(viewer.roles & set(access.ACT_ROLES[acts.Assigned]))


def _assignable(viewer: Viewer) -> QuerySet[Post]:
    """Open posts of the organs in which the person may assign."""
    posts = Post.objects.filter(closed_on__isnull=True).select_related("organ")
    return viewer.scoped(posts, *access.ACT_ROLES[acts.Assigned])


@never_cache
@require_POST
def assign_many(request: HttpRequest) -> HttpResponse:
    """批量分派: what was done and what was not, case by case."""
    viewer = viewer_of(request.user)
    if not _may_assign(viewer):
        raise NotYours(access.ACT_ROLES[acts.Assigned], Organ(short_name=_("受理机关")))
    form = BulkForm(request.POST, posts=_assignable(viewer))
    if not form.is_valid() or not form.cleaned_data["cases"]:
        messages.error(request, _("没有分派：请先勾选申请件，再选择岗位。"))
        return redirect("inforequests_desk:list")
    post = form.cleaned_data["post"]
    ticked = queries.visible_to(viewer).filter(pk__in=form.cleaned_data["cases"][:ASSIGNED_MOST])
    results = actions.assign_each(
        requests=ticked.select_related("organ").order_by("-arrived_on", "-pk"),
        post=post,
        by=request.user,
    )
    context = {
        "post": post,
        "results": [(each.request, _why_not(each.request, each.refused)) for each in results],
        "done": sum(each.refused is None for each in results),
    }
    return render(request, "inforequests/desk/assigned.html", context)


def _why_not(row: InformationRequest, refused: RuleError | NotYours | None) -> str:
    if refused is None:
        return ""
    if isinstance(refused, MoveNotAllowed):
        told = {"state": row.get_state_display(), "first": phrases.STATES[State.REGISTERED]}
        return _("现在是“%(state)s”；只有“%(first)s”的可以分派。") % told
    return phrases.refusal(refused) if isinstance(refused, RuleError) else str(refused)


@never_cache
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """按申请人查找. The words travel in the body of the request, never in an address."""
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.IDENTITY_READERS):
        raise NotYours(access.IDENTITY_READERS, Organ(short_name=_("受理机关")))
    form = FindForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "today": timezone.localdate(), "days": calendar()}
    if request.method == "POST" and form.is_valid():
        context["rows"] = actions.find_applicant(by=request.user, **form.cleaned_data)
        context["is_cut"] = len(context["rows"]) == actions.FOUND_MOST
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/find.html", context, status=status)


@never_cache
@require_POST
def export(request: HttpRequest, form: str) -> HttpResponse:
    """导出: the list as the address narrows it, applicants covered; the deed is recorded."""
    if form not in EXPORT_FORMS:
        raise Http404
    viewer = viewer_of(request.user)
    bench = Workbench(viewer, timezone.localdate())
    narrowed = _filter(request, bench)
    wanted = narrowed.wanted(_tab(request, viewer))
    asked = {"tab": wanted.tab.value} | recordable(narrowed)
    organs = actions.record_export(by=request.user, form=form, asked=asked)
    rows = bench.rows(wanted).filter(organ__in=organs)
    rows = rows.select_related("organ", "handler", "applicant").order_by("-arrived_on", "-pk")
    lines = (_line(row) for row in rows.iterator(chunk_size=2000))
    return _sent(lines, form, is_demonstration=any(organ.demonstration for organ in organs))


def _sent(lines: Iterator[list[Value]], form: str, *, is_demonstration: bool) -> HttpResponse:
    head = [str(label) for label in phrases.LIST_HEAD]
    if is_demonstration:
        # A table has no margin for the mark: it stands in the list itself.
        lines = chain([[str(phrases.DEMONSTRATION)]], lines)
    name = _("依申请公开申请件清单_%(on)s") % {"on": timezone.localdate().isoformat()}
    if form == "csv":
        made: HttpResponse = StreamingHttpResponse(csv_lines(head, lines))
    else:
        made = FileResponse(xlsx_file(_("申请件清单"), head, lines))
    made["Content-Type"] = EXPORT_FORMS[form]
    made["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}")
    return made


def _line(row: InformationRequest) -> list[Value]:
    """One case in the columns of `phrases.LIST_HEAD`."""
    on_time = {True: _("是"), False: _("否"), None: ""}[row.on_time]
    days: list[date | None] = [row.arrived_on, row.received_on, row.due_on, row.closed_on]
    return [
        row.number,
        row.organ.name,
        row.get_case_type_display(),
        row.subject,
        row.applicant.masked_name,
        row.get_applicant_kind_display(),
        row.get_channel_display(),
        row.get_state_display(),
        row.handler.name if row.handler else "",
        *days,
        row.get_outcome_display(),
        on_time,
    ]
