"""The desk pages of one case: covered applicants, its steps, and what the agenda asks."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from gongkai.inforequests import actions, queries
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.ledger.queries import stream
from gongkai.organs.access import viewer_of
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db


def page(name, row=None, slug=None):
    parts = [part for part in (row and row.number, slug) if part]
    return reverse(f"inforequests_desk:{name}", args=parts)


def address(name, row):
    return page(name) if name == "list" else page(name, row)


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


def test_a_case_from_the_counter_to_the_archive(as_, bureau, filed, handler_post, replied):
    row, today = filed("2026-11-02"), timezone.localdate()
    intake, archivist = as_(bureau, Role.INTAKE), as_(bureau, Role.ARCHIVIST)

    def take(browser, slug, typed):
        told = browser.post(page("step", row, slug), typed)
        assert told.status_code == 302, told.context["form"].errors

    take(intake, "assign", {"post": handler_post.pk})
    take(intake, "hand-over", {"post": handler_post.pk})
    replied(row, on=today.isoformat(), outcome=Outcome.NOT_FOUND)
    letter = row.letters.get(kind="L19a")
    typed = {"method": "direct", "on": today}
    intake.post(page("service_send", row, letter.key), typed)
    typed = {"result": "signed", "on": today, "receiver": "测试甲"}
    intake.post(page("service_result", row, letter.deliveries.get().key), typed)
    kept = archivist.post(page("archive", row), {"retention_years": "10"})
    assert kept.status_code == 302, kept.context["form"].errors
    row.refresh_from_db()
    assert (row.state, row.outcome) == (State.ARCHIVED, "U1a")
    assert "归档" in intake.get(page("detail", row)).content.decode()


def test_a_step_that_is_not_open_leads_back(as_, bureau, filed):
    row = filed()
    told = as_(bureau, Role.INTAKE).post(page("step", row, "archive"), follow=True)
    assert told.redirect_chain == [(page("detail", row) + "#archive", 302)]
    assert "目前不能办理这一步" in told.content.decode()


def test_an_unknown_step_is_no_page(as_, bureau, filed):
    assert as_(bureau, Role.INTAKE).get(page("step", filed(), "dance")).status_code == 404


def test_the_case_page_shows_the_clock_day_by_day(as_, bureau, filed):
    told = as_(bureau, Role.INTAKE).get(page("detail", filed()))
    panel = next(each for each in told.context["panels"] if each.anchor == "clock")
    numbers = [line.number for line in panel.context["days"] if line.number]
    assert numbers == list(range(1, 21))
    text = told.content.decode()
    assert "收到申请，次日起算" in text
    assert "条例第33条" in text


def test_what_is_not_verified_says_so(as_, bureau, filed, replied):
    row = filed()
    replied(row, outcome=Outcome.SPECIAL_QUERY)
    text = as_(bureau, Role.INTAKE).get(page("detail", row)).content.decode()
    assert "未核实" in text


@pytest.mark.parametrize("slug", ["correction", "consult", "extend", "withdraw"])
def test_every_form_has_labels_for_its_inputs(as_, bureau, filed, clerk, slug):
    row = filed()
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    if slug == "consult":
        actions.hand_over(request=row, by=clerk, at=moment("2026-03-03"))
    told = as_(bureau, Role.INTAKE).get(page("step", row, slug))
    text = told.content.decode()
    for field in told.context["form"]:
        assert f'for="{field.auto_id}' in text or f"<legend>{field.label}" in text


class TestPartiesAsked:
    """The forms of 征求意见 name whoever is still awaited, and nobody by a code."""

    @pytest.fixture
    def asked(self, filed, clerk):
        row = filed("2026-04-20")
        actions.assign(request=row, by=clerk, at=moment("2026-04-21"))
        actions.hand_over(request=row, by=clerk, at=moment("2026-04-21"))
        for kind, name in ((Party.THIRD_PARTY, "测试公司"), (Party.CO_MAKER, "测试区水利局")):
            told = {"kind": kind, "name": name, "question": "是否同意公开？"}
            actions.consult(request=row, **told, by=clerk, at=moment("2026-04-27"))
        served = {"party": "third_party-1", "by": clerk, "at": moment("2026-04-28")}
        actions.serve_consultation(request=row, **served)
        return row

    def choices(self, as_, bureau, row, slug):
        told = as_(bureau, Role.INTAKE).get(page("step", row, slug))
        return [name for _label, name in told.context["form"].fields["party"].choices]

    def test_organs_by_name_and_third_parties_covered(self, as_, bureau, asked):
        expected = ["第三方：测***", "共同制作机关：测试区水利局"]
        assert self.choices(as_, bureau, asked, "opinion") == expected

    def test_what_was_served_or_answered_is_asked_no_more(self, as_, bureau, asked, clerk):
        other = ["共同制作机关：测试区水利局"]
        assert self.choices(as_, bureau, asked, "consultation-served") == other
        told = {"party": "third_party-1", "opinion": Opinion.AGREES}
        actions.answer_consultation(request=asked, **told, by=clerk, at=moment("2026-04-29"))
        assert self.choices(as_, bureau, asked, "silence") == other

    def test_the_case_page_names_no_code(self, as_, bureau, asked):
        told = as_(bureau, Role.INTAKE).get(page("detail", asked))
        assert "third_party-1" not in told.content.decode()


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
        assert due[0].url == page("next", sooner)

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
        with django_assert_num_queries(2):
            queries.due_for(viewer, self.TODAY)
