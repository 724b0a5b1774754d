"""Requests, who made them, and what was written to them.

What happened to a request is in the ledger; the columns here that lists and figures read are
projections of it (`actions.casework`) and can be rebuilt at any time.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import UNANSWERED, State
from gongkai.organs.models import Organ, Post


def _choices(enum: type, labels: dict) -> list[tuple[str, object]]:
    return [(member.value, labels[member]) for member in enum]


# The first decision may be followed by a redo, but never by these.
_BEFORE_ANY_DECISION = sorted(
    {
        *(State.ARRIVED, State.REGISTERED, State.UNDER_REVIEW),
        *(State.CORRECTION_PENDING, State.REASON_PENDING, State.FEE_PENDING),
    }
)


class WantedForm(models.TextChoices):
    """获取信息的形式和途径."""

    EMAIL = "email", _("电子邮件")
    ONLINE = "online", _("网上查看和下载")
    POST = "post", _("邮寄纸质件")
    PICK_UP = "pick_up", _("自行领取纸质件")
    ON_SITE = "on_site", _("当场查阅、抄录")


class InformationRequest(models.Model):
    """依申请公开申请件.

    From `state` on, every column is a projection of the ledger stream. `closed_on` and `outcome`
    are those of the first decision, as the annual report counts them.
    """

    number = models.CharField(_("编号"), max_length=60, unique=True)
    organ = models.ForeignKey(
        Organ, verbose_name=_("受理机关"), on_delete=models.PROTECT, related_name="inforequests"
    )
    channel = models.CharField(
        _("渠道"), max_length=16, choices=_choices(Channel, phrases.CHANNELS)
    )
    service_point = models.CharField(_("收件地点"), max_length=100, blank=True)
    applicant_kind = models.CharField(
        _("申请人类型"), max_length=8, choices=_choices(ApplicantKind, phrases.APPLICANT_KINDS)
    )
    subject = models.TextField(_("申请公开的内容"))
    wanted_form = models.CharField(_("获取形式"), max_length=8, choices=WantedForm, blank=True)
    help_needed = models.CharField(_("需要的帮助"), max_length=200, blank=True)
    evidence = models.JSONField(_("收到依据"), default=dict, blank=True)
    handler = models.ForeignKey(
        Post,
        verbose_name=_("承办岗位"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="inforequests",
    )
    submission_key = models.UUIDField(
        _("提交标识"), null=True, unique=True, editable=False, help_text=_("防止重复提交")
    )
    created_at = models.DateTimeField(_("录入时间"), auto_now_add=True)

    state = models.CharField(_("状态"), max_length=24, choices=_choices(State, phrases.STATES))
    arrived_on = models.DateField(_("到达日期"))
    received_on = models.DateField(_("收到申请之日"), null=True, blank=True)
    counts_from = models.DateField(_("期限起算日"), null=True, blank=True)
    due_on = models.DateField(_("答复期限届满日"), null=True, blank=True)
    provisional = models.BooleanField(_("届满日为推定"), default=False)
    extended = models.BooleanField(_("已延期"), default=False)
    outcome = models.CharField(
        _("处理决定"), max_length=4, blank=True, choices=_choices(Outcome, phrases.OUTCOMES)
    )
    closed_on = models.DateField(_("办结日期"), null=True, blank=True)
    on_time = models.BooleanField(_("按期答复"), null=True, blank=True)

    class Meta:
        verbose_name = _("依申请公开申请件")
        verbose_name_plural = _("依申请公开申请件")
        ordering = ("-arrived_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="inforequest_closed_with_outcome",
                condition=Q(closed_on__isnull=True, outcome="")
                | (Q(closed_on__isnull=False) & ~Q(outcome="")),
            ),
            models.CheckConstraint(
                name="inforequest_not_closed_before_decision",
                condition=Q(closed_on__isnull=True) | ~Q(state__in=_BEFORE_ANY_DECISION),
            ),
            models.CheckConstraint(
                name="inforequest_closed_by_decision",
                condition=Q(closed_on__isnull=False) | Q(state__in=sorted(UNANSWERED)),
            ),
            models.CheckConstraint(
                name="inforequest_received_after_arrival",
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("arrived_on")),
            ),
            models.CheckConstraint(
                name="inforequest_closed_after_arrival",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("arrived_on")),
            ),
            models.CheckConstraint(
                name="inforequest_due_has_start",
                condition=Q(due_on__isnull=True)
                | Q(counts_from__isnull=False, counts_from__lt=F("due_on")),
            ),
        )
        indexes = (
            models.Index(
                fields=("organ", "closed_on", "outcome", "applicant_kind", "received_on"),
                name="inforequest_report",
            ),
            models.Index(fields=("organ", "-arrived_on", "-id"), name="inforequest_newest"),
            models.Index(fields=("organ", "due_on"), name="inforequest_due"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def stream(self) -> str:
        """The ledger stream of the case."""
        return f"inforequests:request:{self.number}"


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


class Letterhead(models.Model):
    """文书信息 of an organ: what its letters say about itself and about remedies.

    Nothing here is guessed: what is blank stands in the letter as a mark to be filled in.
    """

    organ = models.OneToOneField(
        Organ, on_delete=models.PROTECT, related_name="letterhead", primary_key=True
    )
    contact = models.CharField(
        _("联系方式"), max_length=200, blank=True, help_text=_("联系部门、电话和地址。")
    )
    review_body = models.CharField(
        _("行政复议机关全称"),
        max_length=100,
        blank=True,
        help_text=_("空着就按机构关系写：部门写本级人民政府，政府写上一级人民政府。"),
    )
    department_above = models.CharField(
        _("上一级主管部门全称"),
        max_length=100,
        blank=True,
        help_text=_("垂直管理单位的复议机关；2024年以前的文书也要写。"),
    )
    review_at = models.CharField(_("行政复议机关地址和网上渠道"), max_length=200, blank=True)
    court = models.CharField(
        _("有管辖权的人民法院全称"), max_length=100, blank=True, help_text=_("请向法制机构核实。")
    )

    class Meta:
        verbose_name = _("文书信息")
        verbose_name_plural = _("文书信息")

    def __str__(self) -> str:
        return str(self.organ_id)


class Letter(models.Model):
    """文书 sent out in a case. `kind` is its place in the list of letters, such as L14.

    `facts` keeps what the letter said and the case may forget: what was asked for by then, the
    organ's name, bodies and court, the basis and the enclosures.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="letters"
    )
    kind = models.CharField(_("文书种类"), max_length=8)
    number = models.CharField(_("文号"), max_length=80, unique=True)
    body = models.TextField(_("正文"), blank=True)
    issued_on = models.DateField(_("成文日期"))
    party = models.ForeignKey(
        "ConsultedParty",
        verbose_name=_("收件的一方"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="letters",
    )
    facts = models.JSONField(_("成文时的事实"), default=dict, blank=True)

    class Meta:
        verbose_name = _("文书")
        verbose_name_plural = _("文书")
        ordering = ("issued_on", "pk")

    def __str__(self) -> str:
        return self.number


class ConsultedParty(models.Model):
    """被征求意见的一方: `label` names it in the ledger, the name itself stays out of there."""

    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="parties"
    )
    label = models.CharField(max_length=20)
    kind = models.CharField(_("类别"), max_length=12, choices=_choices(Party, phrases.PARTIES))
    sealed_name = models.BinaryField(_("名称（加密）"))

    class Meta:
        verbose_name = _("被征求意见方")
        verbose_name_plural = _("被征求意见方")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("request", "label"), name="consulted_party_once"),
        )

    def __str__(self) -> str:
        return self.label


class Counter(models.Model):
    """编号计数: the last number given out in a scope (kind, organ, year); locked while counting."""

    scope = models.CharField(max_length=120, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("编号计数")
        verbose_name_plural = _("编号计数")

    def __str__(self) -> str:
        return f"{self.scope} {self.last}"
