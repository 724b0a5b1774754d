"""What can be wrong with what the rules are given; the wording is in ``phrases.py``."""

from __future__ import annotations


class ReportError(ValueError):
    """年度报告错误: base of the refusals of this room."""

    code = "report"


class UnknownLayout(ReportError):
    """There is no layout of that name."""

    code = "unknown-layout"

    def __init__(self, layout: str) -> None:
        super().__init__(layout)
        self.layout = layout


class NoLayoutForYear(ReportError):
    """No national layout covers that report year (reports before 2019 had none)."""

    code = "no-layout-for-year"

    def __init__(self, year: int) -> None:
        super().__init__(f"{year}")
        self.year = year


class UnknownCell(ReportError):
    """The layout has no cell of that address."""

    code = "unknown-cell"

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class TotalEntered(ReportError):
    """A total was typed in; totals are always added up from their parts."""

    code = "total-entered"

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


class ImpossibleValue(ReportError):
    """A value the cell cannot hold: negative, fractional, or no number at all."""

    code = "impossible-value"

    def __init__(self, address: str, value: object) -> None:
        super().__init__(f"{address} = {value!r}")
        self.address = address
        self.value = value


class MissingCells(ReportError):
    """Cells that nobody counted or entered."""

    code = "missing-cells"

    def __init__(self, addresses: tuple[str, ...]) -> None:
        super().__init__(", ".join(addresses))
        self.addresses = addresses


class LayoutFault(ReportError):
    """A layout file contradicts itself; only its author can mend it."""

    code = "layout-fault"

    def __init__(self, layout: str, detail: str) -> None:
        super().__init__(f"{layout}: {detail}")
        self.layout = layout
        self.detail = detail
