"""The page of a reply: written, rearranged, refused, sent on, and signed without a script."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import CaseType, Letter
from gongkai.inforequests.rules.outcomes import RECORD_OUTCOMES, Outcome
from gongkai.inforequests.rules.particulars import PARTICULARS
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import moment
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

REASON = "经查，情况如上。"


@pytest.fixture
def row(registered, clerk):
    found = registered("2026-11-02")
    actions.assign(request=found, by=clerk, at=moment("2026-11-03"))
    return found


def address(row):
    return reverse("inforequests_desk:reply", args=[row.number])


def sheet(*items, version=0, **changed):
    """What the browser sends for these items: outcome, reason and particulars of each."""
    typed = {"version": version, "count": len(items), "dispatch": "post", "enclosures": ""}
    for place, (outcome, reason, particulars) in enumerate(items, 1):
        own = {"text": f"某某规划第{place}册", "outcome": outcome, "reason": reason}
        own |= {f"p_{name}": value for name, value in particulars.items()}
        typed |= {f"item-{place}-{name}": value for name, value in own.items()}
    return typed | changed


GRANT = (Outcome.GRANTED, REASON, {})
REFUSE = (Outcome.DELIBERATION, REASON, replies.PARTICULARS[Outcome.DELIBERATION])


def say(browser, row, deed, **typed):
    return browser.post(address(row), {"do": deed, **typed})


def kept(row):
    return [(item.text, item.outcome) for item in queries.items_of(row)]


def test_a_reply_from_the_sheet_to_the_signature(as_, bureau, row, filled):
    office, lawyer, head = (as_(bureau, role) for role in (Role.HANDLER, Role.LAWYER, Role.SIGNER))
    today = timezone.localdate().isoformat()
    cleared = {"may_disclose": "yes", "opinion": "可以公开。", "deidentified": "on", "on": today}
    told = say(head, row, "secrecy", **{f"secrecy-{name}": each for name, each in cleared.items()})
    assert told.status_code == 302
    typed = sheet(GRANT, enclosures="某某规划（36页）")
    assert say(office, row, "submit", **typed).status_code == 302
    row.refresh_from_db()
    assert row.state == State.LEGAL_CHECK
    assert say(lawyer, row, "compare", version=1).status_code == 302
    assert say(lawyer, row, "check", version=1).status_code == 302
    told = say(head, row, "sign", version=1)
    assert told.url == reverse("inforequests_desk:detail", args=[row.number])
    row.refresh_from_db()
    assert (row.state, row.outcome) == (State.DISPATCHED, "G2")


def test_signing_twice_leads_to_the_case(as_, bureau, row, clerk, lawyer, signer, filled):
    at = timezone.now()
    replies.file_records(row, [Outcome.GRANTED], clerk, signer, at)
    replies.bring_to_approval(
        row, replies.reply(replies.decision(Outcome.GRANTED)), clerk, lawyer, at
    )
    head = as_(bureau, Role.SIGNER)
    for _ in range(2):
        assert say(head, row, "sign", version=1).status_code == 302
    assert Letter.objects.count() == 1


def test_the_first_look_offers_the_request_as_an_item(as_, bureau, row):
    told = as_(bureau, Role.HANDLER).get(address(row))
    assert told.status_code == 200
    assert [form.initial["text"] for form in told.context["sheet"].items] == [row.subject]
    assert not queries.items_of(row)


@pytest.mark.parametrize("outcome", PARTICULARS)
def test_each_decision_asks_for_its_own(as_, bureau, registered, outcome):
    is_record = outcome in RECORD_OUTCOMES
    kind = {"case_type": CaseType.RECORD_CORRECTION} if is_record else {}
    found = registered("2026-11-02", **kind)
    typed = {"version": 0, "count": 1, "item-1-outcome": outcome.value}
    told = say(as_(bureau, Role.HANDLER), found, "show", **typed)
    assert told.status_code == 200
    fields = set(told.context["sheet"].items[0].fields)
    assert {f"p_{each.name}" for each in PARTICULARS[outcome]} <= fields
    text = told.content.decode()
    for each in PARTICULARS[outcome]:
        assert f'for="id_item-1-p_{each.name}"' in text


def test_what_was_typed_for_another_decision_rides_along(as_, bureau, row):
    browser = as_(bureau, Role.HANDLER)
    typed = sheet(REFUSE) | {"item-1-outcome": "D5", "item-1-p_decision_made": "yes"}
    text = say(browser, row, "show", **typed).content.decode()
    assert 'type="hidden" name="item-1-p_decision_made" value="yes"' in text


@pytest.mark.parametrize(
    ("deed", "expected"),
    [
        ("save", [("某某规划第1册", "G2"), ("某某规划第2册", "D6")]),
        ("add", [("某某规划第1册", "G2"), ("某某规划第2册", "D6"), ("", None)]),
        ("remove:1", [("某某规划第2册", "D6")]),
        ("raise:2", [("某某规划第2册", "D6"), ("某某规划第1册", "G2")]),
        (
            "part:2",
            [
                ("某某规划第1册", "G2"),
                ("某某规划第2册（可以公开的部分）", "G2"),
                ("某某规划第2册（不予公开的部分）", "D6"),
            ],
        ),
    ],
)
def test_buttons_keep_what_was_typed(as_, bureau, row, deed, expected):
    told = say(as_(bureau, Role.HANDLER), row, deed, **sheet(GRANT, REFUSE))
    assert told.status_code == 302
    assert kept(row) == expected


@pytest.mark.parametrize(
    ("deed", "items"),
    [
        ("remove:1", [GRANT]),
        ("remove:7", [GRANT, REFUSE]),
        ("part:x", [GRANT]),
        ("raise:", [GRANT]),
    ],
)
def test_what_cannot_be_rearranged_loses_nothing(as_, bureau, row, deed, items):
    told = say(as_(bureau, Role.HANDLER), row, deed, **sheet(*items))
    assert told.status_code == 422
    assert REASON in told.content.decode()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"item-1-reason": "长" * 20_001}, "事实和理由"),
        ({"item-1-outcome": "P0"}, "处理决定"),
        ({"item-1-outcome": "O1"}, "处理决定"),
        ({"dispatch": "pigeon"}, "送达方式"),
        ({"item-1-text": "某\x00事"}, "事项内容"),
    ],
)
def test_what_cannot_be_stored_is_said_and_kept(as_, bureau, row, changed, words):
    told = say(as_(bureau, Role.HANDLER), row, "save", **sheet(GRANT, **changed))
    assert told.status_code == 422
    assert words in told.content.decode()
    assert not queries.items_of(row)


def test_no_date_is_no_date(as_, bureau, row):
    typed = sheet((Outcome.REPEATED, REASON, {"earlier_on": "2026-02-30"}))
    told = say(as_(bureau, Role.HANDLER), row, "save", **typed)
    assert told.status_code == 422
    assert 'value="2026-02-30"' in told.content.decode()


@pytest.mark.parametrize("changed", [{"version": "x"}, {"count": "0"}, {"count": "999"}])
def test_a_meddled_form_is_refused(as_, bureau, row, changed):
    told = say(as_(bureau, Role.HANDLER), row, "save", **sheet(GRANT) | changed)
    assert told.status_code == 422


def test_an_undecided_draft_is_saved_but_not_sent_on(as_, bureau, row):
    browser = as_(bureau, Role.HANDLER)
    told = say(browser, row, "submit", **sheet(("", REASON, {})))
    assert told.status_code == 422
    assert "第1项还没有" in told.content.decode()
    again = sheet(GRANT, version=told.context["sheet"].form.initial["version"])
    assert say(browser, row, "submit", **again).status_code == 302


class TestTwoAtOnce:
    """别人刚改过: nobody's words are lost."""

    def test_the_second_sees_both(self, as_, bureau, row):
        first, second = as_(bureau, Role.HANDLER), as_(bureau, Role.INTAKE)
        theirs = sheet((Outcome.GRANTED, "先到的理由。", {}))
        assert say(first, row, "save", **theirs).status_code == 302
        mine = sheet((Outcome.DELIBERATION, "后到的理由。", REFUSE[2]))
        told = say(second, row, "save", **mine)
        assert told.status_code == 409
        text = told.content.decode()
        assert "别人刚改过" in text
        assert "先到的理由。" in text
        assert "后到的理由。" in text
        assert kept(row) == [("某某规划第1册", "G2")]
        # With both before the eyes, saving once more is a decision.
        again = mine | {"version": told.context["sheet"].form.data["version"]}
        assert say(second, row, "save", **again).status_code == 302
        assert kept(row) == [("某某规划第1册", "D6")]

    def test_an_item_that_was_added_meanwhile_is_shown(self, as_, bureau, row):
        first, second = as_(bureau, Role.HANDLER), as_(bureau, Role.INTAKE)
        say(first, row, "save", **sheet(GRANT, REFUSE))
        told = say(second, row, "save", **sheet(GRANT))
        assert "某某规划第2册" in told.content.decode()

    def test_what_was_typed_is_shown_when_the_draft_has_been_sent_on(self, as_, bureau, row):
        first, second = as_(bureau, Role.HANDLER), as_(bureau, Role.INTAKE)
        assert say(first, row, "submit", **sheet(GRANT)).status_code == 302
        told = say(second, row, "save", **sheet((Outcome.GRANTED, "晚了一步的理由。", {})))
        assert told.status_code == 422
        assert "晚了一步的理由。" in told.content.decode()
        assert "已经送审" in told.content.decode()


