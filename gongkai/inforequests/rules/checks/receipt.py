"""收件: nothing beyond the statutory elements is asked for, nobody is turned away, and the day of
receipt is the true one (条例第27条、第29条、第31条)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.channels import CHANNEL_RULES
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level, Moment
from gongkai.inforequests.rules.checks.places import written
from gongkai.inforequests.rules.checks.wording import demands
from gongkai.inforequests.rules.dossier import Dossier

# "土地用途" is a thing to ask about; the purpose of a request is not.
_NEEDS = r"三需要|(?:自身|特殊)?的?生产、?生活、?(?:和|或|或者|及)?科研等?(?:特殊)?的?需要"
_OF_THE_REQUEST = r"(?:您|贵单位|所需|所|该|政府|信息|申请|公开|获取|使用|的|其|具体|详细)*"
_PURPOSE_ASKED = re.compile(
    rf"{_NEEDS}|(?:申请|信息|公开)的?(?:具体)?用途"
    rf"|(?:说明|提供|写明|填写|注明|补充|提交|出具){_OF_THE_REQUEST}用途"
    r"|(?:申请|使用)(?:信息)?的?目的"
)
_REFUSED_FOR_PURPOSE = re.compile(
    rf"{_NEEDS}|(?:未|没有|不能|拒不)(?:说明|提供|写明){_OF_THE_REQUEST}用途"
)
_PROOF = re.compile(
    r"(?:提交|提供|出具|补充|补交|递交|附上?|携带|缺少|缺|没有|需要?|应有|证明|说明)[^。]{0,24}?"
    r"(?:介绍信|公证|利害关系|户籍证明|居住证明|社区证明|村委会证明|无犯罪记录|保证书|承诺书|权属证明)"
)
_REFUSED_AT_THE_DOOR = re.compile(
    r"(?<!复议)(?<!仲裁)申请[^。《》]{0,10}"
    r"(?:不予受理|不予接收|拒收|不予登记|不予接受)(?!决定书|通知书|案)"
)

_ASKING = frozenset({Moment.CORRECTION, Moment.REASONS})
_PROOF_OF_CONFIRMATION = ("confirmed_on", "contact_record")


def _purpose_asked(dossier: Dossier) -> Iterator[Hit]:
    yield from (
        Hit("", "asked", {"words": words}) for words in demands(dossier.words, _PURPOSE_ASKED)
    )
    for place, text in written(dossier):
        for words in demands(text, _REFUSED_FOR_PURPOSE):
            yield Hit(place, "refused", {"words": words})


def _proof_asked(dossier: Dossier) -> Iterator[Hit]:
    yield from (Hit("", "", {"words": words}) for words in demands(dossier.words, _PROOF))


def _turned_away(dossier: Dossier) -> Iterator[Hit]:
    for place, text in (("", dossier.words), *written(dossier)):
        for words in demands(text, _REFUSED_AT_THE_DOOR):
            yield Hit(place, "", {"words": words})


def _confirmed_without_record(dossier: Dossier) -> Iterator[Hit]:
    case, known = dossier.case, dict(dossier.evidence)
    if case.received_on is None or case.received_on <= case.arrived_on:
        return
    if CHANNEL_RULES[dossier.channel].waits_for_confirmation and not any(
        known.get(name, "").strip() for name in _PROOF_OF_CONFIRMATION
    ):
        yield Hit(facts={"arrived_on": case.arrived_on, "received_on": case.received_on})


def _counted_from_forwarding(dossier: Dossier) -> Iterator[Hit]:
    case = dossier.case
    if case.received_on is None or CHANNEL_RULES[dossier.channel].waits_for_confirmation:
        return
    came_on = dict(dossier.evidence).get("arrived_on") or case.arrived_on.isoformat()
    if case.received_on.isoformat() > came_on:
        yield Hit(facts={"arrived_on": came_on, "received_on": case.received_on})


CHECKS = (
    Check(
        "K01",
        "不能要求说明用途",
        "条例第27条",
        Grade.STATUTE,
        Level.BLOCK,
        _ASKING | OUTGOING,
        _purpose_asked,
        held_by="申请表和登记表没有“用途”一栏。",
    ),
    Check(
        "K02",
        "不能索要法定以外的证明",
        "条例第29条",
        Grade.STATUTE,
        Level.BLOCK,
        _ASKING,
        _proof_asked,
        held_by="申请表只有条例第29条规定的内容。",
    ),
    Check(
        "K03",
        "当面提交和邮寄的申请不能拒收",
        "国办公开办函〔2017〕19号",
        Grade.EXCERPTS,
        Level.BLOCK,
        _ASKING | OUTGOING,
        _turned_away,
        held_by="登记时缺什么都可以先空着，收件后再告知补正；系统没有“拒收”一步。",
    ),
    Check(
        "K04",
        "收到日晚于到达日的，要有确认记录",
        "条例第31条；指导案例26号",
        Grade.EXCERPTS,
        Level.WARN,
        frozenset({Moment.REGISTER}) | OUTGOING,
        _confirmed_without_record,
    ),
    Check(
        "K05",
        "不能从内部转办之日起算",
        "指导案例26号",
        Grade.EXCERPTS,
        Level.BLOCK,
        frozenset({Moment.REGISTER}) | OUTGOING,
        _counted_from_forwarding,
        held_by="收到日由渠道和收件凭据算出，转办日期不参与计算。",
    ),
)
