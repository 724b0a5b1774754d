"""对外提供: nothing that tells who somebody is leaves the house uncovered (个人信息保护法)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level
from gongkai.inforequests.rules.checks.personal_data import PersonalData, Seen, personal_data
from gongkai.inforequests.rules.checks.places import place_of, told, wording
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.items import whole_of
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Group, Outcome
from gongkai.inforequests.rules.particulars import ItemDecision

# Where an office is and how to reach it: numbers and doors in these are nobody's own.
_PUBLIC_WAYS = (
    *("responsible_contact", "archive_contact", "where_to_go", "right_channel"),
    *("where_public", "where_published", "reading_way", "inspection", "how_provided"),
)


_OFFICE = re.compile(r"办公|窗口|大厅|服务中心|行政中心|政务|本机关|领取")


def _not_deidentified(dossier: Dossier) -> Iterator[Hit]:
    for place, text, may_be_office in _leaving(dossier):
        for seen in personal_data(text):
            if not _is_an_office(seen, text, may_be_office=may_be_office):
                yield Hit(place, seen.kind.value, {"shown": seen.shown})
    handed = any(file.kind is FileKind.DISCLOSED for file in dossier.files)
    if handed and _gives(dossier) and dossier.secrecy and not dossier.secrecy.deidentified:
        yield Hit(about="unconfirmed")


def _not_reviewed(dossier: Dossier) -> Iterator[Hit]:
    if not _gives(dossier):
        return
    if dossier.secrecy is None:
        yield Hit(about="unreviewed")
    elif not dossier.secrecy.may_disclose:
        yield Hit(about="refused")


def _is_an_office(seen: Seen, text: str, *, may_be_office: bool) -> bool:
    """Whether the number or door is where an office is reached."""
    if seen.kind is PersonalData.ADDRESS and _OFFICE.search(text):
        return True
    return may_be_office and seen.kind in (PersonalData.MOBILE, PersonalData.ADDRESS)


def _leaving(dossier: Dossier) -> Iterator[tuple[str, str, bool]]:
    """Every text that leaves, with its place and whether it may name an office's own address."""
    yield "opening", dossier.opening, False
    yield "enclosures", dossier.enclosures, False
    for file in dossier.files:
        if file.kind is FileKind.DISCLOSED:
            yield "enclosures", file.name, False
    for item in dossier.items:
        for text in told(item):
            yield place_of(item), text, text in _ways(item)
    for text in wording(dossier):
        yield "wording", text, True


def _ways(item: ItemDecision) -> frozenset[str]:
    return frozenset(item.value(name) for name in _PUBLIC_WAYS)


def _against_determination(dossier: Dossier) -> Iterator[Hit]:
    if _kept_back(dossier) and not _is_part(dossier):
        yield Hit(facts=_document(dossier))


def _part_against_determination(dossier: Dossier) -> Iterator[Hit]:
    if _kept_back(dossier) and _is_part(dossier):
        yield Hit(facts=_document(dossier))


def _kept_back(dossier: Dossier) -> bool:
    """Something is given although the body that was asked determined that it may not be."""
    determined = dossier.determination
    return determined is not None and not determined.may_disclose and _gives(dossier)


def _is_part(dossier: Dossier) -> bool:
    return whole_of(dossier.items) is Outcome.PARTLY_GRANTED


def _document(dossier: Dossier) -> dict[str, object]:
    known = dossier.determination
    return {"document": known.document, "on": known.on} if known else {}


def _gives(dossier: Dossier) -> bool:
    groups = {OUTCOME_RULES[item.outcome].group for item in dossier.items if item.outcome}
    return bool(groups & {Group.GRANTED, Group.PARTLY})


CHECKS = (
    Check(
        "E05",
        "提供信息以前要通过保密审查",
        "条例第17条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _not_reviewed,
    ),
    Check(
        "E09",
        "确定为不可以公开的，不能提供",
        "条例第17条第三款",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _against_determination,
    ),
    Check(
        "E10",
        "部分公开的，要核对确定意见只涉及不公开的部分",
        "条例第17条第三款、第37条",
        Grade.DESIGN,
        Level.WARN,
        OUTGOING,
        _part_against_determination,
    ),
    Check(
        "K39",
        "提供的材料要去标识化",
        "个人信息保护法第51条；条例第15条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _not_deidentified,
        held_by="文字由系统查；附件里的内容由保密审查人核对后确认。",
    ),
)
