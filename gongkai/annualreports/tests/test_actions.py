from __future__ import annotations

import pytest

from gongkai.annualreports import actions, events
from gongkai.annualreports.errors import AlreadyPublished, DoesNotAddUp, YearNotOver
from gongkai.annualreports.models import AnnualReport
from gongkai.annualreports.rules.snapshot import digest
from gongkai.annualreports.tests.conftest import information_request
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

STREAM = "annualreports:report:ceshi-2020"


def deeds():
    return [entry.event for entry in stream(STREAM)]


def test_a_report_is_counted_frozen_and_recorded(draft):
    stored = AnnualReport.objects.get(pk=draft.pk)
    assert (stored.layout, stored.standing, stored.edition) == ("gkb-2019", "draft", 1)
    assert stored.report().cells["t3.r1.total"] == 3
    assert stored.digest == digest(stored.frozen)
    assert (stored.errors, stored.warnings) == (0, 3)
    assert deeds() == [events.BUILT]
    assert stream(STREAM).get().data["digest"] == stored.digest


def test_later_records_do_not_reach_a_frozen_report(draft, bureau):
    information_request(bureau, "2020-06-01")
    assert AnnualReport.objects.get().report().cells["t3.r1.total"] == 3


def test_a_draft_is_counted_anew(draft, bureau, district, reporter):
    information_request(bureau, "2020-06-01")
    again = actions.build(organ=district, year=2020, by=reporter)
    assert (again.pk, again.edition) == (draft.pk, 2)
    assert again.report().cells["t3.r1.total"] == 4
    assert deeds() == [events.BUILT, events.BUILT]


def test_a_published_report_stays_as_it_is(draft, district, reporter):
    published = actions.publish(report=draft, by=reporter)
    assert published.is_published
    assert published.published_by == reporter
    assert deeds() == [events.BUILT, events.PUBLISHED]
    with pytest.raises(AlreadyPublished):
        actions.build(organ=district, year=2020, by=reporter)
    with pytest.raises(AlreadyPublished):
        actions.publish(report=draft, by=reporter)


def test_a_report_that_does_not_add_up_is_not_published(draft, reporter):
    broken = {**draft.frozen, "checks": [*draft.frozen["checks"]]}
    broken["checks"][0] = {**broken["checks"][0], "outcome": "failed"}
    AnnualReport.objects.filter(pk=draft.pk).update(frozen=broken)
    with pytest.raises(DoesNotAddUp) as refused:
        actions.publish(report=draft, by=reporter)
    assert refused.value.checks == ("T3-BAL",)
    assert deeds() == [events.BUILT]


def test_a_year_that_is_not_over_has_no_report(district, reporter, time_machine_at_2026):
    with pytest.raises(YearNotOver):
        actions.build(organ=district, year=2026, by=reporter)


@pytest.fixture
def time_machine_at_2026():
    import time_machine

    with time_machine.travel("2026-11-23T09:00:00+08:00", tick=False):
        yield


@pytest.mark.parametrize("role", [Role.HANDLER, Role.AUDITOR, Role.EDITOR])
def test_reports_are_built_and_published_by_report_officers(draft, district, appoint, role):
    other = appoint(district, role)
    with pytest.raises(NotYours):
        actions.build(organ=district, year=2020, by=other)
    with pytest.raises(NotYours):
        actions.publish(report=draft, by=other)


def test_a_bureau_does_not_build_the_districts_report(year, district, bureau, appoint):
    with pytest.raises(NotYours):
        actions.build(organ=district, year=2020, by=appoint(bureau, Role.REPORTER))
