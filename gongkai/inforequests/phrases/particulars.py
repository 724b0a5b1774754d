"""What the form of a reply asks for each decision, in the words of the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from gongkai.inforequests.rules.particulars import SecrecyLevel, Subtype


@dataclass(frozen=True, slots=True)
class Asked:
    """要点的问法: its label, and what to write, with the article that wants it."""

    label: Any
    help: Any = ""


PARTICULARS: dict[str, Asked] = {
    "where_public": Asked(
        _("已公开的位置"), _("写到能直接找到：网站、栏目、标题或者文号（条例第36条第一项）。")
    ),
    "how_provided": Asked(_("提供方式"), _("随答复附送、到场领取或者网上下载，写明时间和地点。")),
    "inspection": Asked(
        _("查阅、抄录的安排"), _("不能按申请的形式提供时填写，写明时间、地点和理由（条例第40条）。")
    ),
    "secrecy_level": Asked(_("密级"), _("按定密文件填写，答复书里不得写出涉密内容。")),
    "classifier": Asked(
        _("定密机关"), _("县级机关一般没有原始定密权（保守国家秘密法第17条），写作出定密的机关。")
    ),
    "classification_basis": Asked(
        _("定密依据"), _("保密事项范围的名称和条目，或者派生定密的来源。")
    ),
    "classified_on": Asked(_("定密日期"), _("只供核对保密期限，不写进答复书。")),
    "classified_until": Asked(
        _("保密期限届满日"), _("秘密最长10年、机密20年、绝密30年（保守国家秘密法第20条）。")
    ),
    "not_severable_reason": Asked(
        _("不能区分处理的理由"),
        _("能够区分的要区分处理（条例第37条）；一份都不给的，写明为什么分不开。"),
    ),
    "statute": Asked(
        _("法律、行政法规的名称和条款"), _("写到条、款、项；规章和规范性文件不够级别。")
    ),
    "harm_analysis": Asked(
        _("影响分析"), _("公开会怎样危及国家安全、公共安全、经济安全或者社会稳定（条例第14条）。")
    ),
    "no_consultation_reason": Asked(
        _("没有征求第三方意见的理由"), _("已经书面征求过意见的不用填（条例第15条、第32条）。")
    ),
    "opinion_assessment": Asked(
        _("对第三方意见的判断"), _("意见是什么、理由是否成立；逾期没有答复不等于不同意。")
    ),
    "public_interest": Asked(
        _("公共利益的衡量"), _("不公开会不会对公共利益造成重大影响（条例第15条）。")
    ),
    "discretion_reason": Asked(
        _("裁量理由"), _("第16条是“可以不予公开”，要写明为什么决定不公开。")
    ),
    "disclosure_required_by_rule": Asked(
        _("法律、法规、规章要求公开吗"), _("要求公开的，不能适用第16条第二款。")
    ),
    "decision_made": Asked(
        _("所涉决定已经作出吗"), _("决定已经作出的，过程性信息的理由要更充分。")
    ),
    "file_number": Asked(_("案号"), _("信息所在行政执法案卷的编号（条例第16条第二款）。")),
    "reading_way": Asked(_("阅卷途径"), _("申请人是当事人的，告知怎样查阅案卷。")),
    "where_to_go": Asked(_("到哪里办理"), _("窗口、地址、电话（条例第36条第七项）。")),
    "responsible_organ": Asked(
        _("有权或者负责的机关"), _("写全称；能够确定却不写联系方式的不能发出（条例第36条第五项）。")
    ),
    "responsible_contact": Asked(_("该机关的联系方式"), _("电话、地址或者网址。")),
    "cannot_tell_reason": Asked(_("不能确定由谁负责的说明"), _("不能确定负责公开的机关时填写。")),
    "work_needed": Asked(
        _("需要的加工、分析"), _("说明现有信息是什么、还要做什么（条例第38条）。")
    ),
    "before_correction": Asked(_("补正前的内容"), _("原申请是怎样写的。")),
    "after_correction": Asked(
        _("补正后仍不明确之处"), _("补正写了什么，哪里还不明确（条例第30条）。")
    ),
    "right_channel": Asked(_("可以提出的渠道"), _("信访、投诉、举报各向哪里提出（条例第39条）。")),
    "earlier_letter": Asked(_("前次答复的文号"), _("同一申请人、同一内容的那一件。")),
    "earlier_on": Asked(_("前次答复的日期")),
    "where_published": Asked(
        _("获取出版物的途径"), _("书报名称、出版者、到哪里买或者查（条例第39条）。")
    ),
    "why_unreasonable": Asked(
        _("申请人所述理由不合理之处"), _("先要求说明理由，再写为什么不合理（条例第35条）。")
    ),
    "archive": Asked(_("档案馆全称"), _("已移交国家档案馆的填写，按档案法办理。")),
    "archive_contact": Asked(_("档案馆联系方式")),
    "record_before": Asked(_("更正前的记录")),
    "record_after": Asked(_("更正后的记录"), _("更正的依据写在“事实和理由”里（条例第41条）。")),
    "forwarded": Asked(_("已经由本机关转送吗"), _("没有转送的，告知申请人向有权的机关提出。")),
}

SUBTYPES = {
    Subtype.STATE_SECRET: _("国家秘密"),
    Subtype.LAW_PROHIBITS: _("法律、行政法规禁止公开"),
    Subtype.NATIONAL_SECURITY: _("可能危及国家安全"),
    Subtype.PUBLIC_SECURITY: _("可能危及公共安全"),
    Subtype.ECONOMIC_SECURITY: _("可能危及经济安全"),
    Subtype.SOCIAL_STABILITY: _("可能危及社会稳定"),
    Subtype.TRADE_SECRET: _("商业秘密"),
    Subtype.PERSONAL_PRIVACY: _("个人隐私"),
    Subtype.OTHER_THIRD_PARTY: _("第三方的其他合法权益"),
    Subtype.PERSONNEL: _("人事管理"),
    Subtype.LOGISTICS: _("后勤管理"),
    Subtype.INTERNAL_WORKFLOW: _("内部工作流程"),
    Subtype.DISCUSSION_RECORD: _("讨论记录"),
    Subtype.DRAFT_TEXT: _("过程稿"),
    Subtype.CONSULTATION_LETTER: _("磋商信函"),
    Subtype.REQUEST_REPORT: _("请示报告"),
    Subtype.ENFORCEMENT_FILE: _("行政执法案卷"),
    Subtype.BUSINESS_REGISTRY: _("工商登记资料"),
    Subtype.REAL_ESTATE_REGISTRY: _("不动产登记资料"),
    Subtype.OTHER_SPECIAL_QUERY: _("其他有特别规定的查询"),
    Subtype.NOT_GOVERNMENT_INFORMATION: _("不是政府信息"),
    Subtype.IN_THE_ARCHIVES: _("已移交国家档案馆"),
    Subtype.PARTY_AFFAIRS: _("党务信息"),
    Subtype.OTHER: _("其他情形"),
}

SECRECY_LEVELS = {
    SecrecyLevel.SECRET: _("秘密"),
    SecrecyLevel.CONFIDENTIAL: _("机密"),
    SecrecyLevel.TOP_SECRET: _("绝密"),
}
