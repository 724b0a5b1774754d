"""Rebuilding projections from the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from gongkai.inforequests.actions.casework import PROJECTED, locked, project
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import case_of


def rebuild(requests: Iterable[InformationRequest]) -> list[str]:
    """Fold each case anew; the numbers of those whose columns differed and were put right."""
    return [row.number for row in requests if _rebuilt(row)]


@transaction.atomic
def _rebuilt(request: InformationRequest) -> bool:
    row = locked(request)
    before = [getattr(row, name) for name in PROJECTED]
    project(row, case_of(row))
    if before == [getattr(row, name) for name in PROJECTED]:
        return False
    row.save(update_fields=PROJECTED)
    return True
