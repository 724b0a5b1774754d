"""更正自身记录 (条例第41条): the same way, a period by ruling, decisions of its own."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.casefile import admit, fold
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.channels import Basis, Channel
from gongkai.inforequests.rules.clock import DayKind
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.errors import NotAnOutcome
from gongkai.inforequests.rules.outcomes import COUNTED, Outcome, Proof
from gongkai.inforequests.rules.payloads import from_json, to_json
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, policy_with
from gongkai.inforequests.rules.reliance import leans_on
from gongkai.workdays.rules.calendar import WorkdayCalendar

OFFICIAL = WorkdayCalendar.official()
MONDAY = dt.date(2026, 3, 2)
RECORD, INFORMATION = CaseType.RECORD_CORRECTION, CaseType.INFORMATION


def registered(case_type=RECORD):
    return acts.Registered(
        MONDAY, Channel.IN_PERSON, ApplicantKind.NATURAL, Basis.SUBMITTED, case_type
    )


def approved(case_type):
    later = (acts.Assigned, acts.Drafted, acts.SubmittedForCheck, acts.Checked)
    return (registered(case_type), *(step(MONDAY) for step in later))


def answered(outcome):
    return acts.Answered(MONDAY, outcome, Dispatch.POST, "", (), frozenset(Proof))


def test_the_period_is_a_ruling_and_marked_as_one():
    case = fold([registered()], OFFICIAL)
    answer = next(each for each in case.deadlines if each.term is Term.ANSWER)
    assert case.due_on == dt.date(2026, 3, 30)
    assert (answer.article, answer.grade) == ("条例第41条，参照条例第33条第二款", Grade.DESIGN)
    assert leans_on([registered()], OFFICIAL).keys() == {"record_correction_days"}


def test_an_installation_may_set_another_period():
    policy = policy_with({"record_correction_days": 10})
    assert fold([registered()], OFFICIAL, policy).due_on == dt.date(2026, 3, 16)
    assert fold([registered(INFORMATION)], OFFICIAL, policy).due_on == dt.date(2026, 3, 30)


def test_after_a_correction_the_same_period_begins_anew():
    policy = policy_with({"record_correction_days": 10})
    asked = acts.CorrectionAsked(dt.date(2026, 3, 4), 10)
    history = [registered(), acts.Assigned(MONDAY), asked, acts.Corrected(dt.date(2026, 3, 6))]
    assert fold(history, OFFICIAL, policy).due_on == dt.date(2026, 3, 20)


def test_its_days_only_follow_the_articles_of_the_answering_period():
    days = fold([registered()], OFFICIAL).clock.days
    assert {day.article for day in days if day.kind is DayKind.COUNTED} == {"参照条例第33条"}


RECORD_DECISIONS = {
    *(Outcome.RECORD_CORRECTED, Outcome.RECORD_REFERRED),
    *(Outcome.RECORD_KEPT, Outcome.OTHER),
}


@pytest.mark.parametrize("outcome", list(Outcome))
def test_it_is_answered_with_decisions_of_its_own(outcome):
    assert _fits(RECORD, outcome) == (outcome in RECORD_DECISIONS)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_request_for_information_never_is(outcome):
    by_lapse = outcome in (Outcome.NOT_CORRECTED, Outcome.NOT_PAID)
    assert _fits(INFORMATION, outcome) == (outcome in COUNTED and not by_lapse)


def _fits(case_type, outcome):
    """Whether the decision fits, everything else that it needs being on record."""
    before = (acts.CorrectionAsked(MONDAY, 5), acts.ReasonsAsked(MONDAY))
    try:
        judge((*approved(case_type), *before), answered(outcome), OFFICIAL)
    except NotAnOutcome:
        return False
    return True


def test_a_first_act_of_the_old_ledger_is_a_request_for_information():
    written = to_json(registered())
    assert written.pop("case_type") == "record_correction"
    assert from_json(registered().event, written) == replace(registered(), case_type=INFORMATION)


def test_a_withdrawn_one_ends_as_other():
    case = admit([registered()], acts.Withdrawn(MONDAY), OFFICIAL, DEFAULT_POLICY)
    assert (case.outcome, case.case_type) == (Outcome.OTHER, RECORD)
