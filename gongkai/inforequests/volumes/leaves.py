"""Each leaf as pages: letters and sheets printed, files page by page or named on a sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import InvalidToken
from django.utils.translation import gettext as _
from pikepdf import Pdf

from gongkai.documents.binding import Unbindable, Why, picture_pages, safe_pages
from gongkai.documents.model import Align, Block, Document, Paragraph
from gongkai.inforequests import filestore, phrases
from gongkai.inforequests.letterfiles import RENDERERS, export
from gongkai.inforequests.models import CaseFile, IncomingMail, InformationRequest, Letter
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.queries import CaseLetters
from gongkai.inforequests.rules.archiving import Sheet
from gongkai.inforequests.volumes import sheets
from gongkai.inforequests.volumes.contents import Leaf
from gongkai.inforequests.volumes.forms import name_of
from gongkai.inforequests.volumes.grids import facts
from gongkai.inforequests.volumes.records import CaseRecord

TEXT_MOST = 100_000  # bytes: some sixty pages
ENCODINGS = ("utf-8-sig", "gb18030")
PDF, TEXT = "application/pdf", "text/plain"
PICTURES = ("image/jpeg", "image/png", "image/heic", "image/heif")


def original(leaf: Leaf) -> bytes:
    """The file as it came. Raises Unbindable where it is lost."""
    assert isinstance(leaf.origin, CaseFile | IncomingMail)
    try:
        return filestore.take(leaf.origin.place)
    except (FileNotFoundError, InvalidToken) as error:
        raise Unbindable(Why.LOST) from error


def count(pages: Path) -> int:
    """How many pages a leaf has."""
    with Pdf.open(pages) as made:
        return len(made.pages)


def printed(
    leaf: Leaf, record: CaseRecord, target: Path, addressee: Callable[[Letter], str]
) -> None:
    """A letter or a sheet as pages at `target`."""
    if isinstance(leaf.origin, Letter):
        content = _letter(leaf.origin, record, addressee)
    elif isinstance(leaf.origin, Document):
        content = RENDERERS["pdf"](leaf.origin)
    else:
        assert isinstance(leaf.origin, Sheet)
        content = RENDERERS["pdf"](sheets.document(leaf.origin, record))
    target.write_bytes(content)


def paged(leaf: Leaf, content: bytes, target: Path) -> None:
    """A file page by page at `target`. Raises Unbindable."""
    if leaf.media_type == PDF:
        safe_pages(content, target)
    elif leaf.media_type in PICTURES:
        picture_pages(content, target)
    elif leaf.media_type == TEXT:
        target.write_bytes(_text(leaf, content))
    else:
        raise Unbindable(Why.FORM)


def named(
    leaf: Leaf, why: Why, path: str, digest: str, size: int, row: InformationRequest, target: Path
) -> None:
    """A sheet in place of the pages that cannot be shown."""
    told = facts(
        (_("文件名"), leaf.name),
        (_("格式"), leaf.media_type),
        (_("大小"), _("%(size)s 字节") % {"size": size} if size else ""),
        # In two lines: a word as long as this has no place to break.
        (_("SHA-256"), f"{digest[:32]}\n{digest[32:]}" if digest else ""),
        (_("加入日期"), str(leaf.on or "")),
        (_("原件位置"), path),
    )
    said = Paragraph.of(str(words.NOT_SHOWN[why.value]))
    target.write_bytes(_render(row, _("原件说明"), (said, told)))


def _letter(letter: Letter, record: CaseRecord, addressee: Callable[[Letter], str]) -> bytes:
    row = letter.request
    known = record.letters if row == record.row else CaseLetters(row)
    is_covered = record.covers_parties and letter.party is not None
    name = name_of(letter.party, covered=True) if is_covered else addressee(letter)
    made = export(known.facts(letter, name), "pdf", demonstration=row.organ.demonstration)
    return made.content


def _text(leaf: Leaf, content: bytes) -> bytes:
    if len(content) > TEXT_MOST:
        raise Unbindable(Why.LONG)
    for encoding in ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        lines = (line for line in text.splitlines() if line.strip())
        said = tuple(Paragraph.of(line, align=Align.LEFT, indent=False) for line in lines)
        return RENDERERS["pdf"](Document(title=leaf.name, blocks=said or (Paragraph.of("　"),)))
    raise Unbindable(Why.BROKEN)


def _render(row: InformationRequest, title: str, blocks: tuple[Block, ...]) -> bytes:
    banner = str(phrases.DEMONSTRATION) if row.organ.demonstration else ""
    made = Document(title=title, blocks=blocks, author=row.organ.name, banner=banner)
    return RENDERERS["pdf"](made)
