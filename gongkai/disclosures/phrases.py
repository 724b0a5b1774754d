"""The words of the disclosures room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.disclosures.errors import AlreadyRepealed, AlreadyWithdrawn, ReasonMissing
from gongkai.disclosures.rules.manuscripts import Fault

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
