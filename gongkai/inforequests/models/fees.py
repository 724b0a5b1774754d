"""信息处理费: what was proposed and asked, what was paid, and who is held to be one applicant."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.models.letters import Letter
from gongkai.inforequests.models.requests import InformationRequest
from gongkai.inforequests.phrases.fees import DIRECTIONS, TARIFFS
from gongkai.organs.models import Officer


class FeeNotice(models.Model):
    """收费通知, from its proposal on; `letter` is the L08 it went out in, `issued_on` its day.

    Amounts in 元. Whether it was served, paid or has lapsed is in the acts of the case.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="fees")
    tariff = models.CharField(_("收费标准"), max_length=8, choices=choices(TARIFFS))
    quantity = models.PositiveIntegerField(_("数量"))
    amount = models.PositiveIntegerField(_("应缴金额（元）"))
    reason = models.TextField(_("收费的理由"))
    split_note = models.TextField(_("拆分计件的说明"), blank=True)
    proposed_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("提出时间"))
    decided_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declined_at = models.DateTimeField(_("不同意的时间"), null=True, blank=True)
    why_declined = models.CharField(_("不同意的理由"), max_length=200, blank=True)
    issued_on = models.DateField(_("通知日期"), null=True, blank=True)
    letter = models.OneToOneField(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="fee"
    )
    why_waived = models.CharField(_("撤回的理由"), max_length=200, blank=True)
    waived_on = models.DateField(_("撤回日期"), null=True, blank=True)
    lapsed_on = models.DateField(_("结案日期"), null=True, blank=True)

    class Meta:
        verbose_name = _("收费通知")
        verbose_name_plural = _("收费通知")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(name="fee_notice_costs", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="fee_notice_issued_by_letter",
                condition=Q(issued_on__isnull=True, letter__isnull=True)
                | Q(issued_on__isnull=False, letter__isnull=False, declined_at__isnull=True),
            ),
            # One proposal waits at a time; one notice stands at a time.
            models.UniqueConstraint(
                fields=("request",),
                name="fee_notice_one_proposal",
                condition=Q(issued_on__isnull=True, declined_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=("request",),
                name="fee_notice_one_standing",
                condition=Q(
                    issued_on__isnull=False, waived_on__isnull=True, lapsed_on__isnull=True
                ),
            ),
        )
        indexes = (models.Index(fields=("issued_on",), name="fee_notice_issued"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.tariff} {self.quantity}"


class FeePayment(models.Model):
    """一笔缴费或者退费; of the money only day, sum and 票据号 are kept, never an account number."""

    notice = models.ForeignKey(FeeNotice, on_delete=models.PROTECT, related_name="payments")
    direction = models.CharField(_("收退"), max_length=8, choices=choices(DIRECTIONS))
    on = models.DateField(_("日期"))
    amount = models.DecimalField(_("金额（元）"), max_digits=12, decimal_places=2)
    receipt = models.CharField(_("财政票据号"), max_length=40, blank=True)
    note = models.CharField(_("说明"), max_length=200, blank=True)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("登记时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("缴费记录")
        verbose_name_plural = _("缴费记录")
        ordering = ("on", "pk")
        constraints = (
            models.CheckConstraint(name="fee_payment_positive", condition=Q(amount__gt=0)),
            models.UniqueConstraint(
                fields=("notice", "direction", "receipt"),
                name="fee_payment_receipt_once",
                condition=~Q(receipt=""),
            ),
        )
        indexes = (models.Index(fields=("on",), name="fee_payment_on"),)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.on}"


class NamesakeJudgement(models.Model):
    """同名认定: whether the applicant of another request of that name is the same one.

    `request` is the older of the two, so that a pair is judged once; the last judgement counts.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(InformationRequest, on_delete=models.CASCADE, related_name="+")
    is_same = models.BooleanField(_("是同一申请人"))
    reason = models.CharField(_("依据"), max_length=200)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("同名认定")
        verbose_name_plural = _("同名认定")
        constraints = (
            models.UniqueConstraint(fields=("request", "other"), name="namesake_judged_once"),
            models.CheckConstraint(
                name="namesake_older_first", condition=Q(request__lt=F("other"))
            ),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.other_id}"
