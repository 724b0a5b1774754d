"""计入年度报告: the cells of the annual report in which the case is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from gongkai.inforequests.models import CaseType, InformationRequest
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.reportcells import FedCell, Part, cells_fed
from gongkai.organs.access import Viewer

ANCHOR = "report"
TITLE = gettext_lazy("计入年度报告")
TEMPLATE = "inforequests/desk/panels/report.html"

_PARTS = {
    Part.RECEIVED: gettext_lazy("本年新收"),
    Part.CARRIED_IN: gettext_lazy("上年结转"),
    Part.CARRIED_OUT: gettext_lazy("结转下年度继续办理"),
}


@dataclass(frozen=True, slots=True)
class FedLine:
    """One cell in words."""

    year: int
    name: str
    address: str

    @classmethod
    def of(cls, cell: FedCell, row: InformationRequest) -> FedLine:
        name = _PARTS.get(cell.part) or row.get_outcome_display()
        return cls(cell.year, f"{name} · {row.get_applicant_kind_display()}", cell.address)


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """From receipt on; 更正自身记录 is not counted."""
    return row.received_on is not None and row.case_type == CaseType.INFORMATION


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """As of today."""
    outcome = Outcome(row.outcome) if row.outcome else None
    kind, today = ApplicantKind(row.applicant_kind), timezone.localdate()
    cells = cells_fed(kind, row.received_on, row.closed_on, outcome, today)
    return {"lines": [FedLine.of(cell, row) for cell in cells]}
