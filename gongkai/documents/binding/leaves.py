"""Pages of files that came from outside, fit to be bound: seen as they were, able to do nothing."""

from __future__ import annotations

import io
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Pdf
from PIL import Image, ImageOps
from pillow_heif import register_heif_opener

register_heif_opener()

A4 = (595.276, 841.89)  # points
MARGIN = 42.5  # 15 mm
# A4 at 200 dots an inch; the original keeps every dot.
MOST_DOTS = (1654, 2339)
JPEG_QUALITY = 88
# What a page may bring along that is not its face.
_ACTING = ("/AA", "/Annots", "/B", "/PieceInfo", "/Metadata", "/StructParents", "/Tabs", "/AF")


class Why(StrEnum):
    """Why a file cannot be bound page by page."""

    FORM = "form"
    PROTECTED = "protected"
    BROKEN = "broken"
    LONG = "long"
    LOST = "lost"


class Unbindable(Exception):
    """A file that no pages can be made of; the volume gets a sheet that says so."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def safe_pages(content: bytes, target: Path) -> int:
    """The pages of a PDF without anything that acts, written to `target`; how many.

    What forms, seals and notes look like is drawn into the page; scripts, actions, links and
    attachments stay behind. Raises Unbindable.
    """
    try:
        with Pdf.open(io.BytesIO(content)) as source, Pdf.new() as clean:
            with suppress(pikepdf.PdfError, ValueError, RuntimeError):
                source.flatten_annotations("all")
            for page in source.pages:
                for key in _ACTING:
                    if key in page.obj:
                        del page.obj[key]
                clean.pages.append(page)
            if not len(clean.pages):
                raise Unbindable(Why.BROKEN)
            clean.save(target)
            return len(clean.pages)
    except pikepdf.PasswordError as error:
        raise Unbindable(Why.PROTECTED) from error
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise Unbindable(Why.BROKEN) from error


def picture_pages(content: bytes, target: Path) -> int:
    """A picture upright on an A4 page, written to `target`; how many pages. Raises Unbindable."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            is_photo = opened.format in ("JPEG", "MPO", "HEIF")
            opened.draft("RGB", MOST_DOTS)
            picture = ImageOps.exif_transpose(opened)
            picture.thumbnail(MOST_DOTS if picture.height >= picture.width else MOST_DOTS[::-1])
            flat = _on_white(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unbindable(Why.BROKEN) from error
    with Pdf.new() as made:
        _place(made, flat, is_photo=is_photo)
        made.save(target)
    return 1


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in ("RGB", "L"):
        return picture.copy()
    layered = picture.convert("RGBA")
    white = Image.new("RGB", layered.size, "white")
    white.paste(layered, mask=layered.getchannel("A"))
    return white


def _place(made: Pdf, picture: Image.Image, *, is_photo: bool) -> None:
    wide, high = A4 if picture.height >= picture.width else A4[::-1]
    scale = min((wide - 2 * MARGIN) / picture.width, (high - 2 * MARGIN) / picture.height)
    width, height = picture.width * scale, picture.height * scale
    left, low = (wide - width) / 2, (high - height) / 2
    drawn = f"q {width:.3f} 0 0 {height:.3f} {left:.3f} {low:.3f} cm /Im0 Do Q"
    page = Dictionary(
        Type=Name.Page,
        MediaBox=[0, 0, wide, high],
        Resources=Dictionary(XObject=Dictionary(Im0=_image(made, picture, is_photo=is_photo))),
        Contents=made.make_stream(drawn.encode()),
    )
    made.pages.append(pikepdf.Page(made.make_indirect(page)))


def _image(made: Pdf, picture: Image.Image, *, is_photo: bool) -> pikepdf.Stream:
    facts = {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB,
        "BitsPerComponent": 8,
    }
    if not is_photo:
        return made.make_stream(picture.tobytes(), **facts)  # Packed without loss when saved.
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=JPEG_QUALITY)
    return made.make_stream(packed.getvalue(), Filter=Name.DCTDecode, **facts)
