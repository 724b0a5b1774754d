"""归档: volumes of a case, what is made of it for a court, and who opened either."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer


class BundlePurpose(models.TextChoices):
    """成卷目的."""

    ARCHIVE = "archive", _("归档")
    EXPORT = "export", _("移送法院、复议机关")


class BundleState(models.TextChoices):
    """成卷进度."""

    WAITING = "waiting", _("等待组卷")
    WORKING = "working", _("正在组卷")
    READY = "ready", _("已成卷")
    FAILED = "failed", _("组卷没有完成")
    GONE = "gone", _("已清除")


class BundleForm(models.TextChoices):
    """成卷形式."""

    PDF = "pdf", _("案卷（PDF）")
    ZIP = "zip", _("案卷、原件和清单（ZIP）")


class OpeningPurpose(models.TextChoices):
    """利用目的."""

    READ = "read", _("查阅")
    COPY = "copy", _("复印")
    COURT = "court", _("移送法院或者复议机关")
    INSPECTION = "inspection", _("检查")


class ReceivingBody(models.TextChoices):
    """接收案卷的机关."""

    COURT = "court", _("人民法院")
    REVIEW = "review", _("行政复议机关")
    PROCURATORATE = "procuratorate", _("人民检察院")


class Bundle(models.Model):
    """成卷: one case, or the choice of its parts, as one indexed PDF and one ZIP of originals.

    `position` is 卷号 of an archived volume, 0 for an export. `sources` are the keys of what is in
    it, never names. The digests are SHA-256 of the plain files; they stand in the ledger too.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(
        InformationRequest, on_delete=models.PROTECT, related_name="bundles"
    )
    purpose = models.CharField(_("目的"), max_length=8, choices=BundlePurpose)
    position = models.PositiveSmallIntegerField(_("卷号"), default=0)
    state = models.CharField(
        _("进度"), max_length=8, choices=BundleState, default=BundleState.WAITING
    )
    fault = models.CharField(max_length=60, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    sources = models.JSONField(default=list, blank=True)
    pages = models.PositiveIntegerField(_("页数"), default=0)
    pdf_digest = models.CharField(max_length=64, blank=True)
    pdf_size = models.PositiveBigIntegerField(default=0)
    zip_digest = models.CharField(max_length=64, blank=True)
    zip_size = models.PositiveBigIntegerField(default=0)
    manifest_digest = models.CharField(max_length=64, blank=True)
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("提出时间"))
    changed_at = models.DateTimeField(_("进度时间"))

    class Meta:
        verbose_name = _("成卷")
        verbose_name_plural = _("成卷")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("request", "position"),
                condition=Q(purpose="archive"),
                name="archive_volume_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.key)


class BundlePiece(models.Model):
    """成卷文件的一段: sealed piece by piece, so that no file has to be held in memory whole."""

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="pieces")
    form = models.CharField(max_length=4, choices=BundleForm)
    position = models.PositiveIntegerField()
    place = models.CharField(max_length=200, unique=True, editable=False)

    class Meta:
        verbose_name = _("成卷文件")
        verbose_name_plural = _("成卷文件")
        ordering = ("bundle", "form", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("bundle", "form", "position"), name="bundle_piece_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.bundle_id} {self.form} {self.position}"


class ArchiveVolume(models.Model):
    """归档案卷: 档号 and 保管期限 of one volume; `retention_years` is empty for 永久.

    `keep_until` is the last day of the period. `reason` says why another period was chosen than
    the rule named in `rule` gives.
    """

    bundle = models.OneToOneField(
        Bundle, on_delete=models.PROTECT, related_name="volume", primary_key=True
    )
    archive_no = models.CharField(_("档号"), max_length=100, unique=True)
    archived_on = models.DateField(_("归档日期"))
    year = models.PositiveSmallIntegerField(_("年度"))
    retention_years = models.PositiveSmallIntegerField(_("保管年数"), null=True, blank=True)
    rule = models.CharField(_("期限规则"), max_length=20)
    reason = models.CharField(_("另定期限的理由"), max_length=200, blank=True)
    keep_until = models.DateField(_("保管到"), null=True, blank=True)

    class Meta:
        verbose_name = _("归档案卷")
        verbose_name_plural = _("归档案卷")
        ordering = ("-archived_on", "-pk")
        indexes = (
            models.Index(fields=("-archived_on", "-bundle"), name="archive_volume_newest"),
            models.Index(fields=("keep_until",), name="archive_volume_due"),
        )

    def __str__(self) -> str:
        return self.archive_no


class CaseExport(models.Model):
    """案卷移送: what was asked for, by whom and in which matter. `parts` are numbers of 3.4."""

    bundle = models.OneToOneField(
        Bundle, on_delete=models.PROTECT, related_name="export", primary_key=True
    )
    body = models.CharField(_("接收机关"), max_length=16, choices=ReceivingBody)
    case_no = models.CharField(_("案号"), max_length=100)
    reason = models.CharField(_("移送原因"), max_length=200)
    parts = models.JSONField(_("移送的部分"), default=list)
    covers_parties = models.BooleanField(_("遮盖第三方身份"), default=True)

    class Meta:
        verbose_name = _("案卷移送")
        verbose_name_plural = _("案卷移送")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.bundle_id)


class ArchiveOpening(models.Model):
    """档案利用: every opening of a volume or an export, and every attempt that was refused."""

    bundle = models.ForeignKey(Bundle, on_delete=models.PROTECT, related_name="openings")
    form = models.CharField(_("形式"), max_length=4, choices=BundleForm)
    purpose = models.CharField(_("目的"), max_length=12, choices=OpeningPurpose, blank=True)
    reason = models.CharField(_("理由"), max_length=200, blank=True)
    refused = models.BooleanField(_("被拒绝"), default=False)
    by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("时间"))

    class Meta:
        verbose_name = _("档案利用")
        verbose_name_plural = _("档案利用")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.bundle_id} {self.at:%Y-%m-%d}"
