"""公文: what an official document is made of, before anyone decides how it is printed.

Every renderer of this room (PDF, Word, spreadsheet, web page) reads these values and nothing
else, so a report and its four printed forms cannot drift apart. Nothing here knows Django.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum

from gongkai.documents.grid import Grid, lay_out

CellValue = str | int | Decimal | None

# A document without a moment of its own still has to give the same bytes every time.
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)

# How the address of a page of the same volume begins (`documents.binding`).
PAGE_ADDRESS = "#page="


class Align(StrEnum):
    """对齐方式 of a paragraph or a table cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class CaptionPlace(StrEnum):
    """表题位置: where the caption of a table is printed.

    ``INSIDE`` is the first row of the grid (the small tables of the annual report are drawn so);
    ``HIDDEN`` is read out by screen readers only, because the heading above says the same.
    """

    ABOVE = "above"
    INSIDE = "inside"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Run:
    """文字片段: text of one look. ``href`` is followed on screen, never on paper.

    ``mark`` makes the text stand out in every format: something a person still has to supply.
    """

    text: str
    href: str = ""
    title: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """标题 of a section; level 1 is 一、, level 2 （一）, level 3 1. as GB/T 9704 counts them."""

    text: str
    level: int = 1
    anchor: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.level <= 3:
            raise ValueError(f"heading level must be 1, 2 or 3, not {self.level}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落. ``notes`` are set small below it (注：…)."""

    runs: tuple[Run, ...]
    align: Align = Align.JUSTIFY
    indent: bool = True
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str, *, align: Align = Align.JUSTIFY, indent: bool = True) -> Paragraph:
        """A paragraph of plain text."""
        return cls((Run(text),), align=align, indent=indent)

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: the organ that signs and the date of the document (成文日期)."""

    organ: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """信函版头: the organ's full name in red above a double line, 文号 below it at the right."""

    organ: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """单元格. A merged cell is one cell with a span; the grid positions it covers hold nothing.

    ``header`` is "", "col" or "row". ``stacked`` prints the characters one below the other,
    as the narrow left edge of the statutory forms does.
    """

    value: CellValue
    rowspan: int = 1
    colspan: int = 1
    header: str = ""
    align: Align = Align.CENTER
    href: str = ""
    title: str = ""
    stacked: bool = False

    @property
    def text(self) -> str:
        """What is printed; a blank cell prints nothing, which is not the same as 0."""
        return "" if self.value is None else f"{self.value}"


@dataclass(frozen=True, slots=True)
class Table:
    """表格 of cells with true spans. ``head`` rows are repeated on every page.

    ``widths`` are relative column widths. ``sheet`` names the worksheet the table goes to;
    tables of the same sheet stand below one another. ``splits`` says that the table is longer
    than a page, so that Word begins it where it stands.
    """

    rows: tuple[tuple[Cell, ...], ...]
    head: int = 1
    caption: str = ""
    caption_place: CaptionPlace = CaptionPlace.ABOVE
    widths: tuple[float, ...] = ()
    notes: tuple[str, ...] = ()
    compact: bool = False
    sheet: str = ""
    name: str = ""
    splits: bool = False

    def grid(self) -> Grid:
        """Every cell at its position.

        Raises ``grid.Overlap`` or ``grid.Ragged`` where the spans do not tile the table.
        """
        return lay_out(self.rows)

    def full_rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows with the caption as a first merged row where it is printed inside."""
        if self.caption_place is not CaptionPlace.INSIDE:
            return self.rows
        width = lay_out(self.rows).width
        return ((Cell(self.caption, colspan=width, header="col"),), *self.rows)

    def as_printed(self) -> Grid:
        """The grid of :meth:`full_rows`, for formats that have no caption of their own."""
        return lay_out(self.full_rows())

    @property
    def head_as_printed(self) -> int:
        """How many rows of :meth:`as_printed` are heading."""
        return self.head + (self.caption_place is CaptionPlace.INSIDE)


@dataclass(frozen=True, slots=True)
class QrCode:
    """二维码 of ``text``, usually an address; ``caption`` below it says where it leads.

    ``side`` is its width on paper in millimetres, white margin included.
    """

    text: str
    caption: str = ""
    side: int = 32


Block = Heading | Paragraph | QrCode | Signature | Table


@dataclass(frozen=True, slots=True)
class Document:
    """公文 as a value: title, blocks in order, and what the file says about itself.

    ``letterhead`` stands above the title on the first page of a letter; spreadsheets have none.
    ``banner`` stands at the head of every page, such as a warning that the data are made up.
    ``large`` sets text and tables in big type, for readers with poor eyesight (大字版).
    ``moment`` is written into the file instead of the time of rendering, so that the same
    document always gives the same bytes.
    """

    title: str
    blocks: tuple[Block, ...]
    author: str = ""
    subject: str = ""
    banner: str = ""
    letterhead: Letterhead | None = None
    keywords: tuple[str, ...] = field(default=())
    language: str = "zh-CN"
    moment: datetime | None = None
    large: bool = False

    @property
    def stamp(self) -> datetime:
        """The moment that printed files carry, to the second: PDF knows no less."""
        return (self.moment or EPOCH).replace(microsecond=0)

    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
