"""The words of remedies and complaints."""

from __future__ import annotations

from django.utils.translation import gettext, gettext_lazy, gettext_noop

from gongkai.remedies.errors import RemedyError
from gongkai.remedies.rules.complaints import Article, Finding, Measure, Way
from gongkai.remedies.rules.defence import HEADINGS, Section
from gongkai.remedies.rules.defence_checks import Fault
from gongkai.remedies.rules.kinds import Against, Instance, Procedure, Seeker
from gongkai.remedies.rules.precondition import Admission
from gongkai.remedies.rules.rulings import Ruling
from gongkai.remedies.rules.table_four import Result, Track

TRACKS = {
    Track.REVIEW: gettext_lazy("行政复议"),
    Track.DIRECT: gettext_lazy("未经复议直接起诉"),
    Track.AFTER: gettext_lazy("复议后起诉"),
}

RESULTS = {
    Result.UPHELD: gettext_lazy("结果维持"),
    Result.CORRECTED: gettext_lazy("结果纠正"),
    Result.OTHER: gettext_lazy("其他结果"),
    Result.PENDING: gettext_lazy("尚未审结"),
}

AGAINST = {
    Against.REPLY: gettext_lazy("对答复不服"),
    Against.SILENCE: gettext_lazy("逾期不答复"),
    Against.DISCLOSURE: gettext_lazy("第三方对决定公开不服"),
    Against.OTHER: gettext_lazy("其他"),
}

SEEKERS = {
    Seeker.APPLICANT: gettext_lazy("申请人"),
    Seeker.THIRD_PARTY: gettext_lazy("第三方"),
    Seeker.OTHER: gettext_lazy("其他利害关系人"),
}

PROCEDURES = {
    Procedure.SIMPLE: gettext_lazy("简易程序（5个工作日答复）"),
    Procedure.ORDINARY: gettext_lazy("普通程序（10个工作日答复）"),
}

INSTANCES = {
    Instance.FIRST: gettext_lazy("一审"),
    Instance.SECOND: gettext_lazy("二审"),
    Instance.RETRIAL: gettext_lazy("再审"),
}

RULINGS = {
    Ruling.UPHELD: gettext_lazy("维持"),
    Ruling.REVOKED: gettext_lazy("撤销"),
    Ruling.PARTLY_REVOKED: gettext_lazy("部分撤销"),
    Ruling.CHANGED: gettext_lazy("变更"),
    Ruling.UNLAWFUL: gettext_lazy("确认违法"),
    Ruling.VOID: gettext_lazy("确认无效"),
    Ruling.ORDERED: gettext_lazy("责令履行"),
    Ruling.CLAIM_REJECTED: gettext_lazy("驳回复议请求或者诉讼请求"),
    Ruling.INADMISSIBLE: gettext_lazy("驳回复议申请或者起诉"),
    Ruling.WITHDRAWN: gettext_lazy("撤回申请或者撤诉"),
    Ruling.ENDED: gettext_lazy("其他原因终止、终结"),
    Ruling.MEDIATED: gettext_lazy("调解结案"),
    Ruling.APPEAL_REJECTED: gettext_lazy("驳回上诉或者再审申请"),
    Ruling.SENT_BACK: gettext_lazy("发回重审"),
}

ADMISSIONS = {
    Admission.OPEN: gettext_lazy("可以不经复议直接起诉。"),
    Admission.IN_PART: gettext_lazy(
        "答复中不予公开的部分须先复议（行政复议法第23条），对其余部分可以直接起诉。"
    ),
    Admission.REVIEW_FIRST: gettext_lazy(
        "不予公开的答复须先复议再起诉（行政复议法第23条），直接起诉不应受理。"
    ),
    Admission.UNSETTLED: gettext_lazy("行政查询事项是否须先复议没有明文，默认可以直接起诉。"),
}

ARTICLES = {
    Article.SUPERVISION: gettext_lazy("条例第47条（对不依法答复的监督）"),
    Article.REPORT: gettext_lazy("条例第51条（投诉、举报）"),
}

WAYS = {
    Way.LETTER: gettext_lazy("来信"),
    Way.VISIT: gettext_lazy("来访"),
    Way.PHONE: gettext_lazy("电话"),
    Way.ONLINE: gettext_lazy("网络"),
    Way.REFERRED: gettext_lazy("其他机关转来"),
}

FINDINGS = {
    Finding.TRUE: gettext_lazy("属实"),
    Finding.PARTLY: gettext_lazy("部分属实"),
    Finding.UNTRUE: gettext_lazy("不实"),
}

MEASURES = {
    Measure.URGED: gettext_lazy("督促整改"),
    Measure.NAMED: gettext_lazy("通报批评"),
    Measure.BOTH: gettext_lazy("督促整改并通报批评"),
    Measure.NONE: gettext_lazy("不需要处理"),
}

