"""The append-only ledger."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.ledger.rules.chain import GENESIS


class LedgerIsAppendOnly(RuntimeError):
    """What is recorded is neither changed nor deleted: a wrong deed is mended by another."""

    code = "ledger-append-only"


class EntryQuerySet(models.QuerySet["Entry"]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise LedgerIsAppendOnly

    def delete(self) -> NoReturn:
        raise LedgerIsAppendOnly


class Entry(models.Model):
    """台账记录: one deed, as it was recorded. Never updated, never deleted.

    Actor and organ are texts, not keys to other tables: the ledger must still say who did what
    after an account is gone. It holds no personal data of applicants.
    """

    seq = models.BigIntegerField(_("序号"), primary_key=True)
    stream = models.CharField(_("事项"), max_length=120)
    event = models.CharField(_("事件"), max_length=60)
    at = models.DateTimeField(_("发生时间"))
    recorded_at = models.DateTimeField(_("记录时间"))
    actor = models.CharField(_("经办人"), max_length=150, blank=True)
    organ = models.CharField(_("机构"), max_length=50, blank=True)
    data = models.JSONField(_("内容"), default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("台账记录")
        verbose_name_plural = _("台账记录")
        ordering = ("seq",)
        indexes = (models.Index(fields=("stream", "seq"), name="ledger_entry_stream"),)

    def __str__(self) -> str:
        return f"{self.seq} {self.event} {self.stream}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise LedgerIsAppendOnly
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise LedgerIsAppendOnly


class Head(models.Model):
    """链首: how many entries there are and the digest of the newest. One row; locking it makes
    writers take turns, which a chain needs."""

    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        verbose_name = _("台账链首")
        verbose_name_plural = _("台账链首")
        constraints = (models.CheckConstraint(name="ledger_one_head", condition=models.Q(pk=1)),)

    def __str__(self) -> str:
        return f"{self.seq} {self.digest[:12]}"
