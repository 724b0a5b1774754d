"""检索记录 as letters and checks read it (指导案例101号)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Search:
    """一次检索: each place is blank where it was not searched. `span` is 时间范围."""

    on: date
    systems: str
    keywords: str
    paper: str
    asked: str
    found: bool
    span: str = ""
