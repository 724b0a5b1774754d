"""Words of 转主动公开 and of the log of answered requests."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from gongkai.inforequests.rules.checks.personal_data import PersonalData
from gongkai.inforequests.rules.openness import AnswerStanding, ProposalOrigin

PROPOSAL_ORIGINS = {
    ProposalOrigin.REPEATED: _("多人申请"),
    ProposalOrigin.OFFICER: _("办理人员提出"),
    ProposalOrigin.SUGGESTION: _("申请人建议"),
}
ANSWER_STANDINGS = {
    AnswerStanding.DRAFT: _("拟稿"),
    AnswerStanding.REVIEW: _("待审查"),
    AnswerStanding.PUBLISHED: _("已公开"),
    AnswerStanding.WITHDRAWN: _("已撤下"),
}
PERSONS = {
    PersonalData.RESIDENT_ID.value: gettext_noop("身份证号"),
    PersonalData.MOBILE.value: gettext_noop("手机号码"),
    PersonalData.BANK_CARD.value: gettext_noop("银行卡号"),
    PersonalData.ADDRESS.value: gettext_noop("住址门牌"),
    "applicant": gettext_noop("申请人或者代理人的姓名"),
}
OPENNESS_REFUSALS = {
    "proposal_known": gettext_noop("这一信息已经有人建议转为主动公开，不用再提。"),
    "proposal_decided": gettext_noop("这项建议的状态已经变了，请刷新页面看看。"),
    "openness_reason_missing": gettext_noop("请写明理由。"),
    "proposal_place_missing": gettext_noop("请写明公开在哪里：索引号或者网址。"),
    "answer_not_ready": gettext_noop("现在不能办这一步：申请还没有答复，或者状态已经变了。"),
    "answer_tells_persons": gettext_noop(
        "不能公开（校验K39）：内容里有%(found)s。请改成看不出是谁的说法。"
    ),
    "answer_reviewed_by_preparer": gettext_noop("审查人不能是拟稿人本人，请另一位人员审查。"),
}


def openness_facts(facts: dict[str, Any], translated: Any) -> dict[str, Any]:
    """The facts of a refusal of this module in words."""
    if "found" not in facts:
        return facts
    return facts | {"found": "、".join(translated(PERSONS[kind]) for kind in facts["found"])}
