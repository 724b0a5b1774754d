"""Panels of the case page: each topic brings its own section.

A panel is a module with the names of `Panel`. Its template is one `<section id="ANCHOR">` that
reads what its `context` gives as `panel`, and the case as `row`. Panels are shown in the order of
`PANELS`, then those that rooms above bring; the page links to each by `TITLE`.
"""

from __future__ import annotations

from typing import Any, Protocol

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.web.panels import (
    archive,
    clock,
    consultation,
    course,
    facts,
    fees,
    files,
    handling,
    imported,
    letters,
    likes,
    others,
    remarks,
    reply,
    report,
    review,
    secrecy,
    service,
    supplements,
)
from gongkai.organs.access import Viewer


class Panel(Protocol):
    """版块 of the case page."""

    ANCHOR: str  # also its address on the page, such as "files"
    TITLE: Any  # translated lazily
    TEMPLATE: str

    def is_shown(self, row: InformationRequest, viewer: Viewer) -> bool: ...

    def context(self, row: InformationRequest, viewer: Viewer) -> dict[str, Any]: ...


PANELS: tuple[Panel, ...] = (
    *(facts, imported, supplements, review, handling, consultation, secrecy),
    *(fees, files, reply, clock, letters, service, remarks, course),
    *(report, likes, archive, others),
)

_brought: list[Panel] = []


def register(panel: Panel) -> Panel:
    """Let a room above show a panel of its own, below ours."""
    if panel not in _brought:
        _brought.append(panel)
    return panel


def panels() -> tuple[Panel, ...]:
    """Every panel of the case page, in its order."""
    return (*PANELS, *_brought)


# All that a department from elsewhere sees of a case in which it was asked to help.
FOR_GUESTS: tuple[Panel, ...] = (facts, handling)
