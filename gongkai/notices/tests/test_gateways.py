"""网关: a web server that refuses, dawdles, talks nonsense or asks to wait; mail the same."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ImproperlyConfigured

from gongkai.notices import queries
from gongkai.notices.gateways import Message, OnlyWritten, gateway
from gongkai.notices.mail import DjangoMail
from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.states import Answer
from gongkai.notices.signed_json import SignedJson, signature
from gongkai.notices.tests.conftest import PHONE
from gongkai.notices.tests.fakes import Smtp, Web, served

TEXT = "编号001的申请有新的答复。"
MESSAGE = Message("7d1f3c7e-0000-4000-8000-000000000001", PHONE, "答复", TEXT)
MAIL = Message(MESSAGE.key, "someone@example.org", "答复", TEXT)


@pytest.fixture
def web():
    with served(Web()) as server:
        yield server


@pytest.fixture
def smtp(settings):
    with served(Smtp()) as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        settings.EMAIL_TIMEOUT = 5
        yield server


class TestSignedJson:
    def test_what_goes_over_is_signed_and_says_no_more_than_it_must(self, web):
        outcome = SignedJson(url=web.url, key="geheim", template="T1").send(MESSAGE)
        assert (outcome.answer, outcome.gateway_id) == (Answer.TAKEN, "S-1")
        ((headers, body),) = web.seen
        assert json.loads(body) == {
            "id": MESSAGE.key,
            "to": PHONE,
            "text": TEXT,
            "template": "T1",
        }
        signed = signature("geheim", headers["X-Timestamp"], headers["X-Nonce"], body)
        assert headers["X-Signature"] == signed

    @pytest.mark.parametrize(
        ("told", "status", "answer"),
        [
            ({"accepted": False, "reason": "空号"}, 200, Answer.REFUSED),
            ({}, 422, Answer.REFUSED),
            ({}, 401, Answer.UNREACHABLE),
            ({}, 429, Answer.UNREACHABLE),
            ({}, 503, Answer.UNREACHABLE),
            ({}, 302, Answer.UNREACHABLE),
            ({}, 500, Answer.UNCLEAR),
            ({}, 408, Answer.UNCLEAR),
            (b"<html>maintenance</html>", 200, Answer.UNCLEAR),
            (b"[" * 60_000, 200, Answer.UNCLEAR),
            ({"accepted": "yes"}, 200, Answer.UNCLEAR),
            (b"", 200, Answer.UNCLEAR),
        ],
        ids=[
            *("number-refused", "unprocessable", "wrong-key", "too-many", "maintenance"),
            *("moved", "crashed", "timed-out", "a-page", "nested", "not-a-yes", "nothing"),
        ],
    )
    def test_answers(self, web, told, status, answer):
        web.says(told, status=status, Location="http://example.org/")
        assert SignedJson(url=web.url, key="k").send(MESSAGE).answer is answer
        assert len(web.seen) == 1

    def test_too_many_says_how_long_to_wait(self, web):
        web.says({}, status=429, Retry_After="120")
        found = SignedJson(url=web.url, key="k").send(MESSAGE).retry_after
        assert found is not None and found.total_seconds() == 120

    @pytest.mark.parametrize("value", ["tomorrow", "-1", "9" * 400])
    def test_a_wait_that_cannot_be_meant_is_bounded(self, web, value):
        web.says({}, status=429, Retry_After=value)
        found = SignedJson(url=web.url, key="k").send(MESSAGE).retry_after
        assert found is None or found.days <= 1

    def test_an_answer_that_does_not_come_is_unclear(self, web):
        web.says({"accepted": True}, delay=3)
        outcome = SignedJson(url=web.url, key="k", timeout=1).send(MESSAGE)
        assert outcome.answer is Answer.UNCLEAR

    def test_a_line_that_drops_is_unclear(self, web):
        web.says({}, status=None)
        assert SignedJson(url=web.url, key="k").send(MESSAGE).answer is Answer.UNCLEAR

    def test_nobody_there_is_surely_not_taken(self):
        outcome = SignedJson(url="http://127.0.0.1:9/", key="k").send(MESSAGE)
        assert outcome.answer is Answer.UNREACHABLE

    def test_numbers_do_not_travel_in_the_clear(self):
        with pytest.raises(ValueError):
            SignedJson(url="http://sms.example.org/send", key="k")

    def test_nothing_kept_names_recipient_or_text(self, web):
        for status in (401, 422, 429, 500, 200):
            web.says(b"no", status=status)
            told = SignedJson(url=web.url, key="k").send(MESSAGE).told
            assert PHONE not in told and TEXT not in told


class TestMail:
    def test_by_smtp(self, smtp):
        assert DjangoMail().send(MAIL).answer is Answer.TAKEN
        (mail,) = smtp.mails
        assert "To: someone@example.org" in mail
        assert f"Message-ID: <{MAIL.key}@" in mail

    @pytest.mark.parametrize(
        ("replies", "answer"),
        [
            ({"RCPT": "550 no such user"}, Answer.REFUSED),
            ({"RCPT": "450 come again"}, Answer.DEFERRED),
            ({"DATA": "452 full"}, Answer.DEFERRED),
            ({"DATA": "554 no"}, Answer.REFUSED),
            ({"MAIL": "530 sign in"}, Answer.UNREACHABLE),
            ({"EHLO": "421 busy", "HELO": "421 busy"}, Answer.UNREACHABLE),
        ],
        ids=["unknown", "greylisted", "full", "refused", "sign-in", "busy"],
    )
    def test_answers(self, smtp, replies, answer):
        smtp.replies = replies
        outcome = DjangoMail().send(MAIL)
        assert outcome.answer is answer
        assert "someone" not in outcome.told

    def test_nobody_there(self, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
        assert DjangoMail().send(MAIL).answer is Answer.UNREACHABLE

    @pytest.mark.parametrize(
        ("status", "told", "answer"),
        [
            (200, {"id": "<a@b>", "message": "Queued"}, Answer.TAKEN),
            (400, {"message": "bad address"}, Answer.REFUSED),
            (401, {"message": "wrong key"}, Answer.UNREACHABLE),
            (429, {"message": "slow down"}, Answer.UNREACHABLE),
            (500, {"message": "oops"}, Answer.UNCLEAR),
        ],
        ids=lambda value: str(value) if isinstance(value, int) else "",
    )
    def test_by_a_mail_service(self, web, settings, status, told, answer):
        settings.EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"
        settings.ANYMAIL = {
            "MAILGUN_API_KEY": "k",
            "MAILGUN_API_URL": web.url,
            "MAILGUN_SENDER_DOMAIN": "example.org",
        }
        web.says(told, status=status)
        outcome = DjangoMail().send(MAIL)
        assert outcome.answer is answer
        assert len(web.seen) == 1
        if answer is Answer.TAKEN:
            assert outcome.gateway_id == "<a@b>"

    def test_a_service_without_its_key_is_out_of_order(self, settings):
        settings.EMAIL_BACKEND = "anymail.backends.mailgun.EmailBackend"
        settings.ANYMAIL = {}
        assert DjangoMail().send(MAIL).answer is Answer.UNREACHABLE


class TestSettings:
    def test_without_a_gateway_messages_are_only_written_and_one_is_told(self, settings, tmp_path):
        settings.GONGKAI_GATEWAYS = {
            "email": {"gateway": "gongkai.notices.mail.DjangoMail"},
            "sms": {
                "gateway": "gongkai.notices.gateways.OnlyWritten",
                "folder": str(tmp_path / "notices"),
            },
        }
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
        assert queries.unconnected() == [Channel.EMAIL, Channel.SMS]
        way = gateway(Channel.SMS)
        assert isinstance(way, OnlyWritten)
        assert "没有接入" in way.send(MESSAGE).told
        written = (tmp_path / "notices" / "sms.log").read_text(encoding="utf-8")
        assert TEXT in written and PHONE not in written

    @pytest.mark.parametrize(
        "options",
        [
            {"gateway": "gongkai.notices.signed_json.SignedJson"},
            {"gateway": "gongkai.notices.signed_json.SignedJson", "url": "ftp://x", "key": "k"},
            {"gateway": "gongkai.nothing.Here"},
        ],
        ids=["without-address", "in-the-clear", "unknown"],
    )
    def test_a_gateway_that_cannot_work_is_named(self, settings, options):
        settings.GONGKAI_GATEWAYS = {"sms": options}
        with pytest.raises(ImproperlyConfigured):
            gateway(Channel.SMS)
