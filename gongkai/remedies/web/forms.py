"""What is asked of the registers of remedies and complaints. The actions judge."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.web.forms import choices, date_field
from gongkai.inforequests.web.text_fields import NameField, ProseField
from gongkai.organs.models import Organ
from gongkai.remedies import phrases
from gongkai.remedies.actions import Filing
from gongkai.remedies.models import Remedy
from gongkai.remedies.queries import Order, Wanted
from gongkai.remedies.rules.complaints import Article, Finding, Measure, Way
from gongkai.remedies.rules.kinds import Against, Instance, Procedure, Seeker
from gongkai.remedies.rules.rulings import Ruling, rulings_for
from gongkai.remedies.rules.table_four import Track

_ANY = ("", _("全部"))
_NONE = ("", _("没有或者不清楚"))
ORDERS = {
    Order.NEWEST: _("新受理的在前"),
    Order.OLDEST: _("早受理的在前"),
    Order.CONCLUDED: _("新审结的在前"),
}


class RegisterFilter(forms.Form):
    """筛选. What cannot be read narrows nothing, and is said at its field."""

    words = forms.CharField(label=_("编号、案号或者机关"), required=False, max_length=60)
    track = forms.ChoiceField(
        label=_("途径"), required=False, choices=[_ANY, *choices(phrases.TRACKS)]
    )
    result = forms.ChoiceField(
        label=_("结果"), required=False, choices=[_ANY, *choices(phrases.RESULTS)]
    )
    against = forms.ChoiceField(
        label=_("争议事项"), required=False, choices=[_ANY, *choices(phrases.AGAINST)]
    )
    organ = forms.ChoiceField(label=_("机关"), required=False)
    accepted_from = date_field(_("受理日期自"), required=False)
    accepted_to = date_field(_("受理日期至"), required=False)
    order = forms.ChoiceField(label=_("排序"), required=False, choices=choices(ORDERS))
    undefended = forms.BooleanField(label=_("只看还没有提交答复、答辩的"), required=False)
    doubtful = forms.BooleanField(label=_("只看须先复议而直接起诉的（年报前核对）"), required=False)

    def __init__(self, *args: Any, organs: list[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [_ANY, *((each.code, each.short_name) for each in organs)]

    def wanted(self) -> Wanted:
        """What was asked for."""
        self.is_valid()
        read = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(order=Order(read.pop("order", Order.NEWEST)), **read)


class RemedyForm(forms.Form):
    """登记复议、诉讼."""

    track = forms.ChoiceField(label=_("途径"), choices=choices(phrases.TRACKS))
    against = forms.ChoiceField(label=_("争议事项"), choices=choices(phrases.AGAINST))
    seeker = forms.ChoiceField(label=_("谁提出"), choices=choices(phrases.SEEKERS))
    name = NameField(
        label=_("提出人姓名或者名称"),
        max_length=100,
        required=False,
        help_text=_("与申请人是同一人的不用填。加密保存，页面上只显示第一个字。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    body = NameField(
        label=_("复议机关或者法院全称"),
        max_length=100,
        required=False,
        help_text=_("空着就按机构关系和文书信息写：复议写有管辖权的机关，诉讼写文书信息里的法院。"),
    )
    instance = forms.ChoiceField(
        label=_("审级"), required=False, choices=[_NONE, *choices(phrases.INSTANCES)]
    )
    preceding = forms.ModelChoiceField(
        label=_("前一程序"),
        queryset=Remedy.objects.none(),
        required=False,
        empty_label=_("没有或者不清楚"),
        help_text=_("复议后起诉接在复议之后，二审、再审接在上一审之后；空着就取最近的一件。"),
    )
    case_number = NameField(label=_("案号"), max_length=80, required=False)
    applied_on = date_field(_("提出日期"), required=False)
    accepted_on = date_field(_("受理日期"))
    copy_received_on = date_field(
        _("收到副本日期"), required=False, help_text=_("从次日起计算提交答复、答辩和证据的期限。")
    )
    procedure = forms.ChoiceField(
        label=_("复议程序"),
        required=False,
        choices=[_NONE, *choices(phrases.PROCEDURES)],
        help_text=_("没有写明的，按较短的5个工作日提醒。"),
    )
    direct_reason = ProseField(
        label=_("未经复议直接起诉的说明"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("只有须先复议而直接起诉的要写：法院受理的理由。编制年报时会再提示核对。"),
    )

    def __init__(
        self, *args: Any, row: InformationRequest, remedy: Remedy | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        others = row.remedies.exclude(pk=remedy.pk if remedy else None)
        self.fields["preceding"].queryset = others
        if remedy is not None:
            del self.fields["track"]

    def filing(self) -> Filing:
        """As the actions take it; only after `is_valid`."""
        data = self.cleaned_data
        return Filing(
            against=Against(data["against"]),
            seeker=Seeker(data["seeker"]),
            name=data["name"],
            body=data["body"],
            instance=Instance(data["instance"]) if data["instance"] else None,
            preceding=data["preceding"],
            applied_on=data["applied_on"],
            copy_received_on=data["copy_received_on"],
            procedure=Procedure(data["procedure"]) if data["procedure"] else None,
            direct_reason=data["direct_reason"],
        )

    @staticmethod
    def initial_of(remedy: Remedy) -> dict[str, Any]:
        """What a registered case shows when it is put right; its name stays covered."""
        names = (
            *("against", "seeker", "body", "instance", "preceding", "case_number", "applied_on"),
            *("accepted_on", "copy_received_on", "procedure", "direct_reason"),
        )
        return {name: getattr(remedy, name) for name in names}


class SentForm(forms.Form):
    """提交答复、答辩."""

    on = date_field(_("提交日期"))
    proof = ProseField(
        label=_("提交凭据"),
        max_length=200,
        help_text=_("送达回证、邮件号码、网上提交编号等。"),
    )


class ConcludeForm(forms.Form):
    """登记结果."""

    ruling = forms.ChoiceField(label=_("结果"))
    on = date_field(_("审结日期"), help_text=_("决定书、裁判文书的落款日期，年报按这一天归年。"))
    number = NameField(label=_("决定书、裁判文书号"), max_length=80, required=False)
    received_on = date_field(_("收到日期"), required=False)
    redo = forms.BooleanField(label=_("责令重新答复"), required=False)
    redo_days = forms.IntegerField(
        label=_("几个工作日内重新答复"),
        required=False,
        min_value=1,
        max_value=250,
        help_text=_("决定书、判决书没有写明的空着，按默认期限计算（未核实）。"),
    )

    def __init__(self, *args: Any, remedy: Remedy, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = rulings_for(Track(remedy.track), remedy.level)
        self.fields["ruling"].choices = [
            ("", _("请选择")),
            *((each.value, phrases.RULINGS[each]) for each in known),
        ]

    def clean_ruling(self) -> Ruling:
        return Ruling(self.cleaned_data["ruling"])


class ComplaintFilter(forms.Form):
    """筛选投诉举报."""

    organ = forms.ChoiceField(label=_("被投诉机关"), required=False)
    article = forms.ChoiceField(
        label=_("依据"), required=False, choices=[_ANY, *choices(phrases.ARTICLES)]
    )
    finding = forms.ChoiceField(
        label=_("查办结论"), required=False, choices=[_ANY, *choices(phrases.FINDINGS)]
    )
    is_open = forms.BooleanField(label=_("只看还没有答复的"), required=False)

    def __init__(self, *args: Any, organs: list[Organ], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = [_ANY, *((each.code, each.short_name) for each in organs)]

    def wanted(self) -> dict[str, Any]:
        """What was asked for, as `queries.complaints_of` takes it."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ComplaintForm(forms.Form):
    """登记投诉举报."""

    organ = forms.ModelChoiceField(
        label=_("被投诉机关"), queryset=Organ.objects.none(), empty_label=_("请选择")
    )
    request_number = NameField(
        label=_("涉及的申请编号"), max_length=60, required=False, help_text=_("没有的不填。")
    )
    article = forms.ChoiceField(label=_("依据"), choices=choices(phrases.ARTICLES))
    way = forms.ChoiceField(label=_("提出方式"), choices=choices(phrases.WAYS))
    name = NameField(
        label=_("投诉举报人"),
        max_length=100,
        required=False,
        help_text=_("匿名的不填。加密保存，页面上只显示第一个字。"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = ProseField(
        label=_("联系方式"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    received_on = date_field(_("收到日期"))
    content = ProseField(label=_("内容"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, organs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].queryset = organs

    def clean_request_number(self) -> InformationRequest | None:
        typed = self.cleaned_data["request_number"]
        if not typed:
            return None
        found = InformationRequest.objects.filter(number__iexact=typed).first()
        if found is None:
            raise forms.ValidationError(_("没有这个编号的申请件，请核对。"))
        return found

    def values(self) -> dict[str, Any]:
        """As the action takes it; only after `is_valid`."""
        data = self.cleaned_data | {"request": self.cleaned_data["request_number"]}
        del data["request_number"]
        return data | {"article": Article(data["article"]), "way": Way(data["way"])}


class DecideForm(forms.Form):
    """登记查办结论."""

    finding = forms.ChoiceField(label=_("查办结论"), choices=choices(phrases.FINDINGS))
    found = ProseField(
        label=_("查明的情况"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    measure = forms.ChoiceField(label=_("处理措施"), choices=choices(phrases.MEASURES))
    on = date_field(_("查结日期"))

    def clean_finding(self) -> Finding:
        return Finding(self.cleaned_data["finding"])

    def clean_measure(self) -> Measure:
        return Measure(self.cleaned_data["measure"])


class ReplyForm(forms.Form):
    """登记答复."""

    on = date_field(_("答复日期"))
    way = ProseField(label=_("答复方式"), max_length=100)
