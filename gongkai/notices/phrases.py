"""Chinese wording of notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.notices.rules.channels import Channel
from gongkai.notices.rules.errors import NoticeError
from gongkai.notices.rules.states import Answer, State

CHANNELS = {Channel.EMAIL: _("电子邮件"), Channel.SMS: _("短信")}
STATES = {
    State.QUEUED: _("等待发送"),
    State.SENDING: _("正在发送"),
    State.SENT: _("已发出"),
    State.FAILED: _("发送失败"),
    State.UNCERTAIN: _("是否发出不明"),
    State.GIVEN_UP: _("停止重试"),
    State.CANCELLED: _("已撤销"),
}
ANSWERS = {
    Answer.TAKEN: _("网关已接收"),
    Answer.REFUSED: _("网关拒收"),
    Answer.DEFERRED: _("稍后再试"),
    Answer.UNREACHABLE: _("网关不可用"),
    Answer.UNCLEAR: _("没有得到答复"),
}
REFUSALS = {
    "bad_recipient": _("这个地址收不到通知，请核对手机号码或者电子邮箱。"),
    "not_waiting": _("这条通知已经发出、正在发送或者已经撤销，请刷新页面看看。"),
    "reason_missing": _("请写明理由。"),
}


def refusal(error: NoticeError) -> str:
    """What was refused, in words."""
    return str(REFUSALS[error.code])
