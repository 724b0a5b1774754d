"""应诉材料: the list of evidence and the statement of defence, version by version."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models import CaseFile, Letter
from gongkai.organs.models import Officer
from gongkai.remedies.models.cases import Remedy


class Evidence(models.Model):
    """证据: one row of 证据目录. `letter` or `file` is where it lies in the case, if it does."""

    remedy = models.ForeignKey(Remedy, on_delete=models.CASCADE, related_name="evidence")
    position = models.PositiveSmallIntegerField(_("序号"))
    title = models.CharField(_("证据名称"), max_length=200)
    source = models.CharField(_("来源"), max_length=200, blank=True)
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    file = models.ForeignKey(
        CaseFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    pages = models.CharField(_("页数或者页码"), max_length=40, blank=True)
    proves = models.TextField(_("证明对象"), blank=True)

    class Meta:
        verbose_name = _("证据")
        verbose_name_plural = _("证据")
        ordering = ("remedy", "position")
        constraints = (
            models.UniqueConstraint(fields=("remedy", "position"), name="evidence_position"),
        )

    def __str__(self) -> str:
        return f"{self.remedy_id}/{self.position}"


class Defence(models.Model):
    """行政复议答复书、行政诉讼答辩状 (L34): one version of it; the last one counts.

    A version is never changed. The one that was signed has its number, and none follows it.
    """

    remedy = models.ForeignKey(Remedy, on_delete=models.PROTECT, related_name="defences")
    version = models.PositiveIntegerField(_("版本"))
    sections = models.JSONField(_("各部分"), default=dict)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))
    number = models.CharField(_("文号"), max_length=80, blank=True)
    signed_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_on = models.DateField(_("签发日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("答复书、答辩状")
        verbose_name_plural = _("答复书、答辩状")
        ordering = ("remedy", "version")
        constraints = (
            models.UniqueConstraint(fields=("remedy", "version"), name="defence_version"),
            models.UniqueConstraint(
                fields=("remedy",), condition=~Q(number=""), name="defence_signed_once"
            ),
            models.CheckConstraint(
                name="defence_signed_whole",
                condition=Q(number="", signed_on__isnull=True, signed_by__isnull=True)
                | (~Q(number="") & Q(signed_on__isnull=False, signed_by__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return self.number or f"{self.remedy_id} v{self.version}"

    @property
    def is_signed(self) -> bool:
        return bool(self.number)
