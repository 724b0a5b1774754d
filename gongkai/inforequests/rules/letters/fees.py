"""收费通知正文: why a fee is asked, how it is reckoned, how and until when it is to be paid."""

from __future__ import annotations

from gongkai.inforequests.rules.capitals import capitals
from gongkai.inforequests.rules.fees import Bracket, Tariff, quote_one, schedule_on
from gongkai.inforequests.rules.letters import LetterElement
from gongkai.inforequests.rules.letters.facts import FeeTold, LetterFacts
from gongkai.inforequests.rules.letters.passages import Passage, lines, one_line, typed
from gongkai.inforequests.rules.letters.words import WHOLE, article, count, request, said, worded

E = LetterElement
_NAMES = {Tariff.BY_CASE: ("按件", "件"), Tariff.BY_PAGE: ("按量", "页")}


def fee_notice(facts: LetterFacts) -> tuple[Passage, ...]:
    """收费通知 between salutation and the way to object; without a fee its sum is a blank."""
    fee = facts.fee
    if fee is None:
        blank = Passage(E.FACTS, (typed("", "收费标准、数量和金额"),))
        return (request(facts), worded(facts, "lead"), blank)
    return (
        request(facts),
        worded(facts, "lead"),
        *lines(E.FACTS, facts.body, "收费的理由"),
        _counted(facts, fee),
        *_split(facts, fee),
        article(facts, facts.rule, facts.basis, _tariff(facts, fee)),
        said(
            facts,
            E.FACTS,
            "您应当缴纳信息处理费{amount}元（大写：人民币{capitals}）。",
            runs_on=True,
            amount=fee.amount,
            capitals=capitals(fee.amount),
        ),
        said(
            facts,
            E.FACTS,
            "缴纳方式：{way}",
            way=typed(one_line(facts.office.payment_at, WHOLE), "缴纳方式"),
        ),
        worded(facts, "period", days=count(facts.days)),
        said(
            facts,
            E.PERIOD,
            "逾期未缴纳的，视为放弃申请，本机关不再处理该申请。",
            runs_on=True,
        ),
    )


def _counted(facts: LetterFacts, fee: FeeTold) -> Passage:
    if fee.tariff is Tariff.BY_PAGE:
        return said(facts, E.FACTS, "拟向您提供的信息共{n}页。", n=fee.quantity)
    day = facts.received_on or facts.arrived_on
    template = "{year}年{month}月内您向本机关提出的政府信息公开申请中，本件是第{n}件。"
    return said(facts, E.FACTS, template, year=day.year, month=day.month, n=fee.quantity)


def _split(facts: LetterFacts, fee: FeeTold) -> tuple[Passage, ...]:
    if not fee.split_note.strip():
        return ()
    note = typed(one_line(fee.split_note, WHOLE), "拆分的说明")
    return (said(facts, E.FACTS, "其中拆分计件的情况：{note}", note=note),)


def _tariff(facts: LetterFacts, fee: FeeTold) -> str:
    """收费标准 as far as the fee reaches, in words."""
    schedule = schedule_on(facts.issued_on)
    name, unit = _NAMES[fee.tariff]
    free = schedule.free(fee.tariff)
    reckoned = quote_one(fee.tariff, fee.quantity, schedule).lines
    told = "，".join(_priced(line.bracket, unit) for line in reckoned if line.bracket.price)
    whose = "一个自然月内" if fee.tariff is Tariff.BY_CASE else "一件申请"
    return f"信息处理费{name}计收：{whose}{free}{unit}以下（含）不收费，{told}。"


def _priced(bracket: Bracket, unit: str) -> str:
    first, last, price = bracket.first, bracket.last, bracket.price
    if last is None:
        return f"第{first}{unit}起每{unit}{price}元"
    return f"第{first}{unit}至第{last}{unit}每{unit}{price}元"
