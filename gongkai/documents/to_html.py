"""Web page of a document: semantic headings and tables that a screen reader can walk."""

from __future__ import annotations

from html import escape

from gongkai.documents.grid import Grid, Placed
from gongkai.documents.model import (
    Align,
    Block,
    CaptionPlace,
    Document,
    Heading,
    Paragraph,
    QrCode,
    Run,
    Signature,
    Table,
)
from gongkai.documents.qr import qr_svg

STYLE = """
body{font-family:"Noto Serif SC","Songti SC",SimSun,serif;line-height:1.9;color:#1b1b1b;
margin:0 auto;max-width:60rem;padding:2rem 1.25rem}
h1{font-size:1.7rem;text-align:center;line-height:1.5}
h2{font-family:"Noto Sans SC",SimHei,sans-serif;font-size:1.25rem}h3{font-size:1.1rem}
p{text-indent:2em;margin:.6em 0}p.plain,p.note,p.signature{text-indent:0}
p.note{font-size:.85rem;color:#444}.signature{text-align:right}
.table-frame{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1rem 0}
caption{font-weight:bold;padding:.4rem}th,td{border:1px solid #767676;padding:.35rem .5rem}
th{font-weight:normal;background:#f4f4f2}td{text-align:center;font-variant-numeric:tabular-nums}
.at-left{text-align:left}.at-center{text-align:center}.at-right{text-align:right}
.banner{border:1px solid #a01b1b;color:#a01b1b;padding:.5rem;text-align:center;text-indent:0}
.letterhead{text-indent:0;text-align:right}.letterhead strong{display:block;color:#c3161c;
font-size:2rem;text-align:center;border-bottom:3px double #c3161c;margin-bottom:.5rem}
mark{background:#fff2b3}
.qr-code{margin:1rem 0;text-align:center;overflow-wrap:anywhere}.qr-code svg{width:8rem}
.only-read{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media print{body{max-width:none;padding:0}a{color:inherit;text-decoration:none}}
"""


def page(document: Document) -> str:
    """A complete page that stands alone: no script, no picture, no outside address."""
    author = f'<meta name="author" content="{escape(document.author)}">' if document.author else ""
    banner = f'<p class="banner" role="note">{escape(document.banner)}</p>\n' * bool(
        document.banner
    )
    head = ""
    if document.letterhead:
        organ, number = document.letterhead.organ, document.letterhead.number
        head = f'<p class="letterhead"><strong>{escape(organ)}</strong>{escape(number)}</p>\n'
    return (
        f'<!doctype html>\n<html lang="{escape(document.language)}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"{author}<title>{escape(document.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{banner}{head}<h1>{escape(document.title)}</h1>\n{fragment(document)}</main>\n"
        "</body>\n</html>\n"
    )


def fragment(document: Document, *, top: int = 2) -> str:
    """The blocks of the document, to stand below a page's own heading.

    ``top`` is the HTML level that headings of level 1 get.
    """
    return "".join(
        _block(block, number, top) + "\n" for number, block in enumerate(document.blocks, 1)
    )


def _block(block: Block, number: int, top: int) -> str:
    if isinstance(block, Heading):
        anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
        level = block.level + top - 1
        return f"<h{level}{anchor}>{escape(block.text)}</h{level}>"
    if isinstance(block, Paragraph):
        return _paragraph(block)
    if isinstance(block, Signature):
        return f'<p class="signature">{escape(block.organ)}<br>{escape(block.date)}</p>'
    if isinstance(block, QrCode):
        return _qr_code(block)
    return table(block, name=block.name or f"table-{number}")


def _paragraph(paragraph: Paragraph) -> str:
    classes = [] if paragraph.indent else ["plain"]
    if paragraph.align not in (Align.JUSTIFY, Align.LEFT):
        classes.append(f"at-{paragraph.align}")
    attribute = f' class="{" ".join(classes)}"' if classes else ""
    text = "".join(map(_run, paragraph.runs))
    notes = "".join(f'\n<p class="note">注：{escape(note)}</p>' for note in paragraph.notes)
    return f"<p{attribute}>{text}</p>{notes}"


def _qr_code(code: QrCode) -> str:
    # The text stands beside the picture for whoever cannot point a telephone at the screen.
    return (
        f'<figure class="qr-code"><div aria-hidden="true">{qr_svg(code.text)}</div>'
        f"<figcaption>{escape(code.caption)}<br>{_linked(escape(code.text), _address(code), '')}"
        "</figcaption></figure>"
    )


def _address(code: QrCode) -> str:
    return code.text if code.text.startswith(("https://", "http://")) else ""


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.mark:
        text = f"<mark>{text}</mark>"
    return _linked(text, run.href, run.title)


def _linked(text: str, href: str, title: str) -> str:
    hint = f' title="{escape(title)}"' if title else ""
    if href:
        return f'<a href="{escape(href)}"{hint}>{text}</a>'
    return f"<span{hint}>{text}</span>" if title else text


def table(item: Table, *, name: str) -> str:
    """A table whose data cells name their headings (``headers``); ``name`` must be unique."""
    grid = item.grid()
    ids = {
        id(placed.cell): f"{name}-{placed.row}-{placed.column}"
        for placed in grid.placed
        if placed.cell.header
    }
    rows = [_row(row, grid, ids) for row in grid.rows()]
    hidden = ' class="only-read"' if item.caption_place is CaptionPlace.HIDDEN else ""
    caption = f"<caption{hidden}>{escape(item.caption)}</caption>\n" if item.caption else ""
    notes = "".join(f'\n<p class="note">{escape(note)}</p>' for note in item.notes)
    return (
        f'<div class="table-frame" tabindex="0" role="region" aria-label="{escape(item.caption)}">'
        f'\n<table id="{escape(name)}">\n{caption}'
        f"<thead>\n{''.join(rows[: item.head])}</thead>\n"
        f"<tbody>\n{''.join(rows[item.head :])}</tbody>\n</table>\n</div>{notes}"
    )


def _row(row: list[Placed], grid: Grid, ids: dict[int, str]) -> str:
    return f"<tr>{''.join(_cell(placed, grid, ids) for placed in row)}</tr>\n"


def _cell(placed: Placed, grid: Grid, ids: dict[int, str]) -> str:
    cell = placed.cell
    attributes = ""
    if cell.rowspan > 1:
        attributes += f' rowspan="{cell.rowspan}"'
    if cell.colspan > 1:
        attributes += f' colspan="{cell.colspan}"'
    if cell.align is not Align.CENTER:
        attributes += f' class="at-{cell.align}"'
    text = _linked(escape(cell.text), cell.href, cell.title)
    if not cell.header:
        headers = " ".join(ids[id(heading.cell)] for heading in grid.headings_of(placed))
        named = f' headers="{headers}"' if headers else ""
        return f"<td{attributes}{named}>{text}</td>"
    group = cell.colspan > 1 if cell.header == "col" else cell.rowspan > 1
    scope = f"{cell.header}group" if group else cell.header
    return f'<th id="{ids[id(cell)]}" scope="{scope}"{attributes}>{text}</th>'
