"""文书正文: the middle of each letter, between the salutation and the remedies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from gongkai.inforequests.rules import letters
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.letters import LetterElement
from gongkai.inforequests.rules.letters.citing import cited
from gongkai.inforequests.rules.letters.facts import LetterFacts, SheetLine, written
from gongkai.inforequests.rules.letters.fees import fee_notice
from gongkai.inforequests.rules.letters.items import decided, grounds, item_by_item
from gongkai.inforequests.rules.letters.passages import Passage, Piece, lines, typed
from gongkai.inforequests.rules.letters.service import service_receipt
from gongkai.inforequests.rules.letters.words import (
    article,
    count,
    day,
    quoted,
    request,
    said,
    worded,
)
from gongkai.inforequests.rules.outcomes import Outcome

E = LetterElement
Middle = Callable[[LetterFacts], tuple[Passage, ...]]
_ANNOUNCED = "现答复如下："


def middle(facts: LetterFacts) -> tuple[Passage, ...]:
    """Request, facts, article, conclusion and period, as the kind calls for."""
    return _PROCEDURES.get(facts.kind, _reply)(facts)


def _article(facts: LetterFacts, then: str) -> Passage:
    return article(facts, facts.rule, facts.basis, then)


def _conclusion(facts: LetterFacts) -> Passage:
    return said(facts, E.CONCLUSION, facts.rule.conclusion, runs_on=True)


def _earlier(facts: LetterFacts, what: str) -> Piece:
    return typed(facts.earlier, what)


def _told(facts: LetterFacts, what: str) -> tuple[Passage, ...]:
    """What the officer wrote, under the sentence that leads to it."""
    return (worded(facts, "lead"), *lines(E.FACTS, facts.body, what))


def _receipt(facts: LetterFacts) -> tuple[Passage, ...]:
    if facts.is_record_correction:
        period = said(
            facts,
            E.PERIOD,
            "更正记录的办理期限没有法律规定，本机关参照答复期限办理，自收到申请之日的次日起"
            "{days}个工作日内答复。",
            days=count(facts.days),
        )
    elif facts.received_on is None:
        period = said(facts, E.PERIOD, "答复期限自双方确认收到之日的次日起计算，为20个工作日。")
    else:
        period = said(
            facts,
            E.PERIOD,
            f"根据{cited(facts.rule.article)}的规定，本机关将自收到申请之日起20个工作日内答复，"
            "期限届满日为{due}{provisional}。",
            due=day(facts.due_on, "届满日"),
            provisional="（所在年份的放假安排尚未公布，此为推定）" if facts.provisional else "",
        )
    return (
        request(facts),
        worded(facts, "lead", runs_on=True),
        period,
        worded(facts, "changes", runs_on=True),
    )


def _review_sheet(facts: LetterFacts) -> tuple[Passage, ...]:
    sheet = facts.sheet
    return (
        Passage(E.REQUEST, (quoted(facts.subject),)),
        *_sheet_lines(sheet.review, "审查结论"),
        *_sheet_lines(sheet.approval, "拟稿、审核、签发情况"),
        Passage(E.CONCLUSION, (typed(sheet.proposal, "拟办意见"),)),
    )


def _sheet_lines(rows: tuple[SheetLine, ...], what: str) -> Iterator[Passage]:
    if not rows:
        yield Passage(E.FACTS, (Piece(what, is_blank=True),))
    for row in rows:
        parts = (row.what, row.result, row.note, row.by, written(row.on) if row.on else "")
        yield Passage(E.FACTS, (Piece("，".join(part for part in parts if part)),))


def _correction(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        request(facts),
        *_told(facts, "需要补正的事项"),
        _article(facts, "现一次性告知您补正。"),
        worded(facts, "period", runs_on=True, days=count(facts.days)),
        said(
            facts,
            E.PERIOD,
            "无正当理由逾期不补正的，视为放弃申请，本机关不再处理该申请。",
            runs_on=True,
        ),
        worded(facts, "guidance"),
    )


def _correction_receipt(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        worded(
            facts,
            "request",
            earlier=_earlier(facts, "补正告知书文号"),
            day=written(facts.issued_on),
            number=facts.request_number,
            subject=quoted(facts.subject),
        ),
        _article(facts, "答复期限自收到补正后的申请之日起重新计算。"),
        said(
            facts,
            E.PERIOD,
            "重新计算的期限为20个工作日，自次日起算，期限届满日为{due}{provisional}。",
            runs_on=True,
            due=day(facts.due_on, "届满日"),
            provisional="（推定）" if facts.provisional else "",
        ),
    )


def _reasons(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        request(facts),
        *_told(facts, "申请的数量、频次情况"),
        _article(facts, "本机关要求您说明理由。"),
        worded(facts, "period", runs_on=True, days=count(facts.days)),
        said(
            facts,
            E.PERIOD,
            "理由不合理的，本机关不予处理。说明理由不改变答复期限的计算。",
            runs_on=True,
        ),
    )


def _extension(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        request(facts),
        *_told(facts, "延期的理由"),
        _article(facts, "经本机关政府信息公开工作机构负责人同意，"),
        worded(
            facts,
            "period",
            runs_on=True,
            days=count(facts.days),
            due=day(facts.due_on, "届满日"),
        ),
    )


def _deferral(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        request(facts),
        *_told(facts, "延迟答复的原因"),
        _article(facts, "本机关确定延迟答复的合理期限。"),
        worded(facts, "period", runs_on=True, due=day(facts.due_on, "合理期限届满日")),
    )


def _division(facts: LetterFacts) -> tuple[Passage, ...]:
    told = lines(E.FACTS, facts.body, "理由和各件的编号、内容")
    if facts.lead:
        unchanged = said(facts, E.PERIOD, "各件的答复期限分别计算，不因并案改变。")
        return (request(facts), worded(facts, "joined", lead=facts.lead), *told, unchanged)
    unchanged = said(
        facts,
        E.PERIOD,
        "各件的收到申请之日仍为{day}，答复期限不因拆分改变。",
        day=written(facts.received_on or facts.arrived_on),
    )
    return (request(facts), worded(facts, "split"), *told, unchanged)


def _opinion(silence: str) -> Middle:
    def letter(facts: LetterFacts) -> tuple[Passage, ...]:
        told = said(facts, E.PERIOD, silence, runs_on=True) if silence else None
        return (
            *_told(facts, "拟公开的内容和需要答复的问题"),
            _article(facts, "请"),
            worded(facts, "period", runs_on=True, days=count(facts.days)),
            *((told,) if told else ()),
        )

    return letter


def _disclosure_notice(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        *_told(facts, "决定公开的内容和理由"),
        _article(facts, ""),
        _conclusion(facts),
    )


_WHOM = {
    Party.THIRD_PARTY: "第三方合法权益",
    Party.CO_MAKER: "共同制作机关",
    Party.AGENCY: "其他机关",
}


def _consultation_notice(facts: LetterFacts) -> tuple[Passage, ...]:
    asked = list(dict.fromkeys(_WHOM[each.kind] for each in facts.opinions))
    last = max((each.asked_on for each in facts.opinions), default=None)
    return (
        request(facts),
        worded(
            facts,
            "lead",
            whom=typed("、".join(asked), "第三方或者其他机关"),
            day=day(last, "发出日期"),
        ),
        _article(facts, "征求意见所需时间不计算在答复期限内。"),
        said(
            facts,
            E.PERIOD,
            "自收到意见或者征求意见的期限届满的次日起，答复期限继续计算。",
            runs_on=True,
        ),
    )


def _not_corrected(facts: LetterFacts) -> tuple[Passage, ...]:
    return _lapsed(facts, "补正告知书文号", "补正期限届满日")


def _not_paid(facts: LetterFacts) -> tuple[Passage, ...]:
    return _lapsed(facts, "收费通知文号", "缴费期限届满日")


def _lapsed(facts: LetterFacts, asked: str, end: str) -> tuple[Passage, ...]:
    return (
        request(facts),
        worded(facts, "lead", earlier=_earlier(facts, asked), due=day(facts.due_on, end)),
        _article(facts, _ANNOUNCED),
        _conclusion(facts),
    )


def _withdrawal(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        request(facts),
        worded(facts, "lead", day=written(facts.issued_on)),
        _conclusion(facts),
    )


def _inspection(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        request(facts),
        *_told(facts, "查阅、抄录的时间、地点和理由"),
        _article(facts, "现通知您按上述安排查阅、抄录。"),
        said(
            facts,
            E.FACTS,
            "本通知与{earlier}一并送达，救济途径以该文书的告知为准。",
            earlier=_earlier(facts, "主文书文号"),
        ),
        worded(facts, "other_time"),
    )


def _suggestion(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        request(facts),
        *_told(facts, "审核的理由"),
        _article(facts, ""),
        _conclusion(facts),
    )


def _amendment(facts: LetterFacts) -> tuple[Passage, ...]:
    lead = worded(
        facts,
        "lead",
        day=day(facts.earlier_on, "原文书的日期"),
        earlier=_earlier(facts, "原文书的文号"),
    )
    told = lines(E.FACTS, facts.body, "更正前后的文字")
    return (request(facts), lead, *told, said(facts, E.CONCLUSION, facts.rule.conclusion))


def _reply(facts: LetterFacts) -> tuple[Passage, ...]:
    return (request(facts), *_redone(facts), *_answer(facts))


def _redone(facts: LetterFacts) -> tuple[Passage, ...]:
    if not letters.is_redone(facts.kind):
        return ()
    told = said(
        facts,
        E.FACTS,
        "本机关{day}的{earlier}已被撤销或者责令重新作出，现重新答复。",
        day=day(facts.earlier_on, "原答复日期"),
        earlier=_earlier(facts, "被撤销的答复文号"),
    )
    return (told,)


def _answer(facts: LetterFacts) -> tuple[Passage, ...]:
    items = facts.told_items
    opening = lines(E.FACTS, facts.body, "") if facts.body.strip() else ()
    if not items:
        return (
            *lines(E.FACTS, facts.body, "事实和理由"),
            _article(facts, _ANNOUNCED),
            _conclusion(facts),
        )
    if len(items) == 1:
        return (*opening, *grounds(facts, items[0]), *decided(facts, items[0], _ANNOUNCED))
    return (*opening, *item_by_item(facts), *_together(facts))


def _together(facts: LetterFacts) -> tuple[Passage, ...]:
    """部分公开 is a decision of the whole; any other whole has said all in its items."""
    if letters.OUTCOME_OF[facts.kind] is not Outcome.PARTLY_GRANTED:
        return ()
    return (_article(facts, _ANNOUNCED), _conclusion(facts))


_SECTION = re.compile(r"[一二三四五六七八九十]{1,3}、[^。；]{1,30}")


def _defence(facts: LetterFacts) -> tuple[Passage, ...]:
    """Its sections are written in the room of remedies; a short numbered line heads each."""
    opening = said(
        facts,
        E.REQUEST,
        "现就编号为{number}的政府信息公开申请（{day}收到，申请内容为{subject}）的办理，提出如下意见：",
        number=facts.request_number,
        day=written(facts.received_on or facts.arrived_on),
        subject=quoted(facts.subject),
    )
    told = lines(E.FACTS, facts.body, "事实、程序、依据和请求")
    sections = tuple(replace(each, is_heading=bool(_SECTION.fullmatch(each.text))) for each in told)
    return (opening, *sections, _article(facts, "提出以上意见，并提交证据目录和证据材料。"))


_PROCEDURES: dict[str, Middle] = {
    letters.RECEIPT: _receipt,
    letters.REVIEW_SHEET: _review_sheet,
    letters.CORRECTION: _correction,
    letters.CORRECTION_RECEIPT: _correction_receipt,
    letters.REASONS: _reasons,
    letters.EXTENSION: _extension,
    letters.DEFERRAL: _deferral,
    letters.DIVISION: _division,
    letters.FEE_NOTICE: fee_notice,
    letters.THIRD_PARTY_OPINION: _opinion("逾期未提出意见的，由本机关依照规定决定是否公开。"),
    letters.DISCLOSURE_NOTICE: _disclosure_notice,
    letters.CONSULTATION_NOTICE: _consultation_notice,
    letters.CO_MAKER_OPINION: _opinion("逾期未提出意见的，视为同意公开。"),
    letters.AGENCY_OPINION: _opinion(""),
    letters.SERVICE_RECEIPT: service_receipt,
    letters.NOT_CORRECTED: _not_corrected,
    letters.NOT_PAID: _not_paid,
    letters.WITHDRAWAL: _withdrawal,
    letters.INSPECTION: _inspection,
    letters.SUGGESTION_TAKEN: _suggestion,
    letters.SUGGESTION_DECLINED: _suggestion,
    letters.AMENDMENT: _amendment,
    letters.DEFENCE: _defence,
    letters.DEFENCE_IN_COURT: _defence,
}
