"""投诉举报: received above, looked into, answered; names covered."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from gongkai.inforequests.queries import key_use
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.roles import Role
from gongkai.remedies import actions, errors, queries
from gongkai.remedies.models import Complaint
from gongkai.remedies.rules.complaints import Article, Finding, Measure, Way, reply_due
from gongkai.remedies.tests.conftest import day
from gongkai.workdays.rules.calendar import WorkdayCalendar

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor(district, officer):
    return officer(district, Role.SUPERVISOR)


@pytest.fixture
def received(bureau, supervisor):
    def receive(**changed):
        values = {
            "organ": bureau,
            "article": Article.SUPERVISION,
            "way": Way.LETTER,
            "content": "申请三个月没有答复。",
            "received_on": day("2026-03-02"),
            "name": "欧阳测试",
            "contact": "0795-0000000",
            "by": supervisor,
        }
        return actions.receive_complaint(**values | changed)

    return receive


def decide(row, by, **changed):
    values = {"finding": Finding.TRUE, "measure": Measure.URGED, "on": day("2026-03-20")}
    return actions.decide_complaint(complaint=row, found="情况属实。", by=by, **values | changed)


@pytest.mark.parametrize(
    ("received_on", "due"), [("2026-03-02", "2026-05-06"), ("2026-08-03", "2026-10-08")]
)
def test_the_answer_is_due_after_sixty_days(received_on, due):
    assert reply_due(day(received_on), WorkdayCalendar.official()).result == day(due)


def test_from_receipt_to_answer(received, supervisor):
    row = received()
    assert str(row.due_on) == "2026-05-06"  # the sixtieth day is a holiday
    decide(row, supervisor)
    actions.reply_to_complaint(complaint=row, on=day("2026-03-23"), way="书面", by=supervisor)
    assert [entry.event for entry in stream(row.stream)] == [
        "complaint:received",
        "complaint:decided",
        "complaint:replied",
    ]
    assert not Complaint.objects.get().is_open


def test_who_complained_is_sealed_covered_and_looked_at_on_record(received, supervisor):
    row = received()
    assert (row.masked_name, received(name="").masked_name) == ("欧***", "")
    assert sum(key_use()["complaints"].values()) == 2
    assert actions.open_complainant(complaint=row, by=supervisor)["contact"] == "0795-0000000"
    assert stream(row.stream).last().event == "complaint:complainant:viewed"
    kept = str(list(Entry.objects.values_list("data", flat=True)))
    assert not [each for each in ("欧阳", "0795", "三个月") if each in kept]


def test_the_organ_complained_of_sees_nothing(received, bureau, officer, supervisor):
    row = received()
    for role in (Role.LAWYER, Role.INTAKE, Role.SIGNER, Role.SUPERVISOR, Role.AUDITOR):
        person = officer(bureau, role)
        assert not queries.complaints_of(viewer_of(person)).exists()
        with pytest.raises(NotYours):
            decide(row, person)
    assert list(queries.complaints_of(viewer_of(supervisor))) == [row]


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"measure": Measure.NONE}, errors.MeasureMissing),
        ({"finding": Finding.PARTLY, "measure": Measure.NONE}, errors.MeasureMissing),
        ({"on": day("2026-03-01")}, errors.OutOfOrder),
        ({"on": timezone.localdate() + dt.timedelta(days=1)}, errors.NotYet),
    ],
)
def test_what_is_no_finding(received, supervisor, changed, error):
    with pytest.raises(error):
        decide(received(), supervisor, **changed)


def test_each_is_decided_and_answered_once_and_in_that_order(received, supervisor):
    row, answer = received(), {"on": day("2026-03-23"), "way": "电话", "by": supervisor}
    with pytest.raises(errors.NotDecided):
        actions.reply_to_complaint(complaint=row, **answer)
    decide(row, supervisor, finding=Finding.UNTRUE, measure=Measure.NONE)
    with pytest.raises(errors.DecidedAlready):
        decide(row, supervisor)
    actions.reply_to_complaint(complaint=row, **answer)
    with pytest.raises(errors.RepliedAlready):
        actions.reply_to_complaint(complaint=row, **answer)


def test_a_request_to_another_organ_is_none_of_it(received, other_bureau, filed):
    with pytest.raises(errors.RequestOfAnother):
        received(request=filed(organ=other_bureau))


def test_it_is_a_duty_until_answered(received, supervisor):
    received()
    due = [str(each.due_on) for each in queries.duties(viewer_of(supervisor), day("2026-03-05"))]
    assert due == ["2026-05-06"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [({}, 2), ({"article": "51"}, 1), ({"finding": "true"}, 1), ({"is_open": True}, 2)],
)
def test_the_register_is_narrowed(received, supervisor, asked, found):
    decide(received(), supervisor)
    received(article=Article.REPORT)
    assert queries.complaints_of(viewer_of(supervisor), **asked).count() == found
