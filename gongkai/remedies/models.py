"""Remedies sought against the handling of requests."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models import InformationRequest
from gongkai.organs.models import Organ
from gongkai.remedies import phrases
from gongkai.remedies.rules.table_four import Result, Track


class Remedy(models.Model):
    """行政复议或者行政诉讼案件 about one request.

    `organ` is the organ complained of (条例第51条; 新公开解释第4条): as a rule the one that
    received the request.
    """

    request = models.ForeignKey(
        InformationRequest,
        verbose_name=_("申请件"),
        on_delete=models.PROTECT,
        related_name="remedies",
    )
    organ = models.ForeignKey(
        Organ, verbose_name=_("被申请人、被告"), on_delete=models.PROTECT, related_name="remedies"
    )
    track = models.CharField(
        _("途径"), max_length=8, choices=[(each.value, phrases.TRACKS[each]) for each in Track]
    )
    case_number = models.CharField(_("案号"), max_length=80, blank=True)
    accepted_on = models.DateField(_("受理日期"))
    result = models.CharField(
        _("结果"),
        max_length=12,
        choices=[(each.value, phrases.RESULTS[each]) for each in Result],
        default=Result.PENDING,
    )
    concluded_on = models.DateField(_("审结日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("复议诉讼案件")
        verbose_name_plural = _("复议诉讼案件")
        ordering = ("-accepted_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="remedy_concluded_with_result",
                condition=Q(result=Result.PENDING, concluded_on__isnull=True)
                | (
                    ~Q(result=Result.PENDING)
                    & Q(concluded_on__isnull=False, concluded_on__gte=F("accepted_on"))
                ),
            ),
        )
        indexes = (
            models.Index(fields=("organ", "concluded_on", "track", "result"), name="remedy_report"),
        )

    def __str__(self) -> str:
        return f"{self.get_track_display()} {self.case_number or self.pk}"

    @property
    def stream(self) -> str:
        """The ledger stream of the remedy."""
        return f"remedies:remedy:{self.pk}"
