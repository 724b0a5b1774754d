from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from gongkai.columns.rules.catalogue import official
from gongkai.columns.rules.specs import Figure
from gongkai.demo.rules.organs import organs
from gongkai.demo.rules.year2020 import plan
from gongkai.disclosures.rules.timeliness import Timeliness, judge
from gongkai.disclosures.rules.validity import Life, validity_on
from gongkai.inforequests.rules.acts import Answered
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import Flag, admit
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.outcomes import GKB_2019, OUTCOME_RULES
from gongkai.inforequests.rules.states import State
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()
YEAR_END = date(2020, 12, 31)
PLAN = plan(CALENDAR)
ORGANS = {organ.code: organ for organ in organs()}
BY_YEAR = Counter((item.published_on.year, str(item.figure)) for item in PLAN.items)
PAPERS = [item for item in (*PLAN.papers_before, *PLAN.items) if item.paper]


@pytest.mark.parametrize(
    ("year", "figure", "items"),
    [
        (2020, "news", 3801),
        (2020, "policy", 38),
        (2020, "interpretation", 38),
        (2020, "key-area", 286),
        (2020, "interaction", 37),
        (2020, "six", 10),
        (2020, "epidemic", 60),
        (2020, "response", 22),
        (2020, "other", 3286),
        (2019, "news", 1819),
        (2019, "policy", 69),
        (2019, "key-area", 538),
        (2019, "interaction", 31),
    ],
)
def test_items_by_counting_group(year, figure, items):
    assert BY_YEAR[year, figure] == items


@pytest.mark.parametrize(("year", "total"), [(2019, 6959), (2020, 7578)])
def test_items_of_a_year(year, total):
    assert sum(count for (of, _), count in BY_YEAR.items() if of == year) == total


@pytest.mark.parametrize(
    ("figure", "percent"),
    [
        pytest.param(None, "8.9", id="all"),
        pytest.param("news", "109.0", id="news"),
        pytest.param("policy", "-44.9", id="policy papers, printed as 45"),
        pytest.param("key-area", "-46.8", id="key areas"),
        pytest.param("interaction", "19.4", id="interaction, printed as 19.3"),
    ],
)
def test_growth_over_2019(figure, percent):
    before, now = (
        sum(
            count
            for (of, group), count in BY_YEAR.items()
            if of == year and figure in (None, group)
        )
        for year in (2019, 2020)
    )
    growth = Decimal(now - before) / before * 100
    assert growth.quantize(Decimal("0.1")) == Decimal(percent)


def test_an_item_counts_to_the_group_of_its_column():
    assert all(official().get(item.column).figure == item.figure for item in PLAN.items[::40])


def test_keys_are_unique():
    keys = [item.key for item in (*PLAN.papers_before, *PLAN.items)]
    assert len(set(keys)) == len(keys)


def test_items_come_in_the_order_of_publication():
    moments = [item.published_at for item in PLAN.items]
    assert moments == sorted(moments)


def test_no_column_that_holds_items_is_empty_at_the_end_of_the_year():
    filled = {item.column for item in PLAN.items}
    assert {leaf.code for leaf in official().leaves if leaf.kind.holds_items} - filled == set()


def test_columns_opened_in_2020_have_nothing_older():
    old = {item.column for item in PLAN.items if item.published_on.year == 2019}
    opened = {"changwu-huiyi", "huiying-guanqie", "yq-tongbao", "lw-bushu", "lh-wenjian"}
    assert old & opened == set()
    assert "zhengwu-yaowen" in old


def test_a_column_of_one_organ_is_filled_by_that_organ():
    for item in PLAN.items:
        column = official().get(item.column) if item.key % 40 == 0 and not item.paper else None
        if column and item.interprets is None and column.duty_organ:
            assert item.organ == column.duty_organ


def test_everything_is_published_within_twenty_working_days():
    for item in PLAN.items:
        judged = judge(
            formed_on=item.formed_on,
            published_on=item.published_on,
            today=YEAR_END,
            calendar=CALENDAR,
        )
        assert judged is Timeliness.ON_TIME


def test_70_papers_were_made_and_published_in_2020():
    made = [p for p in PAPERS if p.formed_on.year == 2020]
    assert Counter(str(p.figure) for p in made) == {"policy": 38, "other": 32}
    assert {p.published_on.year for p in made} == {2020}


def test_183_papers_are_public_and_in_force_at_the_end_of_2020():
    lives = [Life(p.formed_on, p.paper.effective_on) for p in PAPERS]
    assert len([life for life in lives if validity_on(life, YEAR_END).in_force]) == 183
    assert len(PAPERS) == 183


def test_document_numbers_are_unique_and_follow_the_day_of_writing():
    assert len({p.paper.number for p in PAPERS}) == len(PAPERS)
    written = [p for p in PAPERS if p.paper.number.startswith("袁府发〔2020〕")]
    written.sort(key=lambda p: int(p.paper.number.removesuffix("号").split("〕")[1]))
    assert len(written) == 22
    assert [p.formed_on for p in written] == sorted(p.formed_on for p in written)


