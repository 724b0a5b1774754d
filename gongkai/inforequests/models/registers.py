"""Like requests found by index, runs over many joined requests, and what becomes of answers that
others may want too: 转主动公开 and the log of answered requests."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.disclosures.models import Item
from gongkai.inforequests import phrases
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.models.files import CaseFile
from gongkai.inforequests.models.letters import Letter
from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer, Organ


class SubjectMark(models.Model):
    """内容标识: equal for requests that ask for the same in the same words, polite ones aside."""

    request = models.OneToOneField(
        InformationRequest, on_delete=models.CASCADE, related_name="subject_mark", primary_key=True
    )
    digest = models.CharField(max_length=32, db_index=True)

    class Meta:
        verbose_name = _("内容标识")
        verbose_name_plural = _("内容标识")

    def __str__(self) -> str:
        return self.digest


class AnswerMark(models.Model):
    """答复索引: a few numbers drawn from what an answered request asked for; like texts share
    some of them (`rules.likeness.sketch`), so that likes are found without reading all."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.CASCADE, related_name="answer_marks"
    )
    value = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("答复索引")
        verbose_name_plural = _("答复索引")
        constraints = (
            models.UniqueConstraint(fields=("value", "request"), name="answer_mark_once"),
        )

    def __str__(self) -> str:
        return f"{self.value}"


class GroupRun(models.Model):
    """成批办理: one deed over many requests, batch by batch; what is left to do is read from the
    requests themselves, so that a run that broke off goes on where it stood.

    `digest` and `upto` say which requests are joined to the lead; those of an answer are the
    joined ones. `answered` is the act of the lead that the others get.
    """

    class Kind(models.TextChoices):
        """办理内容."""

        JOIN = "join", _("并案")
        ANSWER = "answer", _("答复")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("办理内容"), max_length=8, choices=Kind)
    lead = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="runs")
    digest = models.CharField(max_length=32, blank=True)
    upto = models.PositiveBigIntegerField(default=0)
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="runs"
    )
    answered = models.JSONField(default=dict, blank=True)
    reason = models.TextField(_("理由"), blank=True)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))
    total = models.PositiveIntegerField(_("共"))
    done = models.PositiveIntegerField(_("已办"), default=0)
    finished_at = models.DateTimeField(_("办完时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("成批办理")
        verbose_name_plural = _("成批办理")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.kind} {self.done}/{self.total}"


class GroupRunError(models.Model):
    """没有办成的一件: which request the rules refused in a run, and why."""

    run = models.ForeignKey(GroupRun, on_delete=models.CASCADE, related_name="errors")
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    text = models.TextField(_("原因"))

    class Meta:
        verbose_name = _("成批办理中没有办成的")
        verbose_name_plural = _("成批办理中没有办成的")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("run", "request"), name="group_run_error_once"),
        )

    def __str__(self) -> str:
        return f"{self.run_id} {self.code}"


class ProactiveProposal(models.Model):
    """转主动公开建议 (条例第44条): what was answered to some should be open to all.

    `applicants` counts different ones by the time it was raised. Due working days after it was
    accepted (条例第26条); done with the place where the information stands now.
    """

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="proactive_proposals")
    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="proactive_proposals"
    )
    digest = models.CharField(max_length=32, blank=True, db_index=True)
    title = models.CharField(_("信息名称"), max_length=200)
    origin = models.CharField(_("由来"), max_length=12, choices=choices(phrases.PROPOSAL_ORIGINS))
    applicants = models.PositiveIntegerField(_("申请人数"), default=1)
    raised_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField(_("提出时间"))
    is_accepted = models.BooleanField(_("转为主动公开"), null=True, blank=True)
    reason = models.TextField(_("决定的理由"), blank=True)
    decided_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_on = models.DateField(_("决定日期"), null=True, blank=True)
    letter = models.ForeignKey(
        Letter,
        verbose_name=_("给建议人的告知书"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    due_on = models.DateField(_("公开期限"), null=True, blank=True)
    done_on = models.DateField(_("公开日期"), null=True, blank=True)
    item = models.ForeignKey(
        Item, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place = models.CharField(_("索引号或者网址"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("转主动公开建议")
        verbose_name_plural = _("转主动公开建议")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                name="proactive_decided_whole",
                condition=Q(is_accepted__isnull=True, decided_on__isnull=True, due_on__isnull=True)
                | (Q(decided_on__isnull=False, decided_by__isnull=False) & ~Q(reason="")),
            ),
            models.CheckConstraint(
                name="proactive_done_with_place",
                condition=Q(done_on__isnull=True)
                | (
                    Q(is_accepted=True, done_on__gte=F("decided_on"))
                    & (~Q(place="") | Q(item__isnull=False))
                ),
            ),
        )
        indexes = (models.Index(fields=("organ", "due_on"), name="proactive_due"),)

    def __str__(self) -> str:
        return self.title


class DisclosedAnswer(models.Model):
    """公开的答复: an answered request told to everybody without persons, once a second person has
    looked. Nothing of the case itself is shown, only what was written here."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.OneToOneField(
        InformationRequest, on_delete=models.PROTECT, related_name="disclosed_answer"
    )
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="disclosed_answers")
    title = models.CharField(_("标题"), max_length=120)
    asked = models.TextField(_("申请的内容"))
    told = models.TextField(_("答复的要点"), blank=True)
    outcome = models.CharField(_("处理决定"), max_length=4, choices=choices(phrases.OUTCOMES))
    answered_on = models.DateField(_("答复月份"), help_text=_("只公开年月。"))
    files = models.ManyToManyField(CaseFile, blank=True, related_name="+")
    standing = models.CharField(
        _("状态"), max_length=12, choices=choices(phrases.ANSWER_STANDINGS), default="draft"
    )
    prepared_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("拟稿时间"))
    reviewed_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opinion = models.TextField(_("审查意见"), blank=True)
    published_at = models.DateTimeField(_("公开时间"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("撤下时间"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("撤下原因"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("公开的答复")
        verbose_name_plural = _("公开的答复")
        ordering = ("-published_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="disclosed_answer_seen_by_two",
                condition=~Q(standing="published")
                | (
                    Q(reviewed_by__isnull=False, published_at__isnull=False)
                    & ~Q(reviewed_by=F("prepared_by"))
                ),
            ),
        )
        indexes = (
            models.Index(fields=("standing", "-published_at", "-id"), name="disclosed_newest"),
        )

    def __str__(self) -> str:
        return self.title
