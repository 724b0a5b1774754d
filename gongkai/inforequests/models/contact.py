"""What applicants send beside the application: mail, supplements, an opinion of the service."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer, Organ


class Supplement(models.Model):
    """申请人补充: what the applicant wrote on the progress page; its files are of the case."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="supplements"
    )
    text = models.TextField(_("补充的内容"), blank=True)
    is_correction = models.BooleanField(_("作为补正"), default=False)
    sent_at = models.DateTimeField(_("提交时间"))
    submission_key = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("申请人补充")
        verbose_name_plural = _("申请人补充")
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.request_id)


class Satisfaction(models.Model):
    """满意度: given once by the applicant after the reply."""

    request = models.OneToOneField(
        InformationRequest, on_delete=models.CASCADE, related_name="satisfaction", primary_key=True
    )
    score = models.PositiveSmallIntegerField(_("评分"))
    remark = models.CharField(_("意见"), max_length=500, blank=True)
    given_at = models.DateTimeField(_("评价时间"))

    class Meta:
        verbose_name = _("满意度")
        verbose_name_plural = _("满意度")
        constraints = (
            models.CheckConstraint(
                name="satisfaction_one_to_five", condition=Q(score__gte=1, score__lte=5)
            ),
        )

    def __str__(self) -> str:
        return str(self.request_id)


class MailState(models.TextChoices):
    """收件箱邮件的处理状态."""

    WAITING = "waiting", _("待处理")
    QUARANTINED = "quarantined", _("隔离待查")
    REGISTERED = "registered", _("已登记")
    DISMISSED = "dismissed", _("不是申请")


class IncomingMail(models.Model):
    """收到的邮件: kept whole and sealed until an officer has looked at it.

    `sealed` holds sender, subject and text; `fault` says in a code why it was put aside, `signals`
    everything that speaks against it. The marks are keyed digests: of the sender's address, of the
    Message-ID, and of sender, subject and text together. After `removed_at` only the row is left.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    arrived_at = models.DateTimeField(_("到达时间"))
    fetched_at = models.DateTimeField(_("收取时间"))
    masked_sender = models.CharField(_("发件人"), max_length=120, blank=True)
    sealed = models.BinaryField(_("邮件内容（加密）"))
    place = models.CharField(max_length=200, editable=False)
    state = models.CharField(
        _("处理状态"), max_length=12, choices=MailState, default=MailState.WAITING
    )
    fault = models.CharField(_("隔离原因"), max_length=40, blank=True)
    signals = models.JSONField(_("可疑之处"), default=list, blank=True)
    size = models.PositiveBigIntegerField(_("大小（字节）"), default=0)
    domain = models.CharField(_("发件人域名"), max_length=100, blank=True)
    sender_mark = models.CharField(max_length=64, blank=True)
    message_mark = models.CharField(max_length=64, blank=True)
    content_mark = models.CharField(max_length=64, blank=True)
    copy_of = models.ForeignKey(
        "self",
        verbose_name=_("同一封邮件"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="copies",
    )
    removed_at = models.DateTimeField(_("清除时间"), null=True, blank=True)
    request = models.ForeignKey(
        InformationRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="mails"
    )
    handled_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handled_at = models.DateTimeField(_("处理时间"), null=True, blank=True)
    reason = models.CharField(_("处理说明"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("收到的邮件")
        verbose_name_plural = _("收到的邮件")
        ordering = ("-arrived_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("organ", "digest"), name="incoming_mail_once"),
        )
        indexes = (
            models.Index(
                fields=("organ", "state", "-arrived_at", "-id"), name="incoming_mail_newest"
            ),
            models.Index(fields=("message_mark",), name="incoming_mail_message"),
            models.Index(fields=("content_mark",), name="incoming_mail_content"),
            models.Index(fields=("sender_mark",), name="incoming_mail_sender"),
            models.Index(fields=("domain", "state"), name="incoming_mail_domain"),
        )

    def __str__(self) -> str:
        return str(self.key)

    @property
    def stream(self) -> str:
        """The ledger stream of the message."""
        return f"inforequests:mail:{self.key}"
