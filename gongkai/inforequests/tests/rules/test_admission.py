"""What may not follow: each forbidden act with its named error."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai.inforequests.rules import acts, errors
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.casefile import Flag, admit, fold
from gongkai.inforequests.rules.certainty import Grade, Ruling
from gongkai.inforequests.rules.clock import clock
from gongkai.inforequests.rules.outcomes import Outcome, Proof
from gongkai.inforequests.rules.policy import DEFAULT_POLICY, LateCorrection
from gongkai.inforequests.tests.rules.cases import (
    answered,
    asked,
    day,
    extended,
    in_process,
    reviewed,
    up_to_signature,
)

RECEIVED = "2026-03-02"  # a monday; seven working days end on 03-11, twenty on 03-30
CORRECTED = (
    *reviewed(RECEIVED),
    acts.CorrectionAsked(day("2026-03-04"), 10),
    acts.CorrectionServed(day("2026-03-05")),
    acts.Corrected(day("2026-03-10")),
)
CONSULTED = (*in_process(RECEIVED), *asked("2026-03-04", "2026-03-05"))
CHARGED = (*in_process(RECEIVED), acts.FeeAsked(day("2026-03-04"), 380))
DEFERRED = (
    *reviewed(RECEIVED),
    acts.ReasonsAsked(day(RECEIVED)),
    acts.ReplyDeferred(day(RECEIVED), day("2026-06-30")),
)
TO_SIGN = (*in_process(RECEIVED), *up_to_signature("2026-03-20"))

FORBIDDEN = {
    "second correction": (
        CORRECTED,
        acts.CorrectionAsked(day("2026-03-11"), 10),
        errors.SecondCorrection(first_on=day("2026-03-04")),
    ),
    "correction period too short": (
        reviewed(RECEIVED),
        acts.CorrectionAsked(day("2026-03-04"), 1),
        errors.CorrectionPeriodUnreasonable(days=1, least=5, most=20),
    ),
    "abandoned before the period is over": (
        CORRECTED[:-1],
        acts.CorrectionLapsed(day("2026-03-19")),
        errors.LapseTooEarly(act="request:correction:lapsed", due_on=day("2026-03-19")),
    ),
    "abandoned without proof of delivery": (
        CORRECTED[:-2],
        acts.CorrectionLapsed(day("2026-05-19")),
        errors.LapseTooEarly(act="request:correction:lapsed", due_on=None),
    ),
    "extension without approval": (
        in_process(RECEIVED),
        extended("2026-03-20", approved_by=""),
        errors.ExtensionUnapproved(),
    ),
    "extension of 21 days": (
        in_process(RECEIVED),
        extended("2026-03-20", 21),
        errors.ExtensionLength(days=21, most=20),
    ),
    "extension of no day": (
        in_process(RECEIVED),
        extended("2026-03-20", 0),
        errors.ExtensionLength(days=0, most=20),
    ),
    "extension after expiry": (
        in_process(RECEIVED),
        extended("2026-03-31"),
        errors.ExtensionAfterExpiry(due_on=day("2026-03-30")),
    ),
    "second extension": (
        (*in_process(RECEIVED), extended("2026-03-20", 5)),
        extended("2026-03-25", 5),
        errors.ExtensionSpent(granted_on=day("2026-03-20")),
    ),
    "extension of a period set under article 35": (
        DEFERRED,
        extended("2026-03-20"),
        errors.ExtensionOfDeferral(answer_by=day("2026-06-30")),
    ),
    "extension while a fee is awaited": (
        CHARGED,
        extended("2026-03-20"),
        errors.ClockNotRunning(act="request:deadline:extended", on=day("2026-03-20")),
    ),
    "fee notice after the period": (
        in_process(RECEIVED),
        acts.FeeAsked(day("2026-03-31"), 380),
        errors.FeeNoticeTooLate(due_on=day("2026-03-30")),
    ),
    "fee lapsed before delivery is proven": (
        CHARGED,
        acts.FeeLapsed(day("2026-06-01")),
        errors.LapseTooEarly(act="request:fee:lapsed", due_on=None),
    ),
    "the same party asked twice": (
        CONSULTED,
        asked("2026-03-09")[0],
        errors.PartyAskedTwice(party="third-1"),
    ),
    "an opinion from a stranger": (
        CONSULTED,
        acts.ConsultationAnswered(day("2026-03-09"), "third-2", Opinion.AGREES),
        errors.UnknownParty(party="third-2"),
    ),
    "silence before the fifteen days are over": (
        CONSULTED,
        acts.ConsultationLapsed(day("2026-03-26"), "third-1"),
        errors.LapseTooEarly(act="request:consultation:lapsed", due_on=day("2026-03-26")),
    ),
    "an act before the last one": (
        CORRECTED,
        acts.HandedOver(day("2026-03-09")),
        errors.ActsOutOfOrder(
            act="request:handling:started", on=day("2026-03-09"), not_before=day("2026-03-10")
        ),
    ),
    "an opinion before it was asked": (
        CONSULTED,
        acts.ConsultationAnswered(day("2026-03-03"), "third-1", Opinion.AGREES),
        errors.ActsOutOfOrder(
            act="request:consultation:answered",
            on=day("2026-03-03"),
            not_before=day("2026-03-05"),
        ),
    ),
    "still unclear without having asked": (
        TO_SIGN,
        answered("2026-03-23", Outcome.STILL_UNCLEAR),
        errors.CorrectionNeverAsked(outcome="U3"),
    ),
    "excessive without having asked why": (
        TO_SIGN,
        answered("2026-03-23", Outcome.EXCESSIVE),
        errors.ReasonsNeverAsked(outcome="N4"),
    ),
    "a reply that chooses silence": (
        TO_SIGN,
        answered("2026-03-23", Outcome.NOT_PAID),
        errors.NotAnOutcome(outcome="O2"),
    ),
    "a whole that its items do not make": (
        TO_SIGN,
        answered(
            "2026-03-23", Outcome.GRANTED, items=(Outcome.GRANTED, Outcome.THIRD_PARTY_RIGHTS)
        ),
        errors.NotAnOutcome(outcome="G2"),
    ),
}


@pytest.mark.parametrize("name", FORBIDDEN)
def test_forbidden(calendar, name):
    history, act, expected = FORBIDDEN[name]
    with pytest.raises(type(expected)) as refused:
        judge(history, act, calendar)
    assert refused.value.facts() == expected.facts()


@pytest.mark.parametrize(
    ("outcome", "proof"),
    [
        (Outcome.GRANTED, Proof.SECRECY_REVIEW),
        (Outcome.PARTLY_GRANTED, Proof.SECRECY_REVIEW),
        (Outcome.STATE_SECRET, Proof.CLASSIFICATION),
        (Outcome.FORBIDDEN_BY_LAW, Proof.STATUTE),
        (Outcome.THIRD_PARTY_RIGHTS, Proof.CONSULTATION),
        (Outcome.INTERNAL_AFFAIRS, Proof.DISCRETION_REASON),
        (Outcome.DELIBERATION, Proof.DISCRETION_REASON),
        (Outcome.ENFORCEMENT_FILE, Proof.DISCRETION_REASON),
        (Outcome.NOT_FOUND, Proof.SEARCH_RECORD),
        (Outcome.NOT_THIS_ORGAN, Proof.RESPONSIBLE_ORGAN),
        (Outcome.REPEATED, Proof.EARLIER_REPLY),
    ],
)
def test_a_reply_without_its_record(calendar, outcome, proof):
    act = answered("2026-03-23", outcome, proofs=set(Proof) - {proof})
    with pytest.raises(errors.ProofMissing) as refused:
        judge(TO_SIGN, act, calendar)
    assert refused.value.missing == (proof,)
    judge(TO_SIGN, answered("2026-03-23", outcome), calendar)


def test_having_asked_the_third_party_is_the_record(calendar):
    history = (*CONSULTED, acts.ConsultationLapsed(day("2026-03-27"), "third-1"))
    history = (*history, *up_to_signature("2026-03-30"))
    act = answered("2026-03-30", Outcome.THIRD_PARTY_RIGHTS, proofs={Proof.REASON})
    assert admit(history, act, calendar).outcome is Outcome.THIRD_PARTY_RIGHTS


def test_a_late_correction_is_marked_and_starts_nothing_anew(calendar):
    late = (*reviewed(RECEIVED), acts.CorrectionAsked(day("2026-03-12"), 10))
    corrected = (*late, acts.Corrected(day("2026-03-20")))
    assert str(clock(corrected, calendar).due_on) == "2026-03-30"
    assert Flag.LATE_CORRECTION in fold(corrected, calendar).flags


def test_an_installation_may_refuse_a_late_correction(calendar):
    strict = Ruling(LateCorrection.REFUSED, "条例第30条", Grade.DESIGN, "")
    policy = replace(DEFAULT_POLICY, late_correction=strict)
    late = acts.CorrectionAsked(day("2026-03-12"), 10)
    with pytest.raises(errors.CorrectionTooLate) as refused:
        judge(reviewed(RECEIVED), late, calendar, policy)
    assert refused.value.latest == day("2026-03-11")


def test_an_opinion_may_be_recorded_after_a_later_one(calendar):
    history = (
        *in_process(RECEIVED),
        *asked("2026-03-04", "2026-03-05", party="third-1"),
        *asked("2026-03-04", "2026-03-05", "2026-03-20", party="maker-1", kind=Party.CO_MAKER),
    )
    early = acts.ConsultationAnswered(day("2026-03-12"), "third-1", Opinion.OBJECTS)
    assert admit(history, early, calendar).clock.consultations[0].answered_on == early.on


def test_the_last_day_still_serves(calendar):
    judge(in_process(RECEIVED), extended("2026-03-30"), calendar)
    judge(in_process(RECEIVED), acts.FeeAsked(day("2026-03-30"), 380), calendar)
    judge(CORRECTED[:-1], acts.CorrectionLapsed(day("2026-03-20")), calendar)
