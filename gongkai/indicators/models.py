"""Figures that no records stand behind yet: entered, with who, when and from what."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.organs.models import Organ


class IndicatorEntry(models.Model):
    """指标录入: a figure that an officer entered, until a room keeps the records behind it."""

    organ = models.ForeignKey(
        Organ, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="indicator_entries"
    )
    code = models.CharField(_("指标"), max_length=80)
    begins_on = models.DateField(_("统计起"))
    ends_on = models.DateField(_("统计止"))
    value = models.DecimalField(_("数值"), max_digits=20, decimal_places=6)
    source = models.CharField(_("数据来源说明"), max_length=200)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("录入人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    entered_at = models.DateTimeField(_("录入时间"))

    class Meta:
        verbose_name = _("指标录入")
        verbose_name_plural = _("指标录入")
        ordering = ("code", "-ends_on")
        constraints = (
            models.UniqueConstraint(
                fields=("organ", "code", "begins_on", "ends_on"), name="indicator_entered_once"
            ),
            models.CheckConstraint(
                name="indicator_period_in_order", condition=Q(ends_on__gte=F("begins_on"))
            ),
            models.CheckConstraint(name="indicator_not_negative", condition=Q(value__gte=0)),
            models.CheckConstraint(name="indicator_has_source", condition=~Q(source="")),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.value:f}"
