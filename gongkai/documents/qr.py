"""二维码: a text as a QR code (GB/T 18284), sharp at any size on paper and screen."""

from __future__ import annotations

import io
from functools import lru_cache

import qrcode
from qrcode.constants import ERROR_CORRECT_M

# White around the code that readers need, in modules.
QUIET = 4
# Dots of a PNG to the side of a module: 300 to the inch at 32 mm for an address of usual length.
DOTS = 10
LONGEST = 1_000


class TooLong(ValueError):
    """A text that no telephone would read from a sheet of paper."""


def qr_svg(text: str) -> str:
    """A standalone SVG without width: whoever places it gives the size.

    Raises ``TooLong`` beyond 1,000 bytes.
    """
    rows = _modules(text)
    side = len(rows) + 2 * QUIET
    path = "".join(
        f"M{column + QUIET} {line + QUIET}h1v1h-1z"
        for line, row in enumerate(rows)
        for column, dark in enumerate(row)
        if dark
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        'shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )


def qr_png(text: str) -> bytes:
    """The same code in dots, for Word. Raises ``TooLong``."""
    buffer = io.BytesIO()
    _made(text).make_image().save(buffer, "PNG")
    return buffer.getvalue()


def _modules(text: str) -> list[list[bool]]:
    return _made(text).modules


@lru_cache(maxsize=64)
def _made(text: str) -> qrcode.QRCode:
    if len(text.encode("utf-8")) > LONGEST:
        raise TooLong(text[:50])
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, box_size=DOTS, border=QUIET)
    code.add_data(text)
    code.make()
    return code
