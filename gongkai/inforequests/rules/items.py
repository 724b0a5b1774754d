"""申请事项 as a list: added to, parted, put in order; what one of them may come to (条例第37条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gongkai.inforequests.rules.outcomes import (
    BY_LAPSE,
    COUNTED,
    OUTCOME_RULES,
    RECORD_OUTCOMES,
    Group,
    Outcome,
    roll_up,
)
from gongkai.inforequests.rules.particulars import PARTICULARS, SUBTYPES, ItemDecision
from gongkai.inforequests.rules.reply_errors import ItemsMiscounted, ItemUnknown, NotAnItemOutcome

Items = tuple[ItemDecision, ...]

MOST = 40  # [设计]: a letter of more items is no longer read
GIVEN_PART, WITHHELD_PART = "可以公开的部分", "不予公开的部分"
_GIVEN = (Outcome.ALREADY_PUBLIC, Outcome.GRANTED)
_SINGLE = tuple(
    outcome
    for outcome in COUNTED
    if outcome not in BY_LAPSE and OUTCOME_RULES[outcome].group is not Group.PARTLY
)


def outcomes_for(*, is_record_correction: bool) -> tuple[Outcome, ...]:
    """What one item of such a case may come to, in the order of the report."""
    return RECORD_OUTCOMES if is_record_correction else _SINGLE


def arranged(items: Sequence[ItemDecision], *, is_record_correction: bool) -> Items:
    """The items numbered from one, each with nothing but what its decision asks for.

    Raises ItemsMiscounted, NotAnItemOutcome.
    """
    if not 1 <= len(items) <= MOST:
        raise ItemsMiscounted(count=len(items), most=MOST)
    allowed = outcomes_for(is_record_correction=is_record_correction)
    for place, item in enumerate(items, 1):
        if item.outcome is not None and item.outcome not in allowed:
            raise NotAnItemOutcome(position=place, outcome=item.outcome)
    return tuple(_trimmed(item, place) for place, item in enumerate(items, 1))


def _trimmed(item: ItemDecision, position: int) -> ItemDecision:
    wanted = PARTICULARS[item.outcome] if item.outcome else ()
    values = ((each.name, item.value(each.name)) for each in wanted)
    subtypes = SUBTYPES.get(item.outcome, ()) if item.outcome else ()
    # Where an article has one limb only there is nothing to choose.
    only = subtypes[0].value if len(subtypes) == 1 else ""
    return replace(
        item,
        position=position,
        text=item.text.strip(),
        reason=item.reason.strip(),
        basis=item.basis.strip(),
        subtype=item.subtype if item.subtype in subtypes else only,
        particulars=tuple((name, value) for name, value in values if value),
    )


def added(items: Items) -> Items:
    """One more item, still without words."""
    return (*items, ItemDecision(len(items) + 1, ""))


def without(items: Items, position: int) -> Items:
    """The others. Raises ItemUnknown."""
    place = _place(items, position)
    return _numbered((*items[:place], *items[place + 1 :]))


def parted(items: Items, position: int) -> Items:
    """区分处理: the item as the part that can be given and the part that cannot.

    What was decided stays with the part it suits. Raises ItemUnknown.
    """
    place = _place(items, position)
    whole = items[place]
    is_given = whole.outcome in _GIVEN
    undecided = ItemDecision(position, whole.text)
    given = whole if is_given else replace(undecided, outcome=Outcome.GRANTED)
    withheld = undecided if is_given else whole
    words = whole.text.removesuffix(f"（{GIVEN_PART}）").removesuffix(f"（{WITHHELD_PART}）")
    parts = (
        replace(given, text=f"{words}（{GIVEN_PART}）"),
        replace(withheld, text=f"{words}（{WITHHELD_PART}）"),
    )
    return _numbered((*items[:place], *parts, *items[place + 1 :]))


def raised(items: Items, position: int) -> Items:
    """The item one place earlier; the first stays where it is. Raises ItemUnknown."""
    place = _place(items, position)
    if place == 0:
        return items
    order = [*items]
    order[place - 1], order[place] = order[place], order[place - 1]
    return _numbered(order)


def undecided(items: Sequence[ItemDecision]) -> tuple[int, ...]:
    """The positions without words or without a decision."""
    return tuple(item.position for item in items if item.outcome is None or not item.text.strip())


def outcomes_of(items: Sequence[ItemDecision]) -> tuple[Outcome, ...]:
    """The decisions there are, in order."""
    return tuple(item.outcome for item in items if item.outcome is not None)


def whole_of(items: Sequence[ItemDecision]) -> Outcome | None:
    """整件汇总 as far as it is decided; None before the first decision."""
    outcomes = outcomes_of(items)
    return roll_up(outcomes) if outcomes else None


def _numbered(items: Sequence[ItemDecision]) -> Items:
    return tuple(replace(item, position=place) for place, item in enumerate(items, 1))


def _place(items: Items, position: int) -> int:
    if not 1 <= position <= len(items):
        raise ItemUnknown(position=position)
    return position - 1
