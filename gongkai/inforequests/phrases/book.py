"""Words of the register of cases and of its figures."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.rules.book import Column as C
from gongkai.inforequests.rules.book import Punctuality
from gongkai.inforequests.rules.outcomes import Remedy

# Heading, and where it comes from.
BOOK = {
    C.NUMBER: (_("编号"), _("登记时给的编号。")),
    C.YEAR: (_("年度"), _("收到申请之日所在的年度。")),
    C.ORGAN: (_("受理机关"), _("收到申请的行政机关。")),
    C.CASE_TYPE: (_("事项类型"), _("公开申请，或者更正自身记录（条例第41条）。")),
    C.CHANNEL: (_("渠道"), _("申请送来的渠道。")),
    C.SUBMITTED_ON: (_("到达日期"), _("申请到达的日期。")),
    C.RECEIVED_ON: (_("收到申请之日"), _("条例第31条；期限从次日起算。")),
    C.RECEIVED_BASIS: (_("收到日依据"), _("提交、签收或者双方确认。")),
    C.APPLICANT_KIND: (_("申请人类型"), _("年度报告的分类。")),
    C.APPLICANT: (_("申请人"), _("已遮盖，只显示姓氏。")),
    C.AGENT: (_("代理人"), _("有没有代理人。")),
    C.SUBJECT: (_("申请内容"), _("申请人要的信息。")),
    C.WANTED_FORM: (_("获取形式"), _("申请人要求的形式。")),
    C.SPLIT_FROM: (_("拆分自"), _("一事一申请拆分的，写原件编号。")),
    C.JOINED_TO: (_("并入"), _("并案办理的，写牵头的编号。")),
    C.HANDLER: (_("承办岗位"), _("分派给的岗位。")),
    C.DRAFTER: (_("拟稿人"), _("最后修改答复稿的人。")),
    C.REVIEWER: (_("审核人"), _("最后一次审核通过的人。")),
    C.STATE: (_("状态"), _("现在的办理状态。")),
    C.CORRECTION_SENT: (_("补正告知日"), _("条例第30条。")),
    C.CORRECTION_DUE: (_("补正期满日"), _("告知送达以后按给的期限算出。")),
    C.CORRECTION_RECEIVED: (_("收到补正日"), _("期限从次日重新起算。")),
    C.THIRD_SENT: (_("征求第三方日"), _("第一次发出征求意见书的日期（条例第32条）。")),
    C.THIRD_SERVED: (_("第三方收到日"), _("最后一方收到的日期。")),
    C.THIRD_DUE: (_("第三方期满日"), _("收到之日起15个工作日。")),
    C.THIRD_OPINION: (_("第三方意见日"), _("最后一份意见到的日期。")),
    C.AGENCY_SENT: (_("征求机关日"), _("第一次征求其他机关的日期（条例第11条、第34条）。")),
    C.AGENCY_SERVED: (_("机关收到日"), _("最后一个机关收到的日期。")),
    C.AGENCY_DUE: (_("机关期满日"), _("收到之日起15个工作日。")),
    C.AGENCY_OPINION: (_("机关意见日"), _("最后一份意见到的日期。")),
    C.EXTENDED_ON: (_("延期日"), _("批准延期的日期（条例第33条）。")),
    C.EXTENDED_BY: (_("延期批准人"), _("政府信息公开工作机构负责人。")),
    C.EXTENDED_DAYS: (_("延期天数"), _("工作日。")),
    C.EXTENSION_TOLD: (_("延期告知日"), _("延期告知书的成文日期。")),
    C.FEE_MODE: (_("收费方式"), _("按件或者按量（收费办法第3条）。")),
    C.FEE_AMOUNT: (_("收费金额"), _("元。")),
    C.FEE_ON: (_("收费通知日"), _("收费通知发出的日期。")),
    C.FEE_DUE: (_("缴费期满日"), _("收到通知次日起20个工作日。")),
    C.FEE_PAID: (_("缴费日"), _("缴清的日期。")),
    C.BASE_DUE: (_("基准届满日"), _("起算日后第20个工作日，不算延期和征求意见。")),
    C.CURRENT_DUE: (_("届满日"), _("现在的答复期限；已答复的，是答复时的期限。")),
    C.ANSWERED_ON: (_("办结日期"), _("第一次作出决定的日期。")),
    C.LETTER: (_("答复文号"), _("第一份答复书的文号。")),
    C.OUTCOME: (_("处理决定"), _("年度报告计入的处理决定。")),
    C.BASIS: (_("法条依据"), _("答复书引用的条款。")),
    C.REMEDY: (_("救济告知"), _("答复书告知的救济途径。")),
    C.SERVICE: (_("送达方式"), _("最后一次送达答复的方式。")),
    C.POSTED_ON: (_("交邮日"), _("邮寄的，看这一天是否按期。")),
    C.TRACKING: (_("邮件号"), _("邮政企业的邮件号码。")),
    C.DELIVERED_ON: (_("送达日"), _("申请人收到的日期，救济期限从此起算。")),
    C.ON_TIME: (_("按期"), _("是、否；空白是还不能证明，或者没有答复。")),
    C.DAYS_USED: (_("用时（工作日）"), _("起算日次日到答复之日，不扣除征求意见的日子。")),
    C.OVERDUE_DAYS: (_("超期（工作日）"), _("届满以后的工作日；没有答复的算到今天。")),
    C.REPORT_YEAR: (_("计入年报"), _("办结结果计入的年度。")),
    C.CELL_2019: (_("年报行（2019格式）"), _("国办公开办函〔2019〕60号表三的行。")),
    C.CELL_2021: (_("年报行（2021格式）"), _("国办公开办函〔2021〕30号表三的行。")),
    C.COMPLAINT: (_("投诉"), _("收到投诉举报的日期。")),
    C.REVIEW_NO: (_("复议案号"), _("行政复议案件的案号。")),
    C.REVIEW_RESULT: (_("复议结果"), _("维持、纠正等。")),
    C.SUIT_NO: (_("诉讼案号"), _("行政诉讼案件的案号。")),
    C.SUIT_STAGE: (_("诉讼途径"), _("未经复议或者复议后。")),
    C.SUIT_RESULT: (_("诉讼结果"), _("维持、纠正等。")),
    C.PROACTIVE: (_("转主动公开"), _("条例第44条：建议、决定和公开日期。")),
    C.ARCHIVE_NO: (_("档号"), _("归档案卷的档号。")),
    C.RETENTION: (_("保管期限"), _("年；永久的写永久。")),
    C.NOTES: (_("备注"), _("系统从办理过程看出的提示。")),
}

REMEDY_CODES = {
    Remedy.REVIEW_FIRST: _("先复议"),
    Remedy.MIXED: _("不予公开部分先复议"),
    Remedy.EITHER: _("复议或者诉讼"),
    Remedy.NONE: "",
}
PUNCTUALITY = {
    Punctuality.ON_TIME: _("按期"),
    Punctuality.LATE: _("超期答复"),
    Punctuality.UNPROVEN: _("已办结，没有送达证明"),
    Punctuality.OVERDUE: _("超期未答复"),
    Punctuality.RUNNING: _("在办，未到期"),
}
