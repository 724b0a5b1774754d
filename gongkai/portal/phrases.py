"""Chinese wording of the portal that does not stand in a template."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gongkai.disclosures.rules.validity import Validity
from gongkai.portal.rules.wording import ArticleUnreadable, article_name
from gongkai.portal.shapes import State, Tone

REGULATION = gettext_lazy("《中华人民共和国政府信息公开条例》")
EVERY_ORGAN = gettext_lazy("各机关分别负责")
AS_IT_ARISES = gettext_lazy("随产生随公开")

VALIDITIES = {
    Validity.PENDING: (gettext_lazy("尚未施行"), Tone.INFO),
    Validity.VALID: (gettext_lazy("有效"), Tone.GOOD),
    Validity.EXPIRING: (gettext_lazy("即将到期"), Tone.WARN),
    Validity.AMENDED: (gettext_lazy("已修改"), Tone.WARN),
    Validity.EXPIRED: (gettext_lazy("已失效"), Tone.BAD),
    Validity.REPEALED: (gettext_lazy("已废止"), Tone.BAD),
}
UNKNOWN_VALIDITY = gettext_lazy("待核实")

WARNINGS = {
    Validity.PENDING: gettext_lazy("本文件还没有开始施行，施行日期见信息要素。"),
    Validity.EXPIRED: gettext_lazy("本文件的有效期已满，不再作为办事依据，仅供查阅。"),
    Validity.REPEALED: gettext_lazy("本文件已经废止，不再作为办事依据，仅供查阅。"),
}

_CYCLES = {
    7: gettext_lazy("每周"),
    30: gettext_lazy("每月"),
    31: gettext_lazy("每月"),
    90: gettext_lazy("每季度"),
    180: gettext_lazy("每半年"),
    365: gettext_lazy("每年"),
}
_LIMITS = {
    "ASAP": gettext_lazy("即时公开"),
    "ALWAYS": gettext_lazy("长期公开"),
}
_WORKDAYS = re.compile(r"WD(\d+)")
_DAYS = re.compile(r"D(\d+)")
_FIXED = re.compile(r"FIXED\((\d\d)-(\d\d)\)")


def validity(state: Validity | None) -> State:
    """The label of a document's validity; None where its dates contradict each other."""
    label, tone = VALIDITIES[state] if state else (UNKNOWN_VALIDITY, Tone.IDLE)
    return State(str(label), tone)


def cycle(days: int | None) -> str:
    """更新周期: how often a column is renewed."""
    if days is None:
        return str(AS_IT_ARISES)
    if days in _CYCLES:
        return str(_CYCLES[days])
    return ngettext("每 %(days)d 天", "每 %(days)d 天", days) % {"days": days}


def limit(code: str) -> str:
    """公开时限 of a column spec; a code that nobody knows is shown as it is."""
    if code in _LIMITS:
        return str(_LIMITS[code])
    if found := _WORKDAYS.fullmatch(code):
        return _("自形成或者变更之日起 %(days)s 个工作日内") % {"days": found[1]}
    if found := _DAYS.fullmatch(code):
        return _("%(days)s 日内") % {"days": found[1]}
    if found := _FIXED.fullmatch(code):
        return _("每年 %(month)d 月 %(day)d 日前") % {"month": int(found[1]), "day": int(found[2])}
    return code


def article(code: str) -> str:
    """条例 article of a column spec, in full; a code that cannot be read is shown as it is."""
    try:
        return f"{REGULATION}{article_name(code)}"
    except ArticleUnreadable:
        return code
