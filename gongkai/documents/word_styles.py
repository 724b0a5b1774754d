"""The look of GB/T 9704-2012 in Word's terms: page, fonts, headings, page numbers."""

from __future__ import annotations

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import _Footer
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from gongkai.documents.model import Letterhead

BODY, TITLE, BLACK, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
CAPTION, CELL, CROWDED, NOTE, GAP = "表题", "表格文字", "小表格文字", "注释", "表后空隙"
LINE = Pt(28.95)  # 22 lines in 225 mm

# 28 characters of 16 pt in 156 mm: each is set 0.2 pt closer (the unit of w:spacing is 1/20 pt).
CHARACTER_SPACING = "-4"


def apply(word: Word, *, large: bool = False) -> None:
    """Give an empty Word document the page and the styles; `large` in big type (大字版)."""
    _page(word)
    _language(word)
    _normal(word.styles["Normal"], 20 if large else 16)
    _heading(word.styles["Title"], TITLE, 22, indent=False)
    word.styles["Title"].paragraph_format.space_after = LINE
    for level, face in ((1, BLACK), (2, KAI), (3, BODY)):
        _heading(word.styles[f"Heading {level}"], face, 16, indent=True)
    _small(word, CAPTION, BLACK, 10.5, WD_ALIGN_PARAGRAPH.CENTER)
    _small(word, CELL, SONG, 18 if large else 10.5, WD_ALIGN_PARAGRAPH.CENTER)
    _small(word, CROWDED, SONG, 16 if large else 9, WD_ALIGN_PARAGRAPH.CENTER)
    _small(word, NOTE, SONG, 10.5, WD_ALIGN_PARAGRAPH.LEFT)
    _small(word, GAP, SONG, 6, WD_ALIGN_PARAGRAPH.LEFT)


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    word.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def banner(word: Word, text: str) -> None:
    """A line in the head of every page, on odd and even pages alike."""
    section = word.sections[0]
    for header in (section.header, section.even_page_header, section.first_page_header):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.style = CAPTION
        paragraph.add_run(text).font.color.rgb = RGBColor(0xA0, 0x1B, 0x1B)


def letterhead(word: Word, head: Letterhead) -> None:
    """信函格式: the organ in red above two lines, 文号 at the right; two lines end the first page,
    which bears no number."""
    _first_page_foot(word)
    red = RGBColor(0xC3, 0x16, 0x1C)
    size = max(22.0, min(36.0, 425 / max(len(head.organ), 1)))  # 150 mm are 425 pt
    line = word.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.paragraph_format.first_line_indent = Pt(0)
    line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    name = line.add_run(head.organ)
    name.font.size = Pt(size)
    name.font.color.rgb = red
    _east_asian(name._r.get_or_add_rPr(), TITLE)
    _red_lines(line, "bottom", "thickThinSmallGap")
    number = word.add_paragraph(head.number)
    number.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    number.paragraph_format.first_line_indent = Pt(0)
    number.paragraph_format.space_before = Pt(8)
    number.paragraph_format.space_after = LINE


def _first_page_foot(word: Word) -> None:
    section = word.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_footer.is_linked_to_previous = False
    foot = section.first_page_footer.paragraphs[0]
    foot.paragraph_format.first_line_indent = Pt(0)
    _red_lines(foot, "bottom", "thinThickSmallGap")


def _red_lines(paragraph: Paragraph, edge: str, look: str) -> None:
    """The two red lines of 信函格式, 170 mm long: wider than the text on both sides."""
    paragraph.paragraph_format.left_indent = -Mm(8)
    paragraph.paragraph_format.right_indent = -Mm(6)
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(
            f"<w:pBdr {nsdecls('w')}>"
            f'<w:{edge} w:val="{look}" w:sz="24" w:space="6" w:color="C3161C"/></w:pBdr>'
        ),
        *("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"),
    )


def _page_number(footer: _Footer, side: WD_ALIGN_PARAGRAPH) -> None:
    """— 1 —, on the outer edge, one character in (单页码居右空一字，双页码居左空一字)."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    edge = paragraph.paragraph_format
    edge.first_line_indent = Pt(0)
    edge.left_indent = edge.right_indent = Pt(14)
    for text in ("— ", None, " —"):
        run = paragraph.add_run(text)
        run.font.size = Pt(14)
        run.font.name = SONG
        _east_asian(run._r.get_or_add_rPr(), SONG)
        if text is None:
            for part in _field("PAGE"):
                run._r.append(part)


def _field(code: str) -> list[object]:
    begin, instruction, end = (
        parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="begin"/>'),
        parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve"> {code} </w:instrText>'),
        parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="end"/>'),
    )
    return [begin, instruction, end]


def _language(word: Word) -> None:
    defaults = word.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault"))
    properties = defaults.find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "zh-CN")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def _east_asian(properties: object, face: str) -> None:
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), face)
    fonts.set(qn("w:hint"), "eastAsia")


def _face(style: ParagraphStyle, face: str, size: float, latin: str = LATIN) -> None:
    style.font.name = latin
    style.font.size = Pt(size)
    style.font.bold = False
    style.font.italic = False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _east_asian(style.element.get_or_add_rPr(), face)


def _normal(style: ParagraphStyle, size: float) -> None:
    _face(style, BODY, size)
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), CHARACTER_SPACING)
    style.element.get_or_add_rPr().insert_element_before(
        spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang"
    )
    layout = style.paragraph_format
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = LINE
    layout.space_before = layout.space_after = Pt(0)
    layout.first_line_indent = Pt(32)
    layout.widow_control = False


def _heading(style: ParagraphStyle, face: str, size: float, *, indent: bool) -> None:
    _face(style, face, size, latin=face)
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    layout = style.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.first_line_indent = Pt(32) if indent else Pt(0)
    layout.alignment = WD_ALIGN_PARAGRAPH.LEFT if indent else WD_ALIGN_PARAGRAPH.CENTER
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = LINE if indent else Pt(34)
    layout.keep_with_next = True


def _small(word: Word, name: str, face: str, size: float, side: WD_ALIGN_PARAGRAPH) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = word.styles["Normal"]
    _face(style, face, size)
    layout = style.paragraph_format
    layout.first_line_indent = Pt(0)
    layout.alignment = side
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE


def narrow_margins(table: Table) -> None:
    """Less white at the sides of cells: the statutory forms are crowded."""
    margins = parse_xml(
        f"<w:tblCellMar {nsdecls('w')}>"
        '<w:top w:w="40" w:type="dxa"/><w:left w:w="40" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'
    )
    look = table._tblPr.find(qn("w:tblLook"))
    if look is None:
        table._tblPr.append(margins)
    else:
        look.addprevious(margins)


def center_vertically(cell: _Cell) -> None:
    """Set the text of a cell halfway between top and bottom."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
