"""Zip containers (DOCX, XLSX) written so that equal content gives equal bytes."""

from __future__ import annotations

import io
import zipfile

# The earliest moment a zip archive can hold.
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)


def reproducible(archive: bytes) -> bytes:
    """The same archive with every member dated alike."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for member in source.infolist():
            dated = zipfile.ZipInfo(member.filename, FIRST_MOMENT)
            dated.compress_type = zipfile.ZIP_DEFLATED
            dated.external_attr = 0o600 << 16
            copy.writestr(dated, source.read(member))
    return target.getvalue()
