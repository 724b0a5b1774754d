"""What the demo year consists of, as values; the loader turns each into an action."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from gongkai.inforequests.rules.acts import Act, RemedyTrack
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.outcomes import Outcome

ZONE: Final = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """规范性文件: number and day of effect. No term: the province's default length is 未核实."""

    number: str
    effective_on: date


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """公开信息: one item to publish. ``key`` is stable and names its words (see ``content``).

    ``formed_on`` is 形成日期 (and 成文日期 of a paper); ``minute`` counts from midnight.
    ``interprets`` is the key of the paper that an interpretation explains.
    """

    key: int
    figure: str
    column: str
    organ: str
    formed_on: date
    published_on: date
    minute: int
    paper: PaperPlan | None = None
    interprets: int | None = None

    @property
    def published_at(self) -> datetime:
        """首次发布时间, in China's time zone."""
        midnight = datetime.combine(self.published_on, time(), ZONE)
        return midnight + timedelta(minutes=self.minute)


@dataclass(frozen=True, slots=True)
class RemedyPlan:
    """行政复议 about the reply to request ``request``, decided by ``body``."""

    request: int
    track: RemedyTrack
    body: str
    filed_on: date
    decided_on: date
    result: str


@dataclass(frozen=True, slots=True)
class RequestPlan:
    """申请: who asks whom by which channel, and every act until it is archived.

    ``zone`` is the organ in whose 专区 a request was handed in. ``outcome`` is the first
    decision, which the report counts.
    """

    key: int
    organ: str
    channel: Channel
    kind: ApplicantKind
    received_on: date
    answered_on: date
    outcome: Outcome
    acts: tuple[Act, ...]
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class TallyPlan:
    """表二 (五)(六)(八): one organ's items of last year, their change, and decisions made.

    ``decisions`` is ``None`` for fees, which the report does not count by decision.
    """

    kind: str
    organ: str
    year: int
    prev_items: int
    delta: int
    decisions: int | None


@dataclass(frozen=True, slots=True)
class ProcurementPlan:
    """表二 (九): one organ's central procurement; ``amount`` in 万元."""

    organ: str
    year: int
    projects: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorPlan:
    """An entered figure with its unit and the sentence it comes from."""

    code: str
    organ: str
    year: int
    value: Decimal
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class YearPlan:
    """演示年: everything to load, items and requests in the order of their days.

    ``papers_before`` are the normative documents from before 2019 that are still in force.
    """

    items: tuple[ItemPlan, ...]
    papers_before: tuple[ItemPlan, ...]
    requests: tuple[RequestPlan, ...]
    remedies: tuple[RemedyPlan, ...]
    tallies: tuple[TallyPlan, ...]
    procurement: tuple[ProcurementPlan, ...]
    indicators: tuple[IndicatorPlan, ...]
    zones: tuple[str, ...]
