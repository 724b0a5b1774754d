"""The words of 收件邮箱."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.inforequests.rules.mail import MailFault

MAIL_FAULTS = {
    MailFault.TOO_BIG: gettext_lazy("邮件太大，没有拆开；请到邮箱里看原件。"),
    MailFault.UNREADABLE: gettext_lazy("邮件格式损坏，没有读出来；请下载原件查看。"),
    MailFault.AUTOMATIC: gettext_lazy("像是自动回复。"),
    MailFault.BOUNCE: gettext_lazy("像是退信。"),
    MailFault.BULK: gettext_lazy("像是群发邮件。"),
    MailFault.NO_SENDER: gettext_lazy("看不出发件人地址。"),
    MailFault.EMPTY: gettext_lazy("没有正文，也没有附件。"),
    MailFault.TOO_MANY_PARTS: gettext_lazy("附件或者层次太多，没有全部拆开。"),
}
