"""How far the demonstration year is loaded, so that a killed load goes on where it stopped."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DemoLoad(models.Model):
    """演示装载: one row; its presence marks the database as holding demonstration data."""

    begun_at = models.DateTimeField(_("开始时间"))
    finished_at = models.DateTimeField(_("完成时间"), null=True)
    steps_done = models.JSONField(_("已完成步骤"), default=list)

    class Meta:
        verbose_name = _("演示装载")
        verbose_name_plural = _("演示装载")
        constraints = (models.CheckConstraint(name="demo_one_load", condition=models.Q(pk=1)),)

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d %H:%M}"
