"""文书正文: the middle of each letter, between the salutation and the remedies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gongkai.inforequests.rules import letters
from gongkai.inforequests.rules.citing import cited
from gongkai.inforequests.rules.letter_facts import LetterFacts, written
from gongkai.inforequests.rules.letters import LetterElement
from gongkai.inforequests.rules.passages import (
    Passage,
    Piece,
    Value,
    lines,
    one_line,
    passage,
    typed,
)

E = LetterElement
SUMMARY = 300  # 申请内容摘要: characters quoted before the letter refers to the application itself


def middle(facts: LetterFacts) -> tuple[Passage, ...]:
    """Request, facts, article, conclusion, period and enclosures, as the kind calls for."""
    return _PROCEDURES.get(facts.kind, _reply)(facts)


def said(
    facts: LetterFacts,
    element: LetterElement,
    template: str,
    *,
    runs_on: bool = False,
    **values: Value,
) -> Passage:
    """A passage to the applicant: 您 to a person is 贵单位 to an organisation."""
    return passage(element, template.replace("您", facts.you), runs_on=runs_on, **values)


def _request(facts: LetterFacts) -> Passage:
    if facts.received_on is None:
        came, day = "到达本机关，收到申请之日待双方确认", facts.arrived_on
    else:
        came, day = "收到", facts.received_on
    return said(
        facts,
        E.REQUEST,
        f"您提出的政府信息公开申请于{{day}}{came}，编号为{{number}}。申请内容为：{{subject}}。",
        number=facts.request_number,
        day=written(day),
        subject=_quoted(facts.subject),
    )


def _quoted(subject: str) -> Piece:
    line = one_line(subject, SUMMARY)
    return Piece(f"“{line}”") if line else Piece("申请内容", is_blank=True)


def _article(facts: LetterFacts, then: str) -> Passage:
    article = cited(facts.rule.article)
    basis = typed(one_line(facts.basis, SUMMARY), "法律、行政法规的名称和条款")
    sources = [Piece(article)] if article else []
    if facts.rule.own_basis or not basis.is_blank:
        sources += [Piece("和"), basis] if sources else [basis]
    return Passage(E.ARTICLE, (Piece("根据"), *sources, Piece(f"的规定，{then}")))


def _day(day: date | None, what: str) -> Piece:
    return Piece(written(day)) if day else Piece(what, is_blank=True)


def _count(days: int | None) -> Piece:
    return Piece(str(days)) if days else Piece("工作日数", is_blank=True)


def _receipt(facts: LetterFacts) -> tuple[Passage, ...]:
    may_change = "如需补正、延长期限或者征求意见，届满日会变化，本机关将另行告知。"
    if facts.received_on is None:
        period = said(
            facts, E.PERIOD, "答复期限自双方确认收到之日的次日起计算，为20个工作日。" + may_change
        )
    else:
        period = said(
            facts,
            E.PERIOD,
            f"根据{cited(facts.rule.article)}的规定，本机关将自收到申请之日起20个工作日内答复，"
            "期限届满日为{due}{provisional}。" + may_change,
            due=_day(facts.due_on, "届满日"),
            provisional="（所在年份的放假安排尚未公布，此为推定）" if facts.provisional else "",
        )
    return (_request(facts), said(facts, E.FACTS, "本机关已经登记。", runs_on=True), period)


def _correction(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        _request(facts),
        said(facts, E.FACTS, "经审查，申请内容尚不明确，需要补正的事项如下："),
        *lines(E.FACTS, facts.body, "需要补正的事项"),
        said(
            facts,
            E.ARTICLE,
            f"根据{cited(facts.rule.article)}的规定，现一次性告知您补正。",
        ),
        said(
            facts,
            E.PERIOD,
            "请自收到本告知书之日起{days}个工作日内补正。无正当理由逾期不补正的，"
            "视为放弃申请，本机关不再处理该申请。",
            runs_on=True,
            days=_count(facts.days),
        ),
    )


def _extension(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        _request(facts),
        said(facts, E.FACTS, "因下列原因，本机关不能在原期限内答复："),
        *lines(E.FACTS, facts.body, "延期的理由"),
        _article(facts, "经本机关政府信息公开工作机构负责人同意，"),
        said(
            facts,
            E.PERIOD,
            "答复期限延长{days}个工作日，延长后的期限届满日为{due}。",
            runs_on=True,
            days=_count(facts.days),
            due=_day(facts.due_on, "届满日"),
        ),
    )


def _opinion(asked: str, silence: str) -> Callable[[LetterFacts], tuple[Passage, ...]]:
    def middle(facts: LetterFacts) -> tuple[Passage, ...]:
        return (
            said(facts, E.FACTS, asked),
            *lines(E.FACTS, facts.body, "拟公开的内容和需要答复的问题"),
            _article(facts, "请"),
            said(
                facts,
                E.PERIOD,
                "自收到本函之日起{days}个工作日内书面提出意见，不同意公开的请说明理由。" + silence,
                runs_on=True,
                days=_count(facts.days),
            ),
        )

    return middle


def _not_corrected(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        _request(facts),
        said(
            facts,
            E.FACTS,
            "本机关以{earlier}告知您补正，补正期限已于{due}届满，本机关没有收到补正。",
            earlier=typed(facts.earlier, "补正告知书文号"),
            due=_day(facts.due_on, "补正期限届满日"),
        ),
        *_conclusion(facts),
    )


def _not_paid(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        _request(facts),
        said(
            facts,
            E.FACTS,
            "本机关以{earlier}通知您缴费，缴费期限已于{due}届满，您没有缴费。",
            earlier=typed(facts.earlier, "收费通知文号"),
            due=_day(facts.due_on, "缴费期限届满日"),
        ),
        *_conclusion(facts),
    )


def _withdrawal(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        _request(facts),
        said(facts, E.FACTS, "您于{day}书面撤回该申请。", day=written(facts.issued_on)),
        said(facts, E.CONCLUSION, facts.rule.conclusion, runs_on=True),
    )


def _reply(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        _request(facts),
        *lines(E.FACTS, facts.body, "事实和理由"),
        *_conclusion(facts),
        *_enclosures(facts),
    )


def _conclusion(facts: LetterFacts) -> tuple[Passage, ...]:
    return (
        _article(facts, "现答复如下："),
        said(facts, E.CONCLUSION, facts.rule.conclusion, runs_on=True),
    )


def _enclosures(facts: LetterFacts) -> tuple[Passage, ...]:
    if E.ENCLOSURES not in facts.rule.elements and not facts.enclosures.strip():
        return ()
    listed = lines(E.ENCLOSURES, facts.enclosures, "附件清单，没有附件的写“无”")
    several = len(listed) > 1
    return tuple(
        Passage(
            E.ENCLOSURES,
            (
                # Below the first one the names stand under each other (GB/T 9704-2012).
                Piece("附件：" if place == 1 else "　　　"),
                *((Piece(f"{place}. "),) if several else ()),
                *each.pieces,
            ),
        )
        for place, each in enumerate(listed, 1)
    )


_PROCEDURES: dict[str, Callable[[LetterFacts], tuple[Passage, ...]]] = {
    letters.RECEIPT: _receipt,
    letters.CORRECTION: _correction,
    letters.EXTENSION: _extension,
    letters.THIRD_PARTY_OPINION: _opinion(
        "本机关在办理政府信息公开申请中，拟公开的信息涉及贵方合法权益，现征求意见：",
        "逾期未提出意见的，由本机关依照规定决定是否公开。",
    ),
    letters.CO_MAKER_OPINION: _opinion(
        "本机关在办理政府信息公开申请中，拟公开由贵单位与本机关共同制作的信息，现征求意见：",
        "逾期未提出意见的，视为同意公开。",
    ),
    letters.AGENCY_OPINION: _opinion(
        "本机关在办理政府信息公开申请中，拟公开的信息涉及贵单位，现与贵单位协商、确认：", ""
    ),
    letters.NOT_CORRECTED: _not_corrected,
    letters.NOT_PAID: _not_paid,
    letters.WITHDRAWAL: _withdrawal,
}
