"""Forms of 送达. They read what was typed; actions and rules judge it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import phrases
from gongkai.inforequests.actions import Posting, Recipient
from gongkai.inforequests.models import Delivery, Letter
from gongkai.inforequests.phrases.service import COUNTED_BY, NUMBER_DOUBTS, RESULT_NOTES
from gongkai.inforequests.rules.service import METHODS, RESULTS, Carrier, Method, Result
from gongkai.inforequests.rules.tracking_numbers import doubt, plain
from gongkai.inforequests.web.file_fields import FilesField
from gongkai.inforequests.web.forms import choices, date_field

# As typed, with blanks between the groups.
_NUMBER_TYPED_MOST = 40


def tracking_field(**options: Any) -> forms.CharField:
    """邮件号码, as a scanner or a hand types it."""
    attrs = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
    return forms.CharField(
        label=_("邮件号码"),
        max_length=_NUMBER_TYPED_MOST,
        required=False,
        widget=forms.TextInput(attrs=attrs | options.pop("attrs", {})),
        **options,
    )


class SendForm(forms.Form):
    """送出一份文书."""

    method = forms.ChoiceField(label=_("怎样送达"), widget=forms.RadioSelect)
    on = date_field(_("交寄、送出或者公告日期"))
    carrier = forms.ChoiceField(
        label=_("邮政业务"),
        required=False,
        choices=[("", _("不是邮寄")), *choices(phrases.CARRIERS)],
        help_text=_("国家机关公文只能由邮政企业寄递（邮政法第55条），不能到付。"),
    )
    tracking_number = tracking_field(help_text=_("挂号信、特快专递必填；13位，可以扫描输入。"))
    entrusted_to = forms.CharField(label=_("受委托的机关"), max_length=100, required=False)
    name = forms.CharField(label=_("收件人"), max_length=100, required=False)
    address = forms.CharField(label=_("收件地址"), max_length=200, required=False)
    phone = forms.CharField(label=_("收件电话"), max_length=40, required=False)
    note = forms.CharField(label=_("说明"), max_length=500, required=False)
    proof = FilesField(label=_("交邮凭证"), required=False)

    def __init__(
        self, *args: Any, methods: tuple[Method, ...], chosen: Method | None, masked: str
    ) -> None:
        super().__init__(*args)
        self.fields["method"].choices = [(each.value, _method(each)) for each in methods]
        self.fields["method"].initial = chosen if chosen in methods else methods[0]
        self.fields["on"].initial = timezone.localdate()
        self.fields["name"].help_text = (
            _("空着就寄给%(name)s，用申请时写的地址；要改寄的，姓名和地址都写。") % {"name": masked}
            if masked
            else _("请写明收件人和地址。")
        )

    @property
    def recipient(self) -> Recipient | None:
        """Whoever was typed; None leaves it to the case. Only after ``is_valid``."""
        data = self.cleaned_data
        typed = Recipient(data["name"], data["address"], data["phone"])
        return typed if any((typed.name, typed.address, typed.phone)) else None

    @property
    def chosen_carrier(self) -> Carrier | None:
        """The service of the post, if it goes by post. Only after ``is_valid``."""
        by_post = self.cleaned_data["method"] == Method.POST
        chosen = self.cleaned_data["carrier"]
        return Carrier(chosen) if by_post and chosen else None

    def clean_address(self) -> str:
        """Another address needs a name, for it may be another person's."""
        address: str = self.cleaned_data["address"]
        if address and not self.cleaned_data.get("name"):
            raise forms.ValidationError(_("改了地址的，收件人也要写。"))
        return address


class ResultForm(forms.Form):
    """登记送达结果."""

    result = forms.ChoiceField(label=_("结果"), widget=forms.RadioSelect)
    on = date_field(_("日期"))
    receiver = forms.CharField(
        label=_("签收人"),
        max_length=100,
        required=False,
        help_text=_("直接送达、委托送达必填；加密保存。"),
    )
    relation = forms.CharField(
        label=_("签收人与收件人的关系"),
        max_length=50,
        required=False,
        help_text=_("本人签收的空着；代收的写明，如同住成年家属、单位收发室。"),
    )
    witness = forms.CharField(
        label=_("见证人"), max_length=100, required=False, help_text=_("留置送达的写明；加密保存。")
    )
    note = forms.CharField(label=_("说明"), max_length=500, required=False)
    proof = FilesField(label=_("回证、妥投记录或者影像"), required=False)

    def __init__(self, *args: Any, delivery: Delivery) -> None:
        super().__init__(*args)
        found = METHODS[Method(delivery.method)].results
        self.fields["result"].choices = [(each.value, _result(each)) for each in found]
        self.fields["on"].initial = timezone.localdate()


class NumberForm(forms.Form):
    """更正邮件号码."""

    carrier = forms.ChoiceField(label=_("邮政业务"), choices=choices(phrases.CARRIERS))
    tracking_number = tracking_field(help_text=_("对着交寄收据填写；交寄日期不变。"))


class PostingForm(forms.Form):
    """邮寄登记簿的一行: a number makes it posted; 平信, which has none, is chosen."""

    carrier = forms.ChoiceField(
        label=_("邮政业务"),
        required=False,
        choices=[("", _("有号码的照上面")), *choices(phrases.CARRIERS)],
    )
    number = tracking_field()

    def __init__(self, *args: Any, letter: Letter, usual: Carrier, **kwargs: Any) -> None:
        super().__init__(*args, prefix=str(letter.pk), **kwargs)
        self.letter, self.usual = letter, usual

    @property
    def posting(self) -> Posting | None:
        """What was filled in; None for a line left alone. Only after ``is_valid``."""
        number = plain(self.cleaned_data["number"])
        carrier = self.cleaned_data["carrier"]
        if not number and not carrier:
            return None
        return Posting(self.letter, Carrier(carrier) if carrier else self.usual, number)


class DayForm(forms.Form):
    """交寄日期 of a register, and the usual service."""

    on = date_field(_("交寄日期"))
    usual = forms.ChoiceField(
        label=_("邮政业务（逐行没有选的）"), choices=choices(phrases.CARRIERS), required=False
    )


def warning(number: str) -> Promise | None:
    """What deserves a second look at a number that was taken."""
    found = doubt(number) if number else None
    return NUMBER_DOUBTS[found] if found else None


def _method(method: Method) -> str:
    rule = METHODS[method]
    told = f"{phrases.DELIVERY_METHODS[method]}（{COUNTED_BY[rule.counted_by]}）"
    return told if rule.grade.is_settled else f"{told}　{_('未核实')}"


def _result(result: Result) -> str:
    told = f"{phrases.DELIVERY_RESULTS[result]}：{RESULT_NOTES[result]}"
    return told if RESULTS[result].grade.is_settled else f"{told}　{_('未核实')}"
