"""收件登记的表: what an officer writes down of a request, by the way it came."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import actions, phrases
from gongkai.inforequests.actions import Intake
from gongkai.inforequests.rules.applicants import IdentityProof
from gongkai.inforequests.rules.case_types import CaseType
from gongkai.inforequests.rules.channels import Channel, Evidence, lacking
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.web.applydraft import HeldFile
from gongkai.inforequests.web.file_fields import FilesField
from gongkai.inforequests.web.forms import IntakeForm, choices, date_field
from gongkai.inforequests.web.text_fields import ProseField
from gongkai.organs.models import Organ

# The way of the public form is not for officers.
CHANNELS = tuple(channel for channel in phrases.CHANNELS if channel is not Channel.ONLINE)
FILES = {
    "application_files": FileKind.APPLICATION,
    "envelope_files": FileKind.ENVELOPE,
    "identity_files": FileKind.IDENTITY,
    "authorisation_files": FileKind.AUTHORISATION,
}
AGENT = ("agent_name", "agent_document", "agent_number", "authorisation_files")
_CONFIRMED = ("confirmed_on", "contact_record")
_MAIL = ("envelope_files", "forwarded_from")


@dataclass(frozen=True, slots=True)
class ChannelPage:
    """What the form asks of one channel: fields beside the day of arrival, and their labels."""

    arrived: Any
    fields: tuple[str, ...] = ()
    labels: Mapping[str, Any] = field(default_factory=dict)


PAGES: dict[Channel, ChannelPage] = {
    Channel.IN_PERSON: ChannelPage(_("提交日期")),
    Channel.ZONE: ChannelPage(_("提交日期"), ("service_point",)),
    Channel.ORAL: ChannelPage(
        _("代填并经申请人确认的日期"),
        ("record_no",),
        {"application_files": _("申请人签名的口头申请记录（扫描件）")},
    ),
    Channel.REGISTERED_MAIL: ChannelPage(_("签收日期"), ("mail_no", *_MAIL)),
    Channel.ORDINARY_MAIL: ChannelPage(_("收到信件的日期"), (*_CONFIRMED, *_MAIL)),
    Channel.EMAIL: ChannelPage(
        _("邮件到达日期"), (*_CONFIRMED, *_MAIL), {"envelope_files": _("邮件的打印件或者截图")}
    ),
    Channel.FAX: ChannelPage(
        _("传真到达日期"), (*_CONFIRMED, *_MAIL), {"envelope_files": _("传真件的扫描件")}
    ),
}
# Evidence of some channel only.
_BY_CHANNEL = frozenset(name for page in PAGES.values() for name in page.fields)


class RegisterForm(IntakeForm):
    """收件登记: what is missing is asked for later; nobody is turned away at the counter."""

    submission_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    organ = forms.ModelChoiceField(label=_("收件机关"), queryset=Organ.objects.none())
    case_type = forms.ChoiceField(
        label=_("事项"),
        choices=choices(phrases.CASE_TYPES),
        widget=forms.RadioSelect,
        required=False,
        help_text=_("要求改正与本人、本单位有关的记录的，选更正（条例第41条）。"),
    )
    service_point = ProseField(
        label=_("收件地点"),
        max_length=100,
        required=False,
        help_text=_("可以选以前登记过的专区，也可以直接填写。"),
        widget=forms.TextInput(attrs={"list": "service-points"}),
    )
    arrived_on = date_field(_("到达或者签收日期"))
    mail_no = forms.CharField(
        label=_("邮件号码"), max_length=60, required=False, help_text=_("信封上的条形码号码。")
    )
    record_no = forms.CharField(
        label=_("口头申请记录编号"),
        max_length=60,
        required=False,
        help_text=_("本机关给记录编的号，先打印记录请申请人签名。"),
    )
    confirmed_on = date_field(
        _("与申请人确认的日期"),
        required=False,
        help_text=_("还没有联系上申请人的先空着，登记以后再确认；没有确认以前期限不起算。"),
    )
    contact_record = ProseField(
        label=_("联系记录"),
        max_length=200,
        required=False,
        help_text=_("什么时候、以什么方式、与谁确认的。填了确认日期就要填。"),
    )
    forwarded_from = ProseField(
        label=_("由谁转来"),
        max_length=100,
        required=False,
        help_text=_(
            "写给领导个人、信访或者其他科室的，填写原来的收件人；收到日仍按本机关签收、到达的日期，"
            "不按转交的日期。"
        ),
    )
    envelope_files = FilesField(label=_("信封连邮戳的照片或者扫描件"), required=False)
    application_files = FilesField(label=_("申请书和附件的照片或者扫描件"), required=False)
    identity_files = FilesField(label=_("身份证明的复印件、照片或者扫描件"), required=False)
    authorisation_files = FilesField(label=_("授权委托书的照片或者扫描件"), required=False)

    def __init__(
        self,
        *args: Any,
        organs: Any,
        channel: Channel = Channel.IN_PERSON,
        with_files: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.channel, self.page = channel, PAGES[channel]
        unasked = _BY_CHANNEL.difference(self.page.fields).union(() if with_files else FILES)
        for name in unasked:
            del self.fields[name]
        self.fields["arrived_on"].label = self.page.arrived
        for name, label in self.page.labels.items():
            if name in self.fields:
                self.fields[name].label = label
        self.fields["organ"].queryset = organs
        self.fields["organ"].empty_label = None
        self.fields["submission_key"].initial = uuid.uuid4
        self.fields["case_type"].initial = CaseType.INFORMATION
        # Only the office helps to tell what is meant; the public form has its own words.
        self.fields["subject"].label = _("申请的内容")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        # A form sent by mistake: with neither there is nothing that could be corrected later.
        if not any(cleaned.get(told) for told in ("name", "subject")):
            self.add_error("name", _("姓名或者名称、申请的内容，至少要填一项才能登记。"))
        for name in lacking(self.channel, self.evidence()):
            if name in self.fields and name not in self.errors:
                self.add_error(name, _("请填写，这是证明收到日期的凭据（条例第31条）。"))
        if not self.errors:
            self._check_days()
        return cleaned

    def _check_days(self) -> None:
        try:
            actions.check_receipt(self.channel, self.evidence())
        except RuleError as error:
            self.add_error("arrived_on", phrases.refusal(error))

    def clean_case_type(self) -> str:
        return self.cleaned_data["case_type"] or CaseType.INFORMATION

    def evidence(self) -> Evidence:
        """收到依据; only after the fields are cleaned."""
        told = self.cleaned_data.get
        return Evidence(
            arrived_on=told("arrived_on"),
            confirmed_on=told("confirmed_on"),
            mail_no=told("mail_no") or "",
            record_no=told("record_no") or "",
            contact_record=told("contact_record") or "",
            forwarded_from=told("forwarded_from") or "",
        )

    def intake(self) -> Intake:
        return replace(super().intake(), case_type=CaseType(self.cleaned_data["case_type"]))

    def show_held(self, held: Sequence[HeldFile]) -> None:
        """Put what waits beside the field it came with."""
        for name in FILES.keys() & self.fields.keys():
            self.fields[name].held = [
                (place, each.file)
                for place, each in enumerate(held)
                if each.file.kind == FILES[name]
            ]

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under the headings of the page; those of the agent are folded away."""
        return [
            (_("收件"), self._fields("organ", "case_type", "arrived_on", *self.page.fields)),
            (
                _("申请人"),
                self._fields(
                    *("kind", "name", "document", "document_number", "identity_files"),
                    *("phone", "email", "address"),
                ),
            ),
            (
                _("申请"),
                self._fields("subject", "application_files", "wanted_form", "help_needed"),
            ),
        ]

    def agent_fields(self) -> list[forms.BoundField]:
        """代理人."""
        return self._fields(*AGENT)

    @property
    def speaks_of_agent(self) -> bool:
        """Whether the fields of an agent should lie open: something is in them, or wrong."""
        return any(
            field.errors or (field.name != "agent_document" and field.value())
            for field in self.agent_fields()
        )

    def _fields(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]


class RenewCodeForm(forms.Form):
    """补发查询码."""

    proof = forms.ChoiceField(
        label=_("核对了什么证件"),
        choices=choices(phrases.IDENTITY_PROOFS),
        widget=forms.RadioSelect,
    )
    reason = ProseField(
        label=_("补发原因"),
        max_length=100,
        help_text=_("例如：回执遗失。会记入台账，不要写姓名和证件号码。"),
    )

    def proven(self) -> IdentityProof:
        """Only after ``is_valid``."""
        return IdentityProof(self.cleaned_data["proof"])
