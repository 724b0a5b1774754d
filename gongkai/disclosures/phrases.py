"""The words of the disclosures room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.disclosures import events
from gongkai.disclosures.errors import AlreadyRepealed, AlreadyWithdrawn, ReasonMissing
from gongkai.disclosures.rules import validity
from gongkai.disclosures.rules.manuscripts import Fault
from gongkai.disclosures.rules.tallies import TallyFault
from gongkai.disclosures.rules.validity import Validity

FAULTS = {
    Fault.TITLE_MISSING: _("缺少标题。"),
    Fault.TITLE_TOO_LONG: _("标题超过 200 字。"),
    Fault.BODY_EMPTY: _("正文为空。"),
    Fault.SOURCE_MISSING: _("缺少来源。"),
    Fault.FORMED_MISSING: _("缺少成文（形成）日期，无法核对《条例》第二十六条的公开时限。"),
    Fault.FORMED_LATER: _("成文日期晚于发布日期。"),
    Fault.DOC_NO_MALFORMED: _("文号格式应如“袁府发〔2020〕8号”。"),
    Fault.COLUMN_NOT_LEAF: _("所选栏目不是末级栏目，或不直接存放信息。"),
}

ERRORS = {
    ReasonMissing.code: _("请写明原因或依据。"),
    AlreadyWithdrawn.code: _("这条信息已经撤下。"),
    AlreadyRepealed.code: _("这份文件已经废止。"),
}

# The field of a form that a fault is about.
FAULT_FIELDS = {
    Fault.TITLE_MISSING: "title",
    Fault.TITLE_TOO_LONG: "title",
    Fault.BODY_EMPTY: "body",
    Fault.SOURCE_MISSING: "source",
    Fault.FORMED_MISSING: "formed_on",
    Fault.FORMED_LATER: "formed_on",
    Fault.DOC_NO_MALFORMED: "doc_no",
    Fault.COLUMN_NOT_LEAF: "column",
}

# Contradictions between the dates of a document, each with the field that is easiest to mend.
LIFE_REFUSALS = {
    validity.EFFECTIVE_BEFORE_ISSUED: ("effective_on", _("施行日期早于制发日期。")),
    validity.EXPIRES_BEFORE_EFFECTIVE: ("expires_on", _("有效期至早于施行日期。")),
    validity.CHANGED_BEFORE_ISSUED: ("on", _("废止日期早于制发日期。")),
}

TALLY_FAULTS = {
    TallyFault.NOTHING_FILED: (None, _("至少填一个数；没有发生的填 0。")),
    TallyFault.FEWER_THAN_NONE: ("delta", _("减少的数量超过了上一年项目数量。")),
}

VALIDITIES = {
    Validity.PENDING: _("尚未施行"),
    Validity.VALID: _("有效"),
    Validity.EXPIRING: _("即将到期"),
    Validity.AMENDED: _("已修改"),
    Validity.EXPIRED: _("失效"),
    Validity.REPEALED: _("废止"),
}

# 台账 in the words of a clerk.
DEEDS = {
    events.PUBLISHED: _("发布"),
    events.WITHDRAWN: _("撤下"),
    events.REPEALED: _("废止"),
    events.TALLIED: _("填报"),
}
