from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InfoRequestsConfig(AppConfig):
    name = "gongkai.inforequests"
    verbose_name = _("依申请公开")

    def ready(self) -> None:
        from gongkai.inforequests.actions import recompute
        from gongkai.inforequests.queries import open_deadlines, outdated
        from gongkai.workdays.effects import Follower, register_recompute
        from gongkai.workdays.preview import register_deadlines

        register_deadlines(open_deadlines)
        register_recompute(Follower(pending=lambda: outdated().count(), recompute=recompute))
