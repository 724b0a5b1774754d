"""Holiday notices that officers enter; those that come with the package stay in the package."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.workdays import phrases, store
from gongkai.workdays.rules.notices import DayKind, Grade, HolidayNotice


class Notice(models.Model):
    """放假通知 entered by an officer. It is never deleted: a wrong one is withdrawn."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("年份"))
    number = models.CharField(_("发文字号"), max_length=60, blank=True)
    title = models.CharField(_("标题"), max_length=200)
    issued_on = models.DateField(_("成文日期"))
    grade = models.CharField(
        _("核实情况"),
        max_length=4,
        choices=[(grade.value, label) for grade, label in phrases.GRADES.items()],
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("录入人"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    entered_at = models.DateTimeField(_("录入时间"))
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("撤下人"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
    )
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("撤下原因"), max_length=200, blank=True)

    class Meta:
        db_table = store.NOTICE_TABLE
        verbose_name = _("放假通知")
        verbose_name_plural = _("放假通知")
        ordering = ("issued_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("number",),
                condition=Q(withdrawn_at__isnull=True) & ~Q(number=""),
                name="notice_number_once_in_force",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~Q(withdrawal_reason=""),
                name="notice_withdrawn_by_someone_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}（{self.number}）" if self.number else self.title

    def as_value(self) -> HolidayNotice:
        """The notice as the rules know it."""
        kinds = {day.day: DayKind(day.kind) for day in self.days.all()}
        return HolidayNotice(
            number=self.number,
            title=self.title,
            year=self.year,
            issued_on=self.issued_on,
            days_off=frozenset(day for day, kind in kinds.items() if kind is DayKind.OFF),
            makeup_days=frozenset(day for day, kind in kinds.items() if kind is DayKind.MAKEUP),
            grade=Grade(self.grade),
        )


class NoticeDay(models.Model):
    """通知中的一天: off, or worked to make up."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="days")
    day = models.DateField(_("日期"))
    kind = models.CharField(
        _("放假或上班"),
        max_length=6,
        choices=[(kind.value, label) for kind, label in phrases.KINDS.items()],
    )

    class Meta:
        db_table = store.DAY_TABLE
        verbose_name = _("通知中的一天")
        verbose_name_plural = _("通知中的日期")
        ordering = ("day",)
        constraints = (
            models.UniqueConstraint(fields=("notice", "day"), name="notice_says_one_thing_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.day} {self.get_kind_display()}"
