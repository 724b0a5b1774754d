"""救济告知: the right way, to the right body, and never a short cut past reconsideration."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level
from gongkai.inforequests.rules.checks.places import place_of, written
from gongkai.inforequests.rules.checks.wording import plain, sentences
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.letters.review_bodies import REVISION_2023
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Remedy

_STRAIGHT_TO_COURT = re.compile(
    r"(?:直接|也可|亦可|可以|或者|或)[^，。]{0,40}(?:起诉|提起(?:行政)?诉讼)"
)
_AFTER_REVIEW = re.compile(r"复议决定|先[^，。]{0,10}复议|复议后|不得[^，。]{0,6}(?:起诉|诉讼)")
_REVIEW_BY_DEPARTMENT = re.compile(
    r"向[^，。]{0,20}(?:上级|上一级)?(?:主管部门|[厅局委](?!会))[^，。]{0,6}(?:申请|提起)(?:行政)?复议"
)
_URL = re.compile(r"https?://[\w.-]+|www\.[\w.-]+", re.IGNORECASE)
_GOVERNMENT = re.compile(r"(?:人民政府|行政公署)$")
_JUSTICE = re.compile(r"司法(?:局|厅)$")


def _court_at_once(dossier: Dossier) -> Iterator[Hit]:
    if dossier.today < REVISION_2023:
        return
    first = {
        place_of(item): item.outcome and OUTCOME_RULES[item.outcome].remedy is Remedy.REVIEW_FIRST
        for item in dossier.items
    }
    everything = bool(first) and all(first.values())
    for place, text in written(dossier):
        if not first.get(place, everything):
            continue
        for sentence in sentences(text):
            found = _STRAIGHT_TO_COURT.search(sentence)
            if found and not _AFTER_REVIEW.search(sentence):
                yield Hit(place, "", {"words": found[0]})


def _wrong_body(dossier: Dossier) -> Iterator[Hit]:
    letter = dossier.letter
    if letter is None:
        return
    office = letter.office
    if not all(name.strip() for name in office.reviewers):
        yield Hit(about="body")
    if not office.review_at.strip():
        yield Hit(about="address")
    if not office.court.strip() and _goes_to_court(dossier):
        yield Hit(about="court")
    if dossier.organ_is_vertical or letter.issued_on < REVISION_2023:
        return
    for name in office.reviewers:
        if name.strip() and not _may_review(name.strip(), office.name):
            yield Hit(about="department", facts={"body": name})
    if _JUSTICE.search(office.name):
        return
    for place, text in written(dossier):
        if found := _REVIEW_BY_DEPARTMENT.search(plain(text)):
            yield Hit(place, "text", {"words": found[0]})


def _goes_to_court(dossier: Dossier) -> bool:
    if dossier.today < REVISION_2023:
        return True
    codes = {OUTCOME_RULES[item.outcome].remedy for item in dossier.items if item.outcome}
    return bool(codes - {Remedy.REVIEW_FIRST, Remedy.NONE})


def _may_review(name: str, organ: str) -> bool:
    """A government; for a bureau of justice also the one above it (行政复议法第28条)."""
    return bool(_GOVERNMENT.search(name) or (_JUSTICE.search(organ) and _JUSTICE.search(name)))


def _no_online_way(dossier: Dossier) -> Iterator[Hit]:
    if dossier.dispatch is not Dispatch.ONLINE or dossier.letter is None:
        return
    if not _URL.search(plain(dossier.letter.office.review_at)):
        yield Hit()


CHECKS = (
    Check(
        "K25",
        "不予公开决定不能写可以直接起诉",
        "行政复议法第23条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _court_at_once,
        held_by="救济告知由系统按处理决定写出，不能删改；这里核对自己写的文字。",
    ),
    Check(
        "K26",
        "救济告知要写全，复议机关要写对",
        "行政复议法第23条第二款、第24条、第28条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _wrong_body,
        held_by="复议机关按机构关系得出，也可以在文书信息里填写。",
    ),
    Check(
        "K27",
        "网上送达的要写明网上复议渠道",
        "行政复议法第22条第二款",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _no_online_way,
        held_by="网址在文书信息里填写；没有的，登记送达时也不能选网上发送。",
    ),
)