class TestDeciding:
    """审核 and 签发 on the page."""

    @pytest.fixture
    def submitted(self, row, clerk):
        told = replies.reply(replies.decision(Outcome.GRANTED, text="某某规划"))
        actions.draft_reply(request=row, items=told.items, text=told.text, by=clerk)
        actions.submit_draft(request=row, by=clerk)
        return row

    @pytest.mark.parametrize(
        ("role", "shown"),
        [
            (Role.INTAKE, set()),
            (Role.HANDLER, {"compare"}),
            (Role.LAWYER, {"compare", "check", "return"}),
            (Role.SIGNER, {"compare", "check", "return"}),
            (Role.AUDITOR, set()),
        ],
    )
    def test_each_sees_their_own_buttons(self, as_, bureau, submitted, role, shown):
        text = as_(bureau, role).get(address(submitted)).content.decode()
        all_of_them = ("save", "submit", "check", "compare", "return", "sign", "resume")
        assert {each for each in all_of_them if f'value="{each}"' in text} == shown

    def test_an_unsigned_return_keeps_the_page(self, as_, bureau, submitted):
        told = say(as_(bureau, Role.LAWYER), submitted, "return", reason=" ")
        assert told.status_code == 422
        assert "退回要写明理由" in told.content.decode()

    @pytest.mark.parametrize("reason", ["a\x00b", "长" * 4_001])
    def test_a_reason_that_cannot_be_stored(self, as_, bureau, submitted, reason):
        told = say(as_(bureau, Role.LAWYER), submitted, "return", reason=reason)
        assert told.status_code == 422
        submitted.refresh_from_db()
        assert submitted.state == State.LEGAL_CHECK

    def test_the_drafter_reads_why_it_came_back(self, as_, bureau, submitted):
        say(as_(bureau, Role.LAWYER), submitted, "return", reason="请写明位置。")
        text = as_(bureau, Role.HANDLER).get(address(submitted)).content.decode()
        assert "请写明位置。" in text
        assert 'value="save"' in text

    def test_open_checks_are_named_and_nothing_leaves(self, as_, bureau, submitted, filled):
        say(as_(bureau, Role.LAWYER), submitted, "check", version=1)
        told = say(as_(bureau, Role.SIGNER), submitted, "sign", version=1)
        assert told.status_code == 422
        text = told.content.decode()
        assert "没有发出" in text
        assert "E05" in text
        assert not Letter.objects.exists()

    def test_a_warning_is_set_aside_with_a_reason_that_survives(self, as_, bureau, row, clerk):
        places = {"systems": "业务系统", "keywords": "规划", "paper": "档案", "asked": "规划科"}
        actions.record_search(request=row, result="没有", found=False, by=clerk, **places)
        told = replies.reply(replies.decision(Outcome.NOT_FOUND, text="某某规划"))
        actions.draft_reply(request=row, items=told.items, text=told.text, by=clerk)
        actions.submit_draft(request=row, by=clerk)
        lawyer, key = as_(bureau, Role.LAWYER), "override:K14@item-1"
        told = say(lawyer, row, key, reason="已经核实。", version=9)
        assert told.status_code == 422
        assert "已经核实。</textarea>" in told.content.decode()
        assert say(lawyer, row, key, reason="已经核实。", version=1).status_code == 302
        assert "已放行：已经核实。" in lawyer.get(address(row)).content.decode()

    def test_the_letter_is_shown_without_a_name(self, as_, bureau, submitted):
        text = as_(bureau, Role.LAWYER).get(address(submitted)).content.decode()
        assert "政府信息公开告知书" in text
        assert "测试甲" not in text

    def test_an_unknown_button_changes_nothing(self, as_, bureau, submitted):
        told = say(as_(bureau, Role.LAWYER), submitted, "dance")
        assert told.status_code in (302, 403, 422)
        submitted.refresh_from_db()
        assert submitted.state == State.LEGAL_CHECK


def test_after_the_reply_the_page_leads_to_the_case(as_, bureau, filed, replied):
    row = filed()
    replied(row)
    told = as_(bureau, Role.INTAKE).get(address(row))
    assert (told.status_code, told.url) == (
        302,
        reverse("inforequests_desk:detail", args=[row.number]),
    )


def test_steps_of_the_reply_lead_to_its_page(as_, bureau, row):
    step = reverse("inforequests_desk:step", args=[row.number, "draft"])
    assert as_(bureau, Role.HANDLER).get(step).url == address(row)


def test_more_items_cost_no_more_statements(as_, bureau, row, clerk):
    browser, costs = as_(bureau, Role.HANDLER), []
    browser.get(address(row))
    for count in (2, 8):
        items = [
            replies.decision(Outcome.DELIBERATION, place, f"某某规划第{place}册")
            for place in range(1, count + 1)
        ]
        actions.draft_reply(request=row, items=items, by=clerk)
        with CaptureQueriesContext(connection) as seen:
            browser.get(address(row))
        costs.append(len(seen))
    assert costs[0] == costs[1]
