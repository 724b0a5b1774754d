"""办理记录: what the office found out, decided, doubted and said to each other about a case."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer, Post


class RequestItem(models.Model):
    """申请事项: one separable part of a request with a decision of its own (条例第37条).

    `particulars` holds what the decision must be able to show (`rules.particulars`).
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField(_("序号"))
    text = models.TextField(_("事项内容"))
    outcome = models.CharField(
        _("处理决定"), max_length=4, blank=True, choices=choices(phrases.OUTCOMES)
    )
    subtype = models.CharField(_("子类"), max_length=24, blank=True)
    reason = models.TextField(_("事实和理由"), blank=True)
    basis = models.CharField(_("另外引用的法律、行政法规"), max_length=300, blank=True)
    particulars = models.JSONField(_("要点"), default=dict, blank=True)

    class Meta:
        verbose_name = _("申请事项")
        verbose_name_plural = _("申请事项")
        ordering = ("request", "position")
        constraints = (
            models.UniqueConstraint(fields=("request", "position"), name="request_item_position"),
        )

    def __str__(self) -> str:
        return f"{self.request_id}/{self.position}"


class SearchRecord(models.Model):
    """检索记录: where, for what and by whom was searched (指导案例101号).

    Each of the four places is blank where it was not searched.
    """

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="searches"
    )
    searched_on = models.DateField(_("检索日期"))
    systems = models.TextField(_("检索的系统"), blank=True)
    keywords = models.TextField(_("检索关键词"), blank=True)
    paper = models.TextField(_("查找的纸质档案"), blank=True)
    asked = models.TextField(_("询问的业务科室"), blank=True)
    span = models.CharField(_("时间范围"), max_length=100, blank=True)
    result = models.TextField(_("检索结果"))
    found = models.BooleanField(_("找到所申请的信息"), default=False)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("检索记录")
        verbose_name_plural = _("检索记录")
        ordering = ("searched_on", "pk")

    def __str__(self) -> str:
        return f"{self.request_id} {self.searched_on}"


class SecrecyReview(models.Model):
    """保密审查 by a named person (条例第17条): the last one counts."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="secrecy_reviews"
    )
    reviewed_on = models.DateField(_("审查日期"))
    may_disclose = models.BooleanField(_("可以公开"))
    opinion = models.TextField(_("审查意见"))
    deidentified = models.BooleanField(_("已核对去标识化处理"), default=False)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("保密审查")
        verbose_name_plural = _("保密审查")
        ordering = ("reviewed_on", "pk")

    def __str__(self) -> str:
        return f"{self.request_id} {self.reviewed_on}"


class ReviewAnswer(models.Model):
    """审查单的一步: the answer given to one question of the review, in its order."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.CASCADE, related_name="review_answers"
    )
    step = models.CharField(_("审查事项"), max_length=24)
    answer = models.CharField(_("结论"), max_length=24)
    note = models.TextField(_("说明"), blank=True)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("审查结论")
        verbose_name_plural = _("审查结论")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("request", "step"), name="review_answer_once"),
        )

    def __str__(self) -> str:
        return f"{self.request_id} {self.step}"


class ReplyDraft(models.Model):
    """答复稿: what the items do not say themselves. `version` grows with every change of it or of
    an item, so that nobody signs what somebody else has just changed."""

    request = models.OneToOneField(
        InformationRequest, on_delete=models.CASCADE, related_name="draft", primary_key=True
    )
    version = models.PositiveIntegerField(default=1)
    opening = models.TextField(_("开头说明"), blank=True)
    enclosures = models.TextField(_("附件清单"), blank=True)
    dispatch = models.CharField(
        _("送达方式"), max_length=12, blank=True, choices=choices(phrases.DISPATCHES)
    )
    edited_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    edited_at = models.DateTimeField(_("修改时间"))
    compared_by = models.ForeignKey(
        Officer,
        verbose_name=_("核对人"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    compared_version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("答复稿")
        verbose_name_plural = _("答复稿")

    def __str__(self) -> str:
        return f"{self.request_id} v{self.version}"


class CheckOverride(models.Model):
    """校验放行: a warning set aside by a named person, for this version of the draft."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="overrides"
    )
    check_code = models.CharField(_("校验"), max_length=8)
    place = models.CharField(_("位置"), max_length=40, blank=True)
    version = models.PositiveIntegerField(_("答复稿版本"))
    reason = models.TextField(_("放行理由"))
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("校验放行")
        verbose_name_plural = _("校验放行")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.request_id} {self.check_code}"


class Remark(models.Model):
    """批注: what officers say to each other about a case; a return always says why."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="remarks"
    )
    text = models.TextField(_("内容"))
    is_return = models.BooleanField(_("退回意见"), default=False)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("批注")
        verbose_name_plural = _("批注")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.request_id} {self.at:%Y-%m-%d}"


class Handling(models.Model):
    """承办: one department's part in a case. The lead is the handler of the request itself."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="handlings"
    )
    post = models.ForeignKey(Post, verbose_name=_("承办岗位"), on_delete=models.PROTECT)
    is_lead = models.BooleanField(_("牵头"), default=False)
    task = models.TextField(_("要办的事"), blank=True)
    due_on = models.DateField(_("内部期限"), null=True, blank=True)
    asked_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("转办时间"))
    opinion = models.TextField(_("办理意见"), blank=True)
    answered_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(_("反馈时间"), null=True, blank=True)
    ended_at = models.DateTimeField(_("收回时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("承办")
        verbose_name_plural = _("承办")
        ordering = ("-is_lead", "pk")
        indexes = (models.Index(fields=("post", "ended_at"), name="handling_of_post"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.post_id}"
