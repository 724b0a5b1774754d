"""申请渠道 and 收到申请之日 (条例第31条), each with the evidence it must rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.errors import ActsOutOfOrder, EvidenceMissing


class Channel(StrEnum):
    """申请渠道."""

    IN_PERSON = "in_person"
    ZONE = "zone"  # 政务公开专区, handed in at a service point
    ORAL = "oral"  # 口头, written down by the disclosure office (条例第29条)
    REGISTERED_MAIL = "registered_mail"
    ORDINARY_MAIL = "ordinary_mail"
    ONLINE = "online"
    EMAIL = "email"
    FAX = "fax"


class Basis(StrEnum):
    """收到申请之日的判定依据."""

    SUBMITTED = "submitted"  # handed over that day
    SIGNED_FOR = "signed_for"  # 签收
    CONFIRMED = "confirmed"  # both sides confirmed that day


@dataclass(frozen=True, slots=True)
class ChannelRule:
    """收件规则: what one channel counts as receipt, and what must be on file for it."""

    basis: Basis
    evidence: tuple[str, ...]  # names of `Evidence` fields that may not be empty
    article: str
    grade: Grade
    note: str = ""

    @property
    def waits_for_confirmation(self) -> bool:
        """Whether the request has only arrived until both sides have confirmed it."""
        return self.basis is Basis.CONFIRMED


CHANNEL_RULES: dict[Channel, ChannelRule] = {
    Channel.IN_PERSON: ChannelRule(
        Basis.SUBMITTED, ("arrived_on", "receipt_no"), "条例第31条第（一）项", Grade.STATUTE
    ),
    Channel.ZONE: ChannelRule(
        Basis.SUBMITTED,
        ("arrived_on", "receipt_no"),
        "条例第31条第（一）项",
        Grade.DESIGN,
        "专区当场收件按当面提交办理，法规没有单列。",
    ),
    Channel.ORAL: ChannelRule(
        Basis.SUBMITTED,
        ("arrived_on", "record_no"),
        "条例第29条、第31条",
        Grade.DESIGN,
        "口头申请以代填并经申请人确认的当日为收到日，法规没有单列。",
    ),
    Channel.REGISTERED_MAIL: ChannelRule(
        Basis.SIGNED_FOR,
        ("arrived_on", "mail_no"),
        "条例第31条第（二）项",
        Grade.STATUTE,
        "收发室签收即视为机关签收(约定)。",
    ),
    Channel.ORDINARY_MAIL: ChannelRule(
        Basis.CONFIRMED,
        ("arrived_on", "confirmed_on", "contact_record"),
        "条例第31条第（二）项",
        Grade.STATUTE,
        "应当在收到当日与申请人确认。",
    ),
    Channel.ONLINE: ChannelRule(
        Basis.CONFIRMED, ("arrived_on", "confirmed_on"), "条例第31条第（三）项", Grade.STATUTE
    ),
    Channel.EMAIL: ChannelRule(
        Basis.CONFIRMED,
        ("arrived_on", "confirmed_on", "contact_record"),
        "条例第31条第（三）项",
        Grade.STATUTE,
    ),
    Channel.FAX: ChannelRule(
        Basis.CONFIRMED,
        ("arrived_on", "confirmed_on", "contact_record"),
        "条例第31条第（三）项",
        Grade.STATUTE,
    ),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """收件凭据: what the office holds to show when a request reached it."""

    arrived_on: date | None = None  # handed over, signed for, or shown as received by a machine
    confirmed_on: date | None = None
    receipt_no: str = ""
    mail_no: str = ""
    record_no: str = ""
    contact_record: str = ""
    forwarded_from: str = ""  # whom it was addressed to; the day it was signed for counts


# The receipt handed over bears the number that the request is given.
_GIVEN_BY_US = ("receipt_no",)


def lacking(channel: Channel, evidence: Evidence) -> tuple[str, ...]:
    """What still has to be told before the request can be registered as it came.

    Where both sides have to confirm, the arrival is enough until they have.
    """
    rule = CHANNEL_RULES[channel]
    arrived_only = rule.waits_for_confirmation and evidence.confirmed_on is None
    needed = ("arrived_on",) if arrived_only else rule.evidence
    told = (name for name in needed if name not in _GIVEN_BY_US)
    return tuple(name for name in told if not getattr(evidence, name))


@dataclass(frozen=True, slots=True)
class Receipt:
    """收到申请之日 with its basis.

    `cautious_on` is the day from which the office warns itself: for what came over the net
    it is the day of sending, whatever day was confirmed (指导案例26号).
    """

    received_on: date
    cautious_on: date
    basis: Basis
    article: str


def receipt(channel: Channel, evidence: Evidence) -> Receipt:
    """收到申请之日 of a request that came by this channel (条例第31条).

    Raises EvidenceMissing when something the channel calls for is not on file, and
    ActsOutOfOrder when the confirmation is dated before the arrival.
    """
    rule = CHANNEL_RULES[channel]
    missing = tuple(name for name in rule.evidence if not getattr(evidence, name))
    if missing or evidence.arrived_on is None:
        raise EvidenceMissing(channel=channel, missing=missing)
    received_on = evidence.arrived_on
    if rule.waits_for_confirmation and evidence.confirmed_on is not None:
        received_on = evidence.confirmed_on
    if received_on < evidence.arrived_on:
        raise ActsOutOfOrder(act="confirm", on=received_on, not_before=evidence.arrived_on)
    return Receipt(received_on, evidence.arrived_on, rule.basis, rule.article)
