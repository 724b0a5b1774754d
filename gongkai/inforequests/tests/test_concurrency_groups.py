"""Runs over many requests at once: two of them, one beside its double, one beside a recall."""

from __future__ import annotations

import pytest

from gongkai.inforequests import actions
from gongkai.inforequests.actions import runs
from gongkai.inforequests.models import Counter, GroupRun, InformationRequest, Letter
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.states import UNANSWERED, State
from gongkai.inforequests.tests.conftest import moment
from gongkai.ledger.queries import findings
from testing.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

DAY = moment("2026-03-04")


@pytest.fixture(autouse=True)
def _nothing_half(db):
    yield
    assert findings() == []
    assert actions.rebuild(InformationRequest.objects.all()) == []
    given = Counter.objects.filter(scope__startswith="letter/").values_list("last", flat=True)
    assert sum(given) == Letter.objects.count()


@pytest.fixture
def crowd(filed, clerk):
    """Requests for the same, of one applicant or of as many as there are."""

    def make(count, one_applicant=False):
        rows = []
        for place in range(count):
            number = "护照E0" if one_applicant else f"护照E{place:08}"
            row = filed(document="other", document_number=number)
            rows.append(actions.assign(request=row, by=clerk, at=moment("2026-03-03")))
        return rows

    return make


@pytest.fixture
def small(monkeypatch):
    """Batches of two, in the background."""
    monkeypatch.setattr(runs, "AT_ONCE", 1)
    monkeypatch.setattr(runs, "BATCH", 2)


def working(run):
    """What a worker does with a run."""

    def work():
        while actions.go_on(run.pk):
            pass

    return work


def joining(lead, clerk):
    return lambda: actions.join_all(lead=lead, reason="相同。", by=clerk, at=DAY)


@pytest.mark.parametrize("one_applicant", [False, True])
def test_two_leads_for_the_same_leave_one_group(crowd, clerk, one_applicant):
    rows = crowd(6, one_applicant)
    assert race(*(joining(lead, clerk) for lead in (rows[0], rows[3], rows[5]))) == ["done"] * 3
    leads = set(InformationRequest.objects.exclude(lead=None).values_list("lead", flat=True))
    assert len(leads) == 1
    assert InformationRequest.objects.filter(lead=leads.pop()).count() == 5


def test_all_joined_while_a_colleague_joins_one(crowd, clerk):
    for _ in range(3):
        first, *others, lead = crowd(5)

        def join(row=first, lead=lead):
            actions.join(request=row, lead=lead, reason="相同。", by=clerk, at=DAY)

        told = race(joining(lead, clerk), join, join)
        assert told[0] == "done" and set(told) <= {"done", "join_refused", "move_not_allowed"}
        assert lead.joined.count() == len(others) + 1
        for row in (first, *others, lead):
            actions.withdraw(request=row, by=clerk, at=DAY)


def test_nothing_joins_a_lead_that_is_answered_meanwhile(crowd, clerk, replied, small):
    lead, *others = crowd(5)
    run = actions.join_all(lead=lead, reason="相同。", by=clerk, at=DAY)
    told = race(lambda: replied(lead), working(run))
    assert told == ["done", "done"]
    working(run)()
    for answering in GroupRun.objects.filter(kind="answer"):
        working(answering)()
    for row in others:
        row.refresh_from_db()
        assert row.lead_id is None or row.state not in UNANSWERED
    run.refresh_from_db()
    assert run.done + run.errors.count() == 4


def test_a_resumed_run_beside_one_that_lives(crowd, clerk, replied, small):
    lead, *others = crowd(8)
    joined = actions.join_all(lead=lead, reason="相同。", by=clerk, at=DAY)
    actions.notify_correction(request=others[2], points="请写明年度。", by=clerk, at=DAY)
    assert race(*[working(joined)] * 3) == ["done"] * 3
    joined.refresh_from_db()
    assert (joined.done, joined.errors.count()) == (6, 1)
    replied(lead)
    answered = GroupRun.objects.get(kind="answer")
    assert race(*[working(answered)] * 3) == ["done"] * 3
    answered.refresh_from_db()
    assert answered.done == Letter.objects.filter(request__lead=lead).count() == 6
    assert joined.finished_at and answered.finished_at


def test_recalled_while_the_joined_are_being_answered(crowd, clerk, signer, replied, small):
    for _ in range(3):
        lead, *_others = crowd(6)
        run = actions.join_all(lead=lead, reason="相同。", by=clerk, at=DAY)
        working(run)()
        replied(lead, dispatch=Dispatch.POST)
        run = GroupRun.objects.get(kind="answer", lead=lead)

        def recall(lead=lead):
            actions.recall_reply(request=lead, reason="有误", by=signer, at=moment("2026-03-20"))

        assert race(working(run), recall, working(run)) == ["done"] * 3
        assert not lead.joined.filter(state=State.DISPATCHED).exists()
        standing = Letter.objects.filter(request__lead=lead, recalled_at=None, kind="L14")
        assert not standing.exists()
        for row in InformationRequest.objects.filter(state__in=UNANSWERED):
            actions.withdraw(request=row, by=clerk, at=moment("2026-03-20"))