def test_each_policy_paper_of_2020_is_interpreted_within_three_working_days():
    by_key = {item.key: item for item in PLAN.items}
    explained = Counter(item.interprets for item in PLAN.items if item.interprets is not None)
    papers = {p.key for p in PAPERS if p.figure == Figure.POLICY and p.published_on.year == 2020}
    assert set(explained) == papers
    assert set(explained.values()) == {1}
    for item in PLAN.items:
        if item.interprets is not None:
            paper = by_key[item.interprets]
            assert item.published_at > paper.published_at
            assert CALENDAR.between(paper.published_on, item.published_on) <= 3


def test_55_requests_by_channel_and_applicant():
    assert Counter(r.channel for r in PLAN.requests) == {Channel.ONLINE: 52, Channel.ZONE: 3}
    kinds = Counter(r.kind for r in PLAN.requests)
    assert kinds == {ApplicantKind.NATURAL: 54, ApplicantKind.OTHER: 1}
    assert {r.zone for r in PLAN.requests if r.channel is Channel.ZONE} <= set(PLAN.zones)


def test_outcomes_fill_table_three():
    rows = Counter(OUTCOME_RULES[r.outcome].row(GKB_2019) for r in PLAN.requests)
    assert rows == {
        "r3_1": 31,
        "r3_2": 1,
        "r3_3_3": 1,
        "r3_3_7": 1,
        "r3_4_1": 7,
        "r3_4_3": 1,
        "r3_6": 13,
    }
    by_other = [r.outcome for r in PLAN.requests if r.kind is ApplicantKind.OTHER]
    assert by_other == ["D7"]


@pytest.mark.parametrize("request_plan", PLAN.requests, ids=lambda r: f"{r.key}-{r.outcome}")
def test_every_course_is_lawful_and_in_time(request_plan):
    history = []
    for act in request_plan.acts:
        case = admit(history, act, CALENDAR)
        history.append(act)
    assert case.state is State.ARCHIVED
    assert case.on_time
    assert case.outcome is request_plan.outcome
    assert (case.received_on, case.closed_on) == (
        request_plan.received_on,
        request_plan.answered_on,
    )
    assert all(date(2020, 1, 1) <= act.on <= YEAR_END for act in history)
    assert (Flag.EXTENDED in case.flags) == (request_plan.outcome == "D3")


def test_two_replies_are_corrected_by_reconsideration():
    assert [remedy.result for remedy in PLAN.remedies] == ["corrected", "corrected"]
    assert {remedy.body for remedy in PLAN.remedies} == {"yichun", "yuanzhou"}
    for remedy in PLAN.remedies:
        request = PLAN.requests[remedy.request - 1]
        assert request.key == remedy.request
        assert remedy.body == ("yichun" if request.organ == "yuanzhou" else "yuanzhou")
        assert 0 < (remedy.filed_on - request.answered_on).days <= 60
        assert 0 < (remedy.decided_on - remedy.filed_on).days <= 60
        replies = [act for act in request.acts if isinstance(act, Answered)]
        assert len(replies) == 2
        assert replies[1].on > remedy.decided_on


@pytest.mark.parametrize(
    ("kind", "totals"),
    [
        ("license", (1920, 273, 1787)),
        ("other_service", (66, 2, 68)),
        ("penalty", (3727, 504, 2803)),
        ("coercion", (79, 8, 64)),
    ],
)
def test_tallies_add_up_to_table_two(kind, totals):
    rows = [(t.prev_items, t.delta, t.decisions) for t in PLAN.tallies if t.kind == kind]
    assert tuple(map(sum, zip(*rows, strict=True))) == totals


def test_fees_and_procurement_add_up_to_table_two():
    fees = [t for t in PLAN.tallies if t.kind == "fee"]
    assert (sum(t.prev_items for t in fees), sum(t.delta for t in fees)) == (16, 9)
    assert {t.decisions for t in fees} == {None}
    assert sum(p.projects for p in PLAN.procurement) == 526
    assert sum(p.amount for p in PLAN.procurement) == Decimal("4166.18")


def test_every_organ_of_the_plan_exists_and_reports_to_the_district():
    reporting = {*(t.organ for t in PLAN.tallies), *(p.organ for p in PLAN.procurement)}
    reporting |= {r.organ for r in PLAN.requests}
    assert reporting | {item.organ for item in PLAN.items} <= set(ORGANS)
    assert not any(ORGANS[code].vertical for code in reporting)


@pytest.mark.parametrize(
    ("closed", "before", "percent"),
    [
        ("newmedia.accounts.closed", "newmedia.accounts.before", "70.4"),
        ("newmedia.wechat_groups.closed", "newmedia.wechat_groups.before", "45.0"),
        ("newmedia.qq_groups.closed", "newmedia.qq_groups.before", "41.7"),
    ],
)
def test_campaign_shares_come_out_as_printed(closed, before, percent):
    value = {i.code: i.value for i in PLAN.indicators}
    share = (value[closed] / value[before] * 100).quantize(Decimal("0.1"))
    assert share == Decimal(percent)


def test_zones_are_29_as_the_entered_figure_says():
    value = {i.code: i.value for i in PLAN.indicators}
    assert len(PLAN.zones) == value["zones.built"] == 29


def test_the_same_arguments_give_the_same_plan():
    assert plan(CALENDAR) == PLAN
    assert plan(CALENDAR, seed=1) != PLAN
