"""在走的期限: the rows that lists, duties and alerts read follow every deed and the calendar."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.inforequests import actions
from gongkai.inforequests.actions.periods import keep_periods
from gongkai.inforequests.commands_requests import requests
from gongkai.inforequests.models import InformationRequest, OpenPeriod
from gongkai.inforequests.queries import case_of
from gongkai.inforequests.rules.channels import Channel, Evidence
from gongkai.inforequests.tests.conftest import intake, moment

pytestmark = pytest.mark.django_db


def running(row):
    found = OpenPeriod.objects.filter(request=row).order_by("pk")
    return {(each.term, each.party): each.due_on.isoformat() for each in found}


def test_from_receipt_to_reply(registered, clerk, handler, replied):
    row = registered("2026-03-02")
    assert running(row) == {("T2", ""): "2026-03-11", ("T4", ""): "2026-03-30"}
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    actions.notify_correction(request=row, by=clerk, points="请写明年度。", at=moment("2026-03-04"))
    assert running(row) == {}
    actions.serve_correction(request=row, by=clerk, at=moment("2026-03-05"))
    assert running(row) == {("T3", ""): "2026-03-19"}
    actions.receive_correction(request=row, by=clerk, at=moment("2026-03-09"))
    assert running(row) == {("T4", ""): "2026-04-07"}
    actions.hand_over(request=row, by=handler, at=moment("2026-03-10"))
    replied(row, on="2026-03-20")
    assert running(row) == {}


def test_extension_and_opinions(consulted, clerk):
    assert ("T6", "第三方1") not in running(consulted)
    labels = list(consulted.parties.values_list("label", flat=True))
    for label in labels[:2]:
        actions.serve_consultation(
            request=consulted, party=label, by=clerk, at=moment("2026-03-05")
        )
    found = running(consulted)
    assert found["T6", labels[0]] == found["T7", labels[1]] == "2026-03-26"
    owed = dict(OpenPeriod.objects.filter(request=consulted).values_list("term", "owed_by"))
    assert owed["T6"] == owed["T7"] == "party"


def test_nobody_waits_for_a_party_whose_silence_is_recorded(consulted, clerk):
    labels = list(consulted.parties.values_list("label", flat=True))
    told = {"request": consulted, "by": clerk}
    for label in labels[:2]:
        actions.serve_consultation(**told, party=label, at=moment("2026-03-05"))
    actions.close_consultation(**told, party=labels[0], at=moment("2026-03-27"))
    assert ("T6", labels[0]) not in running(consulted)
    assert ("T7", labels[1]) in running(consulted)


def test_a_letter_by_ordinary_mail_is_to_be_confirmed_the_same_day(registered, bureau, clerk):
    row = actions.register(
        organ=bureau,
        channel=Channel.ORDINARY_MAIL,
        intake=intake(),
        evidence=Evidence(arrived_on=dt.date(2026, 3, 2)),
        by=clerk,
        at=moment("2026-03-02"),
    ).request
    assert running(row) == {("T1", ""): "2026-03-02"}


def test_whatever_runs_for_the_organ_ends_on_the_due_date_of_the_row(
    registered, consulted, clerk, filed
):
    for row in InformationRequest.objects.filter(due_on__isnull=False):
        (answer,) = OpenPeriod.objects.filter(request=row, term__in=("T4", "T5"))
        assert (answer.due_on, answer.provisional) == (row.due_on, row.provisional)


def test_rebuilt_from_the_ledger(registered):
    row = registered("2026-03-02")
    before = running(row)
    OpenPeriod.objects.filter(term="T4").update(due_on="2027-01-01")
    OpenPeriod.objects.filter(term="T2").delete()
    OpenPeriod.objects.create(request=row, term="T9", owed_by="applicant", due_on="2026-01-01")
    assert actions.rebuild([row]) == [row.number]
    assert running(row) == before
    assert actions.rebuild([row]) == []


def test_rebuilt_on_the_command_line(registered):
    row = registered("2026-03-02")
    OpenPeriod.objects.all().delete()
    told = CliRunner().invoke(requests, ["rebuild", "--format", "json"])
    assert json.loads(told.stdout) == {"changed": [row.number]}
    assert OpenPeriod.objects.filter(request=row).count() == 2


def test_many_cases_cost_no_more_queries_than_one(registered):
    rows = [registered("2026-03-02") for _ in range(4)]
    cases = [(row, case_of(row)) for row in rows]
    OpenPeriod.objects.update(due_on="2027-01-01")
    with CaptureQueriesContext(
        connection,
    ) as spent:
        assert keep_periods(cases)
    # What is kept, and one for each of the two days that four cases share.
    assert len(spent) == 3
    with CaptureQueriesContext(connection) as spent:
        assert not keep_periods(cases)
    assert len(spent) == 1
