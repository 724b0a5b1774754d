"""What a PDF holds, read by qpdf in a process of its own with little memory and little time.

``python -I pdf_reader.py SIZE`` takes the file on standard input and writes a report as JSON.
A hostile file can make any PDF library unpack and remember a thousand times its size; the
operating system ends this process then, and nothing else. It imports nothing of gongkai, so
that it starts in a tenth of a second.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
from typing import Any

import pikepdf
import pikepdf.settings

MIB = 1024 * 1024
# Beyond the file itself, which is held up to three times.
MEMORY = 64 * MIB
SECONDS = 1
BYTES_PER_SECOND = 2 * MIB
DEEPEST = 100

# Names of actions (value of /S) and keys, and what they mean for whoever opens the file.
ACTIONS = {
    "/JavaScript": "script",
    "/Rendition": "script",
    "/Launch": "launch",
    "/ImportData": "launch",
    "/GoToE": "attachment",
}
KEYS = {
    "/JS": "script",
    "/EF": "attachment",
    "/EmbeddedFiles": "attachment",
    "/RichMediaContent": "attachment",
    "/XFA": "xfa",
}
# Slips of many PDF writers that leave no doubt about what an object is.
# Matched whole, for other warnings repeat names that the file's author chose.
HARMLESS = re.compile(
    r"stream <[^>]+>(, object \d+ \d+ at offset \d+| \((object \d+ \d+, )?offset \d+\)): "
    r"(stream keyword followed by [a-z ]+|expected endobj"
    r"|kid \d+ \(from \d+\) Resources is missing or invalid; repairing)"
)
SUSPECT = re.compile(
    "|".join(re.escape(name) + r"(?![A-Za-z0-9])" for name in (*ACTIONS, *KEYS)).encode()
)


def main(size: int) -> None:
    """Confine this process, then report on standard output."""
    memory = MEMORY + 3 * size
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    seconds = SECONDS + size // BYTES_PER_SECOND
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(read(sys.stdin.buffer.read(size)), sys.stdout)


def read(content: bytes) -> dict[str, Any]:
    """``state`` is "read", "encrypted", "broken" or "too_complex"; the rest only when read.

    ``found`` names the active contents, ``restricted`` is true for a file that anyone may open
    but not everyone may print. What qpdf had to guess, another reader may guess otherwise: a file
    whose objects could not all be read as they stand is broken.
    """
    _limit_qpdf()
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            found, pages = _active(pdf), len(pdf.pages)
            if not all(HARMLESS.fullmatch(str(warning)) for warning in pdf.get_warnings()):
                return {"state": "broken"}
            return {
                "state": "read",
                "pages": pages,
                "found": sorted(found),
                "restricted": pdf.is_encrypted,
            }
    except pikepdf.PasswordError:
        return {"state": "encrypted"}
    except MemoryError:
        return {"state": "too_complex"}
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError, IndexError):
        return {"state": "broken"}


def _limit_qpdf() -> None:
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=50,
        parser_max_nesting=DEEPEST,
        max_stream_filters=2,
        flate_max_memory=8 * MIB,
        png_max_memory=8 * MIB,
        run_length_max_memory=8 * MIB,
    )


def _active(pdf: pikepdf.Pdf) -> set[str]:
    found: set[str] = set()
    for item in pdf.objects:
        holder = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        if not isinstance(holder, pikepdf.Object):
            continue
        # A look at the text costs a fraction of a walk; only what looks suspicious is walked.
        if SUSPECT.search(holder.unparse(resolved=True)):
            _walk(holder, found, DEEPEST)
    return found


def _walk(item: Any, found: set[str], depth: int) -> None:
    """Direct contents only: what is referred to is an object of its own in the same list.

    A name that stands alone counts too, for the value of /S may be referred to.
    """
    if isinstance(item, pikepdf.Name):
        found |= {ACTIONS[name] for name in (str(item),) if name in ACTIONS}
    elif isinstance(item, pikepdf.Array):
        for part in item:
            _descend(part, found, depth)
    elif isinstance(item, pikepdf.Dictionary):
        for key, part in item.items():
            if key in KEYS:
                found.add(KEYS[key])
            _descend(part, found, depth)


def _descend(part: Any, found: set[str], depth: int) -> None:
    if depth and isinstance(part, pikepdf.Object) and not part.is_indirect:
        _walk(part, found, depth - 1)


if __name__ == "__main__":
    main(int(sys.argv[1]))
