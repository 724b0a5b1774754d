"""What applicants are told by e-mail and text message.

A text message says no more than the number: others read telephones. None says what was asked
for, and none holds the query code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from gongkai.inforequests.models import InformationRequest


@dataclass(frozen=True, slots=True)
class Words:
    """One notice: the subject, the mail, the text message."""

    subject: str
    long: str
    short: str


def letter_ready(row: InformationRequest, title: str, page: str) -> Words:
    """有新的文书, to be seen on `page`. The mail names it, the text message does not."""
    facts = {"organ": row.organ.name, "number": row.number, "title": title, "page": page}
    return Words(
        _("政府信息公开申请%(number)s有新的文书") % facts,
        _(
            "您好：\n\n您向%(organ)s提出的政府信息公开申请（编号%(number)s）有新的文书："
            "《%(title)s》。\n\n请打开 %(page)s ，输入编号和查询码查看。\n\n"
            "本邮件只是提醒，不是送达：期限从您收到文书起算。\n"
            "本邮件由系统发出，请不要直接回复。\n"
        )
        % facts,
        _("【%(organ)s】您的申请（编号%(number)s）有新的文书，请凭编号和查询码查看：%(page)s")
        % facts,
    )


def registered(row: InformationRequest, page: str) -> Words:
    """已经登记. The query code stands on the receipt alone."""
    facts = {"organ": row.organ.name, "number": row.number, "page": page}
    return Words(
        _("政府信息公开申请%(number)s已登记") % facts,
        _(
            "您好：\n\n%(organ)s已登记您的政府信息公开申请，编号%(number)s。\n\n"
            "办理进度请打开 %(page)s ，输入编号和回执上的查询码查看。\n\n"
            "本邮件由系统发出，请不要直接回复。\n"
        )
        % facts,
        _("【%(organ)s】您的申请已登记，编号%(number)s。凭编号和查询码查看进度：%(page)s") % facts,
    )
