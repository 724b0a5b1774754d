"""The desk pages: who sees what, what they cost, and the way of a case through them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gongkai.inforequests import actions, queries
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.inforequests.web import desk_urls
from gongkai.ledger.queries import stream
from gongkai.organs.access import viewer_of
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

OK, NO, AWAY = 200, 302, 404  # Wagtail sends those without permission back to its first page


def page(name, row=None, slug=None):
    parts = [part for part in (row and row.number, slug) if part]
    return reverse(f"inforequests_desk:{name}", args=parts)


# Rows: address; columns: roles of the organ that received the request, then of another one.
OWN = {
    "list": dict.fromkeys(Role, OK),
    "register": dict.fromkeys(Role, NO) | {Role.INTAKE: OK},
    "detail": dict.fromkeys(Role, AWAY)
    | dict.fromkeys(
        (
            *(Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER),
            *(Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER),
        ),
        OK,
    ),
}
OWN["identity"] = {role: NO if status == OK else AWAY for role, status in OWN["detail"].items()} | {
    Role.INTAKE: OK
}
# The letter chosen is the receipt, as PDF.
OWN["letter"] = OWN["identity"]
OWN["letterhead"] = dict.fromkeys(Role, NO) | {Role.INTAKE: OK, Role.SUPERVISOR: OK}
# The step chosen is 分派审查.
OWN["step"] = OWN["identity"] | {Role.HANDLER: OK, Role.SIGNER: OK}


def test_every_address_has_its_row():
    assert {route.name for route in desk_urls.urlpatterns} == set(OWN)


def address(name, row):
    if name in ("list", "register"):
        return page(name)
    if name == "letterhead":
        return page(name, slug=row.organ.code)
    if name == "letter":
        return reverse("inforequests_desk:letter", args=[row.number, "receipt", "pdf"])
    return page(name, row, "assign" if name == "step" else None)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", OWN)
def test_who_sees_what_in_their_own_organ(as_, bureau, filed, name, role):
    assert as_(bureau, role).get(address(name, filed())).status_code == OWN[name][role]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ["detail", "identity", "letter", "step"])
def test_another_organ_sees_nothing(as_, other_bureau, filed, name, role):
    assert as_(other_bureau, role).get(address(name, filed())).status_code == AWAY


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER])
def test_whoever_guides_the_district_sees_its_bureaus(as_, district, filed, role):
    row = filed()
    browser = as_(district, role)
    assert browser.get(page("detail", row)).status_code == OK
    assert browser.get(page("identity", row)).status_code == NO
    assert row.number in browser.get(page("list")).content.decode()


@pytest.mark.parametrize("name", OWN)
def test_without_a_post_there_is_no_desk(client, filed, name):
    assert client.get(address(name, filed())).status_code == NO


def test_the_list_shows_only_the_own_organ(as_, bureau, other_bureau, filed):
    own, other = filed(), filed(organ=other_bureau)
    text = as_(bureau, Role.INTAKE).get(page("list")).content.decode()
    assert own.number in text
    assert other.number not in text


@pytest.mark.parametrize("name", ["list", "detail"])
def test_applicants_are_covered(as_, bureau, filed, name):
    row = filed(name="欧阳测试", phone="0795-0000000")
    text = as_(bureau, Role.INTAKE).get(address(name, row)).content.decode()
    assert "欧***" in text
    assert not [secret for secret in ("欧阳", ID_NUMBER, "0795-0") if secret in text]


def test_looking_behind_the_cover_asks_why_and_is_recorded(as_, bureau, filed):
    row = filed(name="欧阳测试")
    browser = as_(bureau, Role.INTAKE)
    assert "欧阳" not in browser.post(page("identity", row), {"reason": ""}).content.decode()
    shown = browser.post(page("identity", row), {"reason": "邮寄"}).content.decode()
    assert "欧阳测试" in shown
    assert "居民身份证" in shown
    assert stream(row.stream).filter(event="request:identity:viewed").count() == 1


@pytest.mark.parametrize("name", ["list", "detail"])
def test_a_page_costs_the_same_for_one_case_and_for_three(as_, bureau, filed, name):
    browser = as_(bureau, Role.INTAKE)
    row = filed()
    browser.get(address(name, row))
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            browser.get(address(name, row))
        costs.append(len(seen))
        filed()
        filed()
    assert costs[0] == costs[1]


@pytest.mark.parametrize("number", [1, 3])
def test_the_rows_of_the_list_are_one_query(
    bureau, officer, filed, django_assert_num_queries, number
):
    viewer = viewer_of(officer(bureau, Role.INTAKE))
    for _ in range(number):
        filed()
    with django_assert_num_queries(1):
        rows = list(queries.desk_list(viewer))
        shown = [(r.organ.short_name, r.applicant.masked_name, r.handler) for r in rows]
    assert len(shown) == number


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"open", "closed"}),
        ({"state": "open"}, {"open"}),
        ({"state": "dispatched"}, {"closed"}),
        ({"due_by": "2026-03-30"}, {"open"}),
        ({"due_by": "2026-03-01"}, set()),
        ({"words": "另一件"}, {"closed"}),
        ({"organ": "minzheng"}, {"open", "closed"}),
        ({"state": "nonsense"}, {"open", "closed"}),
        ({"after": "nonsense"}, {"open", "closed"}),
        ({"after": "2026-03-02~0"}, set()),
    ],
)
def test_filters(as_, bureau, filed, replied, asked, found):
    rows = {"open": filed(), "closed": filed("2026-03-02", subject="另一件事")}
    replied(rows["closed"])
    shown = as_(bureau, Role.INTAKE).get(page("list"), asked).context["rows"]
    assert {name for name, row in rows.items() if row in shown} == found


def test_pages_follow_one_another_without_gap(as_, bureau, filed, monkeypatch):
    monkeypatch.setattr("gongkai.inforequests.web.desk.PAGE", 2)
    rows = [filed(day) for day in ("2026-03-02", "2026-03-03", "2026-03-03")]
    browser = as_(bureau, Role.INTAKE)
    first = browser.get(page("list"))
    second = browser.get(page("list") + first.context["older"])
    assert [*first.context["rows"], *second.context["rows"]] == [rows[2], rows[1], rows[0]]
    assert second.context["older"] == ""


def test_a_case_from_the_counter_to_the_archive(as_, bureau, filed, handler_post):
    row, today = filed("2026-11-02"), timezone.localdate()
    intake, signer = as_(bureau, Role.INTAKE), as_(bureau, Role.SIGNER)
    proofs = [proof.value for proof in OUTCOME_RULES[Outcome.NOT_FOUND].proofs]
    course = [
        (intake, "assign", {"post": handler_post.pk}),
        (intake, "hand-over", {"post": ""}),
        (
            signer,
            "answer",
            {
                "on": today,
                "outcome": "U1a",
                "body": "经检索，没有这份文件。",
                "proofs": proofs,
                "dispatch": "post",
            },
        ),
        (intake, "serve", {"on": today}),
        (intake, "archive", {}),
    ]
    for browser, slug, typed in course:
        told = browser.post(page("step", row, slug), typed)
        assert told.status_code == 302, told.context["form"].errors
    row.refresh_from_db()
    assert (row.state, row.outcome) == (State.ARCHIVED, "U1a")
    text = intake.get(page("detail", row)).content.decode()
    assert "经检索，没有这份文件。" in text
    assert "归档" in text


def test_a_reply_without_its_record_is_refused_in_plain_words(as_, bureau, filed):
    row = filed()
    typed = {"on": "2026-03-20", "outcome": "U1a", "body": "没有。", "dispatch": "post"}
    told = as_(bureau, Role.SIGNER).post(page("step", row, "answer"), typed)
    assert told.status_code == 422
    assert "检索记录" in told.content.decode()
    assert "没有。" in told.content.decode()


def test_a_step_that_is_not_open_leads_back(as_, bureau, filed):
    row = filed()
    told = as_(bureau, Role.INTAKE).post(page("step", row, "archive"), follow=True)
    assert told.redirect_chain == [(page("detail", row), 302)]
    assert "目前不能办理这一步" in told.content.decode()


def test_an_unknown_step_is_no_page(as_, bureau, filed):
    assert as_(bureau, Role.INTAKE).get(page("step", filed(), "dance")).status_code == AWAY


def test_the_case_page_shows_the_clock_day_by_day(as_, bureau, filed):
    told = as_(bureau, Role.INTAKE).get(page("detail", filed()))
    numbers = [line.number for line in told.context["days"] if line.number]
    assert numbers == list(range(1, 21))
    text = told.content.decode()
    assert "收到申请，次日起算" in text
    assert "条例第33条" in text


def test_what_is_not_verified_says_so(as_, bureau, filed, replied):
    row = filed()
    replied(row, outcome=Outcome.SPECIAL_QUERY)
    text = as_(bureau, Role.INTAKE).get(page("detail", row)).content.decode()
    assert "未核实" in text


@pytest.mark.parametrize("slug", ["correction", "consult", "extend", "answer", "withdraw"])
def test_every_form_has_labels_for_its_inputs(as_, bureau, filed, clerk, slug):
    row = filed()
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    if slug == "consult":
        actions.hand_over(request=row, by=clerk, at=moment("2026-03-03"))
    role = Role.SIGNER if slug == "answer" else Role.INTAKE
    told = as_(bureau, role).get(page("step", row, slug))
    text = told.content.decode()
    for field in told.context["form"]:
        assert f'for="{field.auto_id}' in text or f"<legend>{field.label}" in text


class TestDue:
    """What the agenda of the desk asks."""

    TODAY = dt.date(2026, 3, 27)

    def test_replies_owed_the_most_urgent_first(self, bureau, officer, filed, handler_post, clerk):
        later, sooner = filed("2026-03-05"), filed("2026-03-02")
        actions.assign(request=sooner, post=handler_post, by=clerk, at=moment("2026-03-03"))
        viewer = viewer_of(officer(bureau, Role.HANDLER))
        due = queries.due_for(viewer, self.TODAY)
        assert [row.number for row in due] == [sooner.number, later.number]
        assert (due[0].days_left, due[0].post) == (3, handler_post.name)
        assert due[0].url == page("detail", sooner)

    def test_other_organs_owe_their_own(self, other_bureau, officer, filed):
        filed()
        viewer = viewer_of(officer(other_bureau, Role.HANDLER))
        assert queries.due_for(viewer, self.TODAY) == []

    def test_what_is_answered_or_stands_still_is_not_due(self, bureau, officer, filed, replied):
        replied(filed())
        assert queries.due_for(viewer_of(officer(bureau, Role.INTAKE)), self.TODAY) == []

    def test_its_cost_does_not_grow(self, bureau, officer, filed, django_assert_num_queries):
        viewer = viewer_of(officer(bureau, Role.INTAKE))
        for _ in range(3):
            filed()
        with django_assert_num_queries(1):
            queries.due_for(viewer, self.TODAY)
