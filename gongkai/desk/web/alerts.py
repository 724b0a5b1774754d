"""期限提醒 on the desk: what stands, and 已阅."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.desk import alerts
from gongkai.desk.models import Alert
from gongkai.desk.phrases import LEVELS
from gongkai.desk.rules.alerts import Level
from gongkai.inforequests import phrases
from gongkai.inforequests.rules.deadlines import Term
from gongkai.organs.access import viewer_of
from gongkai.workdays.queries import calendar

PAGE = 30


@never_cache
@require_safe
def alert_list(request: HttpRequest) -> HttpResponse:
    """期限提醒 of the posts held, the nearest end first."""
    viewer = viewer_of(request.user)
    asked = request.GET.get("level", "")
    level = asked if asked in list(Level) else ""
    rows = alerts.standing_for(viewer)
    page = Paginator(rows.filter(level=level) if level else rows, PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": [(row, _term(row)) for row in page],
        "level": level,
        "levels": LEVELS.items(),
        "today": timezone.localdate(),
        "days": calendar(),
        "policy": alerts.policy(),
    }
    return render(request, "desk/alerts.html", context)


def _term(row: Alert) -> str:
    return str(phrases.TERMS[Term(row.term)])


@never_cache
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """已阅 of the alerts on the page."""
    keys = [int(key) for key in request.POST.getlist("alert")[:PAGE] if _is_key(key)]
    count = alerts.see(keys=keys, by=request.user)
    messages.success(request, _("已阅 %(count)d 项。") % {"count": count})
    return redirect("desk_alerts")


def _is_key(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 19
