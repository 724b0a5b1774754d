"""指标 on the desk: the table, the records behind a figure, entering one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.indicators import access, actions, queries
from gongkai.indicators.models import IndicatorEntry
from gongkai.indicators.overview import number_text, overview
from gongkai.indicators.phrases import PROVENANCES
from gongkai.indicators.records import line
from gongkai.indicators.registry import UnknownIndicator
from gongkai.indicators.rules.periods import Period
from gongkai.indicators.web.forms import FIRST_YEAR, EnterForm, FigureFilter
from gongkai.organs.access import viewer_of

RECORDS_PER_PAGE = 50


@require_safe
def table(request: HttpRequest) -> HttpResponse:
    """All figures of one organ and year."""
    viewer = viewer_of(request.user)
    organs = access.organs_for(viewer)
    today = timezone.localdate()
    # Nothing chosen yet: the organ that stands highest, and the last full year.
    first = organs.order_by("path").first()
    chosen = {"organ": first.code, "year": str(today.year - 1)} | request.GET.dict()
    form = FigureFilter(chosen, organs=organs, newest=today.year)
    context: dict[str, Any] = {"form": form, "may_enter": access.entering_organs(viewer).exists()}
    if form.is_valid():
        organ, year = form.cleaned_data["organ"], form.cleaned_data["year"]
        groups = overview(organ, year, form.wanted())
        context |= {"organ": organ, "year": year, "groups": groups}
    return render(request, "indicators/table.html", context)


@require_safe
def records(request: HttpRequest, organ: str, year: int, code: str) -> HttpResponse:
    """The records behind one figure; applicants are never named here."""
    found = get_object_or_404(access.organs_for(viewer_of(request.user)), code=organ)
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise Http404(year)
    period = Period.year(year)
    try:
        figure = queries.figure(code, found, period)
        rows = queries.records(code, found, period)
    except UnknownIndicator as error:
        raise Http404(code) from error
    page = Paginator(rows, RECORDS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organ": found,
        "year": year,
        "figure": figure,
        "value": number_text(figure.value),
        "provenance": PROVENANCES[figure.indicator.provenance],
        "page": page,
        "lines": [line(record, code) for record in page],
    }
    return render(request, "indicators/records.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """录入 a figure, or correct one entered before; the ledger keeps both."""
    organs = access.entering_organs(viewer_of(request.user))
    if not organs.exists():
        raise PermissionDenied
    today = timezone.localdate()
    form = EnterForm(
        request.POST or None,
        organs=organs,
        newest=today.year,
        initial={"year": today.year - 1} | _entered_before(request),
    )
    if request.method == "POST" and form.is_valid():
        read = form.cleaned_data
        try:
            actions.enter(
                code=read["code"],
                organ=read["organ"],
                period=Period.year(read["year"]),
                value=read["value"],
                source=read["source"],
                by=request.user,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("已录入。"))
            query = f"organ={read['organ'].code}&year={read['year']}&provenance=entered"
            return redirect(f"{reverse('indicators:table')}?{query}")
    context = {
        "form": form,
        "title": _("录入指标"),
        "note": _(
            "只有还没有登记模块的指标才录入，其余由记录统计。再次录入以后一次为准，台账都保留。"
        ),
        "button": _("录入"),
        "back": reverse("indicators:table"),
        "back_label": _("指标"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "desk/components/form_page.html", context, status=status)


def _entered_before(request: HttpRequest) -> dict[str, Any]:
    """What the address names, with the value entered so far, if the person may see it."""
    named = {name: request.GET[name] for name in ("code", "organ", "year") if name in request.GET}
    if len(named) < 3 or not named["year"].isdecimal() or len(named["year"]) != 4:
        return named
    entry = IndicatorEntry.objects.filter(
        viewer_of(request.user).reach(*access.READERS),
        code=named["code"],
        organ__code=named["organ"],
        ends_on__year=int(named["year"]),
    ).first()
    if entry is None:
        return named
    return named | {"value": f"{entry.value.normalize():f}", "source": entry.source}
