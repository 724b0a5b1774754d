"""送达: through the post and at the organ's cost, with proof (邮政法第55条, 送达解释)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.checks.model import OUTGOING, Check, Hit, Level, Moment
from gongkai.inforequests.rules.checks.places import written
from gongkai.inforequests.rules.checks.wording import demands
from gongkai.inforequests.rules.dossier import Dossier
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.service import replies

_PROOFS = frozenset({FileKind.SERVICE, FileKind.EVIDENCE})
_COURIER = re.compile(
    r"(?:顺丰|圆通|中通|申通|韵达|极兔|德邦|京东)[^，。；]{0,8}(?:寄|发出|发送|到付)"
    r"|(?:以|用|通过|采用|采取|由|交)[^，。]{0,6}(?<!邮政)(?<!邮政特)快递[^，。]{0,6}(?:寄|送|发|邮|方式)"
    r"|(?<!邮政)(?<!邮政特)快递(?:寄送|寄出|寄给|送达|邮寄)"
)
_COST = r"(?:邮费|邮资|快递费|运费)"
_AT_YOUR_COST = re.compile(
    r"(?<![收达])到付(?![款清])"
    rf"|{_COST}[^，。不]{{0,8}}(?:您|申请人|收件人|自理|自付)"
    rf"|(?:您|申请人|收件人)[^，。不]{{0,6}}(?:承担|支付|缴纳)[^，。]{{0,4}}{_COST}"
)


def _by_courier(dossier: Dossier) -> Iterator[Hit]:
    for place, text in (("", dossier.words), *written(dossier)):
        yield from (Hit(place, "courier", {"words": w}) for w in demands(text, _COURIER))
        yield from (Hit(place, "cost", {"words": w}) for w in demands(text, _AT_YOUR_COST))


def _posting_unproven(dossier: Dossier) -> Iterator[Hit]:
    answers = list(replies(dossier.acts))
    if answers and _went_by_post(*answers[-1]) and not _PROOFS & {f.kind for f in dossier.files}:
        yield Hit()


def _went_by_post(reply: acts.Answered, later: tuple[acts.Act, ...]) -> bool:
    if any(isinstance(act, acts.Posted) for act in later):
        return True
    if isinstance(reply, acts.AnsweredBefore):
        return False  # Its proof lies where the register was kept.
    by_hand = any(isinstance(act, acts.Served) and act.by_hand for act in later)
    return reply.dispatch is Dispatch.POST and not by_hand


CHECKS = (
    Check(
        "K28",
        "文书由邮政寄送，邮费不能让申请人承担",
        "邮政法第55条；国办公开办函〔2016〕235号；条例第42条",
        Grade.STATUTE,
        Level.BLOCK,
        OUTGOING,
        _by_courier,
        held_by="登记送达时只能选邮政的业务，没有快递和到付；邮件号码登记时核对位数和校验位。",
    ),
    Check(
        "K29",
        "邮寄的答复要有交邮凭证才能归档",
        "国办公开办函〔2016〕235号",
        Grade.EXCERPTS,
        Level.BLOCK,
        frozenset({Moment.ARCHIVE}),
        _posting_unproven,
        held_by="凭证随交邮登记加入案卷，种类是“交邮凭证、送达回证”或者“办理记录和凭证”。",
    ),
)
