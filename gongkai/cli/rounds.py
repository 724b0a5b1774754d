"""What a worker does again and again beside its queue: each round in a thread of its own, so that
a gateway that hangs holds up nothing else, and one that fails is tried again the next time."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import close_old_connections, connection

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Round:
    """One kind of work, and every how many seconds it is done."""

    name: str
    seconds: float
    work: Callable[[], object]


def usual() -> tuple[Round, ...]:
    """What every installation needs: notices go out, alerts are raised."""
    from gongkai.desk.alerts import raise_alerts
    from gongkai.notices.actions import deliver

    return (Round("notices", 60, deliver), Round("alerts", 300, raise_alerts))


def start(rounds: Sequence[Round], stop: threading.Event) -> list[threading.Thread]:
    """Begin every round at once; they end with the process, or soon after `stop` is set."""
    threads = [
        threading.Thread(target=_run, args=(each, stop), name=each.name, daemon=True)
        for each in rounds
    ]
    for thread in threads:
        thread.start()
    return threads


def _run(each: Round, stop: threading.Event) -> None:
    while not stop.is_set():
        close_old_connections()
        try:
            each.work()
        except Exception:
            # A database that restarts, a setting that is wrong: said, and tried again.
            logger.exception("the round of %s failed", each.name)
        finally:
            connection.close()
        stop.wait(each.seconds)
