"""Loading the demonstration year: refused over real data, resumed after a kill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from gongkai.demo.errors import AlreadyLoaded, RealDataPresent
from gongkai.demo.locking import alone_in
from gongkai.demo.models import DemoLoad
from gongkai.demo.setting_aside import set_aside
from gongkai.demo.steps import DemoYear
from gongkai.organs.models import Organ

# label of the step, how many are done, how many there are
Progress = Callable[[str, int, int], None]


def load(*, progress: Progress, replace: bool = False) -> str | None:
    """Load the demonstration into this installation's data folder and database.

    A load that was killed goes on with the step it was in. With `replace`, whatever is there is
    first set aside untouched; returns where. Raises LoadUnderWay, AlreadyLoaded, RealDataPresent.
    """
    with alone_in(Path(settings.DATA_DIR)):
        kept = set_aside(timezone.now()) if replace and not _is_empty() else None
        progress("数据库", 0, 1)
        call_command("migrate", verbosity=0, interactive=False)
        _refuse_if_taken()
        _run(_begin(), progress)
    return kept


def is_loaded() -> bool:
    """Whether the demonstration is complete in this database."""
    if _is_empty():
        return False
    return DemoLoad.objects.filter(finished_at__isnull=False).exists()


def _is_empty() -> bool:
    """Whether the database has no tables of ours yet."""
    tables = set(connection.introspection.table_names())
    return not {Organ._meta.db_table, DemoLoad._meta.db_table} <= tables


def _refuse_if_taken() -> None:
    load_row = DemoLoad.objects.first()
    if load_row is None and Organ.objects.exists():
        raise RealDataPresent
    if load_row is not None and load_row.finished_at is not None:
        raise AlreadyLoaded


def _begin() -> DemoLoad:
    row, _created = DemoLoad.objects.get_or_create(pk=1, defaults={"begun_at": timezone.now()})
    return row


def _run(row: DemoLoad, progress: Progress) -> None:
    steps = list(DemoYear().steps())
    for number, step in enumerate(steps):
        progress(step.label, number, len(steps))
        if step.name in row.steps_done:
            continue
        with transaction.atomic():
            step.run()
            row.steps_done.append(step.name)
            row.save(update_fields=("steps_done",))
    row.finished_at = timezone.now()
    row.save(update_fields=("finished_at",))
    progress("完成", len(steps), len(steps))
