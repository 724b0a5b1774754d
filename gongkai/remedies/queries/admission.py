"""复议前置 as the reply of a request decides it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import history
from gongkai.inforequests.rules.acts import Answered, in_force
from gongkai.remedies.rules.precondition import Admission, direct_suit


@dataclass(frozen=True, slots=True)
class ReplyAdmission:
    """Whether the last reply may be taken to court at once; its day, None before there is one."""

    admission: Admission
    replied_on: date | None


def admission(request: InformationRequest) -> ReplyAdmission:
    """One query. Silence may always be taken to court at once (新公开解释第2条)."""
    answers = [act for act in in_force(history(request)) if isinstance(act, Answered)]
    if not answers:
        return ReplyAdmission(Admission.OPEN, None)
    last = answers[-1]
    return ReplyAdmission(direct_suit(last.outcome, last.items, last.on), last.on)