REFUSALS = {
    "remedy-already-concluded": gettext_noop("这一案件已于 %(concluded_on)s 审结。"),
    "remedy-concluded-too-early": gettext_noop("审结日期不能早于受理日期 %(accepted_on)s。"),
    "remedy-no-result": gettext_noop("审结时请选择结果：维持、纠正或者其他。"),
    "remedy-nothing-to-appeal": gettext_noop(
        "这件申请没有经过行政复议，请登记为“未经复议直接起诉”。"
    ),
    "remedy-review-first": gettext_noop(
        "%(replied_on)s 的答复不予公开，须先复议再起诉（行政复议法第23条）。"
        "法院已经受理的，请写明受理的理由再登记。"
    ),
    "remedy-not-yet": gettext_noop("%(day)s 还没有到，请核对日期。"),
    "remedy-out-of-order": gettext_noop("%(later)s 不能早于 %(earlier)s，请核对日期。"),
    "remedy-wrong-preceding": gettext_noop(
        "前一程序不相符：二审、再审接在同一件申请的诉讼之后，复议后起诉接在它的复议之后。"
    ),
    "remedy-not-its-ruling": gettext_noop("这种案件没有“%(ruling)s”这样的结果。"),
    "remedy-no-redo": gettext_noop("这种结果不会责令重新答复，请核对。"),
    "remedy-copy-first": gettext_noop("请先登记收到副本的日期，再登记提交答复、答辩。"),
    "remedy-defence-signed": gettext_noop("文书已经以 %(number)s 签发，不能再改。"),
    "remedy-defence-stale": gettext_noop("别人已经改过（现在是第%(version)s版），请刷新后再办。"),
    "remedy-defence-faulty": gettext_noop("还有没有解决的问题，不能签发：%(faults)s"),
    "complaint-request-of-another": gettext_noop("%(number)s 不是被投诉机关的申请件，请核对。"),
    "complaint-decided-already": gettext_noop("这件投诉举报已于 %(decided_on)s 查结。"),
    "complaint-measure-missing": gettext_noop("查实的要督促整改或者通报批评（条例第47条）。"),
    "complaint-not-decided": gettext_noop("请先登记查办结论，再登记答复。"),
    "complaint-replied-already": gettext_noop("这件投诉举报已于 %(replied_on)s 答复。"),
}


REGISTER_HEAD = (
    *(gettext_lazy("申请件"), gettext_lazy("被申请人、被告"), gettext_lazy("途径")),
    *(gettext_lazy("审级"), gettext_lazy("争议事项"), gettext_lazy("谁提出")),
    *(gettext_lazy("提出人"), gettext_lazy("复议机关、法院"), gettext_lazy("案号")),
    *(gettext_lazy("提出日期"), gettext_lazy("受理日期"), gettext_lazy("收到副本日期")),
    *(gettext_lazy("复议程序"), gettext_lazy("提交答复、答辩日期"), gettext_lazy("结果")),
    *(gettext_lazy("结果明细"), gettext_lazy("审结日期"), gettext_lazy("决定书、裁判文书号")),
    *(gettext_lazy("责令重新答复"), gettext_lazy("重新答复的工作日数")),
)
COMPLAINT_HEAD = (
    *(gettext_lazy("被投诉机关"), gettext_lazy("申请件"), gettext_lazy("依据")),
    *(gettext_lazy("提出方式"), gettext_lazy("投诉举报人"), gettext_lazy("收到日期")),
    *(gettext_lazy("答复期限"), gettext_lazy("查办结论"), gettext_lazy("处理措施")),
    *(gettext_lazy("查结日期"), gettext_lazy("答复日期"), gettext_lazy("答复方式")),
)

FAULTS = {
    "section": gettext_noop("“%(section)s”还没有写。"),
    "body": gettext_noop("还没有登记复议机关或者法院，不知道向谁提交。"),
    "blank": gettext_noop("还有没有填写的地方：%(words)s。"),
    "evidence": gettext_noop("证据目录是空的；不提交证据的，视为没有证据。"),
    "ground": gettext_noop("引用的%(cited)s不是原答复的依据，请核对是否改变了理由。"),
    "reply": gettext_noop("没有写明原答复的文号%(reply)s。"),
}


def fault(found: Fault) -> str:
    """What is wrong with a statement of defence, in a sentence."""
    told = {name: _named(value) for name, value in found.facts.items()}
    return gettext(FAULTS[found.about]) % told


def _named(value: object) -> object:
    return HEADINGS[value] if isinstance(value, Section) else value


def refusal(error: RemedyError) -> str:
    """A refusal in plain words, translated."""
    told = {name: _shown(value) for name, value in vars(error).items()}
    return gettext(REFUSALS[error.code]) % told


def _shown(value: object) -> object:
    return RULINGS[value] if isinstance(value, Ruling) else value
