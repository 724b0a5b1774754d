"""在走的期限: which periods of open cases run, read by lists, duties and alerts."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.models.choices import choices
from gongkai.inforequests.models.requests import InformationRequest
from gongkai.inforequests.phrases.clock import DEBTORS


class OpenPeriod(models.Model):
    """在走的期限: one period (T1–T9) of an open case that has an end and is not yet kept.

    A projection like the columns of the request: `actions.periods` writes it with them.
    """

    request = models.ForeignKey(
        InformationRequest, on_delete=models.CASCADE, related_name="open_periods"
    )
    term = models.CharField(_("期限"), max_length=3, choices=choices(phrases.TERMS))
    party = models.CharField(_("被征求人"), max_length=40, blank=True)
    owed_by = models.CharField(_("义务人"), max_length=9, choices=choices(DEBTORS))
    due_on = models.DateField(_("届满日"))
    provisional = models.BooleanField(_("届满日为推定"), default=False)

    class Meta:
        verbose_name = _("在走的期限")
        verbose_name_plural = _("在走的期限")
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("request", "term", "party"), name="open_period_once"),
        )
        indexes = (models.Index(fields=("due_on", "request"), name="open_period_due"),)

    def __str__(self) -> str:
        return f"{self.request_id} {self.term} {self.due_on}"
