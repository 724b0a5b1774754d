"""What the rules refuse, in words.

Plain texts: the command line speaks them without Django's translations.
"""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext, gettext_noop

from gongkai.inforequests.phrases.archive import ARCHIVE_REFUSALS, archive_facts
from gongkai.inforequests.phrases.checks import finding
from gongkai.inforequests.phrases.course import EVENTS
from gongkai.inforequests.phrases.fees import FEE_REFUSALS
from gongkai.inforequests.phrases.imports import FIELDS, UNREADABLE
from gongkai.inforequests.phrases.intake import ELEMENTS
from gongkai.inforequests.phrases.labels import EVIDENCE, PROOFS
from gongkai.inforequests.phrases.registers import OPENNESS_REFUSALS, openness_facts
from gongkai.inforequests.phrases.reply import REPLY_REFUSALS, reply_facts
from gongkai.inforequests.phrases.review import OBSTACLES
from gongkai.inforequests.phrases.service import SERVICE_REFUSALS, service_facts
from gongkai.inforequests.phrases.wording import WORDING_REFUSALS, wording_facts
from gongkai.inforequests.rules.applicants import Element
from gongkai.inforequests.rules.archiving_errors import ArchiveBlocked
from gongkai.inforequests.rules.checks.errors import NoticeFaulty
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.imports.columns import Field
from gongkai.inforequests.rules.joining import Obstacle
from gongkai.inforequests.rules.outcomes import Proof

REFUSALS = {
    "not_yet_received": gettext_noop("收到申请之日还没有确定，期限没有起算。"),
    "not_a_question": gettext_noop("这一行不是 JSON 对象。"),
    "bad_act": gettext_noop("看不懂“%(act)s”：字段“%(field)s”缺失、多余或者内容不对。%(value)s"),
    "no_such_date": gettext_noop(
        "没有“%(value)s”这个日期（字段 %(field)s），请写成 2026-02-05 的样子。"
    ),
    "acts_out_of_order": gettext_noop(
        "日期先后不对：%(act)s 写的是 %(on)s，不能早于 %(not_before)s。"
    ),
    "move_not_allowed": gettext_noop("这件申请目前不能办理这一步，请刷新页面看看最新状态。"),
    "clock_not_running": gettext_noop("答复期限此时没有在走，%(on)s 不能办理这一步。"),
    "second_correction": gettext_noop(
        "补正只能告知一次（条例第30条），%(first_on)s 已经告知过。"
        "补正后仍不明确的，请按“补正后申请内容仍不明确”答复。"
    ),
    "correction_too_late": gettext_noop(
        "补正告知最迟应当在 %(latest)s 发出（收到之日起7个工作日），现在请按现有理解答复。"
    ),
    "correction_period_unreasonable": gettext_noop(
        "补正期限应当在 %(least)s 至 %(most)s 个工作日之间，现在是 %(days)s。"
    ),
    "correction_never_asked": gettext_noop("没有告知过补正，不能答复“补正后申请内容仍不明确”。"),
    "reasons_never_asked": gettext_noop(
        "没有要求申请人说明理由，不能以大量反复申请为由不予处理（条例第35条）。"
    ),
    "extension_unapproved": gettext_noop(
        "延期必须经政府信息公开工作机构负责人同意（条例第33条）。"
    ),
    "extension_spent": gettext_noop("只能延期一次，%(granted_on)s 已经延期。"),
    "extension_length": gettext_noop("延期应当在 1 至 %(most)s 个工作日之间，现在是 %(days)s。"),
    "extension_after_expiry": gettext_noop(
        "答复期限已于 %(due_on)s 届满，届满后不能延期。请尽快答复。"
    ),
    "extension_of_deferral": gettext_noop(
        "已按条例第35条告知申请人在 %(answer_by)s 前答复，不能再延期。"
    ),
    "fee_notice_too_late": gettext_noop(
        "收费通知应当在申请处理期限内发出，期限已于 %(due_on)s 届满。"
    ),
    "lapse_too_early": gettext_noop("期限还没有届满（届满日：%(due_on)s），不能按逾期处理。"),
    "unknown_party": gettext_noop("没有向“%(party)s”征求过意见，或者已经收到答复。"),
    "party_asked_twice": gettext_noop("已向“%(party)s”征求过意见，同一方的时间不能重复扣除。"),
    "opinion_still_awaited": gettext_noop("“%(party)s”的意见还在征求，请用“登记收到意见”。"),
    "nothing_to_assess": gettext_noop(
        "这一方同意公开，或者还没有提出意见、期限也没有届满，现在没有需要判断的意见。"
    ),
    "assessment_missing": gettext_noop(
        "请写明判断：不采纳不同意的理由、第三方没有答复的，都要写明本机关为什么这样决定（条例第32条）。"
    ),
    "not_the_lead": gettext_noop(
        "共同制作的信息由牵头机关负责公开（条例第10条第三款），只有牵头机关才征求共同制作机关的意见"
        "（第34条）。本机关不是牵头机关的，请答复“不属于本机关负责公开”，写明牵头机关的名称和联系方式。"
    ),
    "proof_missing": gettext_noop("还缺少必须具备的记录，不能发出：%(missing)s。"),
    "evidence_missing": gettext_noop("还缺少证明收到日期的材料：%(missing)s。"),
    "not_an_outcome": gettext_noop("处理决定与各项内容不一致，或者不能由答复作出。"),
    "elements_missing": gettext_noop("申请还缺少必须写明的内容：%(missing)s"),
    "act_in_future": gettext_noop("日期 %(on)s 还没有到（今天是 %(today)s），请核对。"),
    "act_before_calendar": gettext_noop(
        "日期 %(on)s 早于工作日历的第一天（%(first)s），请核对年份。"
    ),
    "approval_missing": gettext_noop(
        "延期应当由%(organ)s政府信息公开工作机构负责人同意，所选人员没有这个岗位。"
    ),
    "mail_already_handled": gettext_noop("这封邮件已经登记为申请，请打开那件申请。"),
    "nothing_sent": gettext_noop("请写明补充的内容，或者选择附件。"),
    "request_over": gettext_noop("这件申请已经办结，不能再补充；需要时请重新申请。"),
    "sealed_file_lost": gettext_noop(
        "这个文件现在打不开：封存的文件不在原处，或者缺少密钥。请联系系统管理员从备份恢复。"
    ),
    "not_yet_answered": gettext_noop("还没有答复，答复以后再请您评价。"),
    "review_over": gettext_noop("这件申请已经答复或者办结，审查单不能再改。"),
    "no_such_answer": gettext_noop("审查单没有这个选项（%(question)s：%(answer)s），请重新选择。"),
    "split_into_nothing": gettext_noop("拆分至少要有两件，并且每一件都要写明内容。"),
    "join_refused": gettext_noop("不能与 %(number)s 并案：%(why)s"),
    "files_too_large": gettext_noop(
        "一件申请的附件合计不能超过 %(megabytes)s MB。请压缩图片，或者邮寄、当面提交其余材料。"
    ),
    "post_unfit": gettext_noop(
        "“%(post)s”不能接这件申请：分派只能给%(organ)s在任的岗位，"
        "转办只能给%(organ)s及其下级单位的依申请承办岗位，政府办公室还可以转给本级各部门。"
    ),
    "lead_needed": gettext_noop("要有一个牵头的科室。牵头的要收回，请先改由别的科室牵头。"),
    "handling_over": gettext_noop("“%(post)s”的承办已经变动，或者办件已经往下走，请刷新页面。"),
    "handling_due_past": gettext_noop("内部期限 %(on)s 已经过去（今天是 %(today)s），请核对。"),
    "notice_faulty": gettext_noop("还不能发出。%(said)s"),
    "register_unreadable": gettext_noop("没有读出台账。%(why)s"),
    "nothing_to_import": gettext_noop("没有可以导入的行：都有错误，或者已经导入。"),
    "columns_missing": gettext_noop("还没有对应到列：%(missing)s。"),
    "negative_count": gettext_noop("数量不能是负数（现在是 %(count)s）。"),
}
REFUSALS |= REPLY_REFUSALS | WORDING_REFUSALS | FEE_REFUSALS
REFUSALS |= SERVICE_REFUSALS | ARCHIVE_REFUSALS | OPENNESS_REFUSALS


