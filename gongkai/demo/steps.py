"""The demonstration year, step by step. Each step is one transaction and is remembered when done,
so a load that was killed goes on with the step it was in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from django.utils import timezone
from wagtail.models import Site

from gongkai.annualreports import actions as reports
from gongkai.columns.actions import lay_out, open_portal
from gongkai.columns.models import ColumnPage
from gongkai.columns.rules.catalogue import official
from gongkai.demo import cases, items, open_cases, people, replies, this_year
from gongkai.demo.content import Content
from gongkai.demo.prose import Writer
from gongkai.demo.rules.organs import OrganSpec
from gongkai.demo.rules.organs import organs as organ_specs
from gongkai.demo.rules.plans import ItemPlan, YearPlan
from gongkai.demo.rules.year2020 import YEAR, plan
from gongkai.disclosures.actions import file_tally
from gongkai.disclosures.models import TallyKind
from gongkai.indicators.actions import enter
from gongkai.indicators.rules.periods import Period
from gongkai.inforequests import actions as requests
from gongkai.organs.actions import establish
from gongkai.organs.models import Officer, Organ
from gongkai.organs.roles import Role
from gongkai.portal.models import SiteFacts
from gongkai.workdays.queries import calendar

DISTRICT = "yuanzhou"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: a stable name to remember it by, a label to show, and what it does."""

    name: str
    label: str
    run: Callable[[], object]


class DemoYear:
    """演示年度 of Yuanzhou District: what is to be loaded, and the steps that load it."""

    def __init__(self) -> None:
        self.writer = Writer()

    @cached_property
    def plan(self) -> YearPlan:
        return plan(calendar())

    @cached_property
    def organs(self) -> dict[str, Organ]:
        return {organ.code: organ for organ in Organ.objects.all()}

    @cached_property
    def shelf(self) -> items.Shelf:
        every = (*self.plan.papers_before, *self.plan.items)
        return items.Shelf(
            columns={page.code: page for page in ColumnPage.objects.all()},
            organs=self.organs,
            content=Content(self.plan, official(), organ_specs(), self.writer),
            papers={item.key: item for item in every if item.paper},
        )

    def steps(self) -> Iterator[Step]:
        """Every step in order."""
        yield Step("organs", "机构、岗位和人员", self._organs)
        yield Step("columns", "门户和栏目", self._columns)
        yield Step("items:before", "2019 年以前的规范性文件", self._papers_before)
        for month, batch in self._months().items():
            yield Step(f"items:{month}", f"{month} 公开信息", partial(self._publish, batch))
        yield Step("tallies", "办理情况统计", self._tallies)
        yield Step("letterheads", "文书信息", self._letterheads)
        yield Step("requests", "依申请公开 55 件", self._requests)
        yield Step("open", "在办的申请", self._open_requests)
        yield Step("this-year", "今年的办件", self._this_year)
        yield Step("indicators", "录入指标", self._indicators)
        yield Step("report", "2020 年度报告", self._report)

    def _months(self) -> dict[str, list[ItemPlan]]:
        months: dict[str, list[ItemPlan]] = {}
        for item in self.plan.items:
            months.setdefault(f"{item.published_on:%Y-%m}", []).append(item)
        return months

    def _organs(self) -> None:
        """The city and what stands right below it come first; the first account is the
        district's, and from then on nothing is done without one. What lies outside the district
        has no officers here and takes no requests."""
        known: dict[str, Organ] = {}
        specs = list(enumerate(organ_specs()))
        first = [row for row in specs if row[1].parent in (None, specs[0][1].code)]
        for position, spec in first:
            known[spec.code] = self._establish(spec, position, known, None)
        district = known[DISTRICT]
        by = people.technician(district, self.writer)
        for position, spec in specs:
            if spec.code not in known:
                known[spec.code] = self._establish(spec, position, known, by)
        people.staff(district, known[people.SHOWN], self.writer, by)
        within = [organ for organ in known.values() if organ.path.startswith(district.path)]
        people.employ(within, self.writer, by)

    def _establish(
        self, spec: OrganSpec, position: int, known: Mapping[str, Organ], by: Officer | None
    ) -> Organ:
        return establish(
            code=spec.code,
            name=spec.name,
            short_name=spec.short_name,
            kind=spec.kind,
            on=spec.established_on,
            by=by,
            parent=known.get(spec.parent or ""),
            vertical=spec.vertical,
            position=position,
            demonstration=True,
        )

    def _columns(self) -> None:
        district, by = self.organs[DISTRICT], people.visitor(Role.TECHNICIAN)
        root = open_portal(organ=district, title=district.name, host="localhost", port=80, by=by)
        lay_out(root=root, specs=official(), by=by)
        SiteFacts.objects.create(
            site=Site.objects.get(is_default_site=True),
            name=f"{district.name}（演示）",
            domain="localhost",
            sponsor=f"{self.organs['zhengfuban'].name}（演示）",
            operator=f"{self.organs['xinxi-fuwu'].name}（演示）",
            contact="0795-0000000（演示号码）",
            demonstration=True,
        )

    def _papers_before(self) -> int:
        return items.publish_all(self.plan.papers_before, self.shelf)

    def _publish(self, batch: list[ItemPlan]) -> int:
        return items.publish_all(batch, self.shelf)

    def _tallies(self) -> None:
        by = people.visitor(Role.REPORTER)
        for row in self.plan.tallies:
            file_tally(
                organ=self.organs[row.organ],
                year=row.year,
                kind=TallyKind(row.kind),
                prev_items=row.prev_items,
                delta=row.delta,
                decisions=row.decisions,
                by=by,
            )
        for purchase in self.plan.procurement:
            file_tally(
                organ=self.organs[purchase.organ],
                year=purchase.year,
                kind=TallyKind.PROCUREMENT,
                decisions=purchase.projects,
                amount=purchase.amount,
                by=by,
            )

    def _letterheads(self) -> None:
        by, district = people.visitor(Role.SUPERVISOR), self.organs[DISTRICT]
        for organ in self.organs.values():
            if organ.path.startswith(district.path):
                requests.keep_letterhead(organ=organ, by=by, **replies.letterhead(organ))

    def _requests(self) -> None:
        cases.load(self.plan, self.organs, self.writer)

    def _open_requests(self) -> None:
        open_cases.load(timezone.localdate(), calendar(), self.organs, self.writer)

    def _this_year(self) -> None:
        this_year.load(timezone.localdate(), calendar(), self.organs, self.writer)

    def _indicators(self) -> None:
        by = people.visitor(Role.REPORTER)
        for row in self.plan.indicators:
            enter(
                code=row.code,
                organ=self.organs[row.organ],
                period=Period.year(row.year),
                value=row.value,
                source=row.source,
                by=by,
            )

    def _report(self) -> None:
        by = people.visitor(Role.REPORTER)
        report = reports.build(organ=self.organs[DISTRICT], year=YEAR, by=by)
        reports.publish(report=report, by=by)
