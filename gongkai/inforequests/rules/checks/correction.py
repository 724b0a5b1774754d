"""补正: in time, once, with points, period and consequence (条例第30条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.casefile import Flag
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level, Moment
from gongkai.inforequests.rules.checks.places import of_outcome
from gongkai.inforequests.rules.checks.wording import demands, length, plain
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.errors import CorrectionPeriodUnreasonable, SecondCorrection
from gongkai.inforequests.rules.outcomes import Outcome

_AT = frozenset({Moment.CORRECTION})
# Shorter than this no text can say what is to be supplemented and how.
_POINTS_LEAST = 4
_VAGUE = re.compile(r"(?:您?的?申请)?(?:的?内容)?(?:描述)?不(?:够)?(?:明确|清楚|具体|详细)")
_GUIDES = re.compile(r"(?<!申)请|需要?|应当|例如|比如|名称|文号|时间|年|地点|范围|形式|证件|联系")

_NAMED = re.compile(r"《[^》]{1,100}》|〔?[12][0-9]{3}〕?年?|[0-9]+号|[0-9]{1,2}月")
_ALL_OF_IT = re.compile(
    r"(?:所有|全部|一切|任何|相关|有关)[^，。]{0,12}(?:信息|材料|文件|资料|情况)"
)
_TOO_SHORT = 6

_REASONS_ASKED = re.compile(
    r"(?:说明|提供|补充|解释)[^，]{0,12}(?:申请|大量|多次|频繁)[^，]{0,10}(?:理由|原因|合理性)"
    r"|(?:数量|频次|次数)[^，]{0,10}(?:过多|超过|超出|过高|频繁)"
)


def _too_late(dossier: Dossier) -> Iterator[Hit]:
    if isinstance(dossier.next_act, acts.CorrectionAsked):
        terms = (each for each in dossier.case.deadlines if each.term is Term.ASK_CORRECTION)
        due_on = next((each.due_on for each in terms), None)
        if due_on is not None and dossier.next_act.on > due_on:
            yield Hit(about="now", facts={"due_on": due_on})
    elif Flag.LATE_CORRECTION in dossier.case.flags:
        yield Hit(about="done")


def _second(dossier: Dossier) -> Iterator[Hit]:
    if dossier.refused == SecondCorrection.code:
        yield Hit()


def _not_specific(dossier: Dossier) -> Iterator[Hit]:
    if not isinstance(dossier.next_act, acts.CorrectionAsked):
        return
    words = plain(dossier.words).strip()
    if length(words) < _POINTS_LEAST:
        yield Hit(about="points")
    elif _VAGUE.search(words) and not _GUIDES.search(words):
        yield Hit(about="guidance")
    if dossier.next_act.days < 1 or dossier.refused == CorrectionPeriodUnreasonable.code:
        yield Hit(about="period", facts={"days": dossier.next_act.days})


def _was_asked(dossier: Dossier) -> bool:
    return any(isinstance(act, acts.CorrectionAsked) for act in dossier.acts)


def _never_asked(dossier: Dossier) -> Iterator[Hit]:
    for place, _item in of_outcome(dossier, Outcome.STILL_UNCLEAR):
        if not _was_asked(dossier):
            yield Hit(place)


def _never_explained(dossier: Dossier) -> Iterator[Hit]:
    if _was_asked(dossier):
        return
    for place, item in of_outcome(dossier, Outcome.NOT_FOUND, Outcome.OTHER):
        text = plain(item.text)
        if not _NAMED.search(text) and (length(text) < _TOO_SHORT or _ALL_OF_IT.search(text)):
            yield Hit(place)


def _reasons_as_correction(dossier: Dossier) -> Iterator[Hit]:
    if isinstance(dossier.next_act, acts.CorrectionAsked):
        for words in demands(dossier.words, _REASONS_ASKED):
            yield Hit(facts={"words": words})


CHECKS = (
    Check(
        "E06",
        "答复“补正后仍不明确”要先告知过补正",
        "条例第30条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _never_asked,
    ),
    Check(
        "K06",
        "补正要在收到申请后7个工作日内告知",
        "条例第30条",
        Grade.STATUTE,
        Level.WARN,
        _AT | OUTGOING,
        _too_late,
        held_by="逾期告知的，答复期限不重新起算（口径可以由本机关调整）。",
    ),
    Check(
        "K07",
        "补正只能告知一次",
        "条例第30条",
        Grade.STATUTE,
        Level.BLOCK,
        _AT,
        _second,
        held_by="第二次补正在录入时被拒绝。",
    ),
    Check(
        "K08",
        "补正告知书要写明事项、期限和后果",
        "条例第30条；国办公开办函〔2020〕2号",
        Grade.STATUTE,
        Level.BLOCK,
        _AT,
        _not_specific,
        held_by="期限和逾期后果由文书自动写出，不能删改。",
    ),
    Check(
        "K09",
        "内容不明确的先释明、补正，再答复",
        "条例第30条",
        Grade.ONE_EXCERPT,
        Level.WARN,
        OUTGOING,
        _never_explained,
    ),
    Check(
        "K44",
        "说明理由不是补正",
        "条例第30条、第35条",
        Grade.EXCERPTS,
        Level.BLOCK,
        _AT,
        _reasons_as_correction,
        held_by="要求说明理由期间答复期限照常计算，收到理由后也不重新起算。",
    ),
)
