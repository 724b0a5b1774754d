"""Shorthand of the tests: days as text, and the acts of a case in few words."""

from __future__ import annotations

from datetime import date

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Basis, Channel
from gongkai.inforequests.rules.outcomes import Outcome, Proof


def day(text):
    return date.fromisoformat(text)


def registered(on, channel=Channel.IN_PERSON):
    return acts.Registered(day(on), channel, ApplicantKind.NATURAL, Basis.SUBMITTED)


def arrived(on, channel=Channel.ONLINE):
    return acts.Arrived(day(on), channel, ApplicantKind.NATURAL)


def reviewed(on):
    """Registered and under review, all on one day."""
    return (registered(on), acts.Assigned(day(on)))


def in_process(on):
    return (*reviewed(on), acts.HandedOver(day(on)))


def asked(sent, served=None, answered=None, *, party="third-1", kind=Party.THIRD_PARTY):
    """A consultation as its single acts."""
    found = [acts.ConsultationSent(day(sent), party, kind)]
    if served:
        found.append(acts.ConsultationServed(day(served), party))
    if answered:
        found.append(acts.ConsultationAnswered(day(answered), party, Opinion.AGREES))
    return tuple(found)


def extended(on, days=20, approved_by="head"):
    return acts.Extended(day(on), days, approved_by)


def up_to_signature(on):
    return (acts.Drafted(day(on)), acts.SubmittedForCheck(day(on)), acts.Checked(day(on)))


def answered(on, outcome=Outcome.GRANTED, dispatch=Dispatch.POST, *, items=(), proofs=None):
    proofs = frozenset(Proof) if proofs is None else frozenset(proofs)
    return acts.Answered(day(on), outcome, dispatch, "letter-1", items, proofs)
