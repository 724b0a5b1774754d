"""申请人 and 查询码: identities are sealed, codes are kept as digests."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models.requests import InformationRequest


class Applicant(models.Model):
    """申请人: the identity is sealed; only covered forms of name and number stand in the open.

    `fingerprint` finds other requests of the same person or body (条例第35条、第42条 speak of
    numbers per applicant) without opening any identity.
    """

    request = models.OneToOneField(
        InformationRequest, on_delete=models.CASCADE, related_name="applicant", primary_key=True
    )
    sealed = models.BinaryField(_("身份信息（加密）"))
    masked_name = models.CharField(_("申请人"), max_length=120)
    masked_number = models.CharField(_("证件号码"), max_length=60, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    name_fingerprint = models.CharField(max_length=64, blank=True, db_index=True)
    masked_agent = models.CharField(_("代理人"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("申请人")
        verbose_name_plural = _("申请人")

    def __str__(self) -> str:
        return self.masked_name


class QueryCode(models.Model):
    """查询码: with the number it opens the progress page. Only its digest is kept."""

    request = models.OneToOneField(
        InformationRequest, on_delete=models.CASCADE, related_name="query_code", primary_key=True
    )
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("查询码")
        verbose_name_plural = _("查询码")

    def __str__(self) -> str:
        return str(self.request_id)
