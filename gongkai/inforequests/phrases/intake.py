"""What an application lacks, and what is wrong with a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Riddle:
    """A question that can be read out, with every answer that is right."""

    text: Any
    answers: frozenset[str]


def _riddle(text: Any, *answers: str) -> Riddle:
    return Riddle(text, frozenset(answers))


RIDDLES = (
    _riddle(gettext_lazy("三加四等于几？"), "7", "七"),
    _riddle(gettext_lazy("十减去二等于几？"), "8", "八"),
    _riddle(gettext_lazy("一年有几个月？"), "12", "十二", "12个月", "十二个月"),
    _riddle(gettext_lazy("一个星期有几天？"), "7", "七", "7天", "七天"),
    _riddle(gettext_lazy("五加五等于几？"), "10", "十"),
    _riddle(gettext_lazy("一双筷子有几根？"), "2", "二", "两", "2根", "两根", "二根"),
    _riddle(gettext_lazy("一只手有几个手指？"), "5", "五"),
    _riddle(gettext_lazy("九减去三等于几？"), "6", "六"),
    _riddle(gettext_lazy("自行车有几个轮子？"), "2", "二", "两"),
    _riddle(gettext_lazy("十加一等于几？"), "11", "十一"),
    _riddle(gettext_lazy("一天有多少个小时？"), "24", "二十四", "24小时", "二十四小时", "24个小时"),
    _riddle(gettext_lazy("八减去七等于几？"), "1", "一"),
)


def points(missing: Sequence[Element]) -> str:
    """The missing elements as points of a 补正告知书, numbered when there are several."""
    told = [element(each) for each in missing]
    if len(told) < 2:
        return "".join(told)
    return "\n".join(f"{place}. {words}" for place, words in enumerate(told, 1))


def element(missing: Element) -> str:
    """What to do about a missing statutory element, translated."""
    return gettext(ELEMENTS[missing])
