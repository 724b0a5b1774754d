"""台账的栏目: what a register may hold of a case, and by which headings it is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Field(StrEnum):
    """台账栏目."""

    NUMBER = "number"
    APPLICANT = "applicant"
    KIND = "kind"
    DOCUMENT_NUMBER = "document_number"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    AGENT = "agent"
    SUBJECT = "subject"
    WANTED_FORM = "wanted_form"
    CHANNEL = "channel"
    ARRIVED_ON = "arrived_on"
    RECEIVED_ON = "received_on"
    HANDLER = "handler"
    CORRECTION_ASKED_ON = "correction_asked_on"
    CORRECTION_SERVED_ON = "correction_served_on"
    CORRECTION_DUE_ON = "correction_due_on"
    CORRECTED_ON = "corrected_on"
    THIRD_PARTY = "third_party"
    THIRD_SENT_ON = "third_sent_on"
    THIRD_SERVED_ON = "third_served_on"
    THIRD_ANSWERED_ON = "third_answered_on"
    THIRD_OPINION = "third_opinion"
    CO_MAKER = "co_maker"
    CO_SENT_ON = "co_sent_on"
    CO_SERVED_ON = "co_served_on"
    CO_ANSWERED_ON = "co_answered_on"
    CO_OPINION = "co_opinion"
    EXTENDED_ON = "extended_on"
    EXTENSION_DAYS = "extension_days"
    ANSWERED_ON = "answered_on"
    OUTCOME = "outcome"
    REPLY_NUMBER = "reply_number"
    DISPATCH = "dispatch"
    SERVED_ON = "served_on"


F = Field

NEEDED = frozenset({F.APPLICANT, F.KIND, F.SUBJECT, F.RECEIVED_ON})
"""Without these no case can be made of any row."""

IDENTIFYING = frozenset(
    {F.APPLICANT, F.DOCUMENT_NUMBER, F.PHONE, F.EMAIL, F.ADDRESS, F.AGENT, F.THIRD_PARTY}
)
"""What may show who somebody is."""

DATES = frozenset(field for field in Field if field.value.endswith("_on"))

# Each heading is compared without spaces, brackets and what stands in brackets. The longest one
# that fits wins, so that 补正告知送达日期 is not taken for 补正告知日期.
SYNONYMS: dict[Field, tuple[str, ...]] = {
    F.NUMBER: ("编号", "登记号", "登记编号", "申请编号", "受理号", "受理编号", "收件编号", "件号"),
    F.APPLICANT: ("申请人", "申请人姓名", "申请人名称", "姓名", "申请人姓名或者名称"),
    F.KIND: ("申请人类型", "申请人类别", "申请人性质", "主体类型", "类型"),
    F.DOCUMENT_NUMBER: ("证件号码", "身份证号", "身份证号码", "证件号", "统一社会信用代码"),
    F.PHONE: ("联系电话", "电话", "手机", "联系方式", "手机号码"),
    F.EMAIL: ("电子邮箱", "邮箱", "电子邮件地址"),
    F.ADDRESS: ("通信地址", "通讯地址", "地址", "联系地址", "邮寄地址"),
    F.AGENT: ("代理人", "代理人姓名"),
    F.SUBJECT: ("申请内容", "申请公开的内容", "申请事项", "内容", "所需信息", "申请公开内容"),
    F.WANTED_FORM: ("获取方式", "获取形式", "信息获取方式", "提供方式", "形式要求"),
    F.CHANNEL: ("渠道", "申请渠道", "申请方式", "收件渠道", "提交方式", "来源"),
    F.ARRIVED_ON: ("提交日期", "申请日期", "到达日期", "申请时间", "提交时间"),
    F.RECEIVED_ON: (
        "收到日期",
        "受理日期",
        "收件日期",
        "登记日期",
        "收到时间",
        "受理时间",
        "收到申请日期",
        "收到申请之日",
    ),
    F.HANDLER: ("承办岗位", "承办科室", "承办部门", "承办单位", "承办人", "经办科室"),
    F.CORRECTION_ASKED_ON: (
        "补正告知日期",
        "补正通知日期",
        "告知补正日期",
        "补正日期",
        "补正告知",
        "补正告知时间",
    ),
    F.CORRECTION_SERVED_ON: ("补正送达日期", "补正告知送达日期", "补正告知书送达日期"),
    F.CORRECTION_DUE_ON: ("补正期限", "补正截止日期", "补正期满日期", "补正期限届满日"),
    F.CORRECTED_ON: ("收到补正日期", "补正收到日期", "补正完成日期", "收到补正时间"),
    F.THIRD_PARTY: ("第三方", "第三方名称", "被征求意见的第三方", "征求第三方"),
    F.THIRD_SENT_ON: ("征求第三方意见日期", "第三方征求日期", "征求第三方日期", "第三方发函日期"),
    F.THIRD_SERVED_ON: ("第三方收到日期", "第三方送达日期", "第三方签收日期"),
    F.THIRD_ANSWERED_ON: (
        "第三方答复日期",
        "第三方回复日期",
        "第三方意见日期",
        "收到第三方意见日期",
    ),
    F.THIRD_OPINION: ("第三方意见", "第三方答复意见", "第三方是否同意"),
    F.CO_MAKER: ("共同制作机关", "征求意见机关", "会办单位", "共同制作单位"),
    F.CO_SENT_ON: ("征求机关意见日期", "共同制作机关征求日期", "会办发函日期"),
    F.CO_SERVED_ON: ("共同制作机关收到日期", "机关收到征求意见日期"),
    F.CO_ANSWERED_ON: ("机关答复意见日期", "共同制作机关答复日期", "会办回复日期"),
    F.CO_OPINION: ("共同制作机关意见", "机关意见", "会办意见"),
    F.EXTENDED_ON: (
        "延期日期",
        "延期告知日期",
        "延长日期",
        "延期告知",
        "延长答复期限日期",
        "延期批准日期",
    ),
    F.EXTENSION_DAYS: ("延期天数", "延长天数", "延长工作日", "延期工作日"),
    F.ANSWERED_ON: ("答复日期", "答复时间", "办结日期", "答复书日期", "办结时间", "发出日期"),
    F.OUTCOME: ("答复结果", "办理结果", "处理决定", "处理结果", "答复类型", "答复情况", "办理情况"),
    F.REPLY_NUMBER: ("文号", "答复文号", "答复书文号", "答复书编号"),
    F.DISPATCH: ("送达方式", "答复方式", "寄送方式", "发出方式"),
    F.SERVED_ON: ("送达日期", "签收日期", "送达时间", "申请人签收日期"),
}

_KNOWN = {word: field for field, words in SYNONYMS.items() for word in words}
_BRACKETS = re.compile(r"[（(【\[].*?[)）】\]]")
_SIGNS = re.compile(r"[\s:：*＊、/_\-]+")


def plain(text: object) -> str:
    """A heading or a word as it is compared."""
    told = unicodedata.normalize("NFKC", str(text)).strip()
    return _SIGNS.sub("", _BRACKETS.sub("", told)) or _SIGNS.sub("", told)


def field_of(heading: str) -> Field | None:
    """The field that a heading most likely means: the longest of its names that it holds."""
    told = plain(heading)
    if told in _KNOWN:
        return _KNOWN[told]
    # A head of two rows reads 答复·日期 or 第三方·答复日期: its parts are joined.
    fitting = [word for word in _KNOWN if len(word) > 2 and (told.endswith(word))]
    return _KNOWN[max(fitting, key=len)] if fitting else None


def propose(headings: Sequence[str], remembered: Mapping[str, str]) -> dict[Field, int]:
    """对应关系 field to column: as last time where the office settled it, else by name.

    `remembered` maps plain headings to fields, to "" for a column that is to be left out.
    """
    found: dict[Field, int] = {}
    for place, heading in enumerate(headings):
        told = plain(heading)
        field = _as_before(remembered[told]) if told in remembered else field_of(heading)
        if told and field is not None:
            found.setdefault(field, place)
    return found


def _as_before(name: str) -> Field | None:
    return Field(name) if name in Field._value2member_map_ else None
