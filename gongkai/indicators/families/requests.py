"""Requests for information: table three of the annual report, in both layouts, and by channel."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db.models import Count, QuerySet

from gongkai.indicators.rules.indicators import Indicator, Nature
from gongkai.indicators.scope import Number, Scope
from gongkai.inforequests import queries
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.phrases import APPLICANT_KINDS, CHANNELS, OUTCOMES
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.outcomes import COUNTED

UNIT = "件"
BASIS = "条例第50条第（二）项"
MOVEMENTS = {
    "received": ("新收申请", "收到申请之日在统计期内的申请件数。", Nature.FLOW),
    "carried_in": ("上年结转", "统计期开始前收到、开始时尚未办结的件数。", Nature.STOCK),
    "carried_out": ("结转继续办理", "统计期末尚未办结的件数。", Nature.STOCK),
}


class RequestFamily:
    """依申请公开件数: by applicant and outcome (two queries), and by channel (one).

    Codes: ``requests.received.natural``, ``requests.closed.G2.natural``,
    ``requests.channel.online``.
    """

    def indicators(self) -> Sequence[Indicator]:
        moved = [
            Indicator(
                code=f"requests.{movement}.{kind.value}",
                name=f"{name}·{APPLICANT_KINDS[kind]}",
                unit=UNIT,
                definition=definition,
                nature=nature,
                basis=BASIS,
            )
            for movement, (name, definition, nature) in MOVEMENTS.items()
            for kind in ApplicantKind
        ]
        closed = [
            Indicator(
                code=f"requests.closed.{outcome.value}.{kind.value}",
                name=f"办结（{OUTCOMES[outcome]}）·{APPLICANT_KINDS[kind]}",
                unit=UNIT,
                definition="首次作出该处理决定之日在统计期内的件数，一件只计一次。",
                basis=BASIS,
            )
            for outcome in COUNTED
            for kind in ApplicantKind
        ]
        channels = [
            Indicator(
                code=f"requests.channel.{channel.value}",
                name=f"新收申请·{CHANNELS[channel]}",
                unit=UNIT,
                definition="收到申请之日在统计期内、经该渠道提出的申请件数。",
                basis=BASIS,
            )
            for channel in Channel
        ]
        return [*moved, *closed, *channels]

    def count(self, scope: Scope) -> Mapping[str, Number]:
        organs, begins, ends = scope.organs(), scope.period.begins_on, scope.period.ends_on
        values: dict[str, Number] = {indicator.code: 0 for indicator in self.indicators()}
        for (outcome, kind), number in queries.outcome_counts(organs, begins, ends).items():
            values[f"requests.closed.{outcome.value}.{kind.value}"] = number
        for kind, moved in queries.movements(organs, begins, ends).items():
            for movement in MOVEMENTS:
                values[f"requests.{movement}.{kind.value}"] = getattr(moved, movement)
        received = queries.newly_received(organs, begins, ends).order_by()
        for channel, number in received.values_list("channel").annotate(n=Count("pk")):
            values[f"requests.channel.{channel}"] = number
        return values

    def records(self, code: str, scope: Scope) -> QuerySet[InformationRequest]:
        return _behind(code.split(".")[1:], scope).select_related("organ", "applicant")


def _behind(parts: list[str], scope: Scope) -> QuerySet[InformationRequest]:
    organs, begins, ends = scope.organs(), scope.period.begins_on, scope.period.ends_on
    match parts:
        case ["received", kind]:
            return queries.newly_received(organs, begins, ends).filter(applicant_kind=kind)
        case ["carried_in", kind]:
            return queries.carried_in(organs, begins).filter(applicant_kind=kind)
        case ["carried_out", kind]:
            return queries.carried_out(organs, ends).filter(applicant_kind=kind)
        case ["closed", outcome, kind]:
            rows = queries.closed(organs, begins, ends)
            return rows.filter(outcome=outcome, applicant_kind=kind)
        case ["channel", channel]:
            return queries.newly_received(organs, begins, ends).filter(channel=channel)
    raise KeyError(parts)
