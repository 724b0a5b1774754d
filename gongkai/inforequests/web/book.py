"""申请件台账: the page, its columns, and the files taken along."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.documents.listing import Value, csv_lines, xlsx_file
from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.phrases.book import BOOK, PUNCTUALITY
from gongkai.inforequests.queries.book import book_lines, with_what_a_line_shows
from gongkai.inforequests.queries.bookfilter import BookWanted, booked
from gongkai.inforequests.queries.keyset import Keyset
from gongkai.inforequests.rules.book import USUAL, Column
from gongkai.inforequests.rules.outcomes import COUNTED
from gongkai.inforequests.web.bookcells import Cells
from gongkai.inforequests.web.forms import choices, date_field, recordable
from gongkai.inforequests.web.worklist import EXPORT_FORMS
from gongkai.organs.access import Viewer, viewer_of
from gongkai.organs.models import Organ, Post

ON_A_PAGE = 50
_ANY = ("", gettext_lazy("全部"))
_ORDER = Keyset("arrived_on", descending=True)
# Years of which a case can be.
YEARS = (2008, 2100)


class BookFilter(forms.Form):
    """筛选. What cannot be read narrows nothing, and is said at its field."""

    organ = forms.ChoiceField(label=gettext_lazy("机关"), required=False)
    below = forms.BooleanField(label=gettext_lazy("连同下级机关"), required=False)
    year = forms.IntegerField(
        label=gettext_lazy("收到年度"), required=False, min_value=YEARS[0], max_value=YEARS[1]
    )
    state = forms.ChoiceField(
        label=gettext_lazy("状态"), required=False, choices=[_ANY, *choices(phrases.STATES)]
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("渠道"), required=False, choices=[_ANY, *choices(phrases.CHANNELS)]
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("申请人类型"),
        required=False,
        choices=[_ANY, *choices(phrases.APPLICANT_KINDS)],
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("处理决定"),
        required=False,
        choices=[_ANY, *((each.value, phrases.OUTCOMES[each]) for each in COUNTED)],
    )
    case_type = forms.ChoiceField(
        label=gettext_lazy("事项类型"), required=False, choices=[_ANY, *choices(phrases.CASE_TYPES)]
    )
    punctuality = forms.ChoiceField(
        label=gettext_lazy("按期情况"), required=False, choices=[_ANY, *choices(PUNCTUALITY)]
    )
    handler = forms.ModelChoiceField(
        label=gettext_lazy("承办岗位"),
        queryset=Post.objects.none(),
        required=False,
        empty_label=gettext_lazy("全部"),
    )
    received_from = date_field(gettext_lazy("收到日期自"), required=False)
    received_to = date_field(gettext_lazy("收到日期至"), required=False)
    closed_from = date_field(gettext_lazy("办结日期自"), required=False)
    closed_to = date_field(gettext_lazy("办结日期至"), required=False)
    extended = forms.BooleanField(label=gettext_lazy("延期的"), required=False)
    consulted = forms.BooleanField(label=gettext_lazy("征求过意见的"), required=False)
    fee = forms.BooleanField(label=gettext_lazy("收费的"), required=False)
    disputed = forms.BooleanField(label=gettext_lazy("有复议诉讼的"), required=False)

    ALWAYS_SEEN = ("organ", "year", "state", "punctuality")

    def __init__(self, *args: Any, organs: list[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [_ANY, *((each.code, each.short_name) for each in organs)]
        posts = Post.objects.filter(organ__in=organs, role__in=access.ASSIGNABLE)
        self.fields["handler"].queryset = posts.select_related("organ")

    def wanted(self) -> BookWanted:
        """What was asked for."""
        self.is_valid()
        read = {name: value for name, value in self.cleaned_data.items() if value}
        handler = read.pop("handler", None)
        return BookWanted(handler=handler.pk if handler else None, **read)

    def is_narrowed_further(self) -> bool:
        """Whether one of the fields that stand folded away is filled."""
        return any(self.data.get(name) for name in set(self.fields) - {*self.ALWAYS_SEEN})

    def seen(self) -> list[forms.BoundField]:
        return [self[name] for name in self.ALWAYS_SEEN]

    def folded(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.ALWAYS_SEEN]


@never_cache
@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """申请件台账: one page of it, in the columns chosen."""
    viewer, today = viewer_of(request.user), timezone.localdate()
    form = BookFilter(request.GET, organs=organs_of(viewer))
    columns = columns_of(request)
    page = _ORDER.page(
        booked(queries.visible_to(viewer), form.wanted(), today),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=ON_A_PAGE,
    )
    keys = [row.pk for row in page.rows]
    rows = with_what_a_line_shows(InformationRequest.objects.all()).in_bulk(keys)
    cells = Cells()
    lines = book_lines([rows[key] for key in keys], columns, today)
    context = {
        "form": form,
        "heads": [(column, *BOOK[column]) for column in columns],
        "every": [(column, BOOK[column][0], column in columns) for column in Column],
        "lines": [_shown(cells.of(line, columns), columns) for line in lines],
        "back": page.back,
        "on": page.on,
        "today": today,
        "may_export": bool(viewer.roles & set(access.EXPORTERS)),
    }
    return render(request, "inforequests/desk/book.html", context)


def organs_of(viewer: Viewer) -> list[Organ]:
    """The organs whose register the viewer reads; raises Http404 without any."""
    found = viewer.scoped(Organ.objects.order_by("position", "path"), *access.READERS, field="")
    organs = list(found)
    if not organs:
        raise Http404
    return organs


def columns_of(request: HttpRequest) -> tuple[Column, ...]:
    """The columns that the address names, in their fixed order; the usual ones without any."""
    asked = set(request.GET.getlist("column"))
    found = tuple(column for column in Column if column in asked)
    return found or USUAL


def _shown(cells: list[Value], columns: tuple[Column, ...]) -> list[tuple[Column, str, Value]]:
    return [
        (column, str(BOOK[column][0]), value) for column, value in zip(columns, cells, strict=True)
    ]


@never_cache
@require_POST
def export(request: HttpRequest, form: str) -> HttpResponse:
    """导出台账, every column, as the address narrows it; the deed is recorded."""
    if form not in EXPORT_FORMS:
        raise Http404
    viewer, today = viewer_of(request.user), timezone.localdate()
    asked_form = BookFilter(request.GET, organs=organs_of(viewer))
    wanted = asked_form.wanted()
    organs = actions.record_export(
        by=request.user, form=f"book.{form}", asked=recordable(asked_form)
    )
    columns = tuple(Column) if "column" not in request.GET else columns_of(request)
    rows = booked(queries.visible_to(viewer).filter(organ__in=organs), wanted, today)
    rows = with_what_a_line_shows(rows).order_by("-arrived_on", "-pk")
    cells = Cells()
    lines = (cells.of(line, columns) for line in book_lines(rows, columns, today))
    is_demonstration = any(organ.demonstration for organ in organs)
    return _sent(lines, columns, form, _told(asked_form), is_demonstration=is_demonstration)


def _told(form: BookFilter) -> list[tuple[str, str]]:
    """The filter in words, for the sheet that explains the file."""
    return [
        (str(form.fields[name].label), _worded(form.fields[name], value))
        for name, value in form.cleaned_data.items()
        if value
    ]


def _worded(field: forms.Field, value: Any) -> str:
    if value is True:
        return _("是")
    words = dict(field.choices) if type(field) is forms.ChoiceField else {}
    return str(words.get(value, value))


def _sent(
    lines: Iterator[list[Value]],
    columns: tuple[Column, ...],
    form: str,
    asked: list[tuple[str, str]],
    *,
    is_demonstration: bool,
) -> HttpResponse:
    head = [str(BOOK[column][0]) for column in columns]
    if is_demonstration:
        # A table has no margin for the mark: it stands in the list itself.
        lines = chain([[str(phrases.DEMONSTRATION)]], lines)
    name = _("依申请公开台账_%(on)s") % {"on": timezone.localdate().isoformat()}
    if form == "csv":
        made: HttpResponse = StreamingHttpResponse(csv_lines(head, lines))
    else:
        notes = (_("说明"), _notes(columns, asked))
        made = FileResponse(xlsx_file(_("台账"), head, lines, notes=notes))
    made["Content-Type"] = EXPORT_FORMS[form]
    made["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}")
    return made


def _notes(columns: tuple[Column, ...], asked: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    now = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    yield _("导出时间"), now
    yield _("口径"), _("各栏由系统从办理记录算出，不能手工改；申请人姓名已遮盖。")
    yield from asked
    yield from ((str(BOOK[column][0]), str(BOOK[column][1])) for column in columns)
