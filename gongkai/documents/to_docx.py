"""Word file of a document: editable, with true merged cells and the fonts named by GB/T 9704.

The fonts are only named, not embedded: an office's own machine has 仿宋_GB2312 and 小标宋.
"""

from __future__ import annotations

import io
from datetime import UTC

import docx
from docx.document import Document as Word
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from gongkai.documents import word_styles
from gongkai.documents.archives import reproducible
from gongkai.documents.model import (
    Align,
    Block,
    CaptionPlace,
    Document,
    Heading,
    Paragraph,
    QrCode,
    Signature,
    Table,
)
from gongkai.documents.qr import qr_png

SIDES = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
TEXT_WIDTH = Mm(156)
SIGN = 16  # 三号, the size of the text, in points


def render(document: Document) -> bytes:
    """DOCX bytes; the same document gives the same bytes."""
    word = docx.Document()
    word_styles.apply(word, large=document.large)
    _describe(word, document)
    if document.banner:
        word_styles.banner(word, document.banner)
    if document.letterhead:
        word_styles.letterhead(word, document.letterhead)
    word.add_paragraph(document.title, style="Title")
    for block in document.blocks:
        if isinstance(block, Signature):
            # A signature never stands on a page without text.
            word.paragraphs[-1].paragraph_format.keep_with_next = True
        _block(word, block)
    buffer = io.BytesIO()
    word.save(buffer)
    return reproducible(buffer.getvalue())


def _describe(word: Word, document: Document) -> None:
    moment = document.stamp.astimezone(UTC).replace(tzinfo=None)
    about = word.core_properties
    about.title = document.title
    about.author = about.last_modified_by = document.author
    about.subject = document.subject
    about.keywords = "；".join(document.keywords)
    about.language = document.language
    about.comments = ""
    about.created = about.modified = moment
    about.revision = 1


def _block(word: Word, block: Block) -> None:
    if isinstance(block, Heading):
        word.add_paragraph(block.text, style=f"Heading {block.level}")
    elif isinstance(block, Paragraph):
        _paragraph(word, block)
    elif isinstance(block, Signature):
        _signature(word, block)
    elif isinstance(block, QrCode):
        _qr_code(word, block)
    else:
        _table(word, block)


def _signature(word: Word, signature: Signature) -> None:
    lines = [line for line in (signature.organ, signature.date) if line]
    for line in lines:
        written = word.add_paragraph(line)
        written.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        written.paragraph_format.right_indent = Pt(_edge(line, signature))
        written.paragraph_format.keep_with_next = True
        if line is lines[0]:
            written.paragraph_format.space_before = word_styles.LINE


def _edge(line: str, signature: Signature) -> float:
    """Right indent: the date four characters in, the organ centred above it; a longer name keeps
    two characters from the edge, and the date is centred below it."""
    wider = max(0.0, _width(signature.organ) - _width(signature.date))
    edge = max(2 * SIGN, 4 * SIGN - wider / 2)
    widest = max(_width(signature.organ), _width(signature.date))
    return edge + (widest - _width(line)) / 2


def _width(text: str) -> float:
    return sum(SIGN if ord(sign) > 255 else SIGN / 2 for sign in text)


def _qr_code(word: Word, code: QrCode) -> None:
    picture = word.add_paragraph(style=word_styles.CAPTION)
    picture.paragraph_format.keep_with_next = bool(code.caption)
    drawn = picture.add_run().add_picture(io.BytesIO(qr_png(code.text)), width=Mm(code.side))
    drawn._inline.docPr.set("descr", f"{code.caption} {code.text}".strip())
    if code.caption:
        word.add_paragraph(code.caption, style=word_styles.CAPTION)


def _paragraph(word: Word, paragraph: Paragraph) -> None:
    written = word.add_paragraph()
    written.alignment = SIDES[paragraph.align]
    if not paragraph.indent:
        written.paragraph_format.first_line_indent = Pt(0)
    for run in paragraph.runs:
        piece = written.add_run(run.text)
        if run.mark:
            piece.font.highlight_color = WD_COLOR_INDEX.YELLOW
    for note in paragraph.notes:
        word.add_paragraph(f"注：{note}", style=word_styles.NOTE)


def _table(word: Word, table: Table) -> None:
    if table.caption and table.caption_place is CaptionPlace.ABOVE:
        word.add_paragraph(table.caption, style=word_styles.CAPTION)
    grid = table.as_printed()
    written = word.add_table(rows=grid.height, cols=grid.width, style="Table Grid")
    written.alignment = WD_TABLE_ALIGNMENT.CENTER
    written.autofit = False
    word_styles.narrow_margins(written)
    widths = _widths(table, grid.width)
    for column, width in zip(written.columns, widths, strict=True):
        column.width = width
    # Read once: python-docx computes every cell anew each time a row is asked for its cells.
    positions = [row.cells for row in written.rows]
    style = word_styles.CROWDED if table.compact else word_styles.CELL
    for placed in grid.placed:
        cell = positions[placed.row][placed.column]
        if placed.spans:
            cell = cell.merge(positions[placed.last_row][placed.last_column])
        cell.width = Emu(sum(widths[placed.column : placed.last_column + 1]))
        word_styles.center_vertically(cell)
        words = cell.paragraphs[0]
        _cell_text(words, placed.cell.text, placed.cell.align, style)
        # Rows hold on to the next one, so that Word moves a table that fits a page in one piece.
        words.paragraph_format.keep_with_next = (
            not table.splits and placed.last_row < grid.height - 1
        )
    for row in written.rows[: table.head_as_printed]:
        _mark_row(row._tr, "w:tblHeader")
    for row in written.rows:
        _mark_row(row._tr, "w:cantSplit")
    for note in table.notes:
        word.add_paragraph(note, style=word_styles.NOTE)
    word.add_paragraph(style=word_styles.GAP)


def _widths(table: Table, count: int) -> list[Emu]:
    shares = table.widths or (1.0,) * count
    return [Emu(int(TEXT_WIDTH * share / sum(shares))) for share in shares]


def _cell_text(paragraph: WordParagraph, text: str, align: Align, style: str) -> None:
    paragraph.style = style
    paragraph.alignment = SIDES[align]
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    if text:
        paragraph.add_run(text)


def _mark_row(row: object, name: str) -> None:
    properties = row.get_or_add_trPr()  # type: ignore[attr-defined]
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    properties.append(mark)
