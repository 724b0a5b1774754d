"""What every application is asked, at the counter and over the net. The rules judge."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.actions import Intake
from gongkai.inforequests.models import WantedForm
from gongkai.inforequests.rules.applicants import (
    ApplicantKind,
    Document,
    credit_code_fault,
    resident_id_fault,
)
from gongkai.inforequests.web.text_fields import NameField, ProseField

DOCUMENTS = {
    Document.RESIDENT_ID: _("居民身份证"),
    Document.CREDIT_CODE: _("统一社会信用代码"),
    Document.OTHER: _("护照或者其他证件"),
}


def choices(labels: Mapping[StrEnum, Any]) -> list[tuple[str, Any]]:
    """Labels of an enum as the choices of a field."""
    return [(member.value, label) for member, label in labels.items()]


def date_field(label: Any, **options: Any) -> forms.DateField:
    """A date with the browser's own picker."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def recordable(form: forms.Form) -> dict[str, str]:
    """筛选 as the ledger may keep it: what was chosen and understood. Words typed may be a name,
    and the ledger keeps none. Only of a form that was asked ``is_valid``."""
    return {
        name: "on" if value is True else form[name].data
        for name, value in form.cleaned_data.items()
        # What was not asked may still have a value, the usual one.
        if value and form[name].data and type(form.fields[name]) is not forms.CharField
    }


class IntakeForm(forms.Form):
    """申请书: the statutory elements (条例第29条) and nothing else."""

    kind = forms.ChoiceField(
        label=_("申请人类型"),
        choices=choices(phrases.APPLICANT_KINDS),
        widget=forms.RadioSelect,
        initial=ApplicantKind.NATURAL,
    )
    name = NameField(label=_("姓名或者名称"), max_length=100, required=False)
    document = forms.ChoiceField(
        label=_("证件种类"),
        choices=choices(DOCUMENTS),
        help_text=_("自然人一般用居民身份证，法人和其他组织一般用统一社会信用代码。"),
    )
    document_number = NameField(label=_("证件号码"), max_length=50, required=False)
    phone = forms.CharField(
        label=_("联系电话"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
        help_text=_("电话、电子邮箱、通信地址至少填一种。"),
    )
    email = forms.EmailField(label=_("电子邮箱"), required=False)
    address = ProseField(label=_("通信地址和邮政编码"), max_length=200, required=False)
    agent_name = NameField(label=_("代理人姓名"), max_length=100, required=False)
    agent_document = forms.ChoiceField(
        label=_("代理人证件种类"), choices=choices(DOCUMENTS), required=False
    )
    agent_number = NameField(label=_("代理人证件号码"), max_length=50, required=False)
    subject = ProseField(
        label=_("要申请公开的信息"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("写明名称、文号或者便于查找的其他特征。一次申请最好只写一件事。"),
    )
    wanted_form = forms.ChoiceField(
        label=_("希望怎样获取"),
        choices=WantedForm.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    help_needed = ProseField(
        label=_("阅读或者视听有困难，需要的帮助"), max_length=200, required=False
    )

    def intake(self) -> Intake:
        """The application as the actions take it; only after ``is_valid``."""
        data = self.cleaned_data
        return Intake(
            kind=ApplicantKind(data["kind"]),
            name=data["name"],
            subject=data["subject"],
            document=Document(data["document"]),
            document_number=data["document_number"],
            phone=data["phone"],
            email=data["email"],
            address=data["address"],
            wanted_form=data["wanted_form"],
            help_needed=data["help_needed"],
            agent_name=data["agent_name"],
            agent_document=Document(data["agent_document"]) if data["agent_name"] else "",
            agent_number=data["agent_number"],
        )

    def clean_document_number(self) -> str:
        return _number(self.cleaned_data["document_number"])

    def clean_agent_document(self) -> str:
        return self.cleaned_data["agent_document"] or Document.RESIDENT_ID

    def clean_agent_number(self) -> str:
        return _number(self.cleaned_data["agent_number"])

    def number_fault(self, document: str = "document", number: str = "document_number") -> Any:
        """What the check digit says about the number typed, in words; None when it fits."""
        typed = self.cleaned_data.get(number)
        if not typed:
            return None
        if self.cleaned_data.get(document) == Document.RESIDENT_ID:
            fault = resident_id_fault(typed)
            return phrases.RESIDENT_ID_FAULTS[fault] if fault else None
        if self.cleaned_data.get(document) == Document.CREDIT_CODE:
            fault = credit_code_fault(typed)
            return phrases.CREDIT_CODE_FAULTS[fault] if fault else None
        return None


def _number(typed: str) -> str:
    """A number of a document as it is compared: full-width signs, spaces and case make none."""
    return unicodedata.normalize("NFKC", typed).replace(" ", "").upper()


class TrackForm(forms.Form):
    """查询进度."""

    number = forms.CharField(label=_("申请编号"), max_length=60)
    code = forms.CharField(
        label=_("查询码"), max_length=20, help_text=_("在申请回执上，10位数字和字母。")
    )
