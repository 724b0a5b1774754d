"""Forms of 信息处理费. They read what was typed; actions and rules judge it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.inforequests.phrases.fees import TARIFFS
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.web.forms import choices, date_field
from gongkai.inforequests.web.step_forms import LETTER_MOST, DayForm

CASES_MOST, PAGES_MOST = 1000, 1_000_000


class ProposalForm(forms.Form):
    """提出收费."""

    tariff = forms.ChoiceField(
        label=gettext_lazy("收费标准"), choices=choices(TARIFFS), widget=forms.RadioSelect
    )
    pages = forms.IntegerField(
        label=gettext_lazy("页数"),
        min_value=1,
        max_value=PAGES_MOST,
        required=False,
        help_text=gettext_lazy("按量收费时填写：拟提供的单面A4页数（折算方法未核实）。"),
    )
    reason = forms.CharField(
        label=gettext_lazy("收费的理由"),
        max_length=LETTER_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("写进收费通知：数量或者频次怎样超过免费的范围。"),
    )
    split_note = forms.CharField(
        label=gettext_lazy("拆分计件的说明"),
        max_length=LETTER_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("计件的申请里有拆分出来的，写明怎样拆分、为什么，会写进通知。"),
    )

    def clean(self) -> dict[str, Any]:
        """By page there must be pages; by case there are none."""
        found = super().clean() or {}
        if found.get("tariff") == Tariff.BY_CASE:
            found["pages"] = None
        elif found.get("tariff") and not found.get("pages") and "pages" not in self.errors:
            self.add_error("pages", _("按量收费的，请填写页数。"))
        if found.get("tariff"):
            found["tariff"] = Tariff(found["tariff"])
        return found


class DecisionForm(forms.Form):
    """决定收费."""

    on = date_field(gettext_lazy("通知日期"))


class DeclineForm(forms.Form):
    """不同意收费."""

    reason = forms.CharField(label=gettext_lazy("理由"), max_length=200)


class NamesakeForm(forms.Form):
    """认定同名申请人."""

    other = forms.CharField(max_length=60, widget=forms.HiddenInput)
    is_same = forms.TypedChoiceField(
        label=gettext_lazy("是不是同一申请人"),
        choices=(("1", gettext_lazy("是同一人")), ("0", gettext_lazy("不是同一人"))),
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=gettext_lazy("依据"),
        max_length=200,
        help_text=gettext_lazy("例如核对了哪种证件、联系方式；不要写证件号码。"),
    )


class MoneyForm(DayForm):
    """登记缴费."""

    amount = forms.DecimalField(
        label=gettext_lazy("金额（元）"), max_digits=10, decimal_places=2, min_value=0
    )
    receipt = forms.CharField(label=gettext_lazy("财政票据号"), max_length=40, required=False)
    note = forms.CharField(label=gettext_lazy("说明"), max_length=200, required=False)


class WaiveForm(DayForm):
    """撤回收费决定."""

    reason = forms.CharField(
        label=gettext_lazy("为什么撤回"),
        max_length=200,
        help_text=gettext_lazy(
            "未核实：撤回以后视为没有发过收费通知，等待缴费的时间照常计算；已经缴的要退还。"
        ),
    )


class CalculatorForm(forms.Form):
    """信息处理费测算 for anybody: both figures are optional."""

    cases = forms.IntegerField(
        label=gettext_lazy("这个月向同一机关提出几件申请"),
        min_value=0,
        max_value=CASES_MOST,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    pages = forms.IntegerField(
        label=gettext_lazy("一件申请要提供多少页"),
        min_value=0,
        max_value=PAGES_MOST,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
