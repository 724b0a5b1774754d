"""What an application lacks, and what is wrong with a number."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.inforequests.rules.applicants import Element, NumberFault

ELEMENTS = {
    Element.NAME: gettext_noop("请填写姓名或者名称。"),
    Element.IDENTITY: gettext_noop("请填写身份证明的号码。"),
    Element.CONTACT: gettext_noop("请至少填写一种能联系到您的方式：电话、地址或者电子邮箱。"),
    Element.INFORMATION: gettext_noop("请写明要申请公开的信息：名称、文号或者便于查找的特征。"),
    Element.FORM: gettext_noop("请选择希望以什么形式获取信息。"),
}

RESIDENT_ID_FAULTS = {
    NumberFault.LENGTH: gettext_lazy("公民身份号码应当是18位，请核对是否多写或者少写。"),
    NumberFault.CHARACTERS: gettext_lazy("公民身份号码只能是数字，最后一位可以是 X。"),
    NumberFault.BIRTH_DATE: gettext_lazy("公民身份号码中的出生日期不存在，请核对第7至14位。"),
    NumberFault.CHECK_DIGIT: gettext_lazy("公民身份号码的校验码不符，可能有一位写错了，请核对。"),
}

CREDIT_CODE_FAULTS = {
    NumberFault.LENGTH: gettext_lazy("统一社会信用代码应当是18位，请核对是否多写或者少写。"),
    NumberFault.CHARACTERS: gettext_lazy(
        "统一社会信用代码只能是数字和大写字母，并且没有 I、O、S、V、Z。"
    ),
    NumberFault.CHECK_DIGIT: gettext_lazy(
        "统一社会信用代码的校验码不符，可能有一位写错了，请核对。"
    ),
}


def element(missing: Element) -> str:
    """What to do about a missing statutory element, translated."""
    return gettext(ELEMENTS[missing])
