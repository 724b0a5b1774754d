"""导出: a report as a file in every form it is handed out in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from gongkai.annualreports import phrases
from gongkai.annualreports.booklet import bind
from gongkai.annualreports.rules.checks import findings
from gongkai.annualreports.rules.narrative import PREFACE
from gongkai.annualreports.rules.report import Report, as_data
from gongkai.documents import exact_json, to_docx, to_html, to_pdf, to_xlsx
from gongkai.documents.model import Document


@dataclass(frozen=True, slots=True)
class Export:
    """A file: its content, its media type and its name."""

    content: bytes
    media_type: str
    name: str


OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "json": "application/json",
}


def export(report: Report, form: str, *, moment: datetime | None = None) -> Export:
    """The report in one of ``MEDIA_TYPES``; ``moment`` is written into the file.

    Raises KeyError for an unknown form.
    """
    if form == "json":
        content = exact_json.dumps(as_data(report)).encode()
    else:
        banner = str(phrases.DEMONSTRATION) if report.demonstration else ""
        content = RENDERERS[form](bind(report, banner=banner, moment=moment))
    return Export(content, MEDIA_TYPES[form], f"{report.title}.{form}")


def font_folder() -> Path | None:
    """The office's own fonts, if it has put any into its data folder."""
    folder = Path(settings.DATA_DIR) / "fonts"
    return folder if folder.is_dir() else None


def _pdf(document: Document) -> bytes:
    return to_pdf.render(document, fonts=font_folder())


def _html(document: Document) -> bytes:
    return to_html.page(document).encode()


RENDERERS: dict[str, Callable[[Document], bytes]] = {
    "html": _html,
    "pdf": _pdf,
    "docx": to_docx.render,
    "xlsx": to_xlsx.render,
}


def as_text(report: Report) -> str:
    """The report for a terminal: the text, the tables as lines, then the findings."""
    lines = [report.title]
    if report.demonstration:
        lines.append(f"（{phrases.DEMONSTRATION}）")
    lines += ["", *_text_lines(report, PREFACE), ""]
    for chapter in report.layout.chapters:
        lines += [chapter.title, *_table_lines(report, chapter.id)]
        lines += [*_text_lines(report, chapter.id), ""]
    lines.append(phrases.summary(report))
    for check in findings(report.checks):
        severity, where = phrases.SEVERITIES[check.severity], phrases.place(check, report.layout)
        lines.append(f"  [{severity}] {check.id} {where} {phrases.finding(check)}")
    return "\n".join(lines)


def _text_lines(report: Report, chapter: str) -> Iterator[str]:
    for section in report.narrative.of(chapter):
        if section.heading:
            yield section.heading
        for paragraph in section.paragraphs:
            yield f"    {paragraph.text}"
            yield from (f"    注：{note}" for note in paragraph.notes)


def _table_lines(report: Report, chapter: str) -> list[str]:
    lines = []
    for table in report.layout.tables_of(chapter):
        heads = "　".join(column.label for column in table.columns)
        lines.append(f"  {table.caption}　[{heads}]")
        for row in table.leaf_rows():
            values = (report.cells.get(f"{table.id}.{row.id}.{c.id}") for c in table.columns)
            shown = " ".join("" if value is None else f"{value}" for value in values)
            lines.append(f"    {row.label}: {shown}")
    return lines
