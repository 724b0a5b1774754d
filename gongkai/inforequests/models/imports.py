"""台账导入: a register kept elsewhere, how its columns are read, and what came of each row."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer, Organ


class ImportState(models.TextChoices):
    """How far an import has come."""

    MAPPING = "mapping", _("待对应")
    READY = "ready", _("待导入")
    RUNNING = "running", _("正在导入")
    STOPPED = "stopped", _("中断，可以接着导入")
    DONE = "done", _("导入完毕")


class RegisterImport(models.Model):
    """台账导入: one file of one organ. The file stays sealed; only counts stand in the open.

    `columns` says which column holds which field, `values` how words of the file are meant.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    place = models.CharField(max_length=200, editable=False)
    sealed_name = models.BinaryField(_("文件名（加密）"))
    sheet = models.CharField(_("工作表"), max_length=120, blank=True)
    header = models.PositiveIntegerField(_("表头所在行"), null=True, blank=True)
    columns = models.JSONField(default=dict, blank=True)
    values = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        _("进度"), max_length=8, choices=ImportState, default=ImportState.MAPPING
    )
    chosen = models.JSONField(_("选定的行"), default=list, blank=True)
    wanted = models.PositiveIntegerField(_("要导入的件数"), default=0)
    examined = models.JSONField(_("检查结果"), default=dict, blank=True)
    fault = models.CharField(_("中断原因"), max_length=200, blank=True)
    created_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("上传时间"), auto_now_add=True)

    class Meta:
        verbose_name = _("台账导入")
        verbose_name_plural = _("台账导入")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("organ", "digest"), name="register_import_once"),
        )

    def __str__(self) -> str:
        return str(self.key)

    @property
    def stream(self) -> str:
        """The ledger stream of the import."""
        return f"inforequests:import:{self.key}"


class ImportMapping(models.Model):
    """列的对应关系 of an organ, kept for its next file: heading to field, word to value."""

    organ = models.OneToOneField(
        Organ, on_delete=models.CASCADE, related_name="+", primary_key=True
    )
    columns = models.JSONField(default=dict, blank=True)
    values = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("台账列的对应关系")
        verbose_name_plural = _("台账列的对应关系")

    def __str__(self) -> str:
        return str(self.organ_id)


class ImportedCase(models.Model):
    """导入的申请件: the row of which file it was made from.

    `mark` is a keyed digest of the row's content: the same row is not imported a second time,
    also where it had no number of its own.
    """

    request = models.OneToOneField(
        InformationRequest, on_delete=models.CASCADE, related_name="imported", primary_key=True
    )
    source = models.ForeignKey(RegisterImport, on_delete=models.PROTECT, related_name="cases")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    row = models.PositiveIntegerField(_("行号"))
    mark = models.CharField(max_length=64)
    reply_number = models.CharField(_("台账所载文号"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("导入的申请件")
        verbose_name_plural = _("导入的申请件")
        constraints = (
            models.UniqueConstraint(fields=("organ", "mark"), name="imported_case_once"),
            models.CheckConstraint(name="imported_case_has_row", condition=Q(row__gte=1)),
        )

    def __str__(self) -> str:
        return f"{self.source_id}/{self.row}"
