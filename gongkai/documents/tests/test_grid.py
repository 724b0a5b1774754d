from __future__ import annotations

import pytest

from gongkai.documents.grid import Overlap, Ragged, lay_out
from gongkai.documents.model import Cell
from gongkai.documents.tests.samples import MERGED


def positions(rows):
    return [(placed.cell.text, placed.row, placed.column) for placed in lay_out(rows).placed]


def test_a_cell_goes_to_the_next_free_column_below_a_merged_one():
    rows = ((Cell("a", rowspan=2), Cell("b")), (Cell("c"),))
    assert positions(rows) == [("a", 0, 0), ("b", 0, 1), ("c", 1, 1)]


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        pytest.param(((Cell("a"), Cell("b")), (Cell("c"),)), Ragged, id="a row too short"),
        pytest.param(((Cell("a", rowspan=2),),), Ragged, id="a span below the last row"),
        pytest.param(
            ((Cell("a"), Cell("b", rowspan=2)), (Cell("c", colspan=2),)), Overlap, id="overlap"
        ),
    ],
)
def test_spans_that_do_not_tile_the_table_are_refused(rows, error):
    with pytest.raises(error):
        lay_out(rows)


def test_headings_of_a_figure_are_those_above_and_beside_it():
    grid = MERGED.grid()
    figure = next(placed for placed in grid.placed if placed.cell.value == -8)
    assert [heading.cell.text for heading in grid.headings_of(figure)] == [
        "数量",
        "本年",
        "行政许可",
    ]


def test_a_caption_inside_is_the_first_row_and_part_of_the_head():
    grid = MERGED.as_printed()
    assert (grid.height, grid.width, MERGED.head_as_printed) == (5, 3, 3)
    assert (grid.placed[0].cell.text, grid.placed[0].cell.colspan) == ("第二十条第（五）项", 3)
