"""Pages by keyset, both ways: the address names the row after or before which a page begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.inforequests.models import InformationRequest


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `back` and `on` are the places where its neighbours begin; empty without any."""

    rows: list[InformationRequest]
    back: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Keyset:
    """An order by a day that every row has, and by id where days are equal."""

    field: str
    descending: bool

    def page(
        self, rows: QuerySet[InformationRequest], *, after: str, before: str, size: int
    ) -> Page:
        """The page after the place `after`, or the one before `before`; a place that cannot be
        read is none."""
        back = _place(before)
        place = back or _place(after)
        turned = self.descending != bool(back)
        if place:
            rows = rows.filter(self._beyond(place, turned))
        sign = "-" if turned else ""
        keys = list(
            rows.order_by(f"{sign}{self.field}", f"{sign}pk").values_list("pk", flat=True)[
                : size + 1
            ]
        )
        more, found = len(keys) > size, _whole(keys[:size])
        if not found:
            return Page([])
        if back:
            found.reverse()
        first, last = self._of(found[0]), self._of(found[-1])
        has_more_before = more if back else bool(place)
        has_more_after = bool(back) or more
        return Page(found, first if has_more_before else "", last if has_more_after else "")

    def _beyond(self, place: tuple[date, int], turned: bool) -> Q:
        day, pk = place
        side = "lt" if turned else "gt"
        later = Q(**{f"{self.field}__{side}": day}) | Q(**{self.field: day, f"pk__{side}": pk})
        # The looser condition is the one an index can follow.
        return Q(**{f"{self.field}__{side}e": day}) & later

    def _of(self, row: InformationRequest) -> str:
        return f"{getattr(row, self.field).isoformat()}~{row.pk}"


def _whole(keys: list[int]) -> list[InformationRequest]:
    """The rows of these keys in their order, with everything a list shows. Sorting keys alone,
    which an index holds, and then reading one page of rows spares reading every row sorted."""
    rows = InformationRequest.objects.select_related("organ", "handler", "applicant", "imported")
    by_key = rows.in_bulk(keys)
    return [by_key[key] for key in keys if key in by_key]


def _place(text: str) -> tuple[date, int] | None:
    day, _tilde, pk = text.partition("~")
    if not (pk.isascii() and pk.isdecimal() and len(pk) <= 18):
        return None
    try:
        return date.fromisoformat(day), int(pk)
    except ValueError:
        return None
