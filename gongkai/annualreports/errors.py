"""What cannot be done with a report on file; the wording is in ``phrases.py``."""

from __future__ import annotations

from gongkai.annualreports.rules.errors import ReportError


class AlreadyPublished(ReportError):
    """A published report is not counted anew; it is corrected by a dated amendment."""

    code = "already-published"

    def __init__(self, organ: str, year: int) -> None:
        super().__init__(organ, year)
        self.organ = organ
        self.year = year


class DoesNotAddUp(ReportError):
    """A check of severity error failed; such a report is not published."""

    code = "does-not-add-up"

    def __init__(self, checks: tuple[str, ...]) -> None:
        super().__init__(*checks)
        self.checks = checks


class YearNotOver(ReportError):
    """The report year has not ended: figures as of 31 December do not exist yet."""

    code = "year-not-over"

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


class ReportsElsewhere(ReportError):
    """An organ under vertical management reports within its own system, not here."""

    code = "reports-elsewhere"

    def __init__(self, organ: str) -> None:
        super().__init__(organ)
        self.organ = organ
