"""通知 on the desk and on the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.notices import actions
from gongkai.notices.commands import notices
from gongkai.notices.models import Notice
from gongkai.notices.rules.states import Answer, State
from gongkai.notices.tests.conftest import MONDAY, PHONE
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

KEEPERS = {Role.TECHNICIAN, Role.SUPERVISOR, Role.INTAKE}
LIST = reverse("notices_desk:list")


@pytest.fixture
def as_(officer):
    def sign_in(organ, role):
        browser = Client()
        backend = "gongkai.organs.backends.AppointmentBackend"
        browser.force_login(officer(organ, role), backend=backend)
        return browser

    return sign_in


def opens(browser, where):
    told = browser.get(where)
    return told.status_code == 200


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_who_sees_what(role, as_, bureau, other_bureau, queued):
    page = reverse("notices_desk:detail", args=[queued().key])
    own = as_(bureau, role)
    assert opens(own, LIST) is (role in KEEPERS)
    assert opens(own, page) is (role in KEEPERS)
    other = as_(other_bureau, role)
    assert not opens(other, page)
    for deed in ("retry", "cancel", "confirm"):
        address = reverse(f"notices_desk:{deed}", args=[Notice.objects.get().key])
        assert other.post(address, {"reason": "试一试"}).status_code != 200
        assert own.get(address).status_code in (302, 405)
    assert Notice.objects.get().state == State.QUEUED


def test_the_pages_show_whom_and_what_only_covered(as_, bureau, queued, gateway):
    gateway.always(Answer.UNREACHABLE, told="HTTP 503")
    row = queued()
    actions.deliver(MONDAY)
    desk = as_(bureau, Role.INTAKE)
    for page in (desk.get(LIST), desk.get(reverse("notices_desk:detail", args=[row.key]))):
        html = page.content.decode()
        assert "138****0000" in html and PHONE not in html and "编号0的申请" not in html
    assert "HTTP 503" in html


def test_a_gateway_that_is_not_there_is_said_on_screen(as_, bureau, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    html = as_(bureau, Role.TECHNICIAN).get(LIST).content.decode()
    assert "短信没有接入发送网关" in html and "电子邮件没有接入发送网关" in html


def test_retry_cancel_and_a_missing_reason(as_, bureau, queued, gateway):
    row = queued()
    desk = as_(bureau, Role.INTAKE)
    address = {
        deed: reverse(f"notices_desk:{deed}", args=[row.key]) for deed in ("retry", "cancel")
    }
    refused = desk.post(address["cancel"], {"reason": " "})
    assert refused.status_code == 422 and "请写明理由" in refused.content.decode()
    assert desk.post(address["retry"]).status_code == 302
    assert desk.post(address["cancel"], {"reason": "来过了"}).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.CANCELLED, "来过了")
    assert desk.post(address["retry"]).status_code == 422


@pytest.mark.parametrize(
    "query", ["?channel=pigeon", "?state=%00", "?page=99999999999999999999", "?stuck=maybe"]
)
def test_what_cannot_be_read_narrows_nothing(as_, bureau, queued, query):
    queued()
    page = as_(bureau, Role.INTAKE).get(LIST + query)
    assert page.status_code in (200, 400)


def test_filters(as_, bureau, queued, gateway):
    gateway.always(Answer.REFUSED)
    stuck = queued(1)
    actions.deliver(MONDAY)
    queued(2)
    desk = as_(bureau, Role.INTAKE)
    html = desk.get(LIST + "?stuck=on").content.decode()
    assert stuck.subject in html and "第2件" not in html
    html = desk.get(LIST + "?state=queued&channel=sms").content.decode()
    assert "第2件" in html and stuck.subject not in html


def test_a_page_costs_the_same_however_many(as_, bureau, queued):
    desk = as_(bureau, Role.INTAKE)

    def cost():
        with CaptureQueriesContext(connection) as spent:
            desk.get(LIST)
        return len(spent)

    queued()
    cost()
    one = cost()
    for n in range(5):
        queued(n)
    assert cost() == one


class TestCommand:
    def run(self, *arguments):
        return CliRunner().invoke(notices, arguments)

    def test_deliver(self, queued, gateway):
        queued(at=None, channel="email")
        told = self.run("deliver", "--format", "json")
        assert json.loads(told.stdout) == {"sent": 1, "failed": 0, "uncertain": 0}
        assert told.exit_code == 0

    def test_deliver_says_no_when_something_failed(self, queued, gateway):
        gateway.always(Answer.UNREACHABLE)
        queued(at=None, channel="email")
        assert self.run("deliver").exit_code == 1

    def test_list_and_settle(self, queued):
        row = queued()
        (line,) = self.run("list", "--format", "json").stdout.splitlines()
        assert json.loads(line)["to"] == "138****0000"
        assert self.run("list", "--stuck").stdout == ""
        assert self.run("retry", str(row.key)).exit_code == 0
        told = self.run("cancel", str(row.key), "--reason", "不用了", "--format", "json")
        assert json.loads(told.stdout)["state"] == "cancelled"
        assert self.run("retry", str(row.key)).exit_code == 1

    @pytest.mark.parametrize(
        "arguments",
        [
            ["list", "--state", "lost"],
            ["retry", "nonsense"],
            ["retry", "00000000-0000-4000-8000-000000000000"],
            ["cancel", "00000000-0000-4000-8000-000000000000"],
        ],
        ids=["state", "key", "unknown", "without-reason"],
    )
    def test_bad_input(self, arguments):
        assert self.run(*arguments).exit_code == 2
