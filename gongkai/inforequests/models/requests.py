"""申请件: what was asked for, and where it stands."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.outcomes import RECORD_OUTCOMES, Outcome
from gongkai.inforequests.rules.states import UNANSWERED, State
from gongkai.organs.models import Organ, Post

# The first decision may be followed by a redo, but never by these.
_BEFORE_ANY_DECISION = sorted(
    {
        *(State.ARRIVED, State.REGISTERED, State.UNDER_REVIEW),
        *(State.CORRECTION_PENDING, State.REASON_PENDING, State.FEE_PENDING),
    }
)


# A withdrawn 更正 ends as 其他, like any other.
_RECORD_OUTCOMES = (*RECORD_OUTCOMES, Outcome.OTHER)


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
    case_type = models.CharField(
        _("事项类型"),
        max_length=20,
        choices=choices(phrases.CASE_TYPES),
        default=CaseType.INFORMATION.value,
    )
    organ = models.ForeignKey(
        Organ, verbose_name=_("受理机关"), on_delete=models.PROTECT, related_name="inforequests"
    )
    channel = models.CharField(_("渠道"), max_length=16, choices=choices(phrases.CHANNELS))
    service_point = models.CharField(_("收件地点"), max_length=100, blank=True)
    applicant_kind = models.CharField(
        _("申请人类型"), max_length=8, choices=choices(phrases.APPLICANT_KINDS)
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
    origin = models.ForeignKey(
        "self",
        verbose_name=_("拆分自"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="offspring",
    )
    lead = models.ForeignKey(
        "self",
        verbose_name=_("并入"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="joined",
    )
    submission_key = models.UUIDField(
        _("提交标识"), null=True, unique=True, editable=False, help_text=_("防止重复提交")
    )
    created_at = models.DateTimeField(_("录入时间"), auto_now_add=True)

    state = models.CharField(_("状态"), max_length=24, choices=choices(phrases.STATES))
    arrived_on = models.DateField(_("到达日期"))
    received_on = models.DateField(_("收到申请之日"), null=True, blank=True)
    counts_from = models.DateField(_("期限起算日"), null=True, blank=True)
    due_on = models.DateField(_("答复期限届满日"), null=True, blank=True)
    provisional = models.BooleanField(_("届满日为推定"), default=False)
    extended = models.BooleanField(_("已延期"), default=False)
    calendar_version = models.CharField(_("计算期限的工作日历"), max_length=32, blank=True)
    outcome = models.CharField(
        _("处理决定"), max_length=4, blank=True, choices=choices(phrases.OUTCOMES)
    )
    closed_on = models.DateField(_("办结日期"), null=True, blank=True)
    on_time = models.BooleanField(_("按期答复"), null=True, blank=True)

    class Meta:
        verbose_name = _("依申请公开申请件")
        verbose_name_plural = _("依申请公开申请件")
        ordering = ("-arrived_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="inforequest_outcome_of_its_type",
                condition=Q(outcome="")
                | Q(case_type=CaseType.RECORD_CORRECTION, outcome__in=_RECORD_OUTCOMES)
                | (Q(case_type=CaseType.INFORMATION) & ~Q(outcome__in=RECORD_OUTCOMES)),
            ),
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
            models.Index(
                fields=("organ", "state", "-arrived_on", "-id"), name="inforequest_organ_state"
            ),
            models.Index(
                fields=("handler", "state", "-arrived_on", "-id"), name="inforequest_handler_state"
            ),
            models.Index(fields=("-arrived_on", "-id"), name="inforequest_all_newest"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def stream(self) -> str:
        """The ledger stream of the case."""
        return f"inforequests:request:{self.number}"
