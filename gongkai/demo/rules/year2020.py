"""演示年: Yuanzhou District in 2019 and 2020, planned so that the 2020 report comes out.

The plan is a function of the calendar and a seed. What the report states is in
``data/year2020.yaml``; what it does not state was chosen there, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING, Final

from gongkai.columns.rules.catalogue import Catalogue, official
from gongkai.demo.rules.items2020 import ItemPlanner
from gongkai.demo.rules.organs import OrganSpec, organs, read_data
from gongkai.demo.rules.plans import YearPlan
from gongkai.demo.rules.requests2020 import requests
from gongkai.demo.rules.tallies2020 import indicators, procurement, tallies

if TYPE_CHECKING:
    from gongkai.workdays.rules.calendar import WorkdayCalendar

YEAR: Final = 2020
SEED: Final = 2020


def plan(
    calendar: WorkdayCalendar,
    *,
    catalogue: Catalogue | None = None,
    organ_list: Sequence[OrganSpec] | None = None,
    seed: int = SEED,
) -> YearPlan:
    """The whole demo year. The same arguments give the same plan."""
    raw = read_data("year2020.yaml")
    known = tuple(organ_list or organs())
    planner = ItemPlanner(raw, catalogue or official(), known, calendar, Random(seed))
    asked, remedies = requests(raw["requests"], calendar, Random(seed + 1))
    papers_before = planner.papers_before()
    items = (*planner.year(YEAR - 1), *planner.year(YEAR))
    return YearPlan(
        items=items,
        papers_before=papers_before,
        requests=asked,
        remedies=remedies,
        tallies=tuple(tallies(raw["tallies"], YEAR)),
        procurement=tuple(procurement(raw["procurement"], YEAR)),
        indicators=tuple(indicators(raw["indicators"], YEAR)),
        zones=tuple(organ.code for organ in known if organ.zone),
    )
