"""The words of the demonstration's replies and letterheads, from ``data/replies.yaml``."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, Final

from gongkai.demo.rules.organs import read_data
from gongkai.inforequests import actions, queries
from gongkai.inforequests.actions import DraftText
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.items import GIVEN_PART, WITHHELD_PART
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.organs.models import Officer, Organ, OrganKind

# 部分公开 of the demonstration: a contract of which a third party's figures are withheld.
PARTS: Final = ((GIVEN_PART, Outcome.GRANTED), (WITHHELD_PART, Outcome.THIRD_PARTY_RIGHTS))
_DISTRICT: Final = "袁州区"
_CITY: Final = "宜春市"


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = read_data("replies.yaml")
    return words


def items(outcome: Outcome, subject: str, organ: Organ) -> tuple[ItemDecision, ...]:
    """The items that make up this decision, each complete."""
    if outcome is not Outcome.PARTLY_GRANTED:
        return (_item(1, subject, outcome, subject, organ),)
    return tuple(
        _item(place, f"{subject}（{part}）", each, subject, organ)
        for place, (part, each) in enumerate(PARTS, 1)
    )


def _item(position: int, text: str, outcome: Outcome, subject: str, organ: Organ) -> ItemDecision:
    words, slots = _words()["items"][outcome.value], {"x": subject, "o": organ.name}
    particulars = words.get("particulars", {})
    return ItemDecision(
        position=position,
        text=text,
        outcome=outcome,
        subtype=words.get("subtype", ""),
        reason=words["reason"].format_map(slots) + _words()["marker"],
        basis=words.get("basis", ""),
        particulars=tuple((name, value.format_map(slots)) for name, value in particulars.items()),
    )


def text(outcome: Outcome, subject: str, dispatch: Dispatch) -> DraftText:
    """What the reply says beside its items."""
    gives = outcome in (Outcome.GRANTED, Outcome.PARTLY_GRANTED)
    enclosed = _words()["enclosures"]["given" if gives else "none"]
    return DraftText(enclosures=enclosed.format(x=subject), dispatch=dispatch)


def search(subject: str, *, found: bool) -> dict[str, Any]:
    """检索记录 of a request."""
    words = _words()["search"]
    places = {name: words[name] for name in ("systems", "paper", "asked", "span")}
    return places | {
        "keywords": words["keywords"].format(x=subject),
        "result": words["found" if found else "missing"],
        "found": found,
    }


def secrecy() -> str:
    """The opinion of 保密审查."""
    return str(_words()["secrecy"])


def override_reason(check: str) -> str:
    """Why a warning of this check is set aside."""
    reasons: dict[str, str] = _words()["overrides"]
    return reasons.get(check, reasons["default"])


def letterhead(organ: Organ) -> dict[str, str]:
    """文书信息: addresses are generated, the bodies are those of the tree."""
    words = _words()["letterhead"]
    governs = organ.kind == OrganKind.DISTRICT_GOVERNMENT
    return {
        "contact": words["contact"].format(o=organ.name),
        "review_at": words["review_at"],
        "court": words["courts"]["intermediate" if governs else "basic"],
        "payment_at": words["payment_at"].format(o=organ.name),
        "review_online": words["review_online"],
        "department_above": organ.name.replace(_DISTRICT, _CITY, 1),
    }


def sign(request: InformationRequest, by: Officer, at: dt.datetime) -> None:
    """Sign the reply; warnings are set aside by name, as the office would."""
    deed = {"request": request, "by": by, "at": at}
    for finding in queries.open_warnings(request, at.date()):
        reason = override_reason(finding.code)
        actions.override(**deed, check=finding.code, place=finding.place, reason=reason)
    actions.sign(**deed)
