"""The words of 收件邮箱."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from gongkai.inforequests.rules.mailsigns import MailFault

MAIL_FAULTS = {
    MailFault.TOO_BIG: gettext_lazy("邮件太大或者没有取全，没有拆开；请到邮箱里看原件。"),
    MailFault.UNREADABLE: gettext_lazy("邮件格式损坏，没有读出来；请下载原件查看。"),
    MailFault.TOO_MANY_PARTS: gettext_lazy("附件或者层次太多，没有全部拆开。"),
    MailFault.OWN_BOUNCE: gettext_lazy("本系统发出的通知被退回，请核对地址，改用别的方式。"),
    MailFault.BOUNCE: gettext_lazy("像是退信。"),
    MailFault.AUTOMATIC: gettext_lazy("像是自动回复。"),
    MailFault.BULK: gettext_lazy("像是群发邮件。"),
    MailFault.NO_SENDER: gettext_lazy("看不出发件人地址。"),
    MailFault.EMPTY: gettext_lazy("没有正文，也没有附件。"),
    MailFault.PROGRAM: gettext_lazy("附件里有程序或者脚本，不要下载运行。"),
    MailFault.MACROS: gettext_lazy("附件里有宏，不要启用。"),
    MailFault.BOMB: gettext_lazy("附件解压后大得反常，不要解压。"),
    MailFault.BROKEN: gettext_lazy("邮件结构残缺，附件可能不全。"),
    MailFault.GARBLED: gettext_lazy("正文是乱码，可能写错了字符编码；请下载原件查看。"),
    MailFault.REMOTE: gettext_lazy("没有文字，只有网上的图片（没有下载）。"),
    MailFault.DECEIVING_LINK: gettext_lazy("链接显示的地址与实际地址不同，像是钓鱼邮件。"),
    MailFault.MARKED: gettext_lazy("邮件服务器标为垃圾邮件。"),
    MailFault.DUPLICATE: gettext_lazy("与另一封邮件相同。"),
    MailFault.DOUBTFUL: gettext_lazy("有几处可疑。"),
    MailFault.REPLY_ELSEWHERE: gettext_lazy("回复地址与发件人不在同一个网站。"),
    MailFault.MANY_LINKS: gettext_lazy("链接很多。"),
    MailFault.NOT_ADDRESSED: gettext_lazy("没有写收件人。"),
    MailFault.ODD_DATE: gettext_lazy("邮件上写的日期与到达时间相差很远。"),
    MailFault.FORWARDED: gettext_lazy("是转发的邮件，请看原邮件的发件人和日期。"),
    MailFault.TNEF: gettext_lazy("附件包在 winmail.dat 里，可请申请人改用普通格式再发。"),
    MailFault.LOCKED_ARCHIVE: gettext_lazy("压缩包有密码，打不开。"),
}
