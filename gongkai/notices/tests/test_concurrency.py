"""Two deliverers at once: every notice goes out once, and neither waits for the other."""

from __future__ import annotations

import threading
import time
from collections import Counter

import pytest

from gongkai.ledger.queries import findings
from gongkai.notices import actions
from gongkai.notices.gateways import Outcome
from gongkai.notices.models import Notice
from gongkai.notices.rules.states import Answer, State
from gongkai.notices.tests.conftest import MONDAY
from testing.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


def test_each_notice_once(queued, gateway):
    begun = Counter()
    lock = threading.Lock()

    def slow(n):
        with lock:
            begun[threading.get_ident()] += 1
        time.sleep(0.02)
        return Outcome(Answer.TAKEN)

    gateway.script = staticmethod(slow)
    for n in range(30):
        queued(n)
    assert race(*[lambda: actions.deliver(MONDAY)] * 3) == ["done"] * 3
    actions.deliver(MONDAY)
    keys = Counter(message.key for message in gateway.sent)
    assert len(keys) == 30 and set(keys.values()) == {1}
    assert len(begun) > 1
    assert Notice.objects.filter(state=State.SENT).count() == 30
    assert findings() == []


def test_called_off_while_it_is_being_sent_is_one_or_the_other(queued, gateway):
    from gongkai.notices.rules.errors import NotWaiting

    for n in range(10):
        row = queued(n)

        def cancel(row=row):
            try:
                actions.cancel(notice=row, by=None, reason="不用了")
            except NotWaiting:
                return

        race(lambda: actions.deliver(MONDAY), cancel)
        row.refresh_from_db()
        sent = {message.subject for message in gateway.sent}
        assert (row.state == State.SENT) == (row.subject in sent)
        assert row.state in (State.SENT, State.CANCELLED)
