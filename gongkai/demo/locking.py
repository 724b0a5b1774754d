"""One load at a time in one data folder."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gongkai.demo.errors import LoadUnderWay


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; raises LoadUnderWay when another process holds it.

    The kernel lets go of the lock when a process dies, so a killed load blocks nobody.
    """
    with (folder / "demo.lock").open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LoadUnderWay from None
        yield
