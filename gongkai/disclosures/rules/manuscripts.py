"""What a piece must have before it may be published (pure).

条例第26条 counts from the day information is formed; without that day nothing can be on time, so
a manuscript without it is refused.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum

TITLE_LIMIT = 200
# 袁府发〔2020〕8号: the year in full, in hexagonal brackets (GB/T 9704—2012, 7.2.5).
DOC_NO = re.compile(r"^[^\s〔〕()（）\[\]]{1,20}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号$")


class Fault(StrEnum):
    """退稿原因: why a manuscript is refused."""

    TITLE_MISSING = "title-missing"
    TITLE_TOO_LONG = "title-too-long"
    BODY_EMPTY = "body-empty"
    FORMED_MISSING = "formed-missing"
    FORMED_LATER = "formed-later"
    DOC_NO_MALFORMED = "doc-no-malformed"
    COLUMN_NOT_LEAF = "column-not-leaf"
    SOURCE_MISSING = "source-missing"


@dataclass(frozen=True, slots=True)
class Particulars:
    """稿件要素: the facts of a manuscript that decide whether it may go out."""

    title: str
    text: str
    source: str
    formed_on: dt.date | None
    published_on: dt.date
    doc_no: str = ""
    column_takes_items: bool = True


class ManuscriptRefused(ValueError):
    """The manuscript named by `title` has faults; nothing of its batch was published."""

    code = "manuscript-refused"

    def __init__(self, title: str, faults: tuple[Fault, ...]) -> None:
        super().__init__(title, *faults)
        self.title = title
        self.faults = faults


def faults_of(p: Particulars) -> tuple[Fault, ...]:
    """Everything that is wrong with a manuscript, so that it can be mended in one go."""
    found = {
        Fault.TITLE_MISSING: not p.title.strip(),
        Fault.TITLE_TOO_LONG: len(p.title) > TITLE_LIMIT,
        Fault.BODY_EMPTY: not p.text.strip(),
        Fault.SOURCE_MISSING: not p.source.strip(),
        Fault.FORMED_MISSING: p.formed_on is None,
        Fault.FORMED_LATER: p.formed_on is not None and p.formed_on > p.published_on,
        Fault.DOC_NO_MALFORMED: bool(p.doc_no) and not DOC_NO.match(p.doc_no),
        Fault.COLUMN_NOT_LEAF: not p.column_takes_items,
    }
    return tuple(fault for fault, is_so in found.items() if is_so)
