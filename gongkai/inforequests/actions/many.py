"""One deed in many cases of one organ: read together, judged one by one, written together."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.inforequests import queries
from gongkai.inforequests.actions.casework import PROJECTED, project
from gongkai.inforequests.actions.periods import keep_periods
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.casefile import CaseState, admit
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.payloads import to_json
from gongkai.ledger.actions import Deed
from gongkai.organs.models import Officer
from gongkai.workdays.queries import calendar

Refused = list[tuple[InformationRequest, RuleError]]
# What each act is brought about by: nobody where the steps were those of another case.
Steps = Sequence[tuple[Act, Officer | None]]


@dataclass(slots=True)
class Judged:
    """判断的结果: what the rules admit, as rows with their new state and records, and what not."""

    admitted: list[InformationRequest] = field(default_factory=list)
    cases: list[CaseState] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    refused: Refused = field(default_factory=list)


def judge_each(
    plans: Sequence[tuple[InformationRequest, Steps]], *, at: dt.datetime | None
) -> Judged:
    """Admit the steps of each locked case; nothing is written yet. One query.

    Whoever calls has asked `access` for the organ.
    """
    known = queries.histories([row for row, _steps in plans])
    judged = Judged()
    for row, steps in plans:
        try:
            case = _admitted(known.get(row.stream, ()), steps)
        except RuleError as error:
            judged.refused.append((row, error))
            continue
        project(row, case)
        judged.admitted.append(row)
        judged.cases.append(case)
        judged.deeds += (
            Deed(act.event, row.stream, person, row.organ, at, to_json(act))
            for act, person in steps
        )
    return judged


def _admitted(so_far: tuple[Act, ...], steps: Steps) -> CaseState:
    case = None
    for act, _person in steps:
        case = admit(so_far, act, calendar(), queries.policy())
        so_far = (*so_far, act)
    if case is None:
        raise ValueError("no act to perform")
    return case


def write_projections(judged: Judged) -> None:
    """Write what `project` put on the rows; rows that became alike share one statement."""
    rows = judged.admitted
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for row in rows:
        alike[tuple(getattr(row, name) for name in PROJECTED)].append(row.pk)
    for values, keys in alike.items():
        written = dict(zip(PROJECTED, values, strict=True))
        InformationRequest.objects.filter(pk__in=keys).update(**written)
    keep_periods(list(zip(rows, judged.cases, strict=True)))
