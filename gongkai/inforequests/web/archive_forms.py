"""Forms of 归档: period, opening, copy for a court, filter of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models import BundleForm, OpeningPurpose, ReceivingBody
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.rules.archiving import PERIODS, Part
from gongkai.inforequests.volumes.contents import Leaf
from gongkai.organs.models import Organ


class ArchiveForm(forms.Form):
    """归档: the period, and why it differs from what the rules give."""

    retention_years = forms.TypedChoiceField(
        label=_("保管期限"), coerce=int, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("另定期限的理由"),
        max_length=200,
        required=False,
        help_text=_("与规则给出的期限不同时必须写明。"),
    )

    def __init__(self, *args: Any, proposed: int) -> None:
        super().__init__(*args)
        field = self.fields["retention_years"]
        known = dict.fromkeys((*PERIODS, proposed))
        field.choices = [(years, words.retention(years)) for years in known]
        field.initial = proposed


class OpenForm(forms.Form):
    """打开案卷."""

    form = forms.ChoiceField(label=_("形式"), choices=BundleForm.choices)
    purpose = forms.ChoiceField(label=_("目的"), choices=OpeningPurpose.choices)
    reason = forms.CharField(label=_("理由"), max_length=200)


class ExportForm(forms.Form):
    """移送: the parts that hold nothing cannot be chosen."""

    body = forms.ChoiceField(label=_("提交给"), choices=ReceivingBody.choices)
    case_no = forms.CharField(label=_("案号"), max_length=100)
    reason = forms.CharField(label=_("移送原因"), max_length=200)
    parts = forms.TypedMultipleChoiceField(
        label=_("移送的部分"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    covers_parties = forms.BooleanField(
        label=_("遮盖第三方身份"),
        required=False,
        initial=True,
        help_text=_(
            "文书和记录里的第三方姓名、名称会遮盖，第三方提交的原件和送给第三方的凭证不附入；"
            "其他上传的原件不会自动遮盖，请先核对。"
        ),
    )

    def __init__(self, *args: Any, parts: list[tuple[Part, Any, list[Leaf]]]) -> None:
        super().__init__(*args)
        choices = [
            (int(part), f"{int(part)}　{title}（{len(leaves)}）")
            for part, title, leaves in parts
            if leaves
        ]
        self.fields["parts"].choices = choices
        # Who the applicant is, with number and telephone, goes along only when it is asked for.
        self.fields["parts"].initial = [part for part, _ in choices if part != Part.IDENTITY]


class RegisterFilter(forms.Form):
    """档案目录, narrowed."""

    words = forms.CharField(label=_("档号、编号或者题名"), max_length=100, required=False)
    organ = forms.ModelChoiceField(
        Organ.objects.none(), label=_("立卷单位"), required=False, empty_label=_("全部")
    )
    year = forms.TypedChoiceField(label=_("年度"), coerce=int, required=False, empty_value=None)
    years = forms.TypedChoiceField(
        label=_("保管期限"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, organs: Any, known_years: list[int]) -> None:
        super().__init__(*args)
        self.fields["organ"].queryset = organs
        self.fields["year"].choices = [("", _("全部")), *((y, str(y)) for y in known_years)]
        self.fields["years"].choices = [
            ("", _("全部")),
            *((years, words.retention(years)) for years in PERIODS),
        ]
