"""Remedies sought against the handling of requests."""

from __future__ import annotations

from cryptography.fernet import InvalidToken
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from gongkai import vault
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.rules.applicants import masked_name
from gongkai.organs.models import Organ
from gongkai.remedies import phrases
from gongkai.remedies.rules.kinds import Against, Instance, Procedure, Seeker
from gongkai.remedies.rules.periods import Proceeding
from gongkai.remedies.rules.table_four import Result, Track


class Remedy(models.Model):
    """行政复议或者行政诉讼案件 about one request.

    `organ` is the organ complained of (条例第51条; 新公开解释第4条): as a rule the one that
    received the request. `preceding` is the review before a suit, or the instance before this one.
    """

    request = models.ForeignKey(
        InformationRequest,
        verbose_name=_("申请件"),
        on_delete=models.PROTECT,
        related_name="remedies",
    )
    organ = models.ForeignKey(
        Organ, verbose_name=_("被申请人、被告"), on_delete=models.PROTECT, related_name="remedies"
    )
    track = models.CharField(_("途径"), max_length=8, choices=choices(phrases.TRACKS))
    against = models.CharField(
        _("争议事项"), max_length=12, choices=choices(phrases.AGAINST), default=Against.REPLY.value
    )
    seeker = models.CharField(
        _("谁提出"), max_length=12, choices=choices(phrases.SEEKERS), default=Seeker.APPLICANT.value
    )
    sealed_name = models.BinaryField(_("提出人姓名、名称（加密）"), null=True)
    body = models.CharField(_("复议机关、法院"), max_length=100, blank=True)
    instance = models.CharField(
        _("审级"), max_length=8, blank=True, choices=choices(phrases.INSTANCES)
    )
    case_number = models.CharField(_("案号"), max_length=80, blank=True)
    preceding = models.ForeignKey(
        "self",
        verbose_name=_("前一程序"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="following",
    )
    applied_on = models.DateField(_("提出日期"), null=True, blank=True)
    accepted_on = models.DateField(_("受理日期"))
    copy_received_on = models.DateField(_("收到副本日期"), null=True, blank=True)
    procedure = models.CharField(
        _("复议程序"), max_length=8, blank=True, choices=choices(phrases.PROCEDURES)
    )
    direct_reason = models.TextField(_("未经复议的说明"), blank=True)
    defence_sent_on = models.DateField(_("提交答复、答辩日期"), null=True, blank=True)
    defence_proof = models.CharField(_("提交凭据"), max_length=200, blank=True)
    result = models.CharField(
        _("结果"),
        max_length=12,
        choices=choices(phrases.RESULTS),
        default=Result.PENDING,
    )
    ruling = models.CharField(
        _("结果明细"), max_length=16, blank=True, choices=choices(phrases.RULINGS)
    )
    concluded_on = models.DateField(_("审结日期"), null=True, blank=True)
    decision_number = models.CharField(_("决定书、裁判文书号"), max_length=80, blank=True)
    decision_received_on = models.DateField(_("收到决定、裁判日期"), null=True, blank=True)
    redo = models.BooleanField(_("责令重新答复"), default=False)
    redo_days = models.PositiveSmallIntegerField(_("重新答复的工作日数"), null=True, blank=True)

    class Meta:
        verbose_name = _("复议诉讼案件")
        verbose_name_plural = _("复议诉讼案件")
        ordering = ("-accepted_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="remedy_concluded_with_result",
                condition=Q(result=Result.PENDING, concluded_on__isnull=True)
                | (
                    ~Q(result=Result.PENDING)
                    & Q(concluded_on__isnull=False, concluded_on__gte=F("accepted_on"))
                ),
            ),
            models.CheckConstraint(
                name="remedy_ruling_after_end",
                condition=Q(ruling="") | Q(concluded_on__isnull=False),
            ),
        )
        indexes = (
            models.Index(fields=("organ", "concluded_on", "track", "result"), name="remedy_report"),
            models.Index(fields=("accepted_on", "id"), name="remedy_by_day"),
        )

    def __str__(self) -> str:
        return f"{self.get_track_display()} {self.case_number or self.pk}"

    @property
    def stream(self) -> str:
        """The ledger stream of the remedy."""
        return f"remedies:remedy:{self.pk}"

    @property
    def masked_name(self) -> str:
        """Whoever seeks it, covered; "" where no name is known."""
        name = self._name()
        return masked_name(name) if name else ""

    def _name(self) -> str:
        try:
            return vault.unseal(self.sealed_name)["name"] if self.sealed_name else ""
        except InvalidToken:
            return ""

    @property
    def is_open(self) -> bool:
        return self.concluded_on is None

    @property
    def proceeding(self) -> Proceeding:
        """Its days as the periods read them; the suit that followed is asked of the database
        unless `following` was fetched before."""
        suits = [each for each in self.following.all() if each.track == Track.AFTER]
        return Proceeding(
            Track(self.track),
            self.accepted_on,
            Procedure(self.procedure) if self.procedure else None,
            self.copy_received_on,
            self.defence_sent_on,
            self.concluded_on,
            self.decision_received_on,
            min((each.applied_on or each.accepted_on for each in suits), default=None),
        )

    @property
    def level(self) -> Instance | None:
        """审级, None for a review or where it was not entered."""
        return Instance(self.instance) if self.instance else None
