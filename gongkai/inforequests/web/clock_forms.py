"""期限试算: the case as a clerk types it, one small form for each thing that was done."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel
from gongkai.inforequests.rules.clock import EXTENSION_MOST
from gongkai.inforequests.rules.errors import ActsOutOfOrder, RuleError
from gongkai.inforequests.rules.policy import DEFAULT_POLICY
from gongkai.inforequests.web.forms import choices, date_field


class ReceiptForm(forms.Form):
    """收到申请: the day and the way it came."""

    channel = forms.ChoiceField(
        label=_("申请渠道"), choices=choices(phrases.CHANNELS), initial=Channel.IN_PERSON
    )
    arrived = date_field(
        _("到达日期"),
        required=False,
        help_text=_("平信、网上、电子邮件、传真才需要：先到达，双方确认后才算收到。"),
    )
    received = date_field(
        _("收到申请之日"), help_text=_("当面提交当日、签收当日，或者双方确认当日。")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        arrived, received = cleaned.get("arrived"), cleaned.get("received")
        channel = cleaned.get("channel")
        if arrived and channel and not CHANNEL_RULES[channel].waits_for_confirmation:
            self.add_error("arrived", _("这个渠道不用另外确认，到达日就是收到日，请不要填。"))
        elif arrived and received and received < arrived:
            self.add_error("received", _("收到申请之日不能早于到达日期。"))
        return cleaned

    def question(self) -> dict[str, Any]:
        """What was typed as the what-if reads it; only after ``is_valid``."""
        return _written(self.cleaned_data)


class ActForm(forms.Form):
    """One row: an act with its dates in the order in which they follow each other."""

    act: ClassVar[str]
    label: ClassVar[Any]

    def check(self, not_before: date | None) -> bool:
        """Whether the row can be read; dates must follow each other, from receipt on."""
        if not self.is_valid():
            return False
        dates = [(n, v) for n, v in self.cleaned_data.items() if isinstance(v, date)]
        for name, value in dates:
            if not_before and value < not_before:
                text = _("不能早于 %(day)s。") % {"day": not_before}
                self.add_error(name, text)
            not_before = value
        return not self.errors

    def question(self) -> dict[str, Any]:
        """The row as the what-if reads it; only after `check`."""
        return {"act": self.act, **_written(self.cleaned_data)}

    def refuse(self, error: RuleError) -> None:
        """Say what the rules refuse beside the field that it is about."""
        self.add_error(self._field_of(error), phrases.refusal(error))

    def _field_of(self, error: RuleError) -> str:
        if "days" in self.fields and error.code in _ABOUT_DAYS:
            return "days"
        if isinstance(error, ActsOutOfOrder):
            for name, value in self.cleaned_data.items():
                if value == error.on:
                    return name
        dates = (n for n, field in self.fields.items() if isinstance(field, forms.DateField))
        return next(dates)


_ABOUT_DAYS = {"extension_length", "correction_period_unreasonable"}


class CorrectionRow(ActForm):
    act, label = "correction", _("补正")
    sent = date_field(_("告知补正"))
    delivered = date_field(_("告知书送达"), required=False)
    days = forms.IntegerField(
        label=_("补正期限（工作日）"), initial=DEFAULT_POLICY.correction_days.value, min_value=1
    )
    received = date_field(_("收到补正"), required=False)


class ConsultRow(ActForm):
    act, label = "consult", _("征求意见")
    kind = forms.ChoiceField(
        label=_("向谁"), choices=choices(phrases.PARTIES), initial=Party.THIRD_PARTY
    )
    sent = date_field(_("发出"))
    delivered = date_field(_("送达"), required=False)
    answered = date_field(_("收到意见"), required=False)
    ended = date_field(_("终止征求"), required=False)


class ExtendRow(ActForm):
    act, label = "extend", _("延期")
    on = date_field(_("批准并告知"))
    days = forms.IntegerField(
        label=_("延长（工作日）"), initial=EXTENSION_MOST, min_value=1, max_value=EXTENSION_MOST
    )


class ReasonsRow(ActForm):
    act, label = "reasons", _("说明理由")
    asked = date_field(_("要求说明理由"))
    given = date_field(_("收到理由"), required=False)


class DeferRow(ActForm):
    act, label = "defer", _("延迟答复")
    on = date_field(_("告知延迟答复"))
    answer_by = date_field(_("告知的答复日期"))


class FeeRow(ActForm):
    act, label = "fee", _("收费")
    notified = date_field(_("收费通知送达"))
    paid = date_field(_("缴清"), required=False)
    waived = date_field(_("撤回收费决定"), required=False)


class SecrecyRow(ActForm):
    act, label = "secrecy", _("报请确定")
    referred = date_field(_("报请主管或者保密部门"))
    determined = date_field(_("收到确定意见"), required=False)


class AnswerRow(ActForm):
    act, label = "answer", _("答复")
    on = date_field(_("答复发出（交邮）"))


ROWS: dict[str, type[ActForm]] = {
    row.act: row
    for row in (
        *(CorrectionRow, ConsultRow, ExtendRow, ReasonsRow),
        *(DeferRow, FeeRow, SecrecyRow, AnswerRow),
    )
}


def _written(data: dict[str, Any]) -> dict[str, Any]:
    filled = {name: value for name, value in data.items() if value not in (None, "")}
    return {n: v.isoformat() if isinstance(v, date) else v for n, v in filled.items()}
