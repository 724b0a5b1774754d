"""统计: counts by organ, channel, applicant, outcome, month and punctuality, each leading to the
lines of the register behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.documents.listing import Value, xlsx_file
from gongkai.inforequests import actions, phrases, queries
from gongkai.inforequests.phrases.book import PUNCTUALITY
from gongkai.inforequests.queries.bookfilter import BookWanted, booked
from gongkai.inforequests.queries.figures import CaseFigures, Figure, case_figures
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.book import Punctuality
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.web.book import organs_of
from gongkai.inforequests.web.forms import date_field
from gongkai.inforequests.web.worklist import EXPORT_FORMS
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Organ

BAR = 100  # what the longest bar measures


class PeriodForm(forms.Form):
    """统计的范围: of one organ or of all the viewer sees, received in these days."""

    organ = forms.ChoiceField(label=gettext_lazy("机关"), required=False)
    below = forms.BooleanField(label=gettext_lazy("连同下级机关"), required=False)
    received_from = date_field(gettext_lazy("收到日期自"), required=False)
    received_to = date_field(gettext_lazy("收到日期至"), required=False)

    def __init__(self, *args: Any, organs: list[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every = ("", gettext_lazy("全部"))
        self.fields["organ"].choices = [every, *((each.code, each.short_name) for each in organs)]

    def asked(self, today: dt.date) -> dict[str, Any]:
        """What was asked for; without days, this year."""
        self.is_valid()
        read = {name: value for name, value in self.cleaned_data.items() if value}
        if not {"received_from", "received_to"} & set(read):
            read |= {"received_from": dt.date(today.year, 1, 1), "received_to": today}
        return read


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: in words, with the way to its lines; `width` of `BAR`."""

    label: str
    count: int
    width: int
    url: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One table of figures."""

    title: str
    bars: list[Bar]


@never_cache
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """统计 of the period."""
    form, asked, found, charts = _read(request)
    # The days that were taken for granted are filled in; what was typed wrongly stays, and is said.
    days = {name: each.isoformat() for name, each in asked.items() if isinstance(each, dt.date)}
    shown = days | {name: value for name, value in form.data.items() if value}
    context = {
        "form": PeriodForm(shown, organs=organs_of(viewer_of(request.user))),
        "found": found,
        "rate": None if found.extension_rate is None else found.extension_rate * 100,
        "charts": charts,
        "book": _address(asked),
        "extended": _address(asked | {"extended": True}),
        "bar": BAR,
    }
    return render(request, "inforequests/desk/figures.html", context)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """统计表 as XLSX; the deed is recorded."""
    _form, asked, found, charts = _read(request)
    told = {name: str(value) for name, value in asked.items()}
    actions.record_export(by=request.user, form="figures.xlsx", asked=told)
    file = xlsx_file(_("统计"), [_("分类"), _("项目"), _("件数")], _lines(found, charts))
    made = FileResponse(file, content_type=EXPORT_FORMS["xlsx"])
    name = _("依申请公开统计_%(on)s.xlsx") % {"on": timezone.localdate().isoformat()}
    made["Content-Disposition"] = content_disposition_header(True, name)
    return made


def _read(
    request: HttpRequest,
) -> tuple[PeriodForm, dict[str, Any], CaseFigures, list[Chart]]:
    viewer, today = viewer_of(request.user), timezone.localdate()
    organs = organs_of(viewer)
    form = PeriodForm(request.GET, organs=organs)
    asked = form.asked(today)
    found = case_figures(booked(queries.visible_to(viewer), BookWanted(**asked), today), today)
    return form, asked, found, _charts(found, asked, organs)


def _charts(found: CaseFigures, asked: dict[str, Any], organs: list[Organ]) -> list[Chart]:
    names = {organ.code: organ.short_name for organ in organs}

    def chart(title: str, counted: Any, name: str, words: Any) -> Chart:
        longest = max((each.count for each in counted), default=0)
        return Chart(
            title,
            [
                Bar(
                    str(words(each.key)),
                    each.count,
                    max(1, each.count * BAR // longest) if each.count else 0,
                    _address(asked | _narrowing(name, each)),
                )
                for each in counted
            ],
        )

    return [
        chart(_("按机关"), found.by_organ, "organ", lambda key: names.get(key, key)),
        chart(_("按渠道"), found.by_channel, "channel", lambda key: phrases.CHANNELS[Channel(key)]),
        chart(
            _("按申请人类型"),
            found.by_kind,
            "kind",
            lambda key: phrases.APPLICANT_KINDS[ApplicantKind(key)],
        ),
        chart(
            _("按处理决定"),
            found.by_outcome,
            "outcome",
            lambda key: phrases.OUTCOMES[Outcome(key)],
        ),
        chart(_("按收到月份"), found.by_month, "month", lambda key: key),
        chart(
            _("按期情况"),
            found.by_punctuality,
            "punctuality",
            lambda key: PUNCTUALITY[Punctuality(key)],
        ),
    ]


def _narrowing(name: str, figure: Figure) -> dict[str, Any]:
    if name == "organ":
        return {"organ": figure.key, "below": False}
    if name != "month":
        return {name: figure.key}
    first = dt.date.fromisoformat(f"{figure.key}-01")
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return {"month": (first, last)}


def _address(asked: dict[str, Any]) -> str:
    """The register with exactly these cases."""
    told = dict(asked)
    if month := told.pop("month", None):
        # A month at the edge of the period is cut off by it.
        told["received_from"] = max(month[0], told.get("received_from", month[0]))
        told["received_to"] = min(month[1], told.get("received_to", month[1]))
    plain = {name: "on" if value is True else value for name, value in told.items() if value}
    return f"{reverse('inforequests_desk:book')}?{urlencode(plain)}"


def _lines(found: CaseFigures, charts: list[Chart]) -> Iterator[list[Value]]:
    yield [_("合计"), _("收到"), found.total]
    yield [_("合计"), _("已办结"), found.answered]
    yield [_("合计"), _("延期"), found.extended]
    average = "" if found.average_days is None else f"{found.average_days:.1f}"
    yield [_("合计"), _("平均用时（工作日）"), average]
    for chart in charts:
        yield from ([chart.title, bar.label, bar.count] for bar in chart.bars)
