"""Deeds begun at the same moment, each in a thread and a connection of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from gongkai.inforequests.rules.errors import RuleError

PATIENCE = 60  # seconds until all have begun


def race(*deeds):
    """Run all of them at once; what each came to: "done", or the code of its refusal."""
    start = Barrier(len(deeds))

    def run(deed):
        try:
            start.wait(PATIENCE)
            deed()
        except RuleError as error:
            return error.code
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))
