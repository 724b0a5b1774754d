"""台账导入 on the desk: upload, columns, words, every row before it is imported, progress."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cryptography.fernet import InvalidToken
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai import vault
from gongkai.documents.listing import xlsx_file
from gongkai.documents.spreadsheets import filled
from gongkai.documents.uploads import UploadRefused
from gongkai.documents.uploads import refusal as upload_refusal
from gongkai.inforequests import access, phrases
from gongkai.inforequests.actions import imports
from gongkai.inforequests.models import RegisterImport
from gongkai.inforequests.models.imports import ImportState
from gongkai.inforequests.phrases.imports import LEFT_OUT, located
from gongkai.inforequests.queries.imports import (
    Examination,
    ExaminedRow,
    import_for,
    imports_for,
    progress,
    sheets_of,
)
from gongkai.inforequests.rules.applicants import masked_name
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.imports.cells import text_of
from gongkai.inforequests.rules.imports.columns import IDENTIFYING, Field
from gongkai.inforequests.rules.imports.rows import unknown_words
from gongkai.inforequests.rules.imports.tables import Table, read_table
from gongkai.inforequests.web.import_forms import ColumnsForm, TableForm, UploadForm, WordsForm
from gongkai.organs.access import NotYours, Viewer, viewer_of
from gongkai.organs.models import Organ

PAGE = 50
LISTED = 20
ROW_DIGITS = 9  # what is longer is no row of a spreadsheet
SAMPLES = 3
SAMPLE_LENGTH = 24
SHOWN = {
    "": gettext_lazy("全部"),
    "faulty": gettext_lazy("有错误"),
    "cautioned": gettext_lazy("有提醒"),
    "ready": gettext_lazy("可以导入"),
    "done": gettext_lazy("已经导入"),
}


@never_cache
@require_http_methods(["GET", "POST"])
def register_imports(request: HttpRequest) -> HttpResponse:
    """台账导入: a new file, and those that were begun."""
    viewer = viewer_of(request.user)
    organs = viewer.scoped(Organ.objects.order_by("position", "path"), *access.IMPORTERS, field="")
    if not organs:
        raise NotYours(access.IMPORTERS, Organ(short_name=_("受理机关")))
    form = UploadForm(request.POST or None, request.FILES or None, organs=organs)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            row = imports.upload_register(
                organ=form.cleaned_data["organ"],
                content=file.read(),
                name=file.name,
                by=request.user,
            )
        except UploadRefused as error:
            form.add_error("file", upload_refusal(error))
        except RuleError as error:
            form.add_error("file", phrases.refusal(error))
        else:
            settled = row.state != ImportState.MAPPING
            return redirect(
                f"inforequests_desk:{'import' if settled else 'import_columns'}", row.key
            )
    page = Paginator(imports_for(viewer), LISTED).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "rows": [(row, _file_name(row)) for row in page]}
    return render(request, "inforequests/desk/imports.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def import_columns(request: HttpRequest, key: str) -> HttpResponse:
    """工作表、表头和各列的对应关系."""
    viewer, row = _import(request, key)
    try:
        sheets = sheets_of(row)
        sheet = next((s for s in sheets if s.name == row.sheet), sheets[0])
        table = read_table(filled(sheet), row.header or 0, sheet.hidden_rows)
        step = request.POST.get("step", "")
        initial = {"sheet": sheet.name, "header": (row.header or 0) + 1}
        bound = request.POST if step == "table" else None
        chosen = TableForm(bound, sheets=sheets, initial=initial)
        if step == "table" and chosen.is_valid():
            told = chosen.cleaned_data
            imports.choose_table(
                imported=row, sheet=told["sheet"], header=told["header"] - 1, by=request.user
            )
            return redirect("inforequests_desk:import_columns", row.key)
        data = request.POST if step == "columns" else None
        form = ColumnsForm(data, headings=table.headings, columns=row.columns)
        if step == "columns" and form.is_valid():
            imports.map_columns(imported=row, columns=form.columns(), values={}, by=request.user)
            return redirect(_after_columns(row), row.key)
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        if request.method == "GET" or step == "table":
            return redirect("inforequests_desk:imports")
    shows_all = row.created_by_id == request.user.pk or viewer.may(
        row.organ, *access.IDENTITY_READERS
    )
    context = {
        "row": row,
        "file_name": _file_name(row),
        "table_form": chosen,
        "form": form,
        "table": table,
        "columns": list(zip(form, _samples(table, row.columns, shows_all), strict=True)),
        "left_out": [(number, LEFT_OUT[why]) for number, why in table.left_out],
        "hidden": sum(each.is_hidden for each in table.rows),
    }
    return render(request, "inforequests/desk/import_columns.html", context)


def _after_columns(row: RegisterImport) -> str:
    row.refresh_from_db()
    return f"inforequests_desk:{'import_words' if _unsettled(row) else 'import'}"


def _unsettled(row: RegisterImport) -> bool:
    words = _words(Examination(row))
    settled = WordsForm(words=words, settled=row.values)
    return any(not field.initial for field in settled.fields.values())


def _words(found: Examination) -> Mapping[Field, Mapping[str, int]]:
    return unknown_words(found.table.rows, found.reading)


def _samples(table: Table, columns: Mapping[str, int], shows_all: bool) -> list[str]:
    """Some content of each column; whoever it names stays covered, and what no field explains is
    for those only who have seen the file."""
    held = {place: Field(name) for name, place in columns.items()}
    return [
        _sample(table, place, covered=held.get(place) in IDENTIFYING)
        if place in held or shows_all
        else ""
        for place in range(len(table.headings))
    ]


def _sample(table: Table, place: int, *, covered: bool) -> str:
    found: dict[str, None] = {}
    for row in table.rows:
        text = text_of(row.cells[place])[:SAMPLE_LENGTH]
        if text:
            found[masked_name(text) if covered else text] = None
        if len(found) == SAMPLES:
            break
    return "；".join(found)


@never_cache
@require_http_methods(["GET", "POST"])
def import_words(request: HttpRequest, key: str) -> HttpResponse:
    """说法对应: each word that is not certain, once for all rows."""
    _viewer, row = _import(request, key)
    try:
        found = Examination(row)
        form = WordsForm(request.POST or None, words=_words(found), settled=row.values)
        if request.method == "POST" and form.is_valid():
            imports.map_columns(
                imported=row, columns=found.columns, values=form.values(), by=request.user
            )
            return redirect("inforequests_desk:import", row.key)
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return redirect("inforequests_desk:import_columns", row.key)
    context = {"row": row, "file_name": _file_name(row), "form": form}
    return render(request, "inforequests/desk/import_words.html", context)


@never_cache
@require_safe
def register_import(request: HttpRequest, key: str) -> HttpResponse:
    """预览: every row with what would be made of it, and how far the import has come."""
    viewer, row = _import(request, key)
    if not row.examined:
        return redirect("inforequests_desk:import_columns", row.key)
    asked = request.GET.get("show", "")
    show = asked if asked in SHOWN else ""
    try:
        found = Examination(row)
        numbers = row.examined.get(show, []) if show else found.numbers()
        page = Paginator(numbers, PAGE).get_page(request.GET.get("page"))
        rows = [_line(each) for each in found.rows(set(page))]
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return redirect("inforequests_desk:imports")
    counts = {kind: len(row.examined.get(kind, ())) for kind in SHOWN if kind}
    context = {
        "row": row,
        "file_name": _file_name(row),
        "tabs": [
            (kind, label, counts.get(kind, len(found.numbers()))) for kind, label in SHOWN.items()
        ],
        "show": show,
        "counts": counts,
        "page": page,
        "rows": rows,
        "done": progress(row),
        "is_running": row.state in (ImportState.RUNNING, ImportState.STOPPED),
        "may_take_faulty": row.created_by_id == request.user.pk
        or viewer.may(row.organ, *access.IDENTITY_READERS),
        "has_words": bool(_words(found)),
    }
    return render(request, "inforequests/desk/import.html", context)


def _line(each: ExaminedRow) -> dict[str, Any]:
    row, case = each.row, each.course.case if each.course else None
    return {
        "number": row.number,
        "case_number": row.case_number,
        "name": masked_name(row.texts.get(Field.APPLICANT, "")),
        "kind": phrases.APPLICANT_KINDS[row.kind] if row.kind else "",
        "subject": row.texts.get(Field.SUBJECT, ""),
        "received_on": row.days.get(Field.RECEIVED_ON),
        "case": case,
        "state": phrases.STATES[case.state] if case else "",
        "outcome": phrases.OUTCOMES[case.outcome] if case and case.outcome else "",
        "faults": [located(problem) for problem in each.faults],
        "cautions": [located(problem) for problem in each.cautions],
        "request": each.request,
        "is_ready": each.is_ready,
    }


@never_cache
@require_POST
def import_faulty(request: HttpRequest, key: str) -> HttpResponse:
    """有错的行 as XLSX, to be mended and uploaded again."""
    _viewer, row = _import(request, key)
    try:
        head, rows = imports.take_faulty(imported=row, by=request.user)
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return redirect("inforequests_desk:import", row.key)
    answer = FileResponse(
        xlsx_file(_("待改正的行"), head, rows), as_attachment=True, filename=_("待改正的行.xlsx")
    )
    answer["Cache-Control"] = "no-store"
    return answer


@never_cache
@require_POST
def import_run(request: HttpRequest, key: str) -> HttpResponse:
    """导入 of what was ticked or of all that can be; or going on with what broke off."""
    _viewer, row = _import(request, key)
    try:
        if request.POST.get("step") == "resume":
            imports.resume_import(imported=row, by=request.user)
            # One batch here and now, so that it goes on without a worker as well.
            imports.go_on_with_import(row.pk, request.user)
        else:
            imports.begin_import(imported=row, by=request.user, rows=_ticked(request))
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return redirect("inforequests_desk:import", row.key)
    row.refresh_from_db()
    count = progress(row)
    if row.state == ImportState.DONE:
        messages.success(request, _("导入完毕，这份台账共导入 %s 件。") % count)
    return redirect("inforequests_desk:import", row.key)


def _ticked(request: HttpRequest) -> set[int] | None:
    if request.POST.get("step") != "chosen":
        return None
    typed = (each for each in request.POST.getlist("rows") if len(each) <= ROW_DIGITS)
    return {int(each) for each in typed if each.isdecimal()}


def _file_name(row: RegisterImport) -> str:
    try:
        return vault.unseal(row.sealed_name)["name"]
    except InvalidToken:
        return str(phrases.NAME_LOST)


def _import(request: HttpRequest, key: str) -> tuple[Viewer, RegisterImport]:
    viewer = viewer_of(request.user)
    try:
        return viewer, import_for(viewer, key)
    except RegisterImport.DoesNotExist as error:
        raise Http404 from error
