"""The first page of the desk: whose duties it shows, and what of Wagtail it leaves out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.desk import duties
from gongkai.desk.rules.agenda import Duty
from gongkai.organs.access import Viewer
from gongkai.organs.models import Officer

pytestmark = pytest.mark.django_db

FOUNDED = dt.date(2000, 8, 20)


def home(client: Client, officer: Officer) -> str:
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    response = client.get("/desk/")
    assert response.status_code == 200
    return response.content.decode()


def test_a_duty_is_shown_to_the_post_that_owes_it(
    client: Client, officer: Officer, one_duty_for_intake: None
) -> None:
    html = home(client, officer)
    for words in (
        "答复某申请",
        "测试局 · 依申请受理岗",
        "超期",
        "个工作日",
        "推定",
        "测试局·依申请受理岗",
    ):
        assert words in html


def test_a_post_without_duties_is_told_so(
    client: Client, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duties, "_providers", [])
    assert "眼下没有待办的事项" in home(client, officer)


def test_without_a_post_there_is_nothing_to_do(
    client: Client, officer: Officer, one_duty_for_intake: None
) -> None:
    relieved = timezone.localdate()
    officer.appointments.update(ends_on=relieved)
    officer.is_superuser = True  # The way into the admin; posts alone decide about duties.
    officer.save()
    html = home(client, officer)
    assert "答复某申请" not in html
    assert "没有在任的岗位" in html


def test_wagtails_own_front_page_is_left_out(client: Client, officer: Officer) -> None:
    html = home(client, officer)
    assert "<title>今日工作 - 政务公开工作台</title>" in " ".join(html.split())
    for foreign in ("wagtail.org", "gravatar", "editor guide", "data-w-upgrade"):
        assert foreign not in html


def test_registering_twice_shows_a_duty_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(duties, "_providers", [])
    duty = Duty("事项", FOUNDED, "岗", "局", "/", "类")

    def provider(viewer: Viewer, today: dt.date) -> list[Duty]:
        return [duty]

    duties.register(provider)
    duties.register(provider)
    assert list(duties.of(Viewer(Officer(), ()), FOUNDED)) == [duty]


def test_the_account_page_asks_for_no_western_names(client: Client, officer: Officer) -> None:
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    html = client.get("/desk/my-account/").content.decode()
    assert "first_name" not in html
    assert "/accounts/password/change/" in html


def test_the_scripts_of_the_admin_speak_chinese(client: Client, officer: Officer) -> None:
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    words = client.get("/desk/jsi18n/").content.decode()
    assert "\\u7f51\\u7edc\\u51fa\\u9519" in words


def test_a_missing_page_speaks_of_posts_and_leads_back(client: Client, officer: Officer) -> None:
    client.force_login(officer, backend="gongkai.organs.backends.AppointmentBackend")
    response = client.get("/desk/no-such-page/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "没有找到这个页面" in html
    assert "回到今日工作" in html
    assert "Wagtail" not in html.split("</title>")[0]
