"""The words of the indicators room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.indicators.rules.comparisons import Incomparable
from gongkai.indicators.rules.indicators import Provenance

PROVENANCES = {Provenance.COUNTED: _("统计"), Provenance.ENTERED: _("录入")}

# 指标分组, by the first part of the code; the order is that of the table.
GROUPS = {
    "items": _("主动公开信息"),
    "columns": _("栏目"),
    "normative": _("规章和规范性文件"),
    "tallies": _("办理情况统计"),
    "requests": _("依申请公开"),
    "remedies": _("行政复议和行政诉讼"),
    "fees": _("信息处理费"),
    "newmedia": _("政务新媒体"),
    "topics": _("专题"),
    "catalogues": _("标准目录"),
    "zones": _("政务公开专区"),
    "training": _("培训"),
    "duties": _("考核、评议和责任追究"),
}

INCOMPARABLE = {
    Incomparable.NOT_KNOWN: _("缺本年数"),
    Incomparable.NOT_KNOWN_BEFORE: _("缺上年数"),
    Incomparable.NO_BASE: _("上年为 0"),
    Incomparable.BELOW_ZERO: _("上年为负"),
    Incomparable.NO_HISTORY: _("无历史数"),
}
