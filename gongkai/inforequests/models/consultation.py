"""征求意见 and 报请确定: who was asked about a request, and what came of it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai import vault
from gongkai.inforequests import phrases
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.models.files import CaseFile
from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer


class ConsultedParty(models.Model):
    """被征求意见方: a third party or another organ that is asked about a case.

    In the ledger it is known by its label alone. Whatever may name a person is sealed: name,
    contact, and what the organ wrote about the party (`words`).
    """

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="parties"
    )
    label = models.CharField(max_length=20)
    kind = models.CharField(_("类别"), max_length=12, choices=choices(phrases.PARTIES))
    sealed_name = models.BinaryField(_("名称（加密）"))
    sealed_contact = models.BinaryField(_("联系方式（加密）"), null=True)
    sealed_words = models.BinaryField(_("判断和说明（加密）"), null=True)
    reason_accepted = models.BooleanField(_("不同意的理由是否成立"), null=True)
    assessed_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    assessed_on = models.DateField(_("判断日期"), null=True, blank=True)
    overruled_by = models.ForeignKey(
        Officer,
        verbose_name=_("决定因公共利益公开的负责人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    overruled_on = models.DateField(_("决定因公共利益公开的日期"), null=True, blank=True)
    ended_reason = models.CharField(
        _("终止征求的事由"), max_length=12, blank=True, choices=choices(phrases.END_REASONS)
    )
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("由谁承继"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
    )

    class Meta:
        verbose_name = _("被征求意见方")
        verbose_name_plural = _("被征求意见方")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("request", "label"), name="consulted_party_once"),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def words(self) -> dict[str, str]:
        """What the organ wrote: `assessment`, `public_interest`, and `ended`, why no more."""
        return vault.unseal(self.sealed_words) if self.sealed_words else {}


class PartyOpinion(models.Model):
    """意见: what a party said, each time it said something; the last one counts."""

    party = models.ForeignKey(ConsultedParty, on_delete=models.PROTECT, related_name="opinions")
    received_on = models.DateField(_("收到日期"))
    opinion = models.CharField(_("意见"), max_length=8, choices=choices(phrases.OPINIONS))
    sealed_reason = models.BinaryField(_("理由（加密）"))
    file = models.ForeignKey(
        CaseFile,
        verbose_name=_("答复的文件"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("征求到的意见")
        verbose_name_plural = _("征求到的意见")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.party_id} {self.received_on}"

    @property
    def reason(self) -> str:
        """What the party said."""
        return vault.unseal(self.sealed_reason)["reason"]


class SecrecyReferral(models.Model):
    """报请确定: a 主管部门 or 保密部门 was asked what may be disclosed (条例第17条)."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="secrecy_referrals"
    )
    body = models.CharField(_("报请的部门"), max_length=100)
    question = models.TextField(_("请示的事项"))
    letter_number = models.CharField(_("请示的文号"), max_length=80)
    sent_on = models.DateField(_("报请日期"))
    sent_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    determined_on = models.DateField(_("收到确定意见的日期"), null=True, blank=True)
    may_disclose = models.BooleanField(_("确定为可以公开"), null=True)
    determination = models.TextField(_("确定意见"), blank=True)
    document_number = models.CharField(_("确定意见的文号"), max_length=80, blank=True)
    recorded_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("报请确定")
        verbose_name_plural = _("报请确定")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.request_id} {self.sent_on}"