def plain_refusal(error: RuleError) -> str:
    """A refusal in plain words, untranslated."""
    return REFUSALS[error.code] % _spoken(error, str)


def refusal(error: RuleError) -> str:
    """A refusal in plain words, translated."""
    return gettext(REFUSALS[error.code]) % _spoken(error, gettext)


def _spoken(error: RuleError, translated: Callable[[str], str]) -> dict[str, object]:
    facts = error.facts()
    if facts.get("act") in EVENTS:
        facts["act"] = translated(EVENTS[facts["act"]])
    if error.code == "evidence_missing":
        facts["missing"] = "、".join(translated(EVIDENCE[name]) for name in facts["missing"])
    if error.code == "register_unreadable":
        facts["why"] = translated(UNREADABLE[facts["why"]])
    if error.code == "columns_missing":
        facts["missing"] = "、".join(str(FIELDS[Field(name)]) for name in facts["missing"])
    if error.code == "proof_missing":
        facts["missing"] = "、".join(translated(PROOFS[Proof(name)]) for name in facts["missing"])
    if error.code == "elements_missing":
        facts["missing"] = "".join(translated(ELEMENTS[Element(name)]) for name in facts["missing"])
    if error.code == "join_refused":
        facts["why"] = translated(OBSTACLES[Obstacle(facts["why"])])
    if isinstance(error, NoticeFaulty):
        said = (f"{each.code}：{finding(each, translated)}" for each in error.findings)
        facts["said"] = " ".join(said)
    if error.code in REPLY_REFUSALS:
        facts = reply_facts(facts, translated)
    if isinstance(error, ArchiveBlocked):
        facts |= archive_facts(error, translated)
    if error.code in OPENNESS_REFUSALS:
        facts = openness_facts(facts, translated)
    if error.code in SERVICE_REFUSALS:
        facts = service_facts(facts, translated)
    if error.code == "wording_unfit":
        facts = wording_facts(facts, translated)
    if facts.get("due_on", "") is None:
        facts["due_on"] = translated("尚未起算")
    return facts


def not_now() -> str:
    """The case has moved on, translated."""
    return gettext(REFUSALS["move_not_allowed"])
