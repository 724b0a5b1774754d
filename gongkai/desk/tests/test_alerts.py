"""期限提醒: raised once, ended when over or moved, told to whom it concerns, one mail a day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai import vault
from gongkai.desk import alerts
from gongkai.desk.models import Alert
from gongkai.desk.rules.alerts import Level
from gongkai.inforequests import actions
from gongkai.inforequests.tests import conftest as requests
from gongkai.inforequests.tests.conftest import moment
from gongkai.notices.models import Notice
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Officer
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

# The office of the requests' own tests.
district, bureau, other_bureau = requests.district, requests.bureau, requests.other_bureau
officer, as_, clerk, signer = requests.officer, requests.as_, requests.clerk, requests.signer
handler, handler_post = requests.handler, requests.handler_post
registered, replied = requests.registered, requests.replied


def run(text, hour=9):
    return alerts.raise_alerts(moment(text, hour))


def standing(row):
    rows = Alert.objects.filter(stream=row.stream, ended_at__isnull=True)
    return {(alert.term, alert.level) for alert in rows}


def seen_by(officer):
    return alerts.standing_for(viewer_of(officer)).count()


def test_each_level_once_and_the_more_urgent_takes_the_place(registered, clerk):
    row = registered("2026-03-02")
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    told = [
        (run(day), standing(row))
        for day in ("2026-03-18", "2026-03-19", "2026-03-19", "2026-03-25", "2026-03-31")
    ]
    assert [levels & {("T4", level) for level in Level} for _, levels in told] == [
        set(),
        {("T4", "seven")},
        {("T4", "seven")},
        {("T4", "three")},
        {("T4", "overdue")},
    ]
    assert [raised.raised for raised, _ in told[1:]] == [1, 0, 1, 1]
    assert Alert.objects.filter(term="T4").count() == 3


def test_a_moved_end_takes_the_alert_back_and_may_bring_it_again(registered, clerk, handler):
    row = registered("2026-03-02")
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    run("2026-03-19")
    Alert.objects.update(seen_at=moment("2026-03-19"))
    row.open_periods.filter(term="T4").update(due_on="2026-05-06")
    run("2026-03-20")
    assert standing(row) == set()
    row.open_periods.filter(term="T4").update(due_on="2026-03-30")
    run("2026-03-20")
    assert standing(row) == {("T4", "seven")}
    assert Alert.objects.filter(term="T4").count() == 1


def test_what_is_answered_is_over(registered, clerk, replied):
    row = registered("2026-03-02")
    run("2026-03-19")
    assert standing(row)
    replied(row, on="2026-03-20")
    run("2026-03-20")
    assert standing(row) == set()


def test_a_lapse_is_told_to_the_office_that_notes_it(registered, clerk, handler, signer):
    row = registered("2026-03-02")
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    actions.notify_correction(request=row, by=clerk, points="请写明年度。", at=moment("2026-03-04"))
    actions.serve_correction(request=row, by=clerk, at=moment("2026-03-05"))
    run("2026-03-18")
    assert standing(row) == set()
    run("2026-03-20")
    assert standing(row) == {("T3", "overdue")}
    assert seen_by(clerk) == 1 and seen_by(handler) == 0


@pytest.mark.parametrize(
    ("on", "roles", "above"),
    [
        ("2026-03-19", {Role.HANDLER}, False),
        ("2026-03-25", {Role.HANDLER, Role.INTAKE, Role.SUPERVISOR}, False),
        ("2026-03-27", {Role.HANDLER, Role.INTAKE, Role.SUPERVISOR, Role.SIGNER}, False),
        ("2026-03-31", {Role.HANDLER, Role.INTAKE, Role.SUPERVISOR, Role.SIGNER}, True),
    ],
    ids=["seven", "three", "one", "overdue"],
)
def test_the_more_urgent_the_more_are_told(
    on, roles, above, registered, clerk, handler, handler_post, officer, bureau, district
):
    row = registered("2026-03-02")
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    actions.hand_over(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
    run(on)
    people = {role: officer(bureau, role) for role in (*roles, Role.SIGNER, Role.LAWYER)}
    assert {role for role, person in people.items() if seen_by(person)} == roles
    assert bool(seen_by(officer(district, Role.SUPERVISOR))) is above


def test_another_office_is_told_nothing(registered, officer, other_bureau):
    registered("2026-03-02")
    run("2026-03-31")
    for role in (Role.INTAKE, Role.SUPERVISOR, Role.SIGNER, Role.HANDLER):
        assert seen_by(officer(other_bureau, role)) == 0


class TestDigest:
    @pytest.fixture(autouse=True)
    def _addresses(self, registered, clerk, signer):
        Notice.objects.all().delete()
        Officer.objects.filter(pk=clerk.pk).update(email="clerk@example.org")
        for _ in range(3):
            registered("2026-03-02")
        Notice.objects.all().delete()

    def test_one_mail_a_day_with_all_that_is_new(self, clerk):
        assert run("2026-03-25", hour=0).written == 1
        (mail,) = Notice.objects.all()
        text = vault.unseal(mail.sealed)["text"]
        assert text.count("答复") == 3 and "规划" not in text and "测试甲" not in text
        assert mail.not_before == moment("2026-03-25", hour=8)

    def test_no_second_one_the_same_day(self, clerk, registered):
        run("2026-03-25")
        registered("2026-03-02")
        Notice.objects.exclude(about__startswith="desk:").delete()
        told = run("2026-03-25", hour=11)
        assert (told.raised, told.written) == (1, 0)
        assert run("2026-03-27").written == 1

    def test_nobody_without_an_address_or_an_account_in_use(self, clerk, signer):
        Officer.objects.filter(pk=clerk.pk).update(is_active=False)
        assert run("2026-03-31").written == 0
        assert not Notice.objects.exists()


def test_seen_by_one_is_seen(registered, clerk, signer, as_, bureau):
    registered("2026-03-02")
    run("2026-03-27")
    assert alerts.counts_for(viewer_of(clerk)) == {Level.ONE: 1}
    (alert,) = Alert.objects.all()
    page = as_(bureau, Role.INTAKE)
    assert page.post("/desk/alerts/seen/", {"alert": [alert.pk, "x", "9" * 40]}).status_code == 302
    alert.refresh_from_db()
    assert alert.seen_by == clerk
    assert alerts.counts_for(viewer_of(signer)) == {}


def test_what_is_not_ones_own_cannot_be_marked(registered, officer, other_bureau):
    registered("2026-03-02")
    run("2026-03-27")
    (alert,) = Alert.objects.all()
    assert alerts.see(keys=[alert.pk], by=officer(other_bureau, Role.INTAKE)) == 0


def test_pages(registered, as_, bureau, time_machine):
    time_machine.move_to(moment("2026-03-27"))
    row = registered("2026-03-02")
    run("2026-03-27")
    desk = as_(bureau, Role.INTAKE)
    home = desk.get("/desk/").content.decode()
    assert "期限提醒" in home and "还有 1 个工作日" in home
    page = desk.get("/desk/alerts/").content.decode()
    assert row.number in page and "还有 1 个工作日" in page
    assert desk.get("/desk/alerts/?level=nonsense&page=x").status_code == 200


def test_runs_cost_the_same_however_many_cases(registered, clerk):
    def cost(day):
        with CaptureQueriesContext(connection) as spent:
            run(day)
        return len(spent)

    registered("2026-03-02")
    one = cost("2026-03-25")
    for _ in range(5):
        registered("2026-03-02")
    Alert.objects.all().delete()
    assert cost("2026-03-25") <= one


def test_the_agenda_costs_the_same_however_many_cases(registered, as_, bureau, time_machine):
    time_machine.move_to(moment("2026-03-27"))
    desk = as_(bureau, Role.INTAKE)

    def cost():
        with CaptureQueriesContext(connection) as spent:
            desk.get("/desk/")
        return len(spent)

    registered("2026-03-02")
    run("2026-03-27")
    cost()
    one = cost()
    for _ in range(5):
        registered("2026-03-02")
    run("2026-03-27", hour=10)
    assert cost() == one


def test_the_agenda_shows_lapses_and_the_last_day_of_a_correction(
    registered, clerk, as_, bureau, time_machine
):
    waiting, fresh = registered("2026-03-02"), registered("2026-03-18", subject="新收到的事")
    actions.assign(request=waiting, by=clerk, at=moment("2026-03-03"))
    actions.notify_correction(
        request=waiting, by=clerk, points="请写明年度。", at=moment("2026-03-04")
    )
    actions.serve_correction(request=waiting, by=clerk, at=moment("2026-03-05"))
    time_machine.move_to(moment("2026-03-20"))
    html = as_(bureau, Role.INTAKE).get("/desk/").content.decode()
    assert "登记逾期：申请人补正" in html
    assert "需要补正的，最迟告知" in html
    assert fresh.number in html
    assert dt.date(2026, 3, 27).isoformat() in html
