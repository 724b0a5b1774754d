"""报告文本: the six chapters of a report as a document, in the order the form prescribes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from gongkai.annualreports.forms import Link, no_link, tables
from gongkai.annualreports.rules.layouts import Chapter
from gongkai.annualreports.rules.narrative import PREFACE, Narrative, Paragraph, Segment
from gongkai.annualreports.rules.report import Report
from gongkai.documents import model
from gongkai.documents.model import Block, Document, Heading, Run

# The key of a figure of the text to the page with its records ("" for none).
FigureLink = Callable[[str], str]


def bind(
    report: Report,
    *,
    banner: str = "",
    moment: datetime | None = None,
    cell_link: Link = no_link,
    figure_link: FigureLink = no_link,
) -> Document:
    """The document to print or show; with links, every figure leads to its records."""
    blocks: list[Block] = [*_text(report.narrative, PREFACE, figure_link)]
    for chapter in report.layout.chapters:
        blocks.append(Heading(chapter.title, 1, anchor=chapter.id))
        blocks += _chapter(report, chapter, cell_link, figure_link)
    return Document(
        title=report.title,
        blocks=tuple(blocks),
        author=report.organ_name,
        subject=report.layout.title,
        keywords=("政府信息公开", "年度报告", f"{report.year}"),
        banner=banner,
        moment=moment,
    )


def _chapter(
    report: Report, chapter: Chapter, cell_link: Link, figure_link: FigureLink
) -> Iterator[Block]:
    yield from tables(report.layout, chapter.id, report.cells, cell_link)
    yield from _text(report.narrative, chapter.id, figure_link)


def _text(narrative: Narrative, chapter: str, link: FigureLink) -> Iterator[Block]:
    for section in narrative.of(chapter):
        if section.heading:
            yield Heading(section.heading, 2)
        for paragraph in section.paragraphs:
            yield _paragraph(paragraph, link)


def _paragraph(paragraph: Paragraph, link: FigureLink) -> model.Paragraph:
    notes = {figure.key: figure.note for figure in paragraph.figures}
    return model.Paragraph(
        tuple(_run(segment, link, notes) for segment in paragraph.segments),
        notes=paragraph.notes,
    )


def _run(segment: Segment, link: FigureLink, notes: dict[str, str]) -> Run:
    return Run(
        segment.text,
        href=link(segment.figure) if segment.figure else "",
        title=notes.get(segment.figure, ""),
        mark=segment.mark,
    )
