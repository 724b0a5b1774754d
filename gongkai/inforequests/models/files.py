"""附件: sealed files of a case. They never share a folder or an address with what is published."""

from __future__ import annotations

import uuid

from cryptography.fernet import InvalidToken
from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai import vault
from gongkai.inforequests import phrases
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.models.requests import InformationRequest
from gongkai.organs.models import Officer


class CaseFile(models.Model):
    """案卷附件: sealed at rest with its name, for a name may be that of a person.

    `digest` is the SHA-256 of the plain file.

    `added_by` is nobody where the applicant sent it. A file taken back keeps its row.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(_("附件种类"), max_length=16, choices=choices(phrases.FILE_KINDS))
    sealed_name = models.BinaryField(_("文件名（加密）"))
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(_("大小（字节）"))
    pages = models.PositiveIntegerField(_("页数"), null=True, blank=True)
    digest = models.CharField(max_length=64)
    place = models.CharField(max_length=200, unique=True, editable=False)
    added_by = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField(_("加入时间"))
    removed_at = models.DateTimeField(_("移出时间"), null=True, blank=True)

    class Meta:
        verbose_name = _("案卷附件")
        verbose_name_plural = _("案卷附件")
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.key)

    @property
    def name(self) -> str:
        """The name of the file as it was examined; a case is read even when its key is lost."""
        try:
            return vault.unseal(self.sealed_name)["name"]
        except InvalidToken:
            return str(phrases.NAME_LOST)
