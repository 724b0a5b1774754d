"""表样: the statutory tables drawn as documents, cells merged exactly where the form does."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gongkai.annualreports.rules import layouts
from gongkai.annualreports.rules.layouts import Cells, Column, Layout, Row, Shape
from gongkai.documents.model import Align, CaptionPlace, Cell, Table

# The address of a figure to the page that shows what it was counted from ("" for none).
Link = Callable[[str], str]

# Table three: the left edge has three columns, as the form nests its rows three deep.
STUB_DEPTH = 3
STUB_WIDTHS = (0.052, 0.108, 0.29)


def no_link(address: str) -> str:
    """Figures on paper lead nowhere."""
    return ""


def tables(layout: Layout, chapter: str, cells: Cells, link: Link = no_link) -> tuple[Table, ...]:
    """The tables of a chapter, filled."""
    return tuple(draw(table, cells, link) for table in layout.tables_of(chapter))


def draw(table: layouts.Table, cells: Cells, link: Link = no_link) -> Table:
    """One table of the form; a blank figure stays blank."""
    return DRAWN[table.shape](table, cells, link)


def _figure(address: str, cells: Cells, link: Link) -> Cell:
    return Cell(cells.get(address), href=link(address))


def _head(label: str, *, rows: int = 1, columns: int = 1) -> Cell:
    return Cell(label, rowspan=rows, colspan=columns, header="col")


def _list(table: layouts.Table, cells: Cells, link: Link) -> Table:
    """The small tables of chapter two: the caption is the first row of the form."""
    head = (_head(table.row_header), *(_head(_titled(column)) for column in table.columns))
    body = tuple(
        (
            Cell(row.label, header="row"),
            *(_figure(f"{table.id}.{row.id}.{column.id}", cells, link) for column in table.columns),
        )
        for row in table.leaf_rows()
    )
    return Table(
        rows=(head, *body),
        head=1,
        caption=table.caption,
        caption_place=CaptionPlace.INSIDE,
        widths=(1.6, *(1.0 for _ in table.columns)),
        sheet="二、主动公开",
        name=table.id,
    )


def _titled(column: Column) -> str:
    """The heading of a column, with the unit where the form itself leaves it out."""
    if column.unit and column.unit not in column.label:
        return f"{column.label}（{column.unit}）"
    return column.label


def _stub(table: layouts.Table, cells: Cells, link: Link) -> Table:
    """Table three: row names nested at the left, applicants in three head rows."""
    body = [
        (*stub, *_figures(table, leaf, cells, link))
        for row in table.rows
        for stub, leaf in _stub_rows(row)
    ]
    return Table(
        rows=(*_stub_head(table), *body),
        head=3,
        caption=table.caption,
        caption_place=CaptionPlace.HIDDEN,
        widths=(*STUB_WIDTHS, *(0.55 / len(table.columns) for _ in table.columns)),
        compact=True,
        sheet="三、依申请公开",
        name=table.id,
    )


def _figures(table: layouts.Table, row: Row, cells: Cells, link: Link) -> tuple[Cell, ...]:
    return tuple(
        _figure(f"{table.id}.{row.id}.{column.id}", cells, link) for column in table.columns
    )


def _stub_head(table: layouts.Table) -> tuple[tuple[Cell, ...], ...]:
    corner = Cell(table.corner, rowspan=3, colspan=STUB_DEPTH, header="col")
    top = (corner, _head(table.header_group, columns=len(table.columns)))
    middle: list[Cell] = []
    bottom: list[Cell] = []
    for group, columns in _grouped(table.columns):
        if not group:
            middle += [_head(column.label, rows=2) for column in columns]
        else:
            middle.append(_head(group, columns=len(columns)))
            bottom += [_head(column.label) for column in columns]
    return top, tuple(middle), tuple(bottom)


def _grouped(columns: tuple[Column, ...]) -> Iterator[tuple[str, list[Column]]]:
    """Neighbouring columns of the same group."""
    run: list[Column] = []
    for column in columns:
        if run and run[-1].group != column.group:
            yield run[-1].group, run
            run = []
        run.append(column)
    yield run[-1].group, run


def _stub_rows(
    row: Row, depth: int = 0, above: tuple[Cell, ...] = ()
) -> Iterator[tuple[tuple[Cell, ...], Row]]:
    """The name cells of each printed row: headings of a group stand before its first row."""
    if not row.children:
        name = Cell(row.label, colspan=STUB_DEPTH - depth, header="row", align=Align.LEFT)
        yield (*above, name), row
        return
    heading = Cell(
        row.label,
        rowspan=len(tuple(row.leaves())),
        header="row",
        align=Align.CENTER,
        stacked=depth == 0,
    )
    for number, child in enumerate(row.children):
        yield from _stub_rows(child, depth + 1, (*above, heading) if number == 0 else ())


def _groups(table: layouts.Table, cells: Cells, link: Link) -> Table:
    """Table four: one row of figures; 行政复议 has two head rows, 行政诉讼 three."""
    top: list[Cell] = []
    middle: list[Cell] = []
    bottom: list[Cell] = []
    width = len(table.columns)
    for row in table.rows:
        if not row.group:
            top.append(_head(row.label, columns=width))
            middle += [_head(column.label, rows=2) for column in table.columns]
            continue
        middle.append(_head(row.label, columns=width))
        bottom += [_head(column.label) for column in table.columns]
    sued = [row for row in table.rows if row.group]
    top.append(_head(sued[0].group, columns=width * len(sued)))
    figures = tuple(cell for row in table.rows for cell in _figures(table, row, cells, link))
    return Table(
        rows=(tuple(top), tuple(middle), tuple(bottom), figures),
        head=3,
        caption=table.caption,
        caption_place=CaptionPlace.HIDDEN,
        compact=True,
        sheet="四、复议诉讼",
        name=table.id,
    )


DRAWN: dict[Shape, Callable[[layouts.Table, Cells, Link], Table]] = {
    Shape.LIST: _list,
    Shape.STUB: _stub,
    Shape.GROUPS: _groups,
}
