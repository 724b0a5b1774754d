"""What is refused on the way of a reply, in words that say what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_noop

from gongkai.inforequests.phrases.labels import OUTCOMES
from gongkai.inforequests.phrases.letters import LETTER_ELEMENTS
from gongkai.inforequests.rules.letters import LetterElement
from gongkai.inforequests.rules.outcomes import Outcome

REPLY_REFUSALS = {
    "draft_changed": gettext_noop(
        "别人刚改过这份答复稿（%(by)s，现在是第%(version)s稿）。"
        "您写的内容还在下面，请对照别人的改动，再保存一次。"
    ),
    "draft_locked": gettext_noop("答复稿已经送审，不能再改。需要修改的，请审核人或者签发人退回。"),
    "no_draft": gettext_noop("还没有答复稿，请先拟稿。"),
    "item_unknown": gettext_noop("没有第%(position)s项，可能刚被别人删去，请刷新页面。"),
    "items_miscounted": gettext_noop("申请事项至少要有一项，最多%(most)s项，现在是%(count)s项。"),
    "item_undecided": gettext_noop("第%(positions)s项还没有写明内容或者选定处理决定。"),
    "dispatch_missing": gettext_noop("还没有选定送达方式。"),
    "not_an_item_outcome": gettext_noop("第%(position)s项不能选“%(outcome)s”。"),
    "return_without_reason": gettext_noop("退回要写明理由，承办人才知道怎样改。"),
    "checked_by_drafter": gettext_noop("您写过这份答复稿，不能由您审核或者核对，请换一位同事。"),
    "signed_by_drafter": gettext_noop("您写过这份答复稿，不能由您签发，请换一位有签发岗位的同事。"),
    "lawyer_needed": gettext_noop(
        "不予公开和不予处理的答复要由“合法性审核”岗位审核，本机关设有这个岗位。"
    ),
    "checks_open": gettext_noop(
        "还有校验没有通过（%(checks)s），没有发出。阻断的必须改正；警告的改正，或者写明理由放行。"
    ),
    "letter_incomplete": gettext_noop(
        "文书还缺：%(missing)s，没有发出。属于本机关情况的请在“文书信息”里填写，"
        "属于本件的请在答复稿里写明。"
    ),
    "nothing_to_override": gettext_noop(
        "%(check)s 现在没有可以放行的警告：可能已经改正，或者属于必须改正的阻断。"
    ),
    "override_without_reason": gettext_noop("放行 %(check)s 要写明理由。"),
}


def reply_facts(facts: dict[str, Any], translated: Callable[[str], str]) -> dict[str, Any]:
    """The facts of such a refusal as they are spoken."""
    spoken = dict(facts)
    for name in ("positions", "checks"):
        if name in facts:
            spoken[name] = "、".join(str(each) for each in facts[name])
    if "missing" in facts:
        elements = (LETTER_ELEMENTS[LetterElement(each)] for each in facts["missing"])
        spoken["missing"] = "、".join(translated(str(each)) for each in elements)
    if "outcome" in facts:
        spoken["outcome"] = translated(str(OUTCOMES[Outcome(facts["outcome"])]))
    return spoken
