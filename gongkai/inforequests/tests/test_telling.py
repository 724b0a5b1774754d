"""告知申请人: queued with the deed, saying little, and only as the installation wants it."""

from __future__ import annotations

import datetime as dt

import pytest
from cryptography.fernet import Fernet

from gongkai import vault
from gongkai.inforequests import actions
from gongkai.inforequests.rules.channels import Channel as Way
from gongkai.inforequests.rules.channels import Evidence
from gongkai.inforequests.tests.conftest import ID_NUMBER, intake, moment
from gongkai.notices.models import Notice
from gongkai.notices.rules.channels import Channel

pytestmark = pytest.mark.django_db

CONTACT = {"email": "someone@example.org", "phone": "13800000000"}


@pytest.fixture(autouse=True)
def _by_both(settings):
    settings.GONGKAI_TELL_BY = ["email", "sms"]


def told():
    rows = Notice.objects.order_by("pk")
    return [(row.channel, row.subject, vault.unseal(row.sealed)["text"]) for row in rows]


def test_receipt_and_letters(filed, clerk):
    row = filed(**CONTACT)
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    actions.notify_correction(
        request=row, by=clerk, points="请写明年度和文件名称。", at=moment("2026-03-04")
    )
    subjects = [subject for _channel, subject, _text in told()]
    assert subjects == [
        *[f"政府信息公开申请{row.number}已登记"] * 2,
        *[f"政府信息公开申请{row.number}有新的文书"] * 2,
    ]
    mail = told()[2][2]
    assert "补正告知书" in mail and "/requests/track/" in mail and "不是送达" in mail
    assert Notice.objects.last().about.startswith(row.stream)


def test_a_text_message_names_no_letter_and_nobody_any_content_or_code(own, clerk):
    for text in (text for _channel, _subject, text in told()):
        for secret in (own.code, ID_NUMBER, "规划", "测试甲"):
            assert secret not in text
    actions.assign(request=own.request, by=clerk, at=moment("2026-03-03"))
    actions.withdraw(request=own.request, by=clerk, at=moment("2026-03-04"))
    assert all("告知书" not in text for channel, _, text in told() if channel == Channel.SMS)


@pytest.mark.parametrize(
    ("by", "contact", "channels"),
    [
        (["email", "sms"], CONTACT, ["email", "sms"]),
        (["email"], CONTACT, ["email"]),
        (["sms"], CONTACT, ["sms"]),
        ([], CONTACT, []),
        (["email", "sms"], CONTACT | {"phone": "0795-3210000"}, ["email"]),
        (["email", "sms"], {"email": "写错了", "phone": "", "address": "某路1号"}, []),
    ],
    ids=["both", "mail-only", "text-only", "neither", "landline", "nothing-reaches"],
)
def test_whoever_can_be_reached_as_the_office_wants(filed, settings, by, contact, channels):
    settings.GONGKAI_TELL_BY = by
    filed(**contact)
    assert [channel for channel, _, _ in told()] == channels


def test_a_letter_that_waits_for_confirmation_is_told_once_it_is_confirmed(bureau, clerk):
    arrived = Evidence(arrived_on=dt.date(2026, 3, 2))
    row = actions.register(
        organ=bureau,
        channel=Way.ORDINARY_MAIL,
        intake=intake(**CONTACT),
        evidence=arrived,
        by=clerk,
        at=moment("2026-03-02"),
    ).request
    assert told() == []
    actions.confirm_receipt(
        request=row, contact_record="电话联系", by=clerk, at=moment("2026-03-02")
    )
    assert len(told()) == 2


def test_letters_to_others_are_not_the_applicants_business(consulted):
    titles = [text for channel, subject, text in told() if channel == Channel.EMAIL]
    assert not any("征求" in text and "意见情况告知书" not in text for text in titles)


def test_a_lost_key_does_not_stop_the_office(filed, clerk, settings):
    row = filed(**CONTACT)
    Notice.objects.all().delete()
    settings.GONGKAI_FIELD_KEY = Fernet.generate_key().decode()
    actions.withdraw(request=row, by=clerk, at=moment("2026-03-04"))
    assert told() == []
