"""Rebuilding projections from the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.inforequests.actions.casework import PROJECTED, locked, project
from gongkai.inforequests.actions.periods import keep_periods
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import case_of


def rebuild(requests: Iterable[InformationRequest]) -> list[str]:
    """Fold each case anew; the numbers of those whose columns or periods were put right."""
    return [row.number for row in requests if _rebuilt(row)]


@transaction.atomic
def _rebuilt(request: InformationRequest) -> bool:
    row = locked(request)
    before = [getattr(row, name) for name in PROJECTED]
    case = case_of(row)
    project(row, case)
    is_other = keep_periods([(row, case)])
    if before == [getattr(row, name) for name in PROJECTED]:
        return is_other
    row.save(update_fields=PROJECTED)
    return True
