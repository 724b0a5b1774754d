"""送达记录: every attempt to bring a letter to whoever it is for."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.models.files import CaseFile
from gongkai.inforequests.models.letters import Letter
from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer


class Delivery(models.Model):
    """送达记录 of one attempt. What did not succeed stays; the next attempt has a row of its own.

    `sealed` holds the recipient and, once there is a result, whoever received and witnessed it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="deliveries")
    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="deliveries"
    )
    attempt = models.PositiveSmallIntegerField(_("第几次"))
    method = models.CharField(
        _("送达方式"), max_length=10, choices=choices(phrases.DELIVERY_METHODS)
    )
    sealed = models.BinaryField(_("收件人和签收人（加密）"))
    masked_recipient = models.CharField(_("收件人"), max_length=120)
    entrusted_to = models.CharField(_("受委托机关"), max_length=100, blank=True)
    sent_on = models.DateField(_("交寄、送出日期"))
    carrier = models.CharField(
        _("邮政业务"), max_length=10, blank=True, choices=choices(phrases.CARRIERS)
    )
    tracking_number = models.CharField(_("邮件号码"), max_length=13, blank=True, db_index=True)
    review_online = models.CharField(_("网上复议渠道"), max_length=200, blank=True)
    note = models.CharField(_("说明"), max_length=500, blank=True)
    proof = models.ForeignKey(
        CaseFile,
        verbose_name=_("交邮凭证"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("登记时间"))

    result = models.CharField(
        _("送达结果"), max_length=10, blank=True, choices=choices(phrases.DELIVERY_RESULTS)
    )
    result_on = models.DateField(_("结果日期"), null=True, blank=True)
    result_note = models.CharField(_("结果说明"), max_length=500, blank=True)
    result_proof = models.ForeignKey(
        CaseFile,
        verbose_name=_("回证"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    result_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    result_at = models.DateTimeField(_("结果登记时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("送达记录")
        verbose_name_plural = _("送达记录")
        ordering = ("letter", "request", "attempt")
        constraints = (
            models.UniqueConstraint(
                fields=("letter", "request", "attempt"), name="delivery_attempt_once"
            ),
            models.UniqueConstraint(
                fields=("letter", "request"),
                condition=Q(result=""),
                name="delivery_one_on_its_way",
            ),
            models.CheckConstraint(
                name="delivery_result_has_its_day",
                condition=Q(result="", result_on__isnull=True, result_by__isnull=True)
                | (~Q(result="") & Q(result_on__isnull=False, result_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="delivery_result_after_sending",
                condition=Q(result_on__isnull=True) | Q(result_on__gte=models.F("sent_on")),
            ),
            models.CheckConstraint(
                name="delivery_carrier_of_the_post",
                condition=(Q(method="post") & ~Q(carrier="")) | (~Q(method="post") & Q(carrier="")),
            ),
        )
        indexes = (models.Index(fields=("result", "sent_on"), name="delivery_waiting"),)

    def __str__(self) -> str:
        return str(self.key)
