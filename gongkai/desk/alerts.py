"""期限提醒: raised, ended, seen; and one mail a day to whoever is told of something."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.desk import access, watching
from gongkai.desk.models import Alert, AlertDay
from gongkai.desk.rules.alerts import LEVELS, AlertPolicy, Level, alert_level, policy_with
from gongkai.desk.watching import Watched
from gongkai.notices.actions import queue
from gongkai.notices.models import Notice
from gongkai.notices.rules.channels import Channel, reaches
from gongkai.organs.access import Viewer, viewer_of
from gongkai.organs.models import Appointment, Officer, Organ
from gongkai.organs.roles import Role
from gongkai.workdays.queries import calendar

# Nobody reads before; what happens in the night waits.
_MORNING = dt.time(8)
_LISTED_MOST = 30
_BATCH = 500  # names that one statement takes on every database

Identity = tuple[str, str, str, dt.date, str]


@dataclass(frozen=True, slots=True)
class Raised:
    """What one run came to: alerts raised anew, ended, and officers written to."""

    raised: int
    ended: int
    written: int


def policy() -> AlertPolicy:
    """提醒口径 of this installation. Raises ImproperlyConfigured."""
    return _policy_of(repr(settings.GONGKAI_ALERTS))


@lru_cache(maxsize=2)
def _policy_of(_values: str) -> AlertPolicy:
    try:
        return policy_with(settings.GONGKAI_ALERTS, Role.values)
    except (ValueError, TypeError, AttributeError) as error:
        raise ImproperlyConfigured(f"GONGKAI_ALERTS 中的“{error}”不对。") from error


@transaction.atomic
def raise_alerts(now: dt.datetime | None = None) -> Raised:
    """Bring the alerts up to date; running it again changes nothing.

    Each level comes once for each end of a period. What was done, has moved or has become more
    urgent ends.
    """
    at = now or timezone.now()
    today = timezone.localdate(at)
    AlertDay.objects.get_or_create(day=today)
    day = AlertDay.objects.select_for_update().get(day=today)
    due = dict(_due(today))
    standing = list(Alert.objects.filter(ended_at__isnull=True))
    kept = {_identity(alert) for alert in standing}
    over = [alert.pk for alert in standing if _identity(alert) not in due]
    Alert.objects.filter(pk__in=over).update(ended_at=at)
    fresh = [(watched, key) for key, watched in due.items() if key not in kept]
    raised = _raise(fresh, at)
    written = _write(raised, at)
    day.ran_at = at
    day.save(update_fields=("ran_at",))
    return Raised(len(raised), len(over), written)


def _identity(alert: Alert) -> Identity:
    return (alert.stream, alert.term, alert.party, alert.due_on, alert.level)


def _due(today: dt.date) -> Iterable[tuple[Identity, Watched]]:
    days, chosen = calendar(), policy()
    until = days.add(today, chosen.reach).result
    for each in watching.running(today, until):
        level = alert_level(each.term, each.owed_by, each.due_on, today, days, chosen)
        if level is not None:
            yield (each.stream, each.term, each.party, each.due_on, level), each


def _raise(fresh: Sequence[tuple[Watched, Identity]], at: dt.datetime) -> list[Alert]:
    """Make the alerts that were never there; those that an end comes back to stand again."""
    earlier = dict(_earlier(sorted({watched.stream for watched, _key in fresh})))
    again = [earlier[key] for _each, key in fresh if key in earlier]
    Alert.objects.filter(pk__in=again).update(ended_at=None)
    return Alert.objects.bulk_create(
        [_made(watched, key, at) for watched, key in fresh if key not in earlier], batch_size=500
    )


def _earlier(streams: Sequence[str]) -> Iterator[tuple[Identity, int]]:
    for start in range(0, len(streams), _BATCH):
        rows = Alert.objects.filter(stream__in=streams[start : start + _BATCH])
        yield from ((_identity(alert), alert.pk) for alert in rows)


def _made(watched: Watched, key: Identity, at: dt.datetime) -> Alert:
    stream, term, party, due_on, level = key
    return Alert(
        stream=stream,
        term=term,
        party=party,
        due_on=due_on,
        level=level,
        provisional=watched.provisional,
        title=watched.title,
        url=watched.url,
        organ=watched.organ,
        post_id=watched.post_id,
        role=watched.role,
        raised_at=at,
    )


def _write(raised: Sequence[Alert], at: dt.datetime) -> int:
    """One mail to each officer who has an address and was not written to today."""
    today = timezone.localdate(at)
    told = told_of(raised, today, policy())
    names = {_about(officer, today): officer for officer in told}
    done = set(Notice.objects.filter(about__in=list(names)).values_list("about", flat=True))
    morning = timezone.make_aware(dt.datetime.combine(today, _MORNING))
    written = 0
    for about, officer in names.items():
        if about in done:
            continue
        organ, alerts = told[officer]
        queue(
            channel=Channel.EMAIL,
            to=officer.email,
            subject=_("政务公开工作台：%(count)d 项期限提醒") % {"count": len(alerts)},
            text=_digest(alerts),
            organ=organ,
            about=about,
            at=at,
            not_before=max(morning, at),
        )
        written += 1
    return written


def _about(officer: Officer, day: dt.date) -> str:
    return f"desk:alerts:{officer.pk}:{day.isoformat()}"


def _digest(alerts: Sequence[Alert]) -> str:
    """The alerts by urgency; numbers and periods only, what was asked for stays on the desk."""
    ordered = sorted(alerts, key=lambda each: (each.due_on, each.title))
    lines = [
        _("%(level)s　%(title)s　%(due)s届满")
        % {"level": each.get_level_display(), "title": each.title, "due": each.due_on.isoformat()}
        for each in ordered[:_LISTED_MOST]
    ]
    if len(ordered) > _LISTED_MOST:
        lines.append(_("另有 %(count)d 项") % {"count": len(ordered) - _LISTED_MOST})
    page = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("desk_alerts")
    return "\n".join([*lines, "", _("请到工作台查看：%(page)s") % {"page": page}])


def told_of(
    alerts: Sequence[Alert], today: dt.date, policy: AlertPolicy
) -> dict[Officer, tuple[Organ, list[Alert]]]:
    """Who with an address is told of which of these alerts, and for which organ. One query."""
    if not alerts:
        return {}
    held = Appointment.objects.in_force(today).exclude(officer__email="")
    told: dict[Officer, tuple[Organ, list[Alert]]] = {}
    for each in held.select_related("officer", "post__organ").order_by("pk"):
        if not each.officer.is_active or not reaches(Channel.EMAIL, each.officer.email):
            continue
        for alert in alerts:
            if access.is_told(each.post, alert, policy):
                _organ, of_officer = told.setdefault(each.officer, (each.post.organ, []))
                if alert not in of_officer:
                    of_officer.append(alert)
    return told


def standing_for(viewer: Viewer) -> QuerySet[Alert]:
    """The alerts that stand and are this person's, the most urgent first."""
    rows = Alert.objects.filter(access.alerts_of(viewer, policy()), ended_at__isnull=True)
    return rows.select_related("organ", "post", "seen_by").order_by("due_on", "pk")


def counts_for(viewer: Viewer) -> dict[Level, int]:
    """How many of them nobody has seen, by level. One query."""
    rows = standing_for(viewer).filter(seen_at__isnull=True).order_by().select_related(None)
    found = dict(rows.values_list("level").annotate(Count("pk")))
    return {level: found[level] for level in reversed(LEVELS) if level in found}


@transaction.atomic
def see(*, keys: Sequence[int], by: Officer, at: dt.datetime | None = None) -> int:
    """已阅: those of these alerts that are this person's and that nobody has seen yet."""
    rows = standing_for(viewer_of(by)).filter(pk__in=keys, seen_at__isnull=True)
    mine = list(rows.values_list("pk", flat=True))
    unseen = Alert.objects.filter(pk__in=mine, seen_at__isnull=True)
    return unseen.update(seen_at=at or timezone.now(), seen_by=by)
