"""For whom and for when a figure is asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.indicators.rules.indicators import Indicator
from gongkai.indicators.rules.periods import Period
from gongkai.organs.models import Organ

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Scope:
    """统计范围: an organ with all below it, during a period.

    `whole` includes organs under vertical management: they publish on the district's portal but
    report within their own system, so statutory tables leave them out.
    """

    organ: Organ
    period: Period

    def organs(self, field: str = "organ", *, whole: bool = False) -> Q:
        """The condition on rows whose organ lies at `field`."""
        below = Q(**{f"{field}__path__startswith": self.organ.path})
        return below if whole else below & Q(**{f"{field}__vertical": False})

    @property
    def begins_at(self) -> dt.datetime:
        return _midnight(self.period.begins_on)

    @property
    def ends_before(self) -> dt.datetime:
        """The first moment after the period."""
        return _midnight(self.period.ends_on + dt.timedelta(days=1))


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=timezone.get_default_timezone())


class Family(Protocol):
    """指标族: indicators counted together, in a number of statements that does not depend on
    how many of them are asked for."""

    def indicators(self) -> Sequence[Indicator]:
        """The definitions; codes are unique over all families."""

    def count(self, scope: Scope) -> Mapping[str, Number]:
        """The value of each code; a code left out is not known (not zero)."""

    def records(self, code: str, scope: Scope) -> QuerySet[Any]:
        """The very records that `count` counted for `code`."""
