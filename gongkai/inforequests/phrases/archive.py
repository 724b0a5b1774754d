"""归档 in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.inforequests.phrases.checks import finding
from gongkai.inforequests.rules.archiving import Hindrance, Part, RetentionRule, Sheet
from gongkai.inforequests.rules.archiving_errors import ArchiveBlocked

PARTS = {
    Part.CONTENTS: gettext_lazy("卷内目录"),
    Part.APPLICATION: gettext_lazy("申请书、信封和提交日志"),
    Part.IDENTITY: gettext_lazy("身份证明和授权委托书"),
    Part.REGISTRATION: gettext_lazy("登记表和回执"),
    Part.CONTACT: gettext_lazy("联系和确认记录"),
    Part.CORRECTION: gettext_lazy("补正告知和补正材料"),
    Part.REASONS: gettext_lazy("要求说明理由和回复"),
    Part.FEE: gettext_lazy("收费通知和票据"),
    Part.CONSULTATION: gettext_lazy("征求意见书和收到的意见"),
    Part.SEARCH: gettext_lazy("检索记录"),
    Part.REVIEW: gettext_lazy("保密审查、合法性审核和区分处理"),
    Part.EXTENSION: gettext_lazy("延期审批和告知书"),
    Part.REPLY: gettext_lazy("审批单、签发记录和答复正本"),
    Part.SERVICE: gettext_lazy("送达回证和凭证"),
    Part.REMEDY: gettext_lazy("投诉、复议和诉讼材料"),
    Part.CLOSING: gettext_lazy("结案与归档表"),
}

SHEETS = {
    Sheet.SUBMISSION: gettext_lazy("提交日志"),
    Sheet.IDENTITY: gettext_lazy("申请人身份和联系方式"),
    Sheet.REGISTER: gettext_lazy("登记表"),
    Sheet.CONTACT: gettext_lazy("联系和确认记录"),
    Sheet.CORRECTION: gettext_lazy("补正办理记录"),
    Sheet.REASONS: gettext_lazy("说明理由办理记录"),
    Sheet.FEES: gettext_lazy("收费和缴费记录"),
    Sheet.CONSULTATION: gettext_lazy("征求意见记录"),
    Sheet.SEARCHES: gettext_lazy("检索记录"),
    Sheet.SECRECY: gettext_lazy("保密审查记录"),
    Sheet.CHECKS: gettext_lazy("审核意见和校验放行记录"),
    Sheet.ITEMS: gettext_lazy("区分处理对照表"),
    Sheet.EXTENSION: gettext_lazy("延期审批记录"),
    Sheet.SIGNING: gettext_lazy("拟稿、审核和签发记录"),
    Sheet.SERVICE: gettext_lazy("送达情况"),
    Sheet.REMEDY: gettext_lazy("复议和诉讼经过"),
    Sheet.CLOSING: gettext_lazy("结案与归档表"),
    Sheet.CLOCK: gettext_lazy("答复期限说明"),
    Sheet.LEDGER: gettext_lazy("台账记录"),
}

# What a piece is there to show, as 证据目录 says it.
SHOWS = {
    Part.APPLICATION: gettext_lazy("申请人提出的内容和方式，收到申请的日期"),
    Part.IDENTITY: gettext_lazy("申请人和代理人的身份、代理权限"),
    Part.REGISTRATION: gettext_lazy("登记日期和答复期限的起算"),
    Part.CONTACT: gettext_lazy("与申请人联系、确认的经过"),
    Part.CORRECTION: gettext_lazy("告知补正的内容、期限和补正情况"),
    Part.REASONS: gettext_lazy("要求申请人说明理由和说明的情况"),
    Part.FEE: gettext_lazy("收费的依据、金额和缴费情况"),
    Part.CONSULTATION: gettext_lazy("依法征求意见和各方意见"),
    Part.SEARCH: gettext_lazy("已经尽到合理检索的义务"),
    Part.REVIEW: gettext_lazy("公开前经过审查，能够区分的已经区分处理"),
    Part.EXTENSION: gettext_lazy("延期经过批准并告知申请人"),
    Part.REPLY: gettext_lazy("答复的内容、依据和作出的日期"),
    Part.SERVICE: gettext_lazy("文书已经送达和送达的日期"),
    Part.REMEDY: gettext_lazy("此前救济的经过和结果"),
    Part.CLOSING: gettext_lazy("办理全过程和期限的计算"),
}

RETENTION_RULES = {
    RetentionRule.DISPUTED: gettext_lazy("涉及行政复议或者行政诉讼"),
    RetentionRule.REFUSED: gettext_lazy("全部或者部分不予公开"),
    RetentionRule.EXCESSIVE: gettext_lazy("因大量反复申请不予处理"),
    RetentionRule.FEE: gettext_lazy("通知过收费"),
    RetentionRule.ORDINARY: gettext_lazy("其他"),
}

HINDRANCES = {
    Hindrance.UNANSWERED: gettext_noop("还没有办结。"),
    Hindrance.UNSERVED: gettext_noop("答复还没有登记送达并办结。"),
    Hindrance.DISPUTED: gettext_noop("复议或者诉讼还没有审结。"),
    Hindrance.REMEDY_OPEN: gettext_noop(
        "申请复议或者起诉的期限还没有过（至%(until)s）。可以现在归档；之后有新材料的，另组补充卷。"
    ),
    Hindrance.NO_APPLICATION: gettext_noop("纸质申请没有申请书扫描件，案卷里只有登记的内容。"),
    Hindrance.NO_ENVELOPE: gettext_noop("邮寄申请没有信封扫描件，邮戳日期没有凭证。"),
}

ARCHIVE_REFUSALS = {
    "archive_blocked": gettext_noop("还不能归档。%(said)s"),
    "case_archived": gettext_noop(
        "这件申请已经归档，案卷不能再增减、修改。进入复议、诉讼或者更正答复以后，可以加入新材料，再归档为补充卷。"
    ),
    "retention_without_reason": gettext_noop("保管期限与规则给出的不同，请写明理由。"),
    "bundle_not_ready": gettext_noop("案卷还没有组成，或者已经清除，暂时不能打开。"),
    "bundle_not_stuck": gettext_noop("案卷已经组成或者正在组卷，不用重新组卷。"),
    "reason_needed": gettext_noop("请写明理由，每次打开都会记入台账。"),
    "no_parts_chosen": gettext_noop("请至少选择一个部分。"),
}

# Why a file stands in the volume by a sheet that names it, and not page by page.
NOT_SHOWN = {
    "form": gettext_lazy("这种格式不能逐页转换，原件在“originals”文件夹里。"),
    "protected": gettext_lazy("文件加了密码，不能逐页转换，原件在“originals”文件夹里。"),
    "broken": gettext_lazy("文件损坏，不能逐页转换，原件在“originals”文件夹里。"),
    "long": gettext_lazy("文本太长，没有逐页转换，原件在“originals”文件夹里。"),
    "lost": gettext_lazy("封存的文件打不开（缺失或者缺少密钥），案卷里只有这一页说明。"),
}

COVER = gettext_lazy("卷皮")
EVIDENCE_INDEX = gettext_lazy("证据目录")
OWN_RECORD = gettext_lazy("本机关制作")
# Where the files of a part come from; letters and records the organ made itself.
SOURCES = {
    Part.APPLICATION: gettext_lazy("申请人提交"),
    Part.IDENTITY: gettext_lazy("申请人提交"),
    Part.CORRECTION: gettext_lazy("申请人提交"),
    Part.CONSULTATION: gettext_lazy("被征求意见方提交"),
    Part.SERVICE: gettext_lazy("送达单据"),
}
ON_FILE = gettext_lazy("本机关收存")
MAIL_AS_IT_CAME = gettext_lazy("收到的电子邮件（原件）")

REGISTER_HEAD = (
    *(gettext_lazy("档号"), gettext_lazy("申请编号"), gettext_lazy("题名")),
    *(gettext_lazy("立卷单位"), gettext_lazy("年度"), gettext_lazy("卷号")),
    *(gettext_lazy("保管期限"), gettext_lazy("保管到"), gettext_lazy("页数")),
    *(gettext_lazy("归档日期"), gettext_lazy("进度")),
)


def retention(years: int | None) -> str:
    """保管期限 in words."""
    return gettext("%(years)s年") % {"years": years} if years else gettext("永久")


def hindrance(kind: Hindrance, **facts: object) -> str:
    """What stands in the way, translated."""
    return gettext(HINDRANCES[kind]) % facts


def archive_facts(error: ArchiveBlocked, translated: Callable[[str], str]) -> dict[str, Any]:
    """The facts of a refused 归档 as they are spoken."""
    plain = [translated(HINDRANCES[Hindrance(each)]) for each in error.hindrances]
    checked = [f"{each.code}：{finding(each, translated)}" for each in error.findings]
    return {"said": " ".join((*plain, *checked))}
