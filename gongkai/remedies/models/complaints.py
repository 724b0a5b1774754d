"""Complaints about how an organ deals with requests."""

from __future__ import annotations

from cryptography.fernet import InvalidToken
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai import vault
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.rules.applicants import masked_name
from gongkai.organs.models import Organ
from gongkai.remedies import phrases


class Complaint(models.Model):
    """投诉举报 (条例第47条、第51条), dealt with by the level above the organ complained of."""

    organ = models.ForeignKey(
        Organ, verbose_name=_("被投诉机关"), on_delete=models.PROTECT, related_name="complaints"
    )
    request = models.ForeignKey(
        InformationRequest,
        verbose_name=_("涉及的申请件"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="complaints",
    )
    article = models.CharField(_("依据"), max_length=2, choices=choices(phrases.ARTICLES))
    way = models.CharField(_("提出方式"), max_length=12, choices=choices(phrases.WAYS))
    sealed = models.BinaryField(_("投诉人和联系方式（加密）"))
    content = models.TextField(_("投诉举报内容"))
    received_on = models.DateField(_("收到日期"))
    due_on = models.DateField(_("答复期限"))
    finding = models.CharField(
        _("查办结论"), max_length=8, blank=True, choices=choices(phrases.FINDINGS)
    )
    found = models.TextField(_("查明的情况"), blank=True)
    measure = models.CharField(
        _("处理措施"), max_length=8, blank=True, choices=choices(phrases.MEASURES)
    )
    decided_on = models.DateField(_("查结日期"), null=True, blank=True)
    replied_on = models.DateField(_("答复日期"), null=True, blank=True)
    reply_way = models.CharField(_("答复方式"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("投诉举报")
        verbose_name_plural = _("投诉举报")
        ordering = ("-received_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="complaint_decided_with_finding",
                condition=Q(decided_on__isnull=True, finding="")
                | (Q(decided_on__isnull=False) & ~Q(finding="")),
            ),
            models.CheckConstraint(
                name="complaint_replied_after_decision",
                condition=Q(replied_on__isnull=True) | Q(decided_on__isnull=False),
            ),
        )
        indexes = (models.Index(fields=("received_on", "id"), name="complaint_by_day"),)

    def __str__(self) -> str:
        return f"{self.received_on} {self.pk}"

    @property
    def stream(self) -> str:
        """The ledger stream of the complaint."""
        return f"remedies:complaint:{self.pk}"

    @property
    def masked_name(self) -> str:
        """Whoever complained, covered; "" for a nameless one."""
        try:
            name = vault.unseal(self.sealed)["name"]
        except InvalidToken:
            return ""
        return masked_name(name) if name else ""

    @property
    def is_open(self) -> bool:
        return self.replied_on is None
