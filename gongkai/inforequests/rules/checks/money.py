"""信息处理费: one tariff, the right amount, the requests of one applicant together (收费办法)."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.inforequests.rules import acts, errors
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import Check, Hit, Level, Moment
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.fees import (
    COPIED_FORMS,
    SCHEDULES,
    FeeAsk,
    Schedule,
    Tariff,
    quote_one,
    schedule_on,
)
from gongkai.inforequests.rules.files import FileKind

_AT = frozenset({Moment.FEE})


def _asked_wrongly(dossier: Dossier) -> Iterator[Hit]:
    asked, fee = dossier.next_act, dossier.fee
    if not isinstance(asked, acts.FeeAsked) or fee is None:
        return
    if asked.on < SCHEDULES[0].begins_on.value:
        yield Hit(about="early")
        return
    if dossier.refused == errors.FeeNoticeTooLate.code:
        yield Hit(about="late")
    if acts.standing_fee(dossier.acts):
        yield Hit(about="twice")
    yield from _counted_wrongly(dossier, fee, schedule_on(asked.on))
    if fee.tariff is Tariff.BY_CASE and dossier.split_in_count and not fee.split_note.strip():
        yield Hit(about="split")


def _counted_wrongly(dossier: Dossier, fee: FeeAsk, schedule: Schedule) -> Iterator[Hit]:
    if fee.tariff is Tariff.BY_CASE:
        if fee.quantity != dossier.place_in_month:
            yield Hit(about="place", facts={"place": dossier.place_in_month})
            return
    else:
        if fee.form not in COPIED_FORMS:
            yield Hit(about="form")
        pages, is_whole = _pages(dossier)
        if fee.quantity < pages or (is_whole and fee.quantity > pages):
            yield Hit(about="pages", facts={"pages": pages})
            return
    right = quote_one(fee.tariff, fee.quantity, schedule)
    facts = {"quantity": fee.quantity, "free": schedule.free(fee.tariff)}
    if not right.amount:
        yield Hit(about=f"free_{fee.tariff}", facts=facts)
    elif fee.amount != right.amount:
        yield Hit(about="amount", facts={"amount": fee.amount, "right": right.amount})


def _pages(dossier: Dossier) -> tuple[int, bool]:
    """The pages on file that the applicant is to get, and whether every file tells its own."""
    disclosed = [file for file in dossier.files if file.kind is FileKind.DISCLOSED]
    is_whole = bool(disclosed) and all(file.pages is not None for file in disclosed)
    return sum(file.pages or 0 for file in disclosed), is_whole


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
        held_by="一件申请同时只有一份收费通知；超过答复期限的通知在录入时被拒绝。",
    ),
    Check(
        "K35",
        "同一申请人当月的申请要合并计件",
        "收费办法第4条",
        Grade.EXCERPTS,
        Level.WARN,
        _AT,
        _not_counted_together,
        held_by="同一证件号码、不同渠道的申请自动合并，按自然月重新计；同名而没有证件号码的由承办人认定。",
    ),
)
