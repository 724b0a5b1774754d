"""Chinese wording of the desk that does not stand in a template."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from gongkai.desk.rules.alerts import Level


class Part(TextChoices):
    """The parts of the agenda, most urgent first."""

    OVERDUE = "overdue", _("已逾期")
    TODAY = "today", _("今日到期")
    WEEK = "week", _("本周到期")
    LATER = "later", _("以后到期")


WEEKDAYS = (_("一"), _("二"), _("三"), _("四"), _("五"), _("六"), _("日"))

LEVELS = {
    Level.SEVEN: _("剩余不多"),
    Level.THREE: _("临近届满"),
    Level.ONE: _("即将届满"),
    Level.OVERDUE: _("已逾期"),
}
