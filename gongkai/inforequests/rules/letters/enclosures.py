"""附件清单: what the officer lists, held against the files that go out with the letter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.inforequests.rules.dossier import FileOnRecord
from gongkai.inforequests.rules.files import FileKind

# “某某规划（36页）”, “某某规划（共36页）”
_PAGES = re.compile(r"[（(]\s*共?\s*(\d{1,6})\s*页\s*[）)]")


@dataclass(frozen=True, slots=True)
class PageCount:
    """附件页数: as listed, and as the files have it."""

    listed: int
    on_file: int


def listed_pages(enclosures: str) -> int | None:
    """The pages of all enclosures together; None where a line does not say its own."""
    lines = [line for line in enclosures.splitlines() if line.strip()]
    counts = [_PAGES.search(line) for line in lines]
    return sum(int(each[1]) for each in counts if each) if counts and all(counts) else None


def differing_pages(enclosures: str, files: Iterable[FileOnRecord]) -> PageCount | None:
    """Where list and files do not agree; None where they do or one of them does not tell."""
    pages = [file.pages for file in files if file.kind is FileKind.DISCLOSED]
    listed = listed_pages(enclosures)
    if listed is None or not pages or None in pages:
        return None
    on_file = sum(page for page in pages if page)
    return PageCount(listed, on_file) if listed != on_file else None
