"""Reconsideration and litigation: table four of the annual report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import QuerySet

from gongkai.indicators.rules.indicators import Indicator
from gongkai.indicators.scope import Number, Scope
from gongkai.remedies import queries
from gongkai.remedies.models import Remedy
from gongkai.remedies.phrases import RESULTS, TRACKS
from gongkai.remedies.rules.table_four import Result, Track


class RemedyFamily:
    """行政复议、行政诉讼件数: by track and result. Codes: ``remedies.review.corrected``."""

    def indicators(self) -> Sequence[Indicator]:
        return [
            Indicator(
                code=f"remedies.{track.value}.{result.value}",
                name=f"{TRACKS[track]}·{RESULTS[result]}",
                unit="件",
                definition="审结日在统计期内的件数；“尚未审结”为期末未审结的件数。",
                basis="条例第50条第（三）项",
            )
            for track in Track
            for result in Result
        ]

    def count(self, scope: Scope) -> Mapping[str, Number]:
        period = scope.period
        table = queries.table_four(scope.organs(), period.begins_on, period.ends_on)
        return {
            f"remedies.{track.value}.{result.value}": table[f"t4.{track.value}.{result.value}"]
            for track in Track
            for result in Result
        }

    def records(self, code: str, scope: Scope) -> QuerySet[Remedy]:
        _family, track, result = code.split(".")
        period = scope.period
        return queries.behind(
            scope.organs(), period.begins_on, period.ends_on, Track(track), Result(result)
        )
