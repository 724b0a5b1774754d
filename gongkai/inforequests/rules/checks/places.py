"""Where a check looks: items with their places, and the words that the officer wrote."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import PARTICULARS, ItemDecision


def place_of(item: ItemDecision) -> str:
    """`item-2` for the second item."""
    return f"item-{item.position}"


def of_outcome(dossier: Dossier, *outcomes: Outcome) -> Iterator[tuple[str, ItemDecision]]:
    """The items decided in one of these ways, each with its place."""
    for item in dossier.items:
        if item.outcome in outcomes:
            yield place_of(item), item


def told(item: ItemDecision) -> tuple[str, ...]:
    """What the applicant reads about the item: reasons, law, and the particulars that are told."""
    wanted = PARTICULARS.get(item.outcome, ()) if item.outcome else ()
    values = (item.value(each.name) for each in wanted if each.told)
    return tuple(text for text in (item.reason, item.basis, *values) if text.strip())


def written(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Every text of the reply that an officer wrote, with its place; the office's own wording of
    the letter is one of them."""
    for name in ("opening", "enclosures"):
        if text := getattr(dossier, name).strip():
            yield name, text
    for item in dossier.items:
        for text in told(item):
            yield place_of(item), text
    for text in wording(dossier):
        yield "wording", text


def wording(dossier: Dossier) -> tuple[str, ...]:
    """文书措辞: what the office says in this letter in its own words."""
    return tuple(words for _kind, _name, words in dossier.letter.wording) if dossier.letter else ()


def says_yes(value: str) -> bool:
    """Whether a particular of yes or no says yes, however the form keeps it."""
    return value.strip().lower() in ("yes", "true", "1", "是", "on")
