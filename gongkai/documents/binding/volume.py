"""One volume from many small PDFs: stacked in files, then bound, so that memory stays small."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from pikepdf import Array, Dictionary, Name, OutlineItem, Page, Pdf, String

from gongkai.documents.model import PAGE_ADDRESS

# So many leaves lie in one file of the stack; each open file takes a handle and some memory.
BUNDLE = 40
STAMP_SIZE = 10  # points
STAMP_MARGIN = 26
_FONT = Name("/GkStamp")
# Of a page shown turned by so many degrees: where right and up lie on it, and its corner at the
# right above, as places in its box.
_TURNED = {
    0: ((1, 0), (0, 1), (2, 3)),
    90: ((0, 1), (-1, 0), (0, 3)),
    180: ((-1, 0), (0, -1), (0, 1)),
    270: ((0, -1), (1, 0), (2, 1)),
}


@dataclass(frozen=True, slots=True)
class Bookmark:
    """书签 in the outline; `page` counts from 1."""

    title: str
    page: int
    below: tuple[Bookmark, ...] = ()


def jump(page: int) -> str:
    """The address of a page of the same volume, for a cell of its index."""
    return f"{PAGE_ADDRESS}{page}"


@dataclass
class Stack:
    """待装订的书页: leaves laid one upon the other in a folder; few are open at a time."""

    folder: Path
    files: list[Path] = field(default_factory=list)
    pages: int = 0
    _waiting: list[Path] = field(default_factory=list)

    def lay(self, leaf: Path, pages: int) -> None:
        """A leaf on top; its file is taken away when it has been merged."""
        self._waiting.append(leaf)
        self.pages += pages
        if len(self._waiting) >= BUNDLE:
            self.close()

    def close(self) -> None:
        """Merge what waits into one file."""
        if not self._waiting:
            return
        target = self.folder / f"stack-{len(self.files):04}.pdf"
        with Pdf.new() as merged, ExitStack() as open_files:
            for leaf in self._waiting:
                merged.pages.extend(open_files.enter_context(Pdf.open(leaf)).pages)
            merged.save(target)
        for leaf in self._waiting:
            leaf.unlink()
        self.files.append(target)
        self._waiting.clear()


def bind(
    fronts: Sequence[bytes],
    stack: Stack,
    bookmarks: Sequence[Bookmark],
    target: Path,
    *,
    title: str,
) -> int:
    """Cover and index, then the stack, as one PDF at `target`; how many pages.

    Each page is stamped with its number, cells of `fronts` that `jump` lead to their pages.
    """
    stack.close()
    with Pdf.new() as volume, ExitStack() as open_files:
        for front in fronts:
            volume.pages.extend(open_files.enter_context(Pdf.open(io.BytesIO(front))).pages)
        ahead = len(volume.pages)
        for file in stack.files:
            volume.pages.extend(open_files.enter_context(Pdf.open(file)).pages)
        _stamp(volume)
        _lead_on(volume, ahead)
        with volume.open_outline() as outline:
            outline.root.extend(_item(each) for each in bookmarks)
        volume.Root.PageMode = Name.UseOutlines
        volume.Root.Lang = String("zh-CN")
        volume.docinfo[Name.Title] = title
        volume.save(target, deterministic_id=True)
        return len(volume.pages)


def _item(mark: Bookmark) -> OutlineItem:
    item = OutlineItem(mark.title, mark.page - 1, "Fit")
    item.children.extend(_item(each) for each in mark.below)
    return item


def _stamp(volume: Pdf) -> None:
    font = volume.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for number, page in enumerate(volume.pages, 1):
        page.add_resource(font, Name.Font, _FONT)
        # Whatever the page does to the coordinates ends before the stamp.
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(b"\nQ\n" + _number(page, str(number)))


def _number(page: Page, text: str) -> bytes:
    """The number at the right above, as the page is looked at."""
    box = [float(edge) for edge in page.cropbox]
    (ux, uy), (vx, vy), corner = _TURNED.get(int(page.rotation) % 360, _TURNED[0])
    width = len(text) * STAMP_SIZE * 0.556  # of a digit in Helvetica
    along, down = STAMP_MARGIN + width, STAMP_MARGIN + STAMP_SIZE
    x = box[corner[0]] - ux * along - vx * down
    y = box[corner[1]] - uy * along - vy * down
    return (
        f"q {ux} {uy} {vx} {vy} {x:.2f} {y:.2f} cm "
        f"1 1 1 rg -3 -3 {width + 6:.2f} {STAMP_SIZE + 3} re f "
        f"0 0 0 rg BT {_FONT} {STAMP_SIZE} Tf ({text}) Tj ET Q"
    ).encode()


def _lead_on(volume: Pdf, ahead: int) -> None:
    """Turn the addresses that `jump` wrote into links to the pages themselves."""
    for page in volume.pages[:ahead]:
        for note in page.obj.get("/Annots", Array()):
            address = str(note.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(PAGE_ADDRESS):
                leaf = volume.pages[int(address.removeprefix(PAGE_ADDRESS)) - 1]
                del note["/A"]
                note.Dest = Array([leaf.obj, Name.Fit])
