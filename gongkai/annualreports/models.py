"""Reports on file: each is a frozen value with its digest, not a set of editable numbers."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.annualreports.rules.report import Report
from gongkai.annualreports.rules.snapshot import thaw
from gongkai.organs.models import Organ


class Standing(models.TextChoices):
    """年报状态."""

    DRAFT = "draft", _("草稿")
    PUBLISHED = "published", _("已公布")


class AnnualReport(models.Model):
    """年度报告 of an organ on a year (条例第49、50条).

    ``frozen`` is the report as ``rules.snapshot`` writes it; ``digest`` its SHA-256.
    ``sources`` gives each cell its provenance: the indicator and whether it was counted or
    entered. ``errors`` and ``warnings`` count its findings, so that lists need not read the report;
    ``edition`` counts how often the figures were counted anew before publication.
    """

    organ = models.ForeignKey(
        Organ, verbose_name=_("机构"), on_delete=models.PROTECT, related_name="annual_reports"
    )
    year = models.PositiveSmallIntegerField(_("报告年度"))
    layout = models.CharField(_("格式"), max_length=20)
    standing = models.CharField(_("状态"), max_length=12, choices=Standing, default=Standing.DRAFT)
    frozen = models.JSONField(_("报告内容"))
    sources = models.JSONField(_("数据来源"))
    digest = models.CharField(_("校验值"), max_length=64)
    errors = models.PositiveSmallIntegerField(_("必须改正"), default=0)
    warnings = models.PositiveSmallIntegerField(_("请核实"), default=0)
    edition = models.PositiveIntegerField(_("统计次数"), default=1)
    built_at = models.DateTimeField(_("统计时间"))
    built_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("统计人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    published_at = models.DateTimeField(_("公布时间"), null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("公布人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("年度报告")
        verbose_name_plural = _("年度报告")
        ordering = ("-year", "organ")
        constraints = (
            models.UniqueConstraint(fields=("organ", "year"), name="report_once_a_year"),
            models.CheckConstraint(
                name="report_published_has_time",
                condition=Q(standing=Standing.DRAFT, published_at__isnull=True)
                | Q(standing=Standing.PUBLISHED, published_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ} {self.year}"

    @property
    def is_published(self) -> bool:
        """Whether everyone may read it."""
        return self.standing == Standing.PUBLISHED

    def report(self) -> Report:
        """The frozen report."""
        return thaw(self.frozen)
