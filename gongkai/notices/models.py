"""通知: what somebody is told outside, kept until it is sent or a person calls it off."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.notices import phrases
from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.states import Answer, State
from gongkai.organs.models import Officer, Organ


class Notice(models.Model):
    """通知: one e-mail or text message to one recipient.

    `sealed` holds recipient and text; `subject` stands in the open and names no person. `key` is
    what a gateway knows the notice by, so that it can tell a second try from a second notice.
    `about` is the ledger stream or letter that it speaks of. `holds_up` says that its last try
    found the gateway itself out of order: until `next_try_at` nothing else is tried there.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(
        _("渠道"), max_length=5, choices=[(each.value, phrases.CHANNELS[each]) for each in Channel]
    )
    organ = models.ForeignKey(
        Organ, verbose_name=_("发出机构"), on_delete=models.PROTECT, related_name="notices"
    )
    subject = models.CharField(_("标题"), max_length=120)
    sealed = models.BinaryField(_("收件人和内容（加密）"))
    masked_to = models.CharField(_("收件人"), max_length=120)
    about = models.CharField(_("所涉事项"), max_length=120, blank=True, db_index=True)
    queued_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    queued_at = models.DateTimeField(_("提交时间"))
    not_before = models.DateTimeField(_("不早于"), null=True, blank=True)
    state = models.CharField(
        _("状态"),
        max_length=9,
        choices=[(each.value, phrases.STATES[each]) for each in State],
        default=State.QUEUED.value,
    )
    attempts = models.PositiveIntegerField(_("已尝试次数"), default=0)
    next_try_at = models.DateTimeField(_("下次尝试"), null=True, blank=True)
    holds_up = models.BooleanField(default=False, editable=False)
    claimed_at = models.DateTimeField(null=True, blank=True, editable=False)
    failing_since = models.DateTimeField(_("开始失败"), null=True, blank=True)
    sent_at = models.DateTimeField(_("发出时间"), null=True, blank=True)
    gateway_id = models.CharField(_("网关编号"), max_length=120, blank=True)
    last_error = models.CharField(_("最近一次失败"), max_length=300, blank=True)
    settled_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(_("处置时间"), null=True, blank=True)
    reason = models.CharField(_("处置理由"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("通知")
        verbose_name_plural = _("通知")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="notice_sent_when_sent",
                condition=~Q(state=State.SENT.value) | Q(sent_at__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("channel", "state", "next_try_at"), name="notice_due"),
            models.Index(fields=("organ", "state", "-id"), name="notice_of_organ"),
            models.Index(fields=("channel", "claimed_at"), name="notice_pace"),
        )

    def __str__(self) -> str:
        return str(self.key)

    @property
    def stream(self) -> str:
        """The ledger stream of the notice."""
        return f"notices:notice:{self.key}"


class NoticeAttempt(models.Model):
    """发送记录: one try and what the gateway said to it."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="tries")
    tried_at = models.DateTimeField(_("时间"))
    answer = models.CharField(
        _("结果"), max_length=11, choices=[(each.value, phrases.ANSWERS[each]) for each in Answer]
    )
    told = models.CharField(_("网关答复"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("发送记录")
        verbose_name_plural = _("发送记录")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.notice_id} {self.answer}"
