"""The words of remedies."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.remedies.errors import RemedyError
from gongkai.remedies.rules.table_four import Result, Track

TRACKS = {
    Track.REVIEW: gettext_lazy("行政复议"),
    Track.DIRECT: gettext_lazy("未经复议直接起诉"),
    Track.AFTER: gettext_lazy("复议后起诉"),
}

RESULTS = {
    Result.UPHELD: gettext_lazy("结果维持"),
    Result.CORRECTED: gettext_lazy("结果纠正"),
    Result.OTHER: gettext_lazy("其他结果"),
    Result.PENDING: gettext_lazy("尚未审结"),
}

REFUSALS = {
    "remedy-already-concluded": gettext_noop("这一案件已于 %(concluded_on)s 审结。"),
    "remedy-concluded-too-early": gettext_noop("审结日期不能早于受理日期 %(accepted_on)s。"),
    "remedy-no-result": gettext_noop("审结时请选择结果：维持、纠正或者其他。"),
    "remedy-nothing-to-appeal": gettext_noop(
        "这件申请没有经过行政复议，请登记为“未经复议直接起诉”。"
    ),
}


def refusal(error: RemedyError) -> str:
    """A refusal in plain words, translated."""
    return gettext(REFUSALS[error.code]) % vars(error)
