"""Rounds of the worker: one that fails goes on, and holds up no other."""

from __future__ import annotations

import threading

import pytest

from gongkai.cli.rounds import Round, start, usual


@pytest.mark.django_db(transaction=True)
def test_a_round_that_fails_is_made_again_and_stops_nobody(caplog):
    stop, told, tries = threading.Event(), threading.Event(), []

    def fails():
        tries.append(1)
        if len(tries) == 3:
            told.set()
        raise OSError("no route")

    others = threading.Event()
    threads = start([Round("bad", 0.01, fails), Round("good", 0.01, others.set)], stop)
    assert told.wait(10) and others.wait(10)
    stop.set()
    for thread in threads:
        thread.join(10)
    assert not any(thread.is_alive() for thread in threads)
    assert "the round of bad failed" in caplog.text


def test_notices_and_alerts_are_among_them():
    assert {each.name for each in usual()} == {"notices", "alerts"}
