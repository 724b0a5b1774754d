"""Who is told of which alert."""

from __future__ import annotations

from django.db.models import Q

from gongkai.desk.models import Alert
from gongkai.desk.rules.alerts import LEVELS, AlertPolicy, Level
from gongkai.organs.access import Viewer
from gongkai.organs.models import Post
from gongkai.organs.roles import Role


def alerts_of(viewer: Viewer, policy: AlertPolicy) -> Q:
    """The alerts that the viewer's posts owe or are told of, as a condition."""
    condition = Q(post__in=viewer.post_ids)
    above = [level for level in LEVELS if policy.tells_above(level)]
    for held in viewer.holdings:
        owes = Q(post__isnull=True, role=held.role) | Q(level__in=policy.levels_for(held.role))
        condition |= Q(organ=held.organ_id) & owes
        if held.role is Role.SUPERVISOR:
            condition |= Q(organ__parent=held.organ_id, level__in=above)
    return condition


def is_told(post: Post, alert: Alert, policy: AlertPolicy) -> bool:
    """The same of one post and one alert."""
    if alert.post_id == post.pk:
        return True
    if post.organ_id == alert.organ_id:
        owes = alert.post_id is None and alert.role == post.role
        return owes or Level(alert.level) in policy.levels_for(Role(post.role))
    is_above = post.organ_id == alert.organ.parent_id and post.role == Role.SUPERVISOR
    return is_above and policy.tells_above(Level(alert.level))
