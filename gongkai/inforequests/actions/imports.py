"""台账导入: a register kept elsewhere becomes cases, by the acts it tells of.

In two steps, because what the ledger has recorded is not taken back: first everything is shown,
row by row; then the rows that are wanted and free of faults are imported. Each batch is a
transaction. Whoever stops halfway goes on with what is left; a row is known by its number and by
the mark of its content, so nothing is imported twice.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping
from functools import partial
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from gongkai import vault
from gongkai.documents import listing
from gongkai.documents.spreadsheets import Sheet, filled
from gongkai.documents.uploads import FileKind, examine
from gongkai.inforequests import access, events, filestore, queries, tasks
from gongkai.inforequests.actions.intake import Intake, open_case
from gongkai.inforequests.actions.marks import mark_answers
from gongkai.inforequests.actions.numbering import pass_numbers
from gongkai.inforequests.models import (
    ConsultedParty,
    Handling,
    ImportedCase,
    ImportMapping,
    InformationRequest,
    RegisterImport,
)
from gongkai.inforequests.models.imports import ImportState
from gongkai.inforequests.phrases.imports import REASONS_COLUMN, ROW_COLUMN, located
from gongkai.inforequests.queries.imports import Examination, ExaminedRow, sheets_in, sheets_of
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel, Evidence
from gongkai.inforequests.rules.errors import (
    ColumnsMissing,
    NothingToImport,
    RegisterUnreadable,
)
from gongkai.inforequests.rules.imports.cells import text_of
from gongkai.inforequests.rules.imports.columns import NEEDED, Field, plain, propose
from gongkai.inforequests.rules.imports.course import parties
from gongkai.inforequests.rules.imports.tables import NoHead, find_head, read_table
from gongkai.inforequests.rules.imports.words import wanted_form
from gongkai.ledger.actions import record
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer, Organ

BATCH = 100
AT_ONCE = 100
"""So many fit into the click of whoever imports; more are done in the background."""


def upload_register(*, organ: Organ, content: bytes, name: str, by: Officer) -> RegisterImport:
    """上传台账: examined by content, kept sealed, its head and columns found as far as they can be.

    The same file again gives the import back that it began. Raises NotYours, UploadRefused,
    RegisterUnreadable.
    """
    viewer_of(by).require(organ, *access.IMPORTERS)
    known_name = PurePath(name)
    # A CSV file is a text to whoever examines it.
    is_csv = known_name.suffix.lower() == ".csv"
    asked = f"{known_name.stem}.txt" if is_csv else name
    found = examine(content, asked, limits=queries.upload_limits())
    if found.kind not in (FileKind.XLSX, FileKind.TXT):
        raise RegisterUnreadable(why="kind")
    digest = hashlib.sha256(content).hexdigest()
    known = RegisterImport.objects.filter(organ=organ, digest=digest).first()
    if known is not None:
        return known
    sheet, header = _first_table(sheets_in(content))
    place = filestore.put(content)
    with transaction.atomic():
        _lock_organ(organ)
        known = RegisterImport.objects.filter(organ=organ, digest=digest).first()
        if known is not None:  # Somebody was faster; what was sealed for this one is swept away.
            return known
        row = RegisterImport.objects.create(
            organ=organ,
            digest=digest,
            place=place,
            sealed_name=vault.seal({"name": known_name.name[:120]}),
            sheet=sheet.name[:120],
            header=header,
            columns=_proposed(organ, sheet, header),
            values=_remembered(organ).values,
            created_by=by,
        )
        _record(events.IMPORT_UPLOADED, row, by, sha256=digest)
    return row


def _first_table(sheets: tuple[Sheet, ...]) -> tuple[Sheet, int]:
    """The first sheet with a head, those in sight before the hidden ones, and its head."""
    if not any(sheet.rows for sheet in sheets):
        raise RegisterUnreadable(why="empty")
    in_order = sorted(sheets, key=lambda sheet: sheet.is_hidden)
    for sheet in in_order:
        try:
            return sheet, find_head(filled(sheet))
        except NoHead:
            continue
    return next(sheet for sheet in in_order if sheet.rows), 0


def _remembered(organ: Organ) -> ImportMapping:
    return ImportMapping.objects.filter(organ=organ).first() or ImportMapping(organ=organ)


def _proposed(organ: Organ, sheet: Sheet, header: int) -> dict[str, int]:
    headings = read_table(filled(sheet), header).headings
    found = propose(headings, _remembered(organ).columns)
    return {field.value: place for field, place in found.items()}


@transaction.atomic
def choose_table(
    *, imported: RegisterImport, sheet: str, header: int, by: Officer
) -> RegisterImport:
    """选定工作表和表头; its columns are proposed anew. Raises NotYours, RegisterUnreadable."""
    row = _locked(imported, by)
    sheets = {each.name: each for each in sheets_of(row)}
    if sheet not in sheets or not 0 <= header < len(sheets[sheet].rows):
        raise RegisterUnreadable(why="empty")
    row.sheet, row.header = sheet, header
    row.columns = _proposed(row.organ, sheets[sheet], header)
    row.state, row.examined = ImportState.MAPPING, {}
    row.save(update_fields=("sheet", "header", "columns", "state", "examined"))
    return row


@transaction.atomic
def map_columns(
    *,
    imported: RegisterImport,
    columns: Mapping[Field, int],
    values: Mapping[str, Mapping[str, str]],
    by: Officer,
) -> RegisterImport:
    """确定对应关系 and examine every row with it; kept for the organ's next register.

    Raises NotYours, ColumnsMissing, RegisterUnreadable.
    """
    row = _locked(imported, by)
    missing = tuple(field.value for field in Field if field in NEEDED and field not in columns)
    if missing:
        raise ColumnsMissing(missing=missing)
    row.columns = {field.value: place for field, place in columns.items()}
    row.values = {
        name: {**row.values.get(name, {}), **values.get(name, {})}
        for name in {*row.values, *values}
    }
    found = Examination(row)
    row.examined = found.summary()
    row.state = ImportState.READY
    row.save(update_fields=("columns", "values", "examined", "state"))
    _remember(row, found.table.headings)
    _record(events.IMPORT_MAPPED, row, by, columns=sorted(row.columns))
    return row


def _remember(row: RegisterImport, headings: tuple[str, ...]) -> None:
    kept = _remembered(row.organ)
    by_place = {place: name for name, place in row.columns.items()}
    told = {plain(heading): by_place.get(at, "") for at, heading in enumerate(headings)}
    kept.columns = {**kept.columns, **{name: field for name, field in told.items() if name}}
    kept.values = {
        name: {**kept.values.get(name, {}), **row.values.get(name, {})}
        for name in {*kept.values, *row.values}
    }
    kept.save()


@transaction.atomic
def take_faulty(
    *, imported: RegisterImport, by: Officer
) -> tuple[list[str], list[list[listing.Value]]]:
    """取出有错的行 to be mended: head and rows as they were, with what is wrong in each.

    They show who the applicants are: for whoever uploaded the file, or may see that anyway.
    Recorded. Raises NotYours.
    """
    if imported.created_by_id != by.pk:
        viewer_of(by).require(imported.organ, *access.IDENTITY_READERS)
    row = _locked(imported, by)
    found = Examination(row)
    faulty = {each.row.number: each for each in found.rows(set(row.examined.get("faulty", ())))}
    _record(events.IMPORT_FAULTY_TAKEN, row, by, rows=len(faulty))
    head = [*found.table.headings, str(ROW_COLUMN), str(REASONS_COLUMN)]
    rows = [
        [
            *(_cell(cell) for cell in each.cells),
            each.number,
            " ".join(located(problem) for problem in faulty[each.number].faults),
        ]
        for each in found.table.rows
        if each.number in faulty
    ]
    return head, rows


def _cell(cell: Any) -> listing.Value:
    return cell if type(cell) in (int, dt.date) else text_of(cell)


@transaction.atomic
def begin_import(
    *, imported: RegisterImport, by: Officer, rows: Collection[int] | None = None
) -> RegisterImport:
    """开始导入 of the rows chosen, or of all that are free of faults.

    A few are done at once, more in the background. Raises NotYours, NothingToImport.
    """
    row = _locked(imported, by)
    _lock_organ(row.organ)
    found = Examination(row)
    # As examined when the columns were settled; each row is examined again as it is imported.
    chosen = [n for n in row.examined.get("ready", ()) if rows is None or n in rows]
    if not chosen:
        raise NothingToImport
    read = [found.read[number] for number in found.numbers()]
    pass_numbers(
        row.organ,
        (each.case_number for each in read),
        (each.texts.get(Field.REPLY_NUMBER, "") for each in read),
    )
    row.chosen, row.wanted, row.fault = chosen, row.cases.count() + len(chosen), ""
    row.state = ImportState.RUNNING
    row.save(update_fields=("chosen", "wanted", "fault", "state"))
    _record(events.IMPORT_STARTED, row, by, rows=len(chosen))
    if len(chosen) <= AT_ONCE:
        while go_on_with_import(row.pk, by):
            pass
    else:
        transaction.on_commit(partial(tasks.go_on_with_import.enqueue, row.pk, by.pk))
    row.refresh_from_db()
    return row


@transaction.atomic
def resume_import(*, imported: RegisterImport, by: Officer) -> None:
    """接着导入 what broke off. Raises NotYours."""
    row = _locked(imported, by)
    if row.state in (ImportState.RUNNING, ImportState.STOPPED):
        row.state, row.fault = ImportState.RUNNING, ""
        row.save(update_fields=("state", "fault"))
        transaction.on_commit(partial(tasks.go_on_with_import.enqueue, row.pk, by.pk))


@transaction.atomic
def go_on_with_import(key: int, by: Officer) -> bool:
    """The next batch; whether there is more. What has become faulty meanwhile is passed over."""
    row = _lock().get(pk=key)
    if row.state != ImportState.RUNNING:
        return False
    _lock_organ(row.organ)
    done = set(row.cases.filter(row__in=row.chosen).values_list("row", flat=True))
    batch = [number for number in row.chosen if number not in done][:BATCH]
    for each in Examination(row).rows(set(batch)):
        if each.is_ready:
            _import(row, each, by)
    row.chosen = [number for number in row.chosen if number not in {*batch, *done}]
    if not row.chosen:
        row.state = ImportState.DONE
        row.examined = Examination(row).summary()
        _record(events.IMPORT_DONE, row, by, cases=row.cases.count())
    row.save(update_fields=("chosen", "state", "examined"))
    return bool(row.chosen)


@transaction.atomic
def stop_import(key: int, why: str) -> None:
    """Say that it broke off, and why."""
    RegisterImport.objects.filter(pk=key, state=ImportState.RUNNING).update(
        state=ImportState.STOPPED, fault=why[:200]
    )


def _import(source: RegisterImport, each: ExaminedRow, by: Officer) -> InformationRequest:
    course = each.course
    row = open_case(
        source.organ,
        _intake(each),
        course.history,
        each.row.channel or Channel.IN_PERSON,
        by=by,
        at=None,
        number=each.row.case_number,
        evidence=_evidence(source, each),
    )
    row.evidence |= {"register_row": _source(source, each)}
    row.save(update_fields=("evidence",))
    for label, kind, name in parties(each.row, course.history):
        sealed = vault.seal({"name": name})
        ConsultedParty.objects.create(request=row, label=label, kind=kind, sealed_name=sealed)
    if each.post is not None:
        _give_to(row, each, by)
    ImportedCase.objects.create(
        request=row,
        source=source,
        organ=source.organ,
        row=each.row.number,
        mark=each.mark,
        reply_number=each.row.texts.get(Field.REPLY_NUMBER, ""),
    )
    if row.closed_on:
        mark_answers([row])
    record(
        events.CASE_IMPORTED,
        stream=row.stream,
        by=by,
        organ=row.organ,
        data={"import": str(source.key), "row": each.row.number, "sha256": source.digest},
    )
    return row


def _intake(each: ExaminedRow) -> Intake:
    told = each.row.texts
    return Intake(
        kind=each.row.kind,
        name=told[Field.APPLICANT],
        subject=told[Field.SUBJECT],
        document=each.row.document or "",
        document_number=each.row.document_number,
        phone=told.get(Field.PHONE, "")[:40],
        email=told.get(Field.EMAIL, "")[:254],
        address=told.get(Field.ADDRESS, "")[:200],
        wanted_form=wanted_form(told.get(Field.WANTED_FORM, "")),
        agent_name=told.get(Field.AGENT, "")[:100],
    )


def _evidence(source: RegisterImport, each: ExaminedRow) -> Evidence:
    """收到依据: the days that the register names; nothing else is on file here."""
    received_on = each.row.days[Field.RECEIVED_ON]
    waits = CHANNEL_RULES[each.row.channel or Channel.IN_PERSON].waits_for_confirmation
    return Evidence(
        arrived_on=each.row.days.get(Field.ARRIVED_ON, received_on),
        confirmed_on=received_on if waits else None,
    )


def _source(source: RegisterImport, each: ExaminedRow) -> str:
    return f"第 {each.row.number} 行（文件 {source.digest[:12]}）"


def _give_to(row: InformationRequest, each: ExaminedRow, by: Officer) -> None:
    row.handler = each.post
    row.save(update_fields=("handler",))
    handed = any(isinstance(act, acts.HandedOver) and act.post for act in each.course.history)
    if handed and each.course.case.is_open:
        Handling.objects.create(
            request=row, post=each.post, is_lead=True, asked_by=by, asked_at=timezone.now()
        )


def _lock() -> QuerySet[RegisterImport]:
    rows = RegisterImport.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("organ")


def _lock_organ(organ: Organ) -> None:
    """One importer of an organ at a time: two registers may hold the same case."""
    Organ.objects.select_for_update(no_key=True).get(pk=organ.pk)


def _locked(imported: RegisterImport, by: Officer) -> RegisterImport:
    viewer_of(by).require(imported.organ, *access.IMPORTERS)
    return _lock().get(pk=imported.pk)


def _record(event: str, row: RegisterImport, by: Officer, **data: object) -> None:
    record(event, stream=row.stream, by=by, organ=row.organ, data=data)
