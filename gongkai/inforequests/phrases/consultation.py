"""The words of 征求意见: where a party stands, and what may be done about late words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext, gettext_lazy

from gongkai.inforequests.phrases.labels import OPINIONS
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.clock import Consultation
from gongkai.inforequests.rules.dossier import PartyOnFile

SILENCE = {
    Party.THIRD_PARTY: gettext_lazy(
        "是否公开由本机关依照条例决定，既不当作同意，也不当作不同意（第32条）。"
    ),
    Party.CO_MAKER: gettext_lazy("视为同意公开（第34条）。"),
    Party.AGENCY: gettext_lazy("条例没有规定后果，请继续协商，保证发布的信息准确一致（第11条）。"),
}

# What a word that comes after the reply can still lead to.
AFTERWARDS = {
    Opinion.OBJECTS: gettext_lazy(
        "这是答复以后才收到的意见，不改变已经作出的答复，也不影响期限。"
        "答复还没有送出的，可以撤回签发重新办理；已经公开的，告知其可以依法申请行政复议或者提起诉讼。"
    ),
    Opinion.AGREES: gettext_lazy(
        "这是答复以后才收到的意见，不改变已经作出的答复，也不影响期限。"
        "原来因其不同意没有公开的，可以重新评估（条例第18条），并告知申请人可以再次申请。"
    ),
}

ACCEPTED = {
    True: gettext_lazy("理由成立"),
    False: gettext_lazy("理由不成立，不采纳"),
}
ASSESSED_SILENCE = gettext_lazy("第三方没有答复，由本机关决定")
COORDINATED = gettext_lazy("协商一致的结果")
# In place of what the organ wrote about a party, which may name it.
COVERED = gettext_lazy("（可能提到被征求意见方，只给办理本件的岗位看）")


def mark(known: PartyOnFile) -> str:
    """Where the party stands in a word, translated; "" while it is awaited."""
    if known.opinion is not None:
        return str(OPINIONS[known.opinion])
    if known.ended:
        return gettext("终止征求")
    return gettext("逾期未提出意见") if known.lapsed else ""


def standing(known: PartyOnFile, asked: Consultation, today: date) -> str:
    """What that means, or what is awaited, translated."""
    if known.opinion is not None or known.ended:
        return ""
    if known.lapsed:
        return str(SILENCE[known.kind])
    if known.served_on is None:
        return gettext("等待送达凭证，意见期限从送达的次日起算")
    words = gettext("征求中，%(day)s 以前提出意见")
    if asked.legal_end < today:
        words = gettext("意见期限 %(day)s 已经届满，请登记收到的意见或者逾期未提出意见")
    return words % {"day": asked.legal_end}


def tone(known: PartyOnFile) -> str:
    """The colour of the standing."""
    if known.opinion is Opinion.AGREES:
        return "good"
    return "warn" if known.opinion is Opinion.OBJECTS or known.lapsed else ""
