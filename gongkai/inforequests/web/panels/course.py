"""办理经过: what happened, in words, and who did it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from gongkai.inforequests import events, phrases
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.people import Officeholders
from gongkai.inforequests.rules.letters import LETTER_RULES
from gongkai.inforequests.rules.payloads import from_json
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import stream
from gongkai.organs.access import Viewer
from gongkai.organs.models import Post

ANCHOR = "course"
TITLE = gettext_lazy("办理经过")
TEMPLATE = "inforequests/desk/panels/course.html"


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One entry of the ledger in words. `late_by_days`: how much later it was recorded."""

    on: date
    what: str
    more: str
    who: str
    recorded_at: datetime

    @property
    def late_by_days(self) -> int:
        return (timezone.localdate(self.recorded_at) - self.on).days


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    """Always."""
    return True


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """The ledger of the case, the last first. Four queries."""
    entries = list(stream(row.stream))
    people = Officeholders.of(entry.actor for entry in entries)
    posts = _posts(entries)
    lines = [_line(entry, row, people, posts) for entry in entries]
    return {"lines": lines[::-1]}


def _posts(entries: list[Entry]) -> dict[str, str]:
    keys = {entry.data["post"] for entry in entries if entry.data.get("post")}
    found = Post.objects.filter(pk__in=keys).select_related("organ")
    return {str(post.pk): str(post) for post in found}


def _line(
    entry: Entry, row: InformationRequest, people: Officeholders, posts: dict[str, str]
) -> CourseLine:
    act = from_json(entry.event, entry.data) if entry.event in events.ACTS else None
    on = act.on if act else timezone.localdate(entry.at)
    more = phrases.act_detail(act) if act else _letter(entry)
    return CourseLine(
        on,
        phrases.event(entry.event),
        posts.get(entry.data.get("post", ""), more),
        people.named(entry.actor, row.organ, on),
        entry.recorded_at,
    )


def _letter(entry: Entry) -> str:
    """Which letter was written or opened; the ledger keeps its kind and number."""
    rule = LETTER_RULES.get(entry.data.get("kind", ""))
    return f"{rule.title} {entry.data.get('number', '')}".strip() if rule else ""
