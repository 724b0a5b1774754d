"""收到申请之日 by channel, and the evidence each asks for."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules.channels import CHANNEL_RULES, Basis, Channel, Evidence, receipt
from gongkai.inforequests.rules.errors import ActsOutOfOrder, EvidenceMissing
from gongkai.inforequests.tests.rules.cases import day

FULL = Evidence(
    arrived_on=day("2026-03-02"),
    confirmed_on=day("2026-03-04"),
    receipt_no="R-1",
    mail_no="M-1",
    record_no="O-1",
    contact_record="C-1",
)


@pytest.mark.parametrize(
    ("channel", "received", "basis"),
    [
        (Channel.IN_PERSON, "2026-03-02", Basis.SUBMITTED),
        (Channel.ZONE, "2026-03-02", Basis.SUBMITTED),
        (Channel.ORAL, "2026-03-02", Basis.SUBMITTED),
        (Channel.REGISTERED_MAIL, "2026-03-02", Basis.SIGNED_FOR),
        (Channel.ORDINARY_MAIL, "2026-03-04", Basis.CONFIRMED),
        (Channel.ONLINE, "2026-03-04", Basis.CONFIRMED),
        (Channel.EMAIL, "2026-03-04", Basis.CONFIRMED),
        (Channel.FAX, "2026-03-04", Basis.CONFIRMED),
    ],
)
def test_the_day_of_receipt(channel, received, basis):
    found = receipt(channel, FULL)
    assert (found.received_on, found.basis) == (day(received), basis)
    assert found.cautious_on == day("2026-03-02")


def test_every_channel_has_its_rule():
    assert set(CHANNEL_RULES) == set(Channel)


@pytest.mark.parametrize("channel", Channel)
def test_without_evidence_there_is_no_day(channel):
    with pytest.raises(EvidenceMissing) as refused:
        receipt(channel, Evidence())
    assert refused.value.missing == CHANNEL_RULES[channel].evidence


def test_nothing_is_confirmed_before_it_arrives():
    early = Evidence(arrived_on=day("2026-03-02"), confirmed_on=day("2026-03-01"))
    with pytest.raises(ActsOutOfOrder):
        receipt(Channel.ONLINE, early)
