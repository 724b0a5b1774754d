"""成文时的事实 as JSON: what a letter keeps, so that it reads the same whenever it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.letters.facts import FeeTold, Office
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import ItemDecision
from gongkai.inforequests.rules.searches import Search


@dataclass(frozen=True, slots=True)
class Told:
    """What the deed tells its letter and no act keeps: see `LetterFacts`."""

    basis: str = ""
    enclosures: str = ""
    items: tuple[ItemDecision, ...] = ()
    days: int | None = None
    due_on: date | None = None
    earlier: str = ""
    earlier_on: date | None = None
    fee: FeeTold | None = None


def kept(
    told: Told,
    *,
    subject: str,
    office: Office,
    searches: Iterable[Search] = (),
    wording: Mapping[str, Mapping[str, str]] | None = None,
) -> dict[str, Any]:
    """The facts of a letter of today, ready for a JSON column; blanks are left out."""
    values = {
        "subject": subject,
        "office": asdict(office),
        "basis": told.basis.strip(),
        "enclosures": told.enclosures.strip(),
        "items": [asdict(item) for item in told.items],
        "searches": [asdict(each) | {"on": each.on.isoformat()} for each in searches],
        "wording": {kind: dict(own) for kind, own in (wording or {}).items() if own},
        "days": told.days,
        "due_on": told.due_on.isoformat() if told.due_on else None,
        "earlier": told.earlier,
        "fee": asdict(told.fee) if told.fee else None,
        "earlier_on": told.earlier_on.isoformat() if told.earlier_on else None,
    }
    return {name: value for name, value in values.items() if value}


def read(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept, as fields of `LetterFacts`; a letter from before has fewer of them."""
    plain = ("subject", "basis", "enclosures", "days", "earlier")
    readers = {
        "due_on": date.fromisoformat,
        "earlier_on": date.fromisoformat,
        "items": lambda rows: tuple(_item(row) for row in rows),
        "searches": lambda rows: tuple(_search(row) for row in rows),
        "wording": _wording,
        "office": office,
        "fee": lambda row: FeeTold(**{**row, "tariff": Tariff(row["tariff"])}),
    }
    return {name: facts[name] for name in plain if name in facts} | {
        name: reader(facts[name]) for name, reader in readers.items() if facts.get(name)
    }


def office(values: Mapping[str, Any]) -> Office:
    """The office as a letter kept it."""
    return Office(**{**values, "reviewers": tuple(values["reviewers"])})


def _item(row: Mapping[str, Any]) -> ItemDecision:
    pairs = tuple((name, value) for name, value in row["particulars"])
    return ItemDecision(**{**row, "outcome": Outcome(row["outcome"]), "particulars": pairs})


def _search(row: Mapping[str, Any]) -> Search:
    return Search(**{**row, "on": date.fromisoformat(row["on"])})


def _wording(kinds: Mapping[str, Mapping[str, str]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((kind, name, words) for kind, own in kinds.items() for name, words in own.items())
