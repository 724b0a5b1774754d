"""记录单: what the system has on record about a case, as pages of its volume."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.documents.model import Block, Document, Heading, Paragraph
from gongkai.inforequests import explanationfiles, phrases
from gongkai.inforequests.explanation import explain_case
from gongkai.inforequests.models import WantedForm
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.phrases.labels import EVIDENCE
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.archiving import Sheet
from gongkai.inforequests.volumes.forms import closing, consultation, fees, service
from gongkai.inforequests.volumes.grids import facts, grid
from gongkai.inforequests.volumes.records import CaseRecord

Told: TypeAlias = Callable[[CaseRecord], Iterator[Block]]

# The acts that each sheet tells, with who did them.
COURSES: dict[Sheet, tuple[type[Act], ...]] = {
    Sheet.CONTACT: (acts.Arrived, acts.Registered, acts.Confirmed),
    Sheet.CORRECTION: (
        *(acts.CorrectionAsked, acts.CorrectionServed),
        *(acts.Corrected, acts.CorrectionLapsed),
    ),
    Sheet.REASONS: (acts.ReasonsAsked, acts.ReasonsReceived, acts.ReasonsRejected),
    Sheet.FEES: (acts.FeeAsked, acts.FeeServed, acts.FeePaid, acts.FeeLapsed, acts.FeeWaived),
    Sheet.CONSULTATION: (
        *(acts.ConsultationSent, acts.ConsultationServed, acts.ConsultationAnswered),
        *(acts.ConsultationLapsed, acts.ConsultationEnded, acts.OpinionAmended),
    ),
    Sheet.SECRECY: (acts.SecrecyReferred, acts.SecrecyDetermined),
    Sheet.EXTENSION: (acts.Extended, acts.ReplyDeferred),
    Sheet.SIGNING: (
        *(acts.Assigned, acts.HandedOver, acts.Drafted, acts.SubmittedForCheck, acts.Checked),
        *(acts.Returned, acts.Resumed, acts.Answered, acts.AnsweredBefore, acts.ReplyRecalled),
        *(acts.ReplyAmended, acts.Withdrawn),
    ),
    Sheet.SERVICE: (acts.Posted, acts.Served, acts.Closed),
    Sheet.REMEDY: (acts.RemedyOpened, acts.RemedyConcluded, acts.RedoOrdered),
}


def document(sheet: Sheet, record: CaseRecord) -> Document:
    """The sheet as a document; the same record gives the same document."""
    if sheet is Sheet.CLOCK:
        told = explain_case(record.row, record.row.closed_on or record.today)
        made = explanationfiles.document(
            told,
            on=record.row.closed_on or record.today,
            organ=record.row.organ.name,
            demonstration=record.row.organ.demonstration,
        )
        return made
    head = _("%(organ)s　　编号：%(number)s") % {
        "organ": record.row.organ.name,
        "number": record.row.number,
    }
    return Document(
        title=str(words.SHEETS[sheet]),
        blocks=(Paragraph.of(head, indent=False), *blocks(sheet, record)),
        author=record.row.organ.name,
        subject=record.row.number,
        banner=str(phrases.DEMONSTRATION) if record.row.organ.demonstration else "",
    )


def is_told(sheet: Sheet, record: CaseRecord) -> bool:
    """Whether there is anything on record for the sheet."""
    return sheet is Sheet.CLOCK or any(True for _block in blocks(sheet, record))


def blocks(sheet: Sheet, record: CaseRecord) -> Iterator[Block]:
    """What the sheet says: the acts it is about, then what else is on record."""
    lines = [line for line in record.course if isinstance(line.act, COURSES.get(sheet, ()))]
    if lines:
        head = (_("日期"), _("办理行为"), _("内容"), _("经办人"))
        rows = [(str(line.on), line.what, _more(line.act, line.more), line.who) for line in lines]
        yield grid(head, rows, (1.3, 2, 2.6, 2.4))
    if sheet in SHEETS:
        yield from SHEETS[sheet](record)


def _more(act: Act, told: str) -> str:
    if isinstance(act, acts.Extended) and act.approved_by:
        return _("%(told)s，经 %(who)s 同意") % {"told": told, "who": act.approved_by}
    return told


def _submission(record: CaseRecord) -> Iterator[Block]:
    row = record.row
    evidence = [
        (str(EVIDENCE.get(name, name)), str(value)) for name, value in row.evidence.items() if value
    ]
    yield facts(
        (_("提交渠道"), row.get_channel_display()),
        (_("收件地点"), row.service_point),
        (_("录入时间"), f"{timezone.localtime(row.created_at):%Y-%m-%d %H:%M:%S}"),
        (_("提交标识"), str(row.submission_key or "")),
        (_("到达日期"), str(row.arrived_on)),
        *evidence,
    )


def _identity(record: CaseRecord) -> Iterator[Block]:
    known = record.identity
    yield facts(
        (_("申请人类型"), record.row.get_applicant_kind_display()),
        (_("姓名或者名称"), known.get("name", "")),
        (_("证件号码"), known.get("document_number", "")),
        (_("联系电话"), known.get("phone", "")),
        (_("电子邮箱"), known.get("email", "")),
        (_("通信地址"), known.get("address", "")),
        (_("代理人"), known.get("agent_name", "")),
        (_("代理人证件号码"), known.get("agent_number", "")),
    )


def _register(record: CaseRecord) -> Iterator[Block]:
    row = record.row
    wanted = str(WantedForm(row.wanted_form).label) if row.wanted_form else ""
    on_time = {True: _("是"), False: _("否"), None: ""}[row.on_time]
    yield facts(
        (_("编号"), row.number),
        (_("受理机关"), row.organ.name),
        (_("事项类型"), row.get_case_type_display()),
        (_("申请人"), record.identity.get("name", "")),
        (_("申请公开的内容"), row.subject),
        (_("获取形式"), wanted),
        (_("提交渠道"), row.get_channel_display()),
        (_("收到申请之日"), str(row.received_on or "")),
        (_("承办岗位"), str(row.handler or "")),
        (_("拆分自"), row.origin.number if row.origin else ""),
        (_("并入"), row.lead.number if row.lead else ""),
        (_("处理决定"), row.get_outcome_display()),
        (_("办结日期"), str(row.closed_on or "")),
        (_("按期答复"), on_time),
    )


def _said(record: CaseRecord, *, corrections: bool) -> Iterator[Block]:
    told = [each for each in record.supplements if each.is_correction is corrections]
    if told:
        rows = [(f"{timezone.localtime(each.sent_at):%Y-%m-%d %H:%M}", each.text) for each in told]
        yield Heading(_("申请人补正") if corrections else _("申请人补充"))
        yield grid((_("提交时间"), _("内容")), rows, (1, 4))


def _contact(record: CaseRecord) -> Iterator[Block]:
    yield from _said(record, corrections=False)


def _correction(record: CaseRecord) -> Iterator[Block]:
    yield from _said(record, corrections=True)


def _searches(record: CaseRecord) -> Iterator[Block]:
    for number, each in enumerate(record.searches, 1):
        yield Heading(_("第%(number)s次检索") % {"number": number})
        yield facts(
            (_("检索日期"), str(each.searched_on)),
            (_("检索人"), each.by.full_name),
            (_("检索的系统"), each.systems),
            (_("检索关键词"), each.keywords),
            (_("查找的纸质档案"), each.paper),
            (_("询问的业务科室"), each.asked),
            (_("时间范围"), each.span),
            (_("检索结果"), each.result),
        )


def _secrecy(record: CaseRecord) -> Iterator[Block]:
    if record.secrecy_reviews:
        head = (_("日期"), _("结论"), _("意见"), _("去标识化"), _("审查人"))
        rows = [
            (
                str(each.reviewed_on),
                _("可以公开") if each.may_disclose else _("不可以公开"),
                each.opinion,
                _("已核对") if each.deidentified else "",
                each.by.full_name,
            )
            for each in record.secrecy_reviews
        ]
        yield grid(head, rows, (1.3, 1.2, 3, 1, 1.2))
    for each in record.referrals:
        yield Heading(_("报请确定"))
        yield facts(
            (_("报请的部门"), each.body),
            (_("请示"), f"{each.letter_number} {each.sent_on}"),
            (_("请示的事项"), each.question),
            (_("确定意见"), f"{each.document_number} {each.determination}".strip()),
            (_("收到日期"), str(each.determined_on or "")),
        )


def _checks(record: CaseRecord) -> Iterator[Block]:
    overridden = list(record.row.overrides.select_related("by"))
    if overridden:
        head = (_("校验"), _("放行理由"), _("放行人"), _("时间"))
        rows = [
            (each.check_code, each.reason, each.by.full_name, f"{each.at:%Y-%m-%d}")
            for each in overridden
        ]
        yield grid(head, rows, (1, 4, 1.4, 1.4))
    if record.remarks:
        yield Heading(_("退回意见和批注"))
        rows = [
            (
                f"{timezone.localtime(each.at):%Y-%m-%d %H:%M}",
                _("退回") if each.is_return else _("批注"),
                each.text,
                each.by.full_name,
            )
            for each in record.remarks
        ]
        yield grid((_("时间"), _("类别"), _("内容"), _("人员")), rows, (1.6, 0.8, 4, 1.2))


def _items(record: CaseRecord) -> Iterator[Block]:
    rows = [
        (str(each.position), each.text, str(each.get_outcome_display()), each.reason)
        for each in record.row.items.all()
    ]
    if rows:
        yield grid((_("序号"), _("申请事项"), _("处理决定"), _("理由")), rows, (0.6, 3, 2, 3))


def _ledger(record: CaseRecord) -> Iterator[Block]:
    yield Paragraph.of(
        _("以下是这件申请在不可更改的台账中的全部记录，每条都有它的摘要（SHA-256 的前16位）。")
    )
    head = (_("序号"), _("发生时间"), _("记录时间"), _("事件"), _("经办人"), _("摘要"))
    rows = [
        (
            str(entry.seq),
            f"{timezone.localtime(entry.at):%Y-%m-%d %H:%M}",
            f"{timezone.localtime(entry.recorded_at):%Y-%m-%d %H:%M}",
            phrases.event(entry.event),
            entry.actor,
            entry.digest[:16],
        )
        for entry in record.entries
    ]
    yield grid(head, rows, (0.8, 1.6, 1.6, 2, 1.6, 2))


SHEETS: dict[Sheet, Told] = {
    Sheet.SUBMISSION: _submission,
    Sheet.IDENTITY: _identity,
    Sheet.REGISTER: _register,
    Sheet.CONTACT: _contact,
    Sheet.CORRECTION: _correction,
    Sheet.FEES: fees,
    Sheet.CONSULTATION: consultation,
    Sheet.SEARCHES: _searches,
    Sheet.SECRECY: _secrecy,
    Sheet.CHECKS: _checks,
    Sheet.ITEMS: _items,
    Sheet.SERVICE: service,
    Sheet.CLOSING: closing,
    Sheet.LEDGER: _ledger,
}

__all__ = ["COURSES", "SHEETS", "blocks", "document", "is_told"]
