"""The words of 期限说明: what became of a period, who owes it, and what an act did to the clock."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.channels import Basis
from gongkai.inforequests.rules.clock import FreezeReason
from gongkai.inforequests.rules.deadlines import Deadline, Debtor, Standing, Term
from gongkai.inforequests.rules.states import ClockEffect

DEBTORS = {
    Debtor.ORGAN: gettext_lazy("受理机关"),
    Debtor.APPLICANT: gettext_lazy("申请人"),
    Debtor.PARTY: gettext_lazy("被征求意见方"),
}

STANDINGS = {
    Standing.WAITING: gettext_lazy("未起算或者已停止"),
    Standing.OPEN: gettext_lazy("未届满"),
    Standing.SENT: gettext_lazy("已按期签发，待交邮或者签收"),
    Standing.MET: gettext_lazy("按期办理"),
    Standing.LATE: gettext_lazy("逾期办理"),
    Standing.MISSED: gettext_lazy("逾期未办"),
    Standing.EXTENDED: gettext_lazy("已依法延长"),
    Standing.MOOT: gettext_lazy("不再需要"),
}
# Nobody fails a duty when these run out: a chance is gone.
CHANCES = frozenset({Term.ASK_CORRECTION, Term.ASK_FEE, Term.SEEK_REVIEW, Term.SUE})
CHANCE_GONE = gettext_lazy("期限已过")

BASES = {
    Basis.SUBMITTED: gettext_lazy("提交当日"),
    Basis.SIGNED_FOR: gettext_lazy("签收当日"),
    Basis.CONFIRMED: gettext_lazy("双方确认当日"),
}

FREEZES = {
    FreezeReason.CORRECTION: gettext_lazy("等待补正，期限停止"),
    FreezeReason.FEE: gettext_lazy("等待缴费，期限停止"),
    FreezeReason.SECRECY: gettext_lazy("报请确定，期限停止"),
}

EFFECTS = {
    ClockEffect.NONE: gettext_noop("告知超过7个工作日，期限照常计算"),
    ClockEffect.START: gettext_noop("次日起算"),
    ClockEffect.FREEZE: gettext_noop("期限停止"),
    ClockEffect.RESTART: gettext_noop("次日起重新计算"),
    ClockEffect.PAUSE: gettext_noop("次日起不计入"),
    ClockEffect.RESUME: gettext_noop("不计入的时间到当日为止（另有未答复的除外）"),
    ClockEffect.LENGTHEN: gettext_noop("延长 %(days)s 个工作日"),
    ClockEffect.REPLACE: gettext_noop("改为 %(answer_by)s 以前答复"),
    ClockEffect.STOP: gettext_noop("期限终止"),
}
RECALLED = gettext_noop("答复没有发出，期限照常计算")
WAIVED = gettext_noop("撤回收费决定，等待缴费的时间怎样计算见“未核实”的说明")


def standing(deadline: Deadline, now: Standing) -> str:
    """What has become of the period, translated."""
    if now is Standing.MISSED and deadline.term in CHANCES:
        return str(CHANCE_GONE)
    return str(STANDINGS[now])


def effect(act: Act, done: ClockEffect) -> str:
    """What the act did to the answering period, translated."""
    if isinstance(act, acts.FeeWaived):
        return gettext(WAIVED)
    if isinstance(act, acts.ReplyRecalled):
        return gettext(RECALLED)
    facts = {
        "days": getattr(act, "days", ""),
        "answer_by": act.answer_by if isinstance(act, acts.ReplyDeferred) else "",
    }
    return gettext(EFFECTS[done]) % facts
