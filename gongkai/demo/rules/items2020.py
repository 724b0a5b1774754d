"""The items of 2019 and 2020 and the older papers: column, organ and day of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import TYPE_CHECKING, Any, Final

from gongkai.columns.rules.catalogue import Catalogue
from gongkai.columns.rules.specs import ColumnSpec, Figure, Kind
from gongkai.demo.rules.numbers import document_number
from gongkai.demo.rules.organs import OrganSpec
from gongkai.demo.rules.plans import ItemPlan, PaperPlan
from gongkai.demo.rules.spread import deal, draw_days, share

if TYPE_CHECKING:
    from gongkai.workdays.rules.calendar import WorkdayCalendar

OPENING_MINUTE: Final = 8 * 60 + 30
CLOSING_MINUTE: Final = 17 * 60 + 30
ARISING_WEIGHT: Final = 8.0
"""Items a year taken for a column without a cycle when the rest is shared out."""
FORMED_BEFORE: Final = 10
"""Days at most between formation and publication: far less than 20 working days."""
INTERPRETED_WITHIN: Final = 3
"""Working days within which an interpretation follows its paper."""
PAPERS_FROM_DAY: Final = 20
"""Papers of a year go out from 20 January, so that they were also made in that year."""
PAPERS_TO: Final = (12, 18)
"""Papers end early enough for their interpretations to fall into the year as well."""


class ItemPlanner:
    """Plans items; keys run on through the years in the order of planning."""

    def __init__(
        self,
        raw: Mapping[str, Any],
        catalogue: Catalogue,
        organs: Sequence[OrganSpec],
        calendar: WorkdayCalendar,
        dice: Random,
    ) -> None:
        self._raw = raw
        self._catalogue = catalogue
        self._organs = organs
        self._marks = {organ.code: organ.mark for organ in organs}
        self._calendar = calendar
        self._dice = dice
        self._keys = count(1)
        new = set(raw["opened_2020"])
        self._leaves = [leaf for leaf in catalogue.leaves if leaf.kind.holds_items]
        self._opened_2020 = {leaf.code for leaf in self._leaves if new & self._above(leaf)}

    def year(self, year: int) -> tuple[ItemPlan, ...]:
        """All items of one year, in the order of publication."""
        papers = list(self._papers_of(year))
        items = [*papers, *self._interpretations(papers, year)]
        planned = Counter(item.figure for item in items)
        for figure, total in self._raw["items"][year].items():
            items += self._ordinary(figure, total - planned[figure], year)
        return tuple(sorted(items, key=lambda item: (item.published_at, item.key)))

    def papers_before(self) -> tuple[ItemPlan, ...]:
        """Papers from before the two years that are still in force."""
        raw = self._raw["papers"]
        days = self._days(raw["older"], raw["older_from"], raw["older_to"])
        issuers = deal(share(raw["older"], dict.fromkeys(raw["departments"], 1)), self._dice)
        columns = [self._catalogue.get("bumen-wenjian")] * len(days)
        return tuple(self._papers(days, issuers, columns))

    def _papers_of(self, year: int) -> Iterator[ItemPlan]:
        raw = self._raw["papers"]
        total = self._raw["items"][year][Figure.POLICY]
        columns = [
            self._catalogue.get(code)
            for code in deal(share(total, raw["government_share"]), self._dice)
        ]
        issuers = [
            "yuanzhou" if column.code == "quzhengfu-wenjian" else "zhengfuban" for column in columns
        ]
        first, last = date(year, 1, PAPERS_FROM_DAY), date(year, *PAPERS_TO)
        yield from self._papers(self._days(total, first, last), issuers, columns)
        departmental = raw.get(f"departmental_{year}", 0)
        issuers = deal(share(departmental, dict.fromkeys(raw["departments"], 1)), self._dice)
        columns = [self._catalogue.get("bumen-wenjian")] * departmental
        yield from self._papers(self._days(departmental, first, last), issuers, columns)

    def _papers(
        self, days: list[date], issuers: Sequence[str], columns: Sequence[ColumnSpec]
    ) -> Iterator[ItemPlan]:
        """Numbered in the order in which they were written; in force from that day on."""
        items = [
            self._item(column, issuer, self._calendar.next_workday(day))
            for day, issuer, column in zip(days, issuers, columns, strict=True)
        ]
        numbers: Counter[tuple[str, int]] = Counter()
        for item in sorted(items, key=lambda item: item.formed_on):
            series = self._marks[item.organ], item.formed_on.year
            numbers[series] += 1
            paper = PaperPlan(
                number=document_number(*series, numbers[series]),
                effective_on=item.formed_on,
            )
            yield replace(item, paper=paper)

    def _interpretations(self, papers: Sequence[ItemPlan], year: int) -> Iterator[ItemPlan]:
        """One for each of the government's own papers, where the year has any."""
        total = self._raw["items"][year][Figure.INTERPRETATION]
        own = [paper for paper in papers if paper.figure == Figure.POLICY][:total]
        forms = [leaf for leaf in self._leaves if leaf.figure is Figure.INTERPRETATION]
        for place, paper in enumerate(own):
            wait = self._dice.randrange(INTERPRETED_WITHIN + 1)
            day = self._calendar.add(paper.published_on, wait).result
            item = self._item(forms[place % len(forms)], paper.organ, day)
            yield replace(
                item,
                formed_on=max(item.formed_on, paper.formed_on),
                minute=CLOSING_MINUTE,
                interprets=paper.key,
            )

    def _ordinary(self, figure: str, total: int, year: int) -> Iterator[ItemPlan]:
        for code, times in self._by_leaf(figure, total, year).items():
            leaf = self._catalogue.get(code)
            first = self._raw["epidemic_from"] if figure == Figure.EPIDEMIC else date(year, 1, 1)
            for day in self._days(times, first, date(year, 12, 31)):
                yield self._item(leaf, self._organ_for(leaf), day)

    def _by_leaf(self, figure: str, total: int, year: int) -> dict[str, int]:
        """One for each leaf, so that none is empty; the rest by how often it should change."""
        if total == 0:
            return {}
        fixed = self._raw["fixed"]
        leaves = [leaf for leaf in self._leaves if leaf.figure == figure and self._open(leaf, year)]
        shared = [leaf for leaf in leaves if leaf.code not in fixed]
        counts = {leaf.code: fixed[leaf.code] for leaf in leaves if leaf.code in fixed}
        rest = total - sum(counts.values()) - len(shared)
        weights = {leaf.code: _frequency(leaf) for leaf in shared}
        return counts | {code: 1 + more for code, more in share(rest, weights).items()}

    def _item(self, leaf: ColumnSpec, organ: str, published_on: date) -> ItemPlan:
        formed_on = published_on - timedelta(days=self._dice.randrange(FORMED_BEFORE + 1))
        return ItemPlan(
            key=next(self._keys),
            figure=leaf.figure,
            column=leaf.code,
            organ=organ,
            formed_on=formed_on,
            published_on=published_on,
            minute=self._dice.randrange(OPENING_MINUTE, CLOSING_MINUTE),
        )

    def _days(self, times: int, first: date, last: date) -> list[date]:
        return draw_days(
            times,
            first,
            last,
            calendar=self._calendar,
            day_off_weight=self._raw["day_off_weight"],
            dice=self._dice,
        )

    def _organ_for(self, leaf: ColumnSpec) -> str:
        if leaf.duty_organ:
            return leaf.duty_organ
        kinds = leaf.duty_kinds
        return self._dice.choice([organ.code for organ in self._organs if organ.kind in kinds])

    def _open(self, leaf: ColumnSpec, year: int) -> bool:
        return year >= 2020 or leaf.code not in self._opened_2020

    def _above(self, leaf: ColumnSpec) -> set[str]:
        codes = set()
        parent = leaf.parent
        while parent is not None:
            codes.add(parent)
            parent = self._catalogue.get(parent).parent
        return codes


def _frequency(leaf: ColumnSpec) -> float:
    """Items a year in proportion to others; a single page is written once and then kept."""
    if leaf.kind is not Kind.LIST:
        return 0.0
    return 366 / leaf.cycle_days if leaf.cycle_days else ARISING_WEIGHT
