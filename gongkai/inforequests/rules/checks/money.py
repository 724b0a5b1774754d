"""信息处理费: one tariff, the right amount, the requests of one applicant together (收费办法)."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.inforequests.rules import acts, errors
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import Check, Hit, Level, Moment
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.fees import FREE_CASES, FREE_PAGES, case_price, page_fee
from gongkai.inforequests.rules.files import FileKind

_AT = frozenset({Moment.FEE})


def _pages(dossier: Dossier) -> int:
    disclosed = (file for file in dossier.files if file.kind is FileKind.DISCLOSED)
    return sum(file.pages or 0 for file in disclosed)


def _asked_wrongly(dossier: Dossier) -> Iterator[Hit]:
    asked = dossier.next_act
    if not isinstance(asked, acts.FeeAsked):
        return
    if dossier.refused == errors.FeeNoticeTooLate.code:
        yield Hit(about="late")
    if any(isinstance(act, acts.FeeAsked) for act in dossier.acts):
        yield Hit(about="twice")
    place, pages = dossier.requests_this_month, _pages(dossier)
    facts = {"place": place, "pages": pages, "amount": asked.amount}
    by_case, by_page = case_price(place), page_fee(pages)
    if not by_case and not by_page:
        yield Hit(about="free", facts=facts | {"cases": FREE_CASES, "sheets": FREE_PAGES})
    elif asked.amount not in {by_case, by_page} - {0}:
        yield Hit(about="amount", facts=facts | {"by_case": by_case, "by_page": by_page})


def _not_counted_together(dossier: Dossier) -> Iterator[Hit]:
    if isinstance(dossier.next_act, acts.FeeAsked) and dossier.namesakes_this_month:
        yield Hit(facts={"count": dossier.namesakes_this_month})


CHECKS = (
    Check(
        "K34",
        "收费要超过免费线、只用一种标准、在期限内通知",
        "收费办法第3条至第6条",
        Grade.EXCERPTS,
        Level.BLOCK,
        _AT,
        _asked_wrongly,
        held_by="超过答复期限的收费通知在录入时被拒绝；拆分计件的说明在收费模块办理。",
    ),
    Check(
        "K35",
        "同一申请人当月的申请要合并计件",
        "收费办法第4条",
        Grade.EXCERPTS,
        Level.WARN,
        _AT,
        _not_counted_together,
        held_by="同一证件号码、不同渠道的申请自动合并，按自然月归零。",
    ),
)
