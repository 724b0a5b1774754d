"""The what-if page, and the explanation of one case on screen, on paper and at the command line."""

from __future__ import annotations

import datetime as dt
import json
import re

import pypdfium2
import pytest
from click.testing import CliRunner
from django.template.loader import render_to_string
from django.urls import reverse

from gongkai.inforequests import actions
from gongkai.inforequests.commands import clock
from gongkai.inforequests.dayspans import months, notable_spans
from gongkai.inforequests.explanation import explain_case
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.channels import Channel, Evidence
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

TRY = {"received": "2026-04-20", "channel": "in_person"}
CONSULT = {
    "act": "consult",
    "0-kind": "third_party",
    "0-sent": "2026-04-27",
    "0-delivered": "2026-04-28",
    "0-answered": "2026-05-14",
}


@pytest.fixture
def desk(as_, bureau):
    return as_(bureau, Role.AUDITOR)


def tried(browser, **asked):
    return browser.get(reverse("inforequests_desk:clock_try"), asked)


class TestTrying:
    def test_the_page_opens_with_today_and_judges_nothing(self, desk):
        page = tried(desk)
        assert page.status_code == 200
        assert page.context["told"] is None
        assert "errorlist" not in page.content.decode()

    def test_dates_become_a_due_date_and_every_day(self, desk):
        page = tried(desk, **TRY, **CONSULT)
        told = page.context["told"]
        assert told.due_on == dt.date(2026, 6, 4)
        assert [line.term for line in told.deadlines] == ["T2", "T4", "T6"]
        assert sum(day.kind == "suspended" for day in told.days) == 11
        text = page.content.decode()
        assert "征求第三方意见，不计入" in text
        assert "条例第32条、第33条第三款" in text

    def test_the_link_leads_to_the_same_answer_and_holds_only_dates(self, desk):
        page = tried(desk, **TRY, **CONSULT)
        link = page.context["sheet"].link
        again = desk.get(reverse("inforequests_desk:clock_try") + link)
        assert again.context["told"] == page.context["told"]
        assert again.context["sheet"].link == link

    def test_a_row_comes_without_script_and_keeps_what_was_typed(self, desk):
        page = tried(desk, **TRY, **CONSULT, add="extend")
        assert [row.act for row in page.context["sheet"].rows] == ["consult", "extend"]
        text = page.content.decode()
        assert 'value="2026-04-28"' in text
        assert 'name="1-days" value="20"' in text
        assert "errorlist" not in text

    def test_a_row_can_be_taken_away(self, desk):
        both = {"act": ["consult", "extend"], "1-on": "2026-05-06", "1-days": "20"}
        page = tried(desk, **(TRY | CONSULT | both), drop="0")
        (row,) = page.context["sheet"].rows
        assert (row.act, row.prefix) == ("extend", "0")
        assert 'value="2026-05-06"' in page.content.decode()

    @pytest.mark.parametrize(
        ("changed", "field", "expected"),
        [
            pytest.param({"received": ""}, "received", "", id="no day of receipt"),
            pytest.param({"received": "2026-02-30"}, "received", "", id="no such date"),
            pytest.param({"received": "2060-01-04"}, "received", "超出", id="after the calendar"),
            pytest.param({"arrived": "2026-04-17"}, "arrived", "不用另外确认", id="no arrival"),
            pytest.param(
                {"channel": "fax", "arrived": "2026-04-21"}, "received", "不能早于", id="turned"
            ),
            pytest.param({"channel": "pigeon"}, "channel", "", id="no such channel"),
        ],
    )
    def test_what_is_wrong_with_the_receipt_stands_at_its_field(
        self, desk, changed, field, expected
    ):
        page = tried(desk, **(TRY | changed))
        assert page.status_code == 422
        assert expected in str(page.context["sheet"].receipt.errors[field])
        assert page.context["told"] is None

    @pytest.mark.parametrize(
        ("rows", "place", "field", "expected"),
        [
            pytest.param(
                {"act": "consult", "0-kind": "third_party"}, 0, "sent", "", id="without a day"
            ),
            pytest.param(
                {"act": "extend", "0-on": "2026-04-17", "0-days": "20"},
                *(0, "on", "不能早于 2026-04-20"),
                id="before receipt",
            ),
            pytest.param(
                {"act": "extend", "0-on": "2026-06-30", "0-days": "20"},
                *(0, "on", "届满后不能延期"),
                id="after the end",
            ),
            pytest.param(
                {"act": "correction", "0-sent": "2026-04-21", "0-days": "3"},
                *(0, "days", "5 至 20"),
                id="too short a period",
            ),
            pytest.param(
                {
                    "act": ["extend", "extend"],
                    **{"0-on": "2026-04-21", "0-days": "10", "1-on": "2026-04-22", "1-days": "5"},
                },
                *(1, "on", "只能延期一次"),
                id="a second extension",
            ),
            pytest.param(
                CONSULT | {"0-sent": "2026-04-29"},
                *(0, "delivered", "不能早于"),
                id="delivered before sent",
            ),
        ],
    )
    def test_what_is_wrong_with_a_row_stands_at_its_field(self, desk, rows, place, field, expected):
        page = tried(desk, **TRY, **rows)
        assert page.status_code == 422
        assert expected in str(page.context["sheet"].rows[place].errors[field])

    def test_nonsense_in_the_address_is_passed_over(self, desk):
        page = tried(desk, **TRY, act=["pigeon"] * 50, drop="x", add="pigeon")
        assert page.status_code == 200
        assert page.context["sheet"].rows == []
        many = tried(desk, **TRY, act=["reasons"] * 50)
        assert len(many.context["sheet"].rows) == 20

    def test_a_letter_shows_its_day_of_confirmation(self, desk):
        letter = {"channel": "ordinary_mail", "arrived": "2026-04-20", "received": "2026-04-22"}
        told = tried(desk, **letter).context["told"]
        confirmation = told.deadlines[0]
        assert (confirmation.term, confirmation.standing) == ("T1", "逾期办理")
        assert told.due_on == dt.date(2026, 5, 22)

    def test_unverified_rules_are_marked(self, desk):
        fee = {"act": "fee", "0-notified": "2026-04-24", "0-paid": "2026-04-30"}
        assert "收费办法第6条后半的原文尚待核对" in tried(desk, **TRY, **fee).content.decode()

    def test_only_those_who_read_requests_may_try(self, as_, bureau, client):
        stranger = tried(as_(bureau, Role.PUBLISHER))
        assert stranger.status_code != 200
        assert tried(client).status_code == 302


