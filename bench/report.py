"""Building the annual report over the demonstration year, against bare counting.

The build counts every cell with the records behind it, checks all identities, writes the
narrative, freezes the result and records the deed. The yardstick is one GROUP BY over the
items of the year and one over the requests.
"""

from __future__ import annotations

from bench.scratch import installation
from bench.timing import in_turns, seconds

ORGAN, YEAR = "yuanzhou", 2020
ROUNDS = 7


def run() -> dict[str, object]:
    with installation():
        loading = seconds(_load)
        from gongkai.disclosures.models import Item
        from gongkai.inforequests.models import InformationRequest

        build, grouping = in_turns(_build, _group, prepare=lambda: None, rounds=ROUNDS)
        rows = {"items": Item.objects.count(), "requests": InformationRequest.objects.count()}
    return {
        "what": "building the 2020 annual report of the demonstration district",
        "rows": rows,
        "milliseconds": round(build * 1000, 1),
        "yardstick": "one GROUP BY over the items of the year and one over the requests",
        "yardstick_milliseconds": round(grouping * 1000, 1),
        "times_the_yardstick": round(build / grouping, 1),
        "loading_seconds": round(loading, 1),
    }


def _load() -> None:
    """The demonstration without its last step, which would publish the report for good."""
    from django.db import transaction

    from gongkai.demo.steps import DemoYear

    for step in DemoYear().steps():
        if step.name != "report":
            with transaction.atomic():
                step.run()


def _build() -> None:
    from gongkai.annualreports.actions import build
    from gongkai.organs.queries import organ_by_code

    build(organ=organ_by_code(ORGAN), year=YEAR, by=None)


def _group(_: None) -> None:
    from django.db.models import Count

    from gongkai.disclosures.models import Item
    from gongkai.inforequests.models import InformationRequest

    of_year = Item.objects.filter(first_published_at__year=YEAR)
    list(of_year.order_by().values("figure").annotate(n=Count("pk")))
    list(InformationRequest.objects.order_by().values("outcome").annotate(n=Count("pk")))
