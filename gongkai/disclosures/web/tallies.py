"""办理情况统计 on the desk: what organs filed, and filing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.disclosures import access, actions, desk
from gongkai.disclosures.models import Tally, TallyKind
from gongkai.disclosures.web.forms import TallyFilter, TallyForm
from gongkai.organs.access import viewer_of

TALLIES_PER_PAGE = 100
MEASURES = ("prev_items", "delta", "decisions")


@require_safe
def tallies(request: HttpRequest) -> HttpResponse:
    """The filings of the organs within reach."""
    viewer = viewer_of(request.user)
    reached = access.tallies_for(viewer)
    form = TallyFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = desk.tallies(reached, year=wanted.get("year"), kind=wanted.get("kind", ""))
    page = Paginator(found, TALLIES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": [(tally, desk.amount_text(tally)) for tally in page],
        "may_file": access.filing_organs(viewer).exists(),
    }
    return render(request, "disclosures/tallies.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def file_tally(request: HttpRequest) -> HttpResponse:
    """填报, or correct an earlier filing; the ledger keeps both."""
    organs = access.filing_organs(viewer_of(request.user)).order_by("position", "path")
    if not organs.exists():
        raise PermissionDenied
    form = TallyForm(request.POST or None, organs=organs, initial=_filed_before(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            tally = actions.file_tally(by=request.user, **{**data, "kind": TallyKind(data["kind"])})
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, _("已填报：%(tally)s") % {"tally": tally})
            return redirect("disclosures:tallies")
    context = {
        "form": form,
        "title": _("填报办理情况统计"),
        "note": _(
            "对应《条例》第二十条第（五）（六）（八）（九）项。同一机构、年度、类别再次填报，以后一次为准。"
        ),
        "button": _("填报"),
        "back": reverse("disclosures:tallies"),
        "back_label": _("办理情况统计"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "desk/components/form_page.html", context, status=status)


def _filed_before(request: HttpRequest) -> dict[str, Any]:
    """What the address names: an earlier filing to correct, or nothing but the last full year."""
    number = request.GET.get("tally", "")
    if number.isdecimal() and len(number) < 18:
        reached = access.tallies_for(viewer_of(request.user))
        tally: Tally | None = reached.filter(pk=number).first()
        if tally is not None:
            return {
                "organ": tally.organ_id,
                "year": tally.year,
                "kind": tally.kind,
                **{name: getattr(tally, name) for name in MEASURES},
                "amount": desk.amount_text(tally),
            }
    return {"year": timezone.localdate().year - 1}