@pytest.fixture
def told_case(registered, clerk, handler):
    """Asked of a third party, extended, still open."""
    row = registered("2026-04-20")
    actions.assign(request=row, by=handler, at=moment("2026-04-21"))
    actions.hand_over(request=row, by=handler, at=moment("2026-04-21"))
    party = actions.consult(
        request=row,
        kind=Party.THIRD_PARTY,
        name="测试第三方公司",
        question="合同",
        by=clerk,
        served_on=dt.date(2026, 4, 28),
        on=dt.date(2026, 4, 27),
        at=moment("2026-04-28"),
    )
    actions.answer_consultation(
        request=row,
        party=party.label,
        opinion=Opinion.OBJECTS,
        by=clerk,
        at=moment("2026-05-14"),
    )
    return row


def words(text):
    return re.sub(r"\s+", "", text)


class TestExplaining:
    def test_page_paper_and_command_line_say_the_same(self, as_, bureau, told_case):
        browser = as_(bureau, Role.HANDLER)
        page = browser.get(reverse("inforequests_desk:clock", args=[told_case.number]))
        told = page.context["told"]
        paper = browser.get(reverse("inforequests_desk:clock_pdf", args=[told_case.number]))
        pages = pypdfium2.PdfDocument(paper.content)
        printed = words("".join(each.get_textpage().get_text_range() for each in pages))
        spoken = words(CliRunner().invoke(clock, ["explain", told_case.number]).output)
        shown = words(re.sub(r"<[^>]+>", "", page.content.decode()))
        said = [
            *(part for fact in told.facts for part in (fact.label, fact.text)),
            *(line.standing for line in told.deadlines),
            *(line.effect for line in told.changes),
            *(day.reason for day in told.days),
            *(deed for day in told.days for deed in day.deeds),
            *(day.on.isoformat() for day in told.days),
        ]
        for text in map(words, said):
            assert text in shown
            assert text in spoken
            assert text in printed

    def test_every_day_is_there_with_what_was_done_on_it(self, told_case):
        told = explain_case(told_case, dt.date(2026, 5, 15))
        assert told.due_on == dt.date(2026, 6, 4)
        assert told.days[-1].on == told.due_on
        done = {day.on.isoformat(): day.deeds for day in told.days if day.deeds}
        assert done == {
            "2026-04-27": ("征求意见（第三方）",),
            "2026-04-28": ("征求意见书送达",),
            "2026-05-14": ("收到意见",),
        }

    def test_json_keeps_codes(self, told_case):
        result = CliRunner().invoke(clock, ["explain", told_case.number, "--format", "json"])
        told = json.loads(result.output)
        assert (told["due"], told["arrived"], told["channel"]) == (
            "2026-06-04",
            "2026-04-20",
            "in_person",
        )
        assert [change["effect"] for change in told["changes"]] == ["start", "pause", "resume"]

    def test_an_unconfirmed_letter_is_explained_as_far_as_it_goes(self, as_, bureau, registered):
        row = registered("2026-04-20", channel=Channel.ORDINARY_MAIL)
        page = as_(bureau, Role.INTAKE).get(reverse("inforequests_desk:clock", args=[row.number]))
        assert page.context["told"].days == ()
        assert "待确认，期限没有起算" in page.content.decode()

    def test_an_online_request_is_also_watched_from_its_arrival(self, bureau, clerk):
        filed = actions.register(
            organ=bureau,
            channel=Channel.EMAIL,
            intake=intake(),
            evidence=Evidence(
                arrived_on=dt.date(2026, 9, 26),
                confirmed_on=dt.date(2026, 9, 28),
                contact_record="电话确认",
            ),
            by=clerk,
            at=moment("2026-09-28"),
        )
        facts = {f.label: f.text for f in explain_case(filed.request, dt.date(2026, 9, 29)).facts}
        assert facts["答复期限届满日"] == "2026-10-30"
        assert facts["预警届满日"].startswith("2026-10-29")
        assert "电话" not in str(facts)

    def test_others_do_not_find_it(self, as_, other_bureau, told_case):
        browser = as_(other_bureau, Role.HANDLER)
        for name in ("clock", "clock_pdf"):
            address = reverse(f"inforequests_desk:{name}", args=[told_case.number])
            assert browser.get(address).status_code == 404


class TestPublicCalendar:
    def test_the_months_hold_every_day_once(self, told_case):
        told = explain_case(told_case, dt.date(2026, 5, 15))
        cells = [
            cell
            for month in months(told.days)
            for week in month.weeks
            for cell in week
            if cell is not None
        ]
        assert [cell.line for cell in cells if cell.line] == list(told.days)
        assert [cell.on for cell in cells if cell.is_due] == [told.due_on]

    def test_spans_tell_what_is_out_of_the_ordinary(self, told_case):
        told = explain_case(told_case, dt.date(2026, 5, 15))
        assert [(str(s.first), str(s.last), s.reason) for s in notable_spans(told.days)] == [
            ("2026-04-20", "2026-04-20", "收到申请，次日起算"),
            ("2026-04-28", "2026-05-14", "征求第三方意见，不计入"),
        ]

    def test_the_template_needs_days_and_deadlines_only(self, told_case):
        told = explain_case(told_case, dt.date(2026, 5, 15))
        shown = render_to_string(
            "inforequests/public/clock.html", {"days": told.days, "deadlines": told.deadlines}
        )
        assert shown.count('class="clock-month"') == 3
        assert "第20日" not in shown  # the last one is called by its name
        assert "届满" in shown
