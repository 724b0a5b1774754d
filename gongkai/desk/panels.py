"""The desk's own panel on the first page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from gongkai.desk import alerts, queries
from gongkai.desk.phrases import LEVELS
from gongkai.organs.access import viewer_of
from gongkai.workdays.queries import calendar


class AgendaPanel(Component):
    """今日工作: what is overdue, due today, this week and later, by post."""

    name = "agenda"
    template_name = "desk/home_panel.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        viewer = viewer_of(parent_context["request"].user)
        today = timezone.localdate()
        return {
            "home": queries.home(viewer, today),
            "posts": queries.posts_of(viewer),
            "days": calendar(),
            "alerts": [
                (LEVELS[level], count) for level, count in alerts.counts_for(viewer).items()
            ],
            "acting": {held.post_id for held in viewer.holdings if held.acting},
        }
