"""期限提醒: raised once for each level of each end of a period."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.desk.phrases import LEVELS
from gongkai.organs.models import Officer, Organ, Post
from gongkai.organs.roles import Role


class Alert(models.Model):
    """期限提醒: that a period nears its end or has passed it.

    `stream` is the ledger stream of the request or remedy. `post` owes the step, or where none is
    named, the posts of `role` in the organ. It stands until `ended_at`: until the step is done,
    the end has moved, or a more urgent level has taken its place.
    """

    stream = models.CharField(_("事项"), max_length=120)
    term = models.CharField(_("期限"), max_length=3)
    party = models.CharField(_("被征求人"), max_length=40, blank=True)
    level = models.CharField(
        _("级别"), max_length=7, choices=[(level.value, label) for level, label in LEVELS.items()]
    )
    due_on = models.DateField(_("届满日"))
    provisional = models.BooleanField(_("届满日为推定"), default=False)
    title = models.CharField(_("标题"), max_length=120)
    url = models.CharField(max_length=200)
    organ = models.ForeignKey(
        Organ, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="alerts"
    )
    post = models.ForeignKey(
        Post,
        verbose_name=_("责任岗位"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="alerts",
    )
    role = models.CharField(_("责任职责"), max_length=16, choices=Role)
    raised_at = models.DateTimeField(_("提醒时间"))
    ended_at = models.DateTimeField(_("结束时间"), null=True, blank=True)
    seen_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    seen_at = models.DateTimeField(_("已阅时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("期限提醒")
        verbose_name_plural = _("期限提醒")
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("stream", "term", "party", "due_on", "level"), name="alert_once"
            ),
        )
        indexes = (
            models.Index(fields=("organ", "ended_at", "due_on"), name="alert_of_organ"),
            models.Index(fields=("ended_at", "due_on"), name="alert_standing"),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.term} {self.level}"


class AlertDay(models.Model):
    """提醒日: the day's runs take turns on this row."""

    day = models.DateField(primary_key=True)
    ran_at = models.DateTimeField(_("最近一次"), null=True)

    class Meta:
        verbose_name = _("提醒日")
        verbose_name_plural = _("提醒日")

    def __str__(self) -> str:
        return str(self.day)
