"""Forms of 征求意见 and 报请确定. They read what was typed; actions and rules judge it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases, queries
from gongkai.inforequests.models import ConsultedParty
from gongkai.inforequests.queries.parties import party_name
from gongkai.inforequests.rules.clock import Consultation
from gongkai.inforequests.web.file_fields import ACCEPTED
from gongkai.inforequests.web.forms import choices, date_field
from gongkai.inforequests.web.step_forms import LETTER_MOST, DayForm
from gongkai.inforequests.web.text_fields import NameField, ProseField

YES_NO = (("yes", _("是")), ("no", _("不是")))
MOST_AT_ONCE = 20


def _prose(label: Any, rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return ProseField(label=label, max_length=LETTER_MOST, widget=widget, **options)


class ConsultForm(DayForm):
    """征求意见: what is asked of all the parties below."""

    kind = forms.ChoiceField(label=_("征求谁的意见"), choices=choices(phrases.PARTIES))
    is_lead = forms.ChoiceField(
        label=_("征求共同制作机关的：本机关是不是牵头机关"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("只有牵头机关才征求共同制作机关的意见（条例第10条第三款、第34条）。"),
    )
    question = _prose(
        _("拟公开的内容和需要答复的问题"), 5, help_text=_("不要写申请人是谁。各方收到同样的文字。")
    )
    succeeds = forms.ModelChoiceField(
        label=_("承继哪一方"),
        queryset=ConsultedParty.objects.none(),
        required=False,
        empty_label=_("不是承继"),
        help_text=_("原来征求的一方已经死亡、注销或者合并的，向承继者重新征求。"),
    )
    served_on = date_field(
        _("送达日期"), required=False, help_text=_("已有送达凭证的填写；没有的先空着。")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gone = self.row.parties.exclude(ended_reason="").filter(replaced_by=None)
        if gone.exists():
            self.fields["succeeds"].queryset = gone
            self.fields["succeeds"].label_from_instance = party_name
        else:
            del self.fields["succeeds"]

    def clean(self) -> dict[str, Any]:
        """共同制作机关 is asked only by whoever says that it leads."""
        found = super().clean() or {}
        if found.get("kind") == "co_maker" and not found.get("is_lead"):
            self.add_error("is_lead", _("请说明本机关是不是牵头机关。"))
        return found


class WhomForm(forms.Form):
    """征求的一方: name and contact, sealed with the case."""

    name = NameField(label=_("姓名或者名称"), max_length=100)
    address = NameField(label=_("通信地址"), max_length=200, required=False)
    phone = NameField(label=_("联系电话"), max_length=40, required=False)
    email = forms.EmailField(label=_("电子邮箱"), max_length=200, required=False)


class _WhomFormSet(forms.BaseFormSet):
    def clean(self) -> None:
        """Somebody has to be asked."""
        if not any(self.errors) and not self.named():
            raise forms.ValidationError(_("请至少写一方的姓名或者名称。"))

    def named(self) -> list[dict[str, str]]:
        """The rows that were filled in."""
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("name")]


WhomFormSet = forms.formset_factory(
    WhomForm, formset=_WhomFormSet, extra=4, max_num=MOST_AT_ONCE, validate_max=True
)


class PartyForm(DayForm):
    """A step about one party whose opinion is still awaited."""

    party = forms.ChoiceField(label=_("哪一方"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = [
            (party.label, f"{party.get_kind_display()}：{party_name(party)}")
            for party in self.row.parties.filter(label__in=self._awaited())
        ]

    def _awaited(self) -> list[str]:
        clock = queries.case_of(self.row).clock
        asked = clock.consultations if clock else ()
        return [each.party for each in asked if each.is_open and self.concerns(each)]

    def concerns(self, asked: Consultation) -> bool:
        """Whether the step can be about this party."""
        return True


class PartyServedForm(PartyForm):
    """征求意见书送达."""

    def concerns(self, asked: Consultation) -> bool:
        """Once for each."""
        return asked.served_on is None


class SaidForm(DayForm):
    """补充意见 of a party: what it says, and in which file."""

    opinion = forms.ChoiceField(
        label=_("意见"), choices=choices(phrases.OPINIONS), widget=forms.RadioSelect
    )
    reason = _prose(_("对方说了什么，理由是什么"), required=False)
    file = forms.FileField(
        label=_("答复的文件"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text=_("加密存入案卷，每次打开都记入台账。"),
    )


class OpinionForm(PartyForm, SaidForm):
    """收到意见 of one of the parties."""

    field_order = ("on", "party")


class EndForm(PartyForm):
    """终止征求."""

    reason = forms.ChoiceField(
        label=_("事由"), choices=choices(phrases.END_REASONS), widget=forms.RadioSelect
    )
    note = _prose(_("怎样知道的"), 3, help_text=_("写明凭据，例如退回的信封、登记机关的查询结果。"))


class ObjectionForm(DayForm):
    """判断不同意的理由."""

    accepted = forms.ChoiceField(
        label=_("不同意公开的理由是不是成立"),
        choices=(("yes", _("成立")), ("no", _("不成立，不采纳"))),
        widget=forms.RadioSelect,
    )
    assessment = _prose(
        _("本机关的判断"), required=False, help_text=_("不采纳的，必须写明为什么。不要写对方是谁。")
    )


class SilenceForm(DayForm):
    """第三方没有答复, so the organ decides."""

    assessment = _prose(
        _("本机关的判断"),
        help_text=_(
            "逾期没有答复既不是同意也不是不同意，请写明公开或者不公开的理由（条例第32条）。"
        ),
    )


class CoordinationForm(DayForm):
    """协商一致的结果 with another organ."""

    assessment = _prose(
        _("协商一致的结果"), help_text=_("写明双方确认的内容和口径，保证准确一致（条例第11条）。")
    )


class PublicInterestForm(DayForm):
    """决定为公共利益公开."""

    reason = _prose(
        _("决定公开的内容和理由"),
        6,
        help_text=_(
            "写明不公开会对公共利益造成什么重大影响。"
            "这段文字写进给第三方的《政府信息决定公开告知书》，附救济途径。"
        ),
    )


class ReferralForm(DayForm):
    """报请确定."""

    body = NameField(label=_("报请的主管部门或者保密行政管理部门"), max_length=100)
    letter_number = NameField(label=_("请示的文号"), max_length=80)
    question = _prose(_("请示的事项"), help_text=_("不要写涉密内容。"))


class DeterminationForm(DayForm):
    """收到确定意见."""

    may_disclose = forms.ChoiceField(
        label=_("确定的结论"),
        choices=(("yes", _("可以公开")), ("no", _("不可以公开"))),
        widget=forms.RadioSelect,
    )
    document_number = NameField(label=_("确定意见的文号"), max_length=80, required=False)
    determination = _prose(_("确定意见"), help_text=_("不要写涉密内容。"))
