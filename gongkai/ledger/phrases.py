"""The words of the ledger."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.ledger.rules.diagnosis import Fault

FAULTS = {
    Fault.CHANGED: _("内容被改动"),
    Fault.REMOVED: _("记录被删除"),
    Fault.INSERTED: _("混入了不在链上的记录"),
    Fault.REORDERED: _("记录顺序被调换"),
}
