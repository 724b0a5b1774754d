"""The words around letters; what the letters themselves say is in the rules."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.inforequests.rules.letters import LetterElement

LETTER_ELEMENTS = {
    LetterElement.NUMBER: gettext_lazy("文号"),
    LetterElement.ADDRESSEE: gettext_lazy("收件人称谓"),
    LetterElement.REQUEST: gettext_lazy("收到日期和申请内容"),
    LetterElement.FACTS: gettext_lazy("事实和理由"),
    LetterElement.ARTICLE: gettext_lazy("法律依据"),
    LetterElement.CONCLUSION: gettext_lazy("处理结论"),
    LetterElement.ENCLOSURES: gettext_lazy("附件清单"),
    LetterElement.REMEDY: gettext_lazy("救济告知"),
    LetterElement.SIGNATURE: gettext_lazy("机关全称和日期"),
    LetterElement.CONTACT: gettext_lazy("联系方式"),
    LetterElement.PERIOD: gettext_lazy("期限"),
}

DEMONSTRATION = gettext_lazy("演示文书，内容由系统自动生成，不具有法律效力")
