"""发送: order, pace, outages, crashes; nothing lost and nothing sent twice by itself."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from gongkai import vault
from gongkai.ledger.queries import stream
from gongkai.notices import actions, events, queries
from gongkai.notices.gateways import Outcome
from gongkai.notices.models import Notice, NoticeAttempt
from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.errors import BadRecipient, NotWaiting, ReasonMissing
from gongkai.notices.rules.states import Answer, State
from gongkai.notices.tests.conftest import MONDAY, PHONE, moment
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)


def subjects(gateway):
    return [message.subject for message in gateway.sent]


def run(since, until, step=MINUTE):
    """A worker that wakes every minute."""
    at = since
    while at < until:
        actions.deliver(at)
        at += step


class TestQueue:
    def test_whom_and_what_is_sealed(self, queued):
        row = queued()
        assert row.masked_to == "138****0000"
        assert PHONE.encode() not in bytes(row.sealed)
        assert vault.unseal(row.sealed)["to"] == PHONE

    def test_falls_with_the_deed_it_speaks_of(self, queued):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            queued()
            raise ZeroDivisionError
        assert not Notice.objects.exists()

    def test_an_address_that_cannot_be_reached_is_refused(self, bureau):
        with pytest.raises(BadRecipient):
            actions.queue(channel=Channel.SMS, to="0795-1", subject="事", text="事", organ=bureau)


class TestDeliver:
    def test_oldest_first_and_each_once(self, queued, gateway):
        rows = [queued(n) for n in range(3)]
        assert actions.deliver(MONDAY).sent == 3
        assert actions.deliver(MONDAY + MINUTE).sent == 0
        assert subjects(gateway) == ["第0件", "第1件", "第2件"]
        rows[0].refresh_from_db()
        assert (rows[0].state, rows[0].gateway_id, rows[0].sent_at) == (State.SENT, "G1", MONDAY)
        assert [entry.event for entry in stream(rows[0].stream)] == [events.SENT]

    def test_not_before_its_time(self, queued, gateway):
        queued(not_before=MONDAY + 2 * MINUTE)
        assert actions.deliver(MONDAY + MINUTE).sent == 0
        assert actions.deliver(MONDAY + 2 * MINUTE).sent == 1

    def test_text_messages_wait_for_the_morning_and_mail_does_not(self, queued, gateway):
        night = moment("2026-03-02 23:30")
        queued(1, at=night)
        queued(2, channel=Channel.EMAIL, at=night)
        run(night, moment("2026-03-03 08:00"), 30 * MINUTE)
        assert subjects(gateway) == ["第2件"]
        actions.deliver(moment("2026-03-03 08:00"))
        assert subjects(gateway) == ["第2件", "第1件"]

    def test_no_faster_than_the_pace(self, queued, gateway, settings):
        settings.GONGKAI_NOTICES = {"sms_per_minute": 2}
        for n in range(5):
            queued(n)
        told = [actions.deliver(MONDAY + n * MINUTE / 2).sent for n in range(6)]
        assert told == [2, 0, 2, 0, 1, 0]

    def test_what_is_refused_waits_for_a_person_and_stops_nobody(self, queued, gateway):
        gateway.script = staticmethod(
            lambda n: Outcome(Answer.REFUSED if n == 1 else Answer.TAKEN, told="空号")
        )
        first, second = queued(1), queued(2)
        run(MONDAY, MONDAY + 3 * MINUTE)
        first.refresh_from_db(), second.refresh_from_db()
        assert (first.state, first.next_try_at, first.last_error) == (State.FAILED, None, "空号")
        assert second.state == State.SENT
        assert len(gateway.sent) == 2
        assert queries.failures_in_a_row(Channel.SMS) == 0

    def test_nothing_that_is_kept_or_logged_has_the_recipient(self, queued, gateway, caplog):
        row = queued(1)
        number = vault.unseal(row.sealed)["to"]
        gateway.always(Answer.REFUSED, told=f"{number}是空号")
        actions.deliver(MONDAY)
        row.refresh_from_db()
        assert row.last_error == f"{row.masked_to}是空号" == row.tries.get().told

        def breaks(n):
            raise LookupError(f"no way to {number}")

        gateway.script = staticmethod(breaks)
        queued(2)
        actions.deliver(MONDAY + MINUTE)
        assert "LookupError" in caplog.text
        assert number not in caplog.text

    def test_one_deferred_notice_does_not_hold_up_the_next(self, queued, gateway):
        gateway.script = staticmethod(
            lambda n: Outcome(Answer.DEFERRED if n == 1 else Answer.TAKEN)
        )
        queued(1), queued(2)
        run(MONDAY, MONDAY + 3 * MINUTE)
        assert subjects(gateway) == ["第1件", "第2件", "第1件"]

    def test_a_gateway_that_asks_to_wait_is_left_alone_so_long(self, queued, gateway):
        gateway.always(Answer.UNREACHABLE, retry_after=dt.timedelta(minutes=10))
        queued(1), queued(2)
        run(MONDAY, MONDAY + 10 * MINUTE)
        assert subjects(gateway) == ["第1件"]
        gateway.always(Answer.TAKEN)
        actions.deliver(MONDAY + 10 * MINUTE)
        assert subjects(gateway) == ["第1件", "第1件", "第2件"]

    def test_a_gateway_that_breaks_its_promise_stops_neither_worker_nor_mail(self, queued, gateway):
        def broken(n):
            if gateway.sent[-1].to == PHONE:
                raise KeyError(PHONE)
            return Outcome(Answer.TAKEN)

        gateway.script = staticmethod(broken)
        row = queued()
        queued(1, channel=Channel.EMAIL)
        told = actions.deliver(MONDAY)
        row.refresh_from_db()
        assert (told.sent, told.failed) == (1, 1)
        assert (row.state, row.last_error) == (State.FAILED, "KeyError")

    def test_a_key_that_is_lost_leaves_the_notice_to_a_person(self, queued, gateway, settings):
        from cryptography.fernet import Fernet

        row = queued()
        settings.GONGKAI_FIELD_KEY = Fernet.generate_key().decode()
        actions.deliver(MONDAY)
        row.refresh_from_db()
        assert (row.state, row.next_try_at) == (State.FAILED, None)
        assert gateway.sent == []

    def test_a_gateway_that_cannot_be_made_says_so(self, queued, settings):
        settings.GONGKAI_GATEWAYS = {"sms": {"gateway": "no.such.Gateway"}}
        queued()
        with pytest.raises(ImproperlyConfigured, match=r"no\.such\.Gateway"):
            actions.deliver(MONDAY)


class TestOutage:
    def test_a_week_out_of_order_loses_nothing_and_catches_up_in_order(
        self, queued, gateway, settings
    ):
        settings.GONGKAI_NOTICES = {"sms_per_minute": 5}
        gateway.always(Answer.UNREACHABLE, told="HTTP 503")
        back = MONDAY + dt.timedelta(days=7)
        for n in range(14):
            with time_machine.travel(MONDAY + n * dt.timedelta(hours=12), tick=False):
                queued(n, at=None)
        run(MONDAY, back, 10 * MINUTE)
        tries = len(gateway.sent)
        # Thirteen hours of a day are not quiet: hardly more than one try in each.
        assert 7 * 12 < tries < 7 * 16
        assert set(subjects(gateway)) == {"第0件"}
        gateway.always(Answer.TAKEN)
        gateway.sent.clear()
        sent = [actions.deliver(back + n * MINUTE).sent for n in range(63)]
        assert sum(sent) == 14 and max(sent) == 5
        assert subjects(gateway) == [f"第{n}件" for n in range(14)]
        assert not Notice.objects.exclude(state=State.SENT).exists()

    def test_after_a_month_it_is_put_before_a_person(self, queued, gateway, officer, bureau):
        gateway.always(Answer.UNREACHABLE)
        row = queued()
        run(MONDAY, MONDAY + dt.timedelta(days=31), dt.timedelta(hours=1))
        row.refresh_from_db()
        assert row.state == State.GIVEN_UP
        tries = len(gateway.sent)
        actions.deliver(MONDAY + dt.timedelta(days=32))
        assert len(gateway.sent) == tries
        from gongkai.organs.access import viewer_of

        (stuck,) = queries.stuck_for(viewer_of(officer(bureau, Role.TECHNICIAN)))
        assert (stuck.count, stuck.since) == (1, MONDAY.date())
        assert stream(row.stream).last().event == events.GIVEN_UP

    def test_a_forgetful_gateway_that_times_out_is_not_asked_twice(self, queued, gateway):
        gateway.knows_repeats = False
        gateway.always(Answer.UNCLEAR, told="TimeoutError")
        rows = [queued(n) for n in range(20)]
        run(MONDAY, MONDAY + dt.timedelta(hours=10))
        keys = [message.key for message in gateway.sent]
        assert len(keys) == len(set(keys))
        # One doubt at a time, ever longer between them: 1, 2, 4 … 60 minutes.
        assert Notice.objects.filter(state=State.UNCERTAIN).count() == len(keys) < 16
        assert rows[0].tries.count() == 1


class TestCrash:
    def test_between_handing_over_and_noting_is_a_doubt_for_a_person(
        self, queued, gateway, monkeypatch
    ):
        row = queued()

        def power_cut(*args):
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("gongkai.notices.actions.delivering._settle", power_cut)
            with pytest.raises(KeyboardInterrupt):
                actions.deliver(MONDAY)
        row.refresh_from_db()
        assert row.state == State.SENDING
        soon = actions.deliver(MONDAY + dt.timedelta(minutes=5))
        later = actions.deliver(MONDAY + actions.LOST_AFTER + MINUTE)
        row.refresh_from_db()
        assert (soon.uncertain, later.uncertain, row.state) == (0, 1, State.UNCERTAIN)
        run(MONDAY + dt.timedelta(hours=1), MONDAY + dt.timedelta(hours=2))
        assert len(gateway.sent) == 1
        assert stream(row.stream).last().event == events.UNCERTAIN


@pytest.fixture
def clerk(officer, bureau):
    return officer(bureau, Role.INTAKE)


@pytest.fixture
def doubtful(queued, gateway):
    gateway.knows_repeats = False
    gateway.always(Answer.UNCLEAR)
    row = queued()
    actions.deliver(MONDAY)
    gateway.always(Answer.TAKEN)
    row.refresh_from_db()
    return row


class TestSettling:
    def test_a_doubt_is_tried_again_only_with_a_reason(self, doubtful, clerk, gateway):
        with pytest.raises(ReasonMissing):
            actions.retry(notice=doubtful, by=clerk, at=MONDAY)
        actions.retry(notice=doubtful, by=clerk, reason="网关确认没有收到", at=MONDAY)
        assert actions.deliver(MONDAY).sent == 1
        assert len({message.key for message in gateway.sent}) == 1

    def test_a_doubt_settled_as_sent(self, doubtful, clerk):
        row = actions.confirm(notice=doubtful, by=clerk, reason="网关有记录", at=MONDAY)
        assert (row.state, row.sent_at, row.settled_by) == (State.SENT, MONDAY, clerk)

    def test_called_off(self, queued, clerk, gateway):
        row = queued()
        with pytest.raises(ReasonMissing):
            actions.cancel(notice=row, by=clerk, reason=" ")
        actions.cancel(notice=row, by=clerk, reason="申请人已经来过")
        assert actions.deliver(MONDAY).sent == 0
        with pytest.raises(NotWaiting):
            actions.retry(notice=row, by=clerk)

    def test_what_was_sent_is_sent(self, queued, clerk, gateway):
        row = queued()
        actions.deliver(MONDAY)
        for deed in (actions.retry, actions.cancel, actions.confirm):
            with pytest.raises(NotWaiting):
                deed(notice=row, by=clerk, reason="试一试")

    @pytest.mark.parametrize("role", [Role.HANDLER, Role.SIGNER, Role.AUDITOR])
    def test_others_may_not(self, doubtful, officer, bureau, role):
        person = officer(bureau, role)
        for deed in (actions.retry, actions.cancel, actions.confirm):
            with pytest.raises(NotYours):
                deed(notice=doubtful, by=person, reason="试一试")

    def test_nor_may_another_office(self, doubtful, officer, other_bureau):
        with pytest.raises(NotYours):
            actions.retry(notice=doubtful, by=officer(other_bureau, Role.INTAKE), reason="试")

    def test_the_ledger_names_no_reason_and_no_recipient(self, doubtful, clerk):
        actions.cancel(notice=doubtful, by=clerk, reason="申请人测试甲来过")
        told = str([entry.data for entry in stream(doubtful.stream)])
        assert "测试甲" not in told and PHONE not in told

    def test_trying_again_wakes_the_gateway(self, queued, clerk, gateway):
        gateway.always(Answer.UNREACHABLE)
        first, _second = queued(1), queued(2)
        run(MONDAY, MONDAY + 10 * MINUTE)
        gateway.always(Answer.TAKEN)
        now = MONDAY + 10 * MINUTE
        actions.retry(notice=first, by=clerk, at=now)
        assert actions.deliver(now).sent == 2


def test_each_try_is_kept_with_its_answer(queued, gateway):
    gateway.script = staticmethod(
        lambda n: Outcome(Answer.UNREACHABLE, told="HTTP 503") if n < 3 else Outcome(Answer.TAKEN)
    )
    queued()
    run(MONDAY, MONDAY + 10 * MINUTE)
    assert list(NoticeAttempt.objects.values_list("answer", "told")) == [
        (Answer.UNREACHABLE, "HTTP 503"),
        (Answer.UNREACHABLE, "HTTP 503"),
        (Answer.TAKEN, ""),
    ]
