"""样例文书: a made-up case in which every kind of letter is complete, to look at and test with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from gongkai.inforequests.rules import letters
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.letters import LETTER_RULES, OUTCOME_OF, LetterElement
from gongkai.inforequests.rules.letters.facts import (
    AskedOpinion,
    FeeTold,
    LetterFacts,
    Office,
    ReviewSheet,
    ServiceSheet,
    SheetLine,
)
from gongkai.inforequests.rules.letters.sentences import WANTED
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.particulars import (
    PARTICULARS,
    SUBTYPES,
    Entry,
    ItemDecision,
    Subtype,
)
from gongkai.inforequests.rules.searches import Search

DAY = date(2026, 3, 20)
OFFICE = Office(
    name="某某区某某局",
    reviewers=("某某区人民政府",),
    forum="第二十四条",
    review_at="某某路1号",
    court="某某区人民法院",
    contact="某某局办公室，电话0000-0000000，某某路2号",
    payment_at="持本通知到某某区政务服务中心非税收入窗口缴纳，或者按通知上的缴款码网上缴纳。",
)
_SPECIMENS = {
    Entry.DAY: "2026-01-09",
    Entry.YES_NO: "yes",
    Entry.LEVEL: "secret",
}
_SHEET = ReviewSheet(
    review=(
        SheetLine("是不是政府信息", "是", "", "审查员甲", date(2026, 3, 3)),
        SheetLine("是不是由本机关负责公开", "是", "本机关制作", "审查员甲", date(2026, 3, 3)),
    ),
    approval=(
        SheetLine("拟稿", by="承办人乙", on=date(2026, 3, 18)),
        SheetLine("审核通过", by="法制审核人丙", on=date(2026, 3, 19)),
        SheetLine("签发", by="签发人丁", on=DAY),
    ),
    proposal="予以公开",
)
_SERVICE = ServiceSheet(
    title="政府信息公开告知书",
    number="某某局公开〔2026〕12号",
    method="邮政邮寄",
    sent_on=DAY,
    address="某某路3号",
    by_post="挂号信　RA000000005CN",
    sender="收件员戊",
)


def sample(kind: str, **changed: Any) -> LetterFacts:
    """A complete letter of this kind. Raises KeyError for an unknown kind."""
    rule = LETTER_RULES[kind]
    facts = LetterFacts(
        kind=kind,
        number="某某局公开〔2026〕12号",
        office=OFFICE,
        addressee="样例申请人",
        issued_on=DAY,
        request_number="YANGLI-2026-0007",
        subject="2025年度某某工程的批复文件",
        arrived_on=date(2026, 3, 2),
        received_on=date(2026, 3, 2),
        body="样例：这里是承办人填写的内容。",
        basis="《某某条例》第八条" if rule.own_basis else "",
        enclosures="某某工程的批复（3页）" if _encloses(kind) else "",
        opinions=(
            AskedOpinion(Party.THIRD_PARTY, date(2026, 3, 4), date(2026, 3, 12), Opinion.OBJECTS),
        ),
        searches=(_search(),),
        sheet=_SHEET,
        service=_SERVICE,
        days=20 if kind == letters.FEE_NOTICE else 10,
        due_on=date(2026, 4, 20),
        earlier="某某局公开〔2026〕5号",
        earlier_on=date(2026, 3, 5),
        fee=FeeTold(Tariff.BY_CASE, 12, 100) if kind == letters.FEE_NOTICE else None,
    )
    if kind in OUTCOME_OF and kind not in (letters.NOT_CORRECTED, letters.NOT_PAID):
        facts = replace(facts, body="", items=_items(OUTCOME_OF[kind], kind))
    return replace(facts, **changed)


def sample_item(outcome: Outcome, position: int = 1, subtype: str = "") -> ItemDecision:
    """An item decided this way, with everything its decision must show."""
    limbs = SUBTYPES.get(outcome, ())
    return ItemDecision(
        position=position,
        text=f"2025年度某某工程的第{position}份文件",
        outcome=outcome,
        subtype=subtype or (limbs[0] if limbs else ""),
        reason="样例：这里是承办人填写的事实和理由。",
        basis="《某某条例》第八条" if outcome in (Outcome.CERTIFICATION, Outcome.OTHER) else "",
        particulars=tuple(
            (each.name, _specimen(each.name, each.entry)) for each in PARTICULARS[outcome]
        ),
    )


def _specimen(name: str, entry: Entry) -> str:
    if name == "statute":
        return "《某某条例》第八条"
    if name in ("no_consultation_reason", "cannot_tell_reason"):
        return ""
    return _SPECIMENS.get(entry, f"（样例）{WANTED.get(name, '某某情况')}")


def _items(outcome: Outcome, kind: str) -> tuple[ItemDecision, ...]:
    if outcome is Outcome.PARTLY_GRANTED:
        return (sample_item(Outcome.GRANTED), sample_item(Outcome.DELIBERATION, 2))
    in_archives = Subtype.IN_THE_ARCHIVES if kind == letters.IN_ARCHIVES else ""
    return (sample_item(outcome, subtype=in_archives),)


def _encloses(kind: str) -> bool:
    return LetterElement.ENCLOSURES in LETTER_RULES[kind].elements


def _search() -> Search:
    return Search(
        on=date(2026, 3, 6),
        systems="公文系统、档案管理系统",
        keywords="某某工程、批复",
        paper="2025年度文书档案",
        asked="规划科",
        found=False,
        span="2025年1月至12月",
    )
