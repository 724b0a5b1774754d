"""What is done in the background."""

from __future__ import annotations

from django_tasks import task


@task()
def assemble_bundle(key: int) -> None:
    """组卷 of one volume, or of a copy for a court."""
    from gongkai.inforequests import actions

    actions.assemble(key)


@task()
def go_on_with_run(key: int) -> None:
    """Batch after batch of 成批办理 until nothing is left; broken off, it may be put in again."""
    # Deeds put tasks in, so they cannot be read first.
    from gongkai.inforequests import actions

    while actions.go_on(key):
        pass


@task()
def go_on_with_import(key: int, officer: int) -> None:
    """Batch after batch of 台账导入; broken off, it may be put in again."""
    from gongkai.inforequests.actions import imports
    from gongkai.organs.models import Officer

    by = Officer.objects.get(pk=officer)
    try:
        while imports.go_on_with_import(key, by):
            pass
    except Exception as error:
        imports.stop_import(key, type(error).__name__)
        raise
