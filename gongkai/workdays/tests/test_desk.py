"""The calendar pages: who sees what, and the way of a notice from paste to calendar."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from gongkai.organs.models import Officer, Organ
from gongkai.organs.roles import Role
from gongkai.workdays import actions, preview
from gongkai.workdays.models import Notice
from gongkai.workdays.preview import Ending, OpenDeadline
from gongkai.workdays.rules.notices import HolidayNotice

pytestmark = pytest.mark.django_db

DAYS = "2027-01-01,休\n2027-10-01,休\n2027-01-04,休\n2027-01-09,班"
FILLED = {
    "year": "2027",
    "title": "2027年放假安排（测试）",
    "number": "测试〔2026〕1号",
    "issued_on": "2026-11-20",
    "grade": "A",
    "days": DAYS,
}


@pytest.fixture
def desk(client: Client, keeper: Officer) -> Client:
    client.force_login(keeper, backend="gongkai.organs.backends.AppointmentBackend")
    return client


@pytest.fixture
def handler_desk(keeper: Officer, bureau: Organ, officer_of) -> Client:
    client = Client()
    officer = officer_of(bureau, Role.HANDLER)
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    return client


def test_the_year_shows_notices_and_marks_in_words(desk: Client) -> None:
    page = desk.get(reverse("workdays:year", args=[2020]))
    text = page.content.decode()
    assert page.status_code == 200
    assert "全年 249 个工作日" in text
    assert "国办发明电〔2020〕1号" in text
    assert text.count("<small>班</small>") == 6
    assert "推定" not in text


def test_an_unverified_number_is_shown_as_such(desk: Client) -> None:
    assert "文号未核实" in desk.get(reverse("workdays:year", args=[2009])).content.decode()


def test_a_provisional_year_says_what_it_rests_on(desk: Client) -> None:
    text = desk.get(reverse("workdays:year", args=[2027])).content.decode()
    assert "国务院令第795号" in text
    assert "这一年还没有放假通知" in text


@pytest.mark.parametrize("year", [2003, 2051, 99999])
def test_a_year_outside_the_calendar_is_not_found(desk: Client, year: int) -> None:
    assert desk.get(reverse("workdays:year", args=[year])).status_code == 404


@pytest.mark.parametrize(
    ("start", "days", "expected"),
    [
        pytest.param("2026-02-05", "20", "2026年3月11日 星期三", id="an answer"),
        pytest.param("2026-12-04", "20", "推定：放假安排公布后要重算", id="a provisional answer"),
        pytest.param("2026-02-05", "-1", "天数不能是负数", id="negative"),
        pytest.param("2003-01-01", "1", "超出日历范围", id="before the calendar"),
        pytest.param("2026-02-30", "1", "errorlist", id="no such date"),
    ],
)
def test_what_if(desk: Client, start: str, days: str, expected: str) -> None:
    page = desk.get(reverse("workdays:current"), {"start": start, "days": days})
    assert expected in page.content.decode()


def test_from_paste_over_preview_to_calendar(desk: Client) -> None:
    shown = desk.post(reverse("workdays:new_notice"), FILLED)
    assert Notice.objects.count() == 0
    assert "2027年1月4日 星期一" in shown.content.decode()
    assert "共核对 0 个在办期限" in shown.content.decode()
    confirmed = desk.post(
        reverse("workdays:new_notice"), shown.context["carried"] | {"confirm": "1"}
    )
    assert confirmed.status_code == 302
    text = desk.get(confirmed["Location"]).content.decode()
    assert "测试〔2026〕1号" in text
    assert "推定" not in text


def test_a_file_is_read_in_either_encoding(desk: Client) -> None:
    file = SimpleUploadedFile("2027.csv", ("日期,类型\n" + DAYS).encode("gb18030"))
    shown = desk.post(reverse("workdays:new_notice"), FILLED | {"days": "", "file": file})
    assert shown.context["carried"]["days"].splitlines()[0] == "2027-01-01,off"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"days": "2027-02-30,休"}, "第 1 行：没有“2027-02-30”", id="no such date"),
        pytest.param({"days": ""}, "一天也没有写", id="no days"),
        pytest.param({"days": "2027-01-09,休\n2027-01-09,班"}, "既写了放假又写了上班", id="both"),
        pytest.param({"year": "2026"}, "2026 年已有放假通知", id="second notice of a year"),
        pytest.param({"amends": "on"}, "没有可以调整的", id="amends nothing"),
        pytest.param({"days": "2026-05-01,休"}, "不在通知所说的年份里", id="wrong year"),
    ],
)
def test_a_bad_notice_comes_back_with_reasons(
    desk: Client, changed: dict[str, str], expected: str
) -> None:
    page = desk.post(reverse("workdays:new_notice"), FILLED | changed)
    assert expected in page.content.decode()
    assert "carried" not in page.context


def test_a_harmless_oddity_is_only_a_warning(desk: Client) -> None:
    page = desk.post(reverse("workdays:new_notice"), FILLED | {"days": DAYS + "\n2027-01-08,班"})
    assert page.context["warnings"] == ["2027-01-08 本来就是工作日，写成调休上班没有变化。"]


def test_a_notice_can_be_taken_back_to_the_form(desk: Client) -> None:
    shown = desk.post(reverse("workdays:new_notice"), FILLED)
    page = desk.post(reverse("workdays:new_notice"), shown.context["carried"] | {"edit": "1"})
    assert page.context["form"]["number"].value() == "测试〔2026〕1号"
    assert Notice.objects.count() == 0


def test_the_calendar_may_have_changed_before_the_confirmation(
    desk: Client, keeper: Officer, notice_2027: HolidayNotice
) -> None:
    shown = desk.post(reverse("workdays:new_notice"), FILLED)
    actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    page = desk.post(reverse("workdays:new_notice"), shown.context["carried"] | {"confirm": "1"})
    assert "已经在日历里了" in page.content.decode()
    assert Notice.objects.count() == 1


def test_withdrawing_asks_for_a_reason_and_shows_the_effect(
    desk: Client, keeper: Officer, notice_2027: HolidayNotice
) -> None:
    row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    address = reverse("workdays:withdraw_notice", args=[row.key])
    assert "2027年1月4日 星期一" in desk.get(address).content.decode()
    assert desk.post(address, {"reason": " "}).status_code == 200
    assert desk.post(address, {"reason": "年份写错"}).status_code == 302
    assert "年份写错" in desk.get(reverse("workdays:year", args=[2027])).content.decode()
    assert desk.get(address).status_code == 404


def test_others_see_the_calendar_but_cannot_change_it(
    handler_desk: Client, keeper: Officer, notice_2027: HolidayNotice
) -> None:
    row = actions.enter_notice(notice=notice_2027, amends=False, by=keeper)
    page = handler_desk.get(reverse("workdays:year", args=[2027]))
    assert page.status_code == 200
    assert "录入放假通知" not in page.content.decode()
    for address in (
        reverse("workdays:new_notice"),
        reverse("workdays:withdraw_notice", args=[row.key]),
    ):
        assert handler_desk.post(address, FILLED | {"reason": "x"}).status_code != 200
    assert Notice.objects.filter(withdrawn_at=None).count() == 1


@pytest.mark.parametrize("name", ["current", "new_notice"])
def test_strangers_are_sent_to_sign_in(client: Client, name: str) -> None:
    answer = client.get(reverse(f"workdays:{name}"))
    assert answer.status_code == 302
    assert "/login" in answer["Location"]


def test_a_long_preview_is_paged_and_still_confirms(desk: Client) -> None:
    def provider(now: object, then: object) -> list[OpenDeadline]:
        dates = (Ending(dt.date(2027, 1, 4), provisional=True), Ending(dt.date(2027, 1, 5)))
        return [OpenDeadline(f"测试{n:03}", "答复", "测试局", "", *dates) for n in range(250)]

    preview.register_deadlines(provider)
    first = desk.post(reverse("workdays:new_notice"), FILLED)
    assert "共核对 250 个在办期限" in first.content.decode()
    assert "第 1 页，共 3 页" in first.content.decode()
    third = desk.post(reverse("workdays:new_notice"), first.context["carried"] | {"page": "3"})
    assert "测试249" in third.content.decode()
    assert "测试001" not in third.content.decode()
    assert (
        desk.post(
            reverse("workdays:new_notice"), third.context["carried"] | {"confirm": "1"}
        ).status_code
        == 302
    )
