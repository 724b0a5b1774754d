"""文书中的日期: a letter tells of nothing that happened after it, save the periods it sets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.rules.particulars import PARTICULARS, Entry


def later_days(facts: LetterFacts) -> tuple[date, ...]:
    """Days of past deeds that the letter tells of and that lie after its own day."""
    return tuple(sorted(day for day in set(_past(facts)) if day > facts.issued_on))


def _past(facts: LetterFacts) -> Iterator[date]:
    yield facts.arrived_on
    yield from (day for day in (facts.received_on, facts.earlier_on) if day)
    for asked in facts.opinions:
        yield asked.asked_on
        if asked.answered_on:
            yield asked.answered_on
    yield from (search.on for search in facts.searches)
    for item in facts.told_items:
        for each in PARTICULARS.get(item.outcome, ()):
            if each.entry is Entry.DAY and each.told and (day := _day(item.value(each.name))):
                yield day


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
