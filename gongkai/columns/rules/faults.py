"""What can be wrong with a column catalogue. Codes are stable; wording is in ``phrases.py``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DUPLICATE_CODE: Final = "duplicate_code"
BAD_CODE: Final = "bad_code"
BLANK_NAME: Final = "blank_name"
UNKNOWN_PARENT: Final = "unknown_parent"
CYCLE_IN_TREE: Final = "cycle_in_tree"
PARENT_CANNOT_BRANCH: Final = "parent_cannot_branch"
TOPIC_WITHOUT_COLUMNS: Final = "topic_without_columns"
LEAF_WITHOUT_DUTY: Final = "leaf_without_duty"
LEAF_WITHOUT_BASIS: Final = "leaf_without_basis"
BASIS_WITHOUT_NUMBER: Final = "basis_without_number"
CYCLE_OUT_OF_RANGE: Final = "cycle_out_of_range"
BAD_LIMIT: Final = "bad_limit"
BAD_ARTICLE: Final = "bad_article"
BAD_TARGET: Final = "bad_target"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one column; ``value`` is the offending entry."""

    code: str
    column: str
    value: str = ""


class CatalogueRefused(ValueError):
    """栏目表有误: the catalogue cannot be used; ``faults`` names everything found."""

    code = "catalogue_refused"

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{f.code}({f.column}, {f.value})" for f in faults))


class EntryUnreadable(ValueError):
    """An entry of the data file has an unknown key, kind, grade or basis."""

    code = "entry_unreadable"

    def __init__(self, column: str, field: str, value: object) -> None:
        self.column = column
        self.field = field
        self.value = value
        super().__init__(f"{column}: {field}={value!r}")
