"""The workbench of an office at 200,000 requests: every tab, search and the page of one case.

Each figure is a whole page as the browser gets it: access, query, template. The yardstick is the
bare statement of fifty newest rows along its index, read without making anything of them.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bench.scratch import installation
from bench.timing import seconds

if TYPE_CHECKING:
    from django.test import Client

    from gongkai.inforequests.models import InformationRequest
    from gongkai.organs.models import Officer, Organ, Post

CASES = 200_000
OPEN = 10_000
ORGANS = 20  # the first has half of all cases
POSTS = 8
BATCH = 5_000
ROUNDS = 25
FOUNDED = dt.date(2000, 8, 20)
FIRST = dt.date(2012, 1, 4)
TODAY_MOST = 4_900  # days after FIRST up to which requests arrive
SUBJECTS = (
    "{year}年度{place}集体土地征收公告、补偿安置方案和补偿费发放明细",
    "{place}农村公路养护工程招标文件和中标通知书",
    "{year}年{place}审计整改检查结果及后续处理情况",
    "{place}学校周边食品安全检查记录与处罚决定",
    "关于{place}污水处理厂环境影响评价批复的文件",
)
PLACES = ("大坪村", "下源社区", "新桥村", "秀江街道", "城西片区", "南庙镇", "湖田镇", "三阳镇")
RARE = "古樟树保护"  # stands in one request alone

PAGES = {
    "waiting_for_me": "?tab=waiting",
    "mine": "?tab=mine",
    "organ_newest_first": "?tab=organ",
    "organ_due_first": "?tab=organ&order=due",
    "organ_in_the_middle": "?tab=organ&after=2018-06-01~1",
    "due_soon": "?tab=soon",
    "late": "?tab=late",
    "done": "?tab=done",
    "one_state": "?tab=organ&state=approval",
    "one_outcome_of_one_channel": "?tab=organ&outcome=U1a&channel=fax",
    "search_common_words": "?tab=organ&words=集体土地征收",
    "search_rare_words": f"?tab=organ&words={RARE}",
    "search_number": "?tab=organ&words=BENCH-77777",
    "search_nothing_found": "?tab=organ&words=没有这样的文件",
}


def run() -> dict[str, object]:
    with installation():
        organs, clerk, guide, posts = _office()
        loading = seconds(lambda: _load(organs, posts))
        own, above = _browser(clerk), _browser(guide)
        number = _live_case(organs[0], clerk, posts[0])
        figures = {name: _page(own, f"/desk/requests/{ask}") for name, ask in PAGES.items()}
        figures |= {
            f"district_{name}": _page(above, f"/desk/requests/{PAGES[name]}")
            for name in ("organ_newest_first", "late", "search_common_words", "search_rare_words")
        }
        figures["desk_frame_alone"] = _page(own, "/desk/requests/find/")
        figures["case_page"] = _page(own, f"/desk/requests/{number}/")
        bare = statistics.median(seconds(lambda: _bare(organs[0])) for _ in range(ROUNDS)) * 1000
    return {
        "what": "pages of the workbench, milliseconds each, templates included",
        "requests": CASES,
        "open": OPEN,
        "load_seconds": round(loading),
        "yardstick": "bare statement of the 50 newest rows of the organ, by index",
        "yardstick_ms": round(bare, 2),
        "p95_most_ms": max(figure["p95"] for figure in figures.values()),
        "list_times_the_yardstick": round(figures["organ_newest_first"]["p50"] / bare),
        "pages": figures,
    }


def _office() -> tuple[list[Organ], Officer, Officer, list[Post]]:
    from gongkai.organs import actions
    from gongkai.organs.models import OrganKind
    from gongkai.organs.roles import Role

    def organ(number: int, parent: Organ | None) -> Organ:
        kind = OrganKind.DEPARTMENT if parent else OrganKind.DISTRICT_GOVERNMENT
        name = f"测试机关{number}"
        return actions.establish(
            code=f"organ-{number}",
            name=name,
            short_name=name,
            kind=kind,
            parent=parent,
            on=FOUNDED,
            by=None,
        )

    def holder(organ: Organ, role: Role) -> Officer:
        officer = actions.enrol(username=role.value, full_name="测试员", by=None)
        post = actions.open_post(organ=organ, name=str(role.label), role=role, by=None)
        actions.appoint(post=post, officer=officer, on=FOUNDED, by=None)
        return officer

    district = organ(0, None)
    organs = [organ(number, district) for number in range(1, ORGANS + 1)]
    posts = [
        actions.open_post(organ=organs[0], name=f"业务{n}科", role=Role.HANDLER, by=None)
        for n in range(POSTS)
    ]
    clerk = holder(organs[0], Role.INTAKE)
    actions.appoint(post=posts[0], officer=clerk, on=FOUNDED, by=None)
    return organs, clerk, holder(district, Role.SUPERVISOR), posts


def _load(organs: list[Organ], posts: list[Post]) -> None:
    from django.db import connection

    from gongkai import vault
    from gongkai.inforequests.models import Applicant, InformationRequest

    sealed = vault.seal({"name": "测试甲"})
    chance = random.Random(7)
    rows = _rows(organs, posts, chance)
    for _ in range(CASES // BATCH):
        made = InformationRequest.objects.bulk_create([next(rows) for _ in range(BATCH)])
        Applicant.objects.bulk_create(
            Applicant(
                request=row,
                sealed=sealed,
                masked_name="测*",
                masked_number="999***********0000",
                fingerprint=vault.fingerprint(str(chance.randrange(50_000))),
            )
            for row in made
        )
    with connection.cursor() as cursor:
        # What the database does by itself in the night after so much was put in.
        cursor.execute("ANALYZE")


def _rows(
    organs: list[Organ], posts: list[Post], chance: random.Random
) -> Iterator[InformationRequest]:
    from gongkai.inforequests.models import InformationRequest
    from gongkai.inforequests.rules.channels import Channel
    from gongkai.inforequests.rules.states import State

    running = (State.REGISTERED, State.UNDER_REVIEW, State.IN_PROCESS, State.DRAFTING)
    running = (*running, State.LEGAL_CHECK, State.APPROVAL)
    channels = [channel.value for channel in Channel]
    for n in range(CASES):
        organ = organs[0] if n % 2 else organs[1 + n % (ORGANS - 1)]
        is_open = n >= CASES - OPEN
        arrived = FIRST + dt.timedelta(days=n * TODAY_MOST // CASES)
        subject = chance.choice(SUBJECTS).format(year=arrived.year, place=chance.choice(PLACES))
        yield InformationRequest(
            number=f"BENCH-{n:06}",
            organ=organ,
            channel=chance.choice(channels),
            applicant_kind="natural",
            subject=f"{subject}，{RARE}" if n == 12_345 else subject,
            handler=chance.choice(posts) if organ is organs[0] else None,
            state=chance.choice(running) if is_open else State.ARCHIVED,
            arrived_on=arrived,
            received_on=arrived,
            counts_from=arrived,
            due_on=arrived + dt.timedelta(days=28 + n % 300) if is_open else None,
            outcome="" if is_open else chance.choice(("G2", "U1a", "D5", "P0")),
            closed_on=None if is_open else arrived + dt.timedelta(days=20),
            on_time=None if is_open else True,
        )


def _live_case(organ: Organ, clerk: Officer, post: Post) -> str:
    from gongkai.inforequests import actions
    from gongkai.inforequests.rules.applicants import ApplicantKind

    intake = actions.Intake(
        kind=ApplicantKind.NATURAL,
        name="测试甲",
        subject="某某规划全文",
        document="resident_id",
        document_number="11010519491231002X",
        email="someone@example.org",
        wanted_form="email",
    )
    row = actions.file_online(organ=organ, intake=intake).request
    actions.assign(request=row, post=post, by=clerk)
    actions.hand_over(request=row, post=post, by=clerk)
    return row.number


def _browser(officer: Officer) -> Client:
    from django.test import Client

    browser = Client(headers={"host": "localhost"})
    browser.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    return browser


def _page(browser: Client, address: str) -> dict[str, int]:
    """Milliseconds of the page, and its number of queries."""
    from django.db import connection

    asked = []

    def count(execute: Callable[..., object], *statement: object) -> object:
        asked.append(statement)
        return execute(*statement)

    with connection.execute_wrapper(count):
        assert browser.get(address).status_code == 200, address
    times = sorted(seconds(lambda: browser.get(address)) * 1000 for _ in range(ROUNDS))
    p95 = times[round(ROUNDS * 0.95) - 1]
    return {"p50": round(statistics.median(times)), "p95": round(p95), "queries": len(asked)}


def _bare(organ: Organ) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM inforequests_informationrequest WHERE organ_id = %s"
            " ORDER BY arrived_on DESC, id DESC LIMIT 50",
            [organ.pk],
        )
        cursor.fetchall()
