"""网上申请的表: what the public fills in, and what may be attached."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases, queries
from gongkai.inforequests.models import WantedForm
from gongkai.inforequests.queries.similar import SimilarItem
from gongkai.inforequests.rules.applicants import Element as E
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.web.file_fields import FilesField
from gongkai.inforequests.web.forms import IntakeForm
from gongkai.inforequests.web.text_fields import ProseField
from gongkai.organs.models import Organ

_ELEMENT_FIELDS = {
    E.NAME: "name",
    E.IDENTITY: "document_number",
    E.INFORMATION: "subject",
    E.FORM: "wanted_form",
}

POINT_MOST = 100
# 联系方式: each may stay empty, all of them may not.
_WAYS = ("phone", "email", "address")
# Where what is wanted cannot be sent without this one.
_WAY_FOR = {WantedForm.EMAIL: "email", WantedForm.POST: "address"}

AGENT = ("agent_name", "agent_document", "agent_number", "authorisation_files")
FILES = {
    "identity_files": FileKind.IDENTITY,
    "authorisation_files": FileKind.AUTHORISATION,
    "other_files": FileKind.APPLICATION,
}
# What the fields are called for a person and for an organisation, once the kind is chosen.
_LABELS = {
    "name": (_("姓名"), _("名称（与登记证书一致）")),
    "document_number": (_("证件号码"), _("统一社会信用代码或者其他证件号码")),
}


class ApplyForm(IntakeForm):
    """网上申请: every element is needed, and a number must pass its check digit.

    `held` are the kinds of what was attached before.
    """

    template = "inforequests/public/apply.html"

    point = ProseField(
        label=_("扫码地点"), max_length=POINT_MOST, required=False, widget=forms.HiddenInput
    )
    organ = forms.ModelChoiceField(
        label=_("向哪个机关申请"),
        queryset=Organ.objects.none(),
        help_text=_("不清楚由谁负责时，选您认为最可能的一个；不归它负责的，它会告诉您找谁。"),
        empty_label=_("请选择"),
        error_messages={
            "required": _("请选择向哪个机关申请。"),
            "invalid_choice": _("这个机关不在名单里，请重新选择。"),
        },
    )
    identity_files = FilesField(
        label=_("身份证明的照片或者扫描件"),
        required=False,
        help_text=_("身份证可以只传有照片和号码的一面。"),
    )
    authorisation_files = FilesField(
        label=_("授权委托书的照片或者扫描件"),
        required=False,
        help_text=_("写明委托谁、委托办什么，由申请人签名或者盖章。"),
    )
    other_files = FilesField(
        label=_("其他附件"),
        required=False,
        help_text=_("申请内容的附页，便于查找信息的材料。"),
    )

    field_order = (
        *("kind", "name", "document", "document_number", "identity_files"),
        *("phone", "email", "address", *AGENT),
        *("organ", "subject", "other_files", "wanted_form", "help_needed"),
    )

    def __init__(self, *args: Any, held: Collection[FileKind] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        organs = self.fields["organ"]
        organs.queryset = queries.receiving_organs(timezone.localdate())
        organs.label_from_instance = lambda organ: organ.name
        for way in _WAYS:
            self.fields[way].optional_mark = _("（三项至少填一项）")
        for name in AGENT:
            self.fields[name].optional_mark = ""
        for element, name in _ELEMENT_FIELDS.items():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = phrases.element(element)
        for name, (person, organisation) in _LABELS.items():
            attrs = self.fields[name].widget.attrs
            attrs |= {"data-person": str(person), "data-organisation": str(organisation)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if fault := self.number_fault():
            self.add_error("document_number", fault)
        if not any(cleaned.get(way) for way in _WAYS) and not self.errors.keys() & set(_WAYS):
            self.add_error("phone", phrases.element(E.CONTACT))
        if self.has_agent:
            self._check_agent()
        return cleaned

    @property
    def has_agent(self) -> bool:
        """Whether anything was said of an agent; only after ``is_valid``."""
        told = ("agent_name", "agent_number", "authorisation_files")
        return FileKind.AUTHORISATION in self.held or any(
            self.cleaned_data.get(name) or name in self.errors for name in told
        )

    @property
    def speaks_of_agent(self) -> bool:
        """Whether the fields of an agent should lie open: something is in them, or wrong."""
        return any(
            self[name].errors or (name != "agent_document" and self[name].value()) for name in AGENT
        )

    @property
    def lacking_way(self) -> Any:
        """联系方式 without which the wanted form cannot reach the applicant; "" if none lacks.

        The law asks for any one of them, so this is pointed out and not refused.
        """
        name = _WAY_FOR.get(self.cleaned_data["wanted_form"])
        return self.fields[name].label if name and not self.cleaned_data[name] else ""

    def similar_items(self) -> list[SimilarItem]:
        """Already public items that may be what is asked for; only after ``is_valid``."""
        return queries.similar_items(self.cleaned_data["subject"], self.cleaned_data["organ"])

    def told(self) -> list[tuple[Any, Any]]:
        """Label and value of everything that will be sent; only after ``is_valid``."""
        shown = [name for name in self.fields if name not in FILES]
        if not self.cleaned_data["agent_name"]:
            shown.remove("agent_document")
        return [
            (self.fields[name].label, self._shown(name))
            for name in shown
            if self.cleaned_data[name]
        ]

    def _shown(self, name: str) -> Any:
        value = self.cleaned_data[name]
        choices = getattr(self.fields[name], "choices", ())
        return dict(choices).get(value, value) if name != "organ" else value.name

    @property
    def typed(self) -> dict[str, str]:
        """What was typed and chosen, so that the same form can be made of it again."""
        return {name: self.data.get(name, "") for name in self.fields if name not in FILES}

    def _check_agent(self) -> None:
        if not self.cleaned_data.get("agent_name"):
            self.add_error("agent_name", _("请填写代理人的姓名；没有代理人的，把代理人各项清空。"))
        if not self.cleaned_data.get("agent_number") and "agent_number" not in self.errors:
            self.add_error("agent_number", _("请填写代理人的证件号码。"))
        if fault := self.number_fault("agent_document", "agent_number"):
            self.add_error("agent_number", fault)


def preset(request: HttpRequest) -> dict[str, Any]:
    """What the code on a printed form has chosen already: the organ and the service point."""
    organs = queries.receiving_organs(timezone.localdate())
    organ = organs.filter(code=request.GET.get("organ", "")).first()
    return {"organ": organ, "point": request.GET.get("point", "")[:POINT_MOST]} if organ else {}
