"""Reading notices: what is due, what waits for a person, and the list of the desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from gongkai.notices import access
from gongkai.notices.gateways import gateway
from gongkai.notices.models import Notice, NoticeAttempt
from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.sending import SendingPolicy, policy_with
from gongkai.notices.rules.states import WAITING, Answer, State
from gongkai.organs.access import Viewer

# Nothing goes on with these unless a person acts.
STUCK = Q(state__in=(State.UNCERTAIN, State.GIVEN_UP)) | Q(
    state=State.FAILED, next_try_at__isnull=True
)
_OF_THE_GATEWAY = (Answer.UNREACHABLE, Answer.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Wanted:
    """筛选. An empty value narrows nothing."""

    channel: str = ""
    state: str = ""
    stuck: bool = False
    about: str = ""
    organ: str = ""


def policy() -> SendingPolicy:
    """发送口径 of this installation. Raises ImproperlyConfigured."""
    return _policy_of(tuple(sorted(settings.GONGKAI_NOTICES.items())))


@lru_cache(maxsize=4)
def _policy_of(values: tuple[tuple[str, object], ...]) -> SendingPolicy:
    try:
        return policy_with(dict(values))
    except ValueError as error:
        raise ImproperlyConfigured(f"GONGKAI_NOTICES 中的“{error}”不对。") from error


def due(channel: Channel, now: dt.datetime, policy: SendingPolicy) -> list[int]:
    """The keys of what is to be sent now, oldest first, as many as the pace leaves room for."""
    of_channel = Notice.objects.filter(channel=channel)
    if policy.is_quiet(channel, timezone.localtime(now)):
        return []
    if of_channel.filter(holds_up=True, next_try_at__gt=now).exists():
        return []
    just_now = of_channel.filter(claimed_at__gt=now - dt.timedelta(minutes=1)).count()
    room = max(policy.per_minute(channel) - just_now, 0)
    waiting = of_channel.filter(state__in=sorted(WAITING), next_try_at__lte=now)
    return list(waiting.order_by("pk").values_list("pk", flat=True)[:room])


def failures_in_a_row(channel: str) -> int:
    """How many tries in a row have found the gateway of this channel out of order."""
    tries = NoticeAttempt.objects.filter(notice__channel=channel)
    last_good = tries.exclude(answer__in=_OF_THE_GATEWAY).order_by("-pk").values("pk").first()
    since = tries.filter(pk__gt=last_good["pk"]) if last_good else tries
    return since.count()


def visible_to(viewer: Viewer) -> QuerySet[Notice]:
    """The notices of the organs whose keepers the viewer's posts are."""
    return viewer.scoped(Notice.objects.all(), *access.KEEPERS)


def listed(viewer: Viewer, wanted: Wanted) -> QuerySet[Notice]:
    """The notices wanted, newest first, with their organs."""
    rows = visible_to(viewer).select_related("organ").order_by("-pk")
    named = {
        "channel": wanted.channel,
        "state": wanted.state,
        "about": wanted.about,
        "organ__code": wanted.organ,
    }
    rows = rows.filter(**{name: value for name, value in named.items() if value})
    return rows.filter(STUCK) if wanted.stuck else rows


def notice_for(viewer: Viewer, key: object) -> Notice:
    """One notice; raises DoesNotExist alike for what is missing and what is not the viewer's."""
    return visible_to(viewer).select_related("organ", "settled_by").get(key=key)


@dataclass(frozen=True, slots=True)
class Stuck:
    """等人处理的通知 of one organ, and since when the oldest waits."""

    organ: str
    code: str
    count: int
    since: dt.date


def stuck_for(viewer: Viewer) -> list[Stuck]:
    """What waits for a person, by organ, for whoever mends gateways. One query."""
    rows = viewer.scoped(Notice.objects.filter(STUCK), *access.MENDERS).order_by()
    grouped = rows.values_list("organ__short_name", "organ__code").annotate(
        Count("pk"), Min("failing_since")
    )
    return [
        Stuck(name, code, count, timezone.localdate(since)) for name, code, count, since in grouped
    ]


def counts() -> dict[str, dict[str, int]]:
    """How many notices each channel has in which state."""
    rows = Notice.objects.order_by().values_list("channel", "state").annotate(Count("pk"))
    found: dict[str, dict[str, int]] = {channel.value: {} for channel in Channel}
    for channel, state, count in rows:
        found[channel][state] = count
    return found


def unconnected() -> list[Channel]:
    """The channels whose gateway only writes down what would be sent."""
    return [channel for channel in Channel if not gateway(channel).is_real]
