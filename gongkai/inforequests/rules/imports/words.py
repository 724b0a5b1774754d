"""台账里的说法: what the words of a register mean here. What is not certain is asked once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from gongkai.inforequests.rules.acts import Dispatch, Opinion
from gongkai.inforequests.rules.applicants import ApplicantKind as Kind
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.imports.columns import Field, plain
from gongkai.inforequests.rules.outcomes import COUNTED, OUTCOME_RULES
from gongkai.inforequests.rules.outcomes import Outcome as O

OPEN = "open"
"""The meaning of 办理中 in the column of results: not decided yet."""

MEANINGS: dict[Field, type[StrEnum]] = {
    Field.KIND: Kind,
    Field.CHANNEL: Channel,
    Field.OUTCOME: O,
    Field.DISPATCH: Dispatch,
    Field.THIRD_OPINION: Opinion,
    Field.CO_OPINION: Opinion,
}

# A pattern and what it means; what fits several meanings is asked, never guessed.
_KINDS = (
    (r"自然人|公民|个人|居民|群众|村民", Kind.NATURAL),
    (r"企业|公司", Kind.BUSINESS),
    (r"科研|研究院|研究所|高校", Kind.RESEARCH),
    (r"公益|社会团体|社会组织|基金会", Kind.WELFARE),
    (r"律师|律所|法律服务", Kind.LEGAL),
    (r"^其他(法人|组织|法人或其他组织|法人或组织)?$", Kind.OTHER),
)
_CHANNELS = (
    (r"当面|现场|窗口|面交|送达|直接提交", Channel.IN_PERSON),
    (r"专区", Channel.ZONE),
    (r"口头", Channel.ORAL),
    (r"平信|普通信", Channel.ORDINARY_MAIL),
    (r"邮寄|邮政|挂号|快递|信函|EMS|特快", Channel.REGISTERED_MAIL),
    (r"网上|网络|网站|在线|平台|互联网", Channel.ONLINE),
    (r"电子邮件|邮箱|e-?mail|电邮", Channel.EMAIL),
    (r"传真", Channel.FAX),
)
_OUTCOMES = (
    (r"主动公开|已公开|公开渠道", O.ALREADY_PUBLIC),
    (r"部分公开|区分处理", O.PARTLY_GRANTED),
    (r"(?<!不)(予以|同意|给予|全部)公开|^公开$|^提供(信息)?$", O.GRANTED),
    (r"国家秘密|涉密", O.STATE_SECRET),
    (r"法律.{0,6}禁止|禁止公开", O.FORBIDDEN_BY_LAW),
    (r"三安全|一稳定|社会稳定|危及", O.SECURITY_AND_STABILITY),
    (r"第三方|商业秘密|个人隐私", O.THIRD_PARTY_RIGHTS),
    (r"内部(事务|管理)", O.INTERNAL_AFFAIRS),
    (r"过程性", O.DELIBERATION),
    (r"执法案卷", O.ENFORCEMENT_FILE),
    (r"行政查询|查询事项", O.SPECIAL_QUERY),
    (r"不存在|未检索到|未查到|没有制作|未制作", O.NOT_FOUND),
    (r"(不属|非).{0,4}本(机关|单位|局|部门)|不属于.{0,6}职责", O.NOT_THIS_ORGAN),
    (r"没有现成|无现成|另行制作|加工", O.NEEDS_MAKING),
    (r"补正后.{0,8}不明确|仍不明确", O.STILL_UNCLEAR),
    (r"信访|举报|投诉", O.PETITION),
    (r"^重复|重复申请", O.REPEATED),
    (r"公开出版物|出版物", O.PUBLICATION),
    (r"大量反复|反复申请|滥用", O.EXCESSIVE),
    (r"重新出具|要求.{0,6}确认", O.CERTIFICATION),
    (r"(逾期|未|不).{0,6}补正", O.NOT_CORRECTED),
    (r"(逾期|未|不).{0,8}(缴|交)费", O.NOT_PAID),
    (r"撤回|撤销申请|撤件|^其他(处理)?$", O.OTHER),
)
_DISPATCHES = (
    (r"邮寄|邮政|挂号|EMS|快递|信函|特快", Dispatch.POST),
    (r"当面|直接|自取|自领|现场|窗口", Dispatch.DIRECT),
    (r"委托", Dispatch.ENTRUSTED),
    (r"网上|网络|在线|电子邮件|邮箱|平台", Dispatch.ONLINE),
)
_OPINIONS = (
    (r"不同意|反对|不宜公开", Opinion.OBJECTS),
    (r"^(?!不)同意|可以公开|无意见", Opinion.AGREES),
)
_PATTERNS = {
    Field.KIND: _KINDS,
    Field.CHANNEL: _CHANNELS,
    Field.OUTCOME: _OUTCOMES,
    Field.DISPATCH: _DISPATCHES,
    Field.THIRD_OPINION: _OPINIONS,
    Field.CO_OPINION: _OPINIONS,
}
_OPEN = re.compile(r"^(办理中|正在办理|在办|待办|未办结|未答复|结转.*|尚未办结|处理中|审核中)$")
_NAMES = {plain(OUTCOME_RULES[each].name): each for each in COUNTED}


def meaning(field: Field, word: str, settled: Mapping[str, str] | None = None) -> str:
    """What the word means in the column, as a value of `MEANINGS`, or `OPEN`; "" if not certain.

    `settled` are the words that the office has settled, compared like headings.
    """
    told = key(word)
    if settled and told in settled:
        return settled[told]
    if field is Field.OUTCOME and _OPEN.match(told):
        return OPEN
    known = MEANINGS[field]
    if word.strip() in [each.value for each in known]:
        return word.strip()
    if field is Field.OUTCOME and told in _NAMES:
        return _NAMES[told].value
    fits = {value for pattern, value in _PATTERNS[field] if re.search(pattern, told, re.I)}
    return fits.pop().value if len(fits) == 1 else ""


def key(word: str) -> str:
    """A word as it is compared and remembered: brackets count, for they may say which refusal."""
    return re.sub(r"\s+", "", word).replace("(", "（").replace(")", "）")


_FORMS = (
    (r"电子邮件|邮箱", "email"),
    (r"网上|网络|在线|下载", "online"),
    (r"邮寄|信函|快递", "post"),
    (r"自取|自行领取|领取|当面", "pick_up"),
    (r"查阅|抄录|阅览", "on_site"),
)


def wanted_form(word: str) -> str:
    """获取形式; "" where the words leave it open."""
    fits = {value for pattern, value in _FORMS if re.search(pattern, word)}
    return fits.pop() if len(fits) == 1 else ""
