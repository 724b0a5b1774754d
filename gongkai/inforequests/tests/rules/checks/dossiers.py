"""Dossiers in few words: a case, a decision, and what is on file about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.admission import judge
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.checks import CHECKS
from gongkai.inforequests.rules.dossier import Dossier, FileOnRecord, Secrecy
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters.facts import LetterFacts, Office
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, roll_up
from gongkai.inforequests.rules.particulars import SUBTYPES, ItemDecision
from gongkai.inforequests.rules.searches import Search
from gongkai.inforequests.tests.rules.cases import in_process
from gongkai.workdays.rules.calendar import WorkdayCalendar

CALENDAR = WorkdayCalendar.official()
RECEIVED = "2026-03-02"
TODAY = dt.date(2026, 3, 20)
OFFICE = Office(
    name="测试区民政局",
    reviewers=("测试区人民政府",),
    forum="第二十四条",
    review_at="某路1号，网上渠道 https://review.example.org",
    court="某某人民法院",
    contact="办公室，电话 0000-0000000",
)
SEARCHED = Search(
    dt.date(2026, 3, 5),
    "公文系统、业务系统",
    "某某规划、规划文本",
    "2018年至2020年文书档案",
    "规划科",
    found=False,
)
CLEARED = Secrecy(dt.date(2026, 3, 6), may_disclose=True, deidentified=True)
DISCLOSED = FileOnRecord(FileKind.DISCLOSED, "某某规划.pdf", 36)
EVIDENCE = FileOnRecord(FileKind.EVIDENCE, "邮局收据.pdf", 1)

NOT_SEVERABLE = {"not_severable_reason": "各部分互相关联，不能区分。"}
DISCRETION = {"discretion_reason": "公开会妨碍正在进行的工作。", **NOT_SEVERABLE}
PARTICULARS = {
    Outcome.ALREADY_PUBLIC: {"where_public": "区政府网站“规划信息”栏目《某某规划》"},
    Outcome.STATE_SECRET: {
        "secrecy_level": "secret",
        "classifier": "测试市保密行政管理部门",
        "classification_basis": "《某某工作国家秘密范围的规定》第三条",
        "classified_on": "2020-01-02",
        "classified_until": "2030-01-01",
        **NOT_SEVERABLE,
    },
    Outcome.FORBIDDEN_BY_LAW: {"statute": "《中华人民共和国统计法》第二十五条", **NOT_SEVERABLE},
    Outcome.SECURITY_AND_STABILITY: {"harm_analysis": "点位公开后容易被破坏。", **NOT_SEVERABLE},
    Outcome.THIRD_PARTY_RIGHTS: {
        "no_consultation_reason": "第三方已经书面声明不同意公开。",
        "opinion_assessment": "商业秘密的理由成立。",
        "public_interest": "不公开不会对公共利益造成重大影响。",
        **NOT_SEVERABLE,
    },
    Outcome.INTERNAL_AFFAIRS: DISCRETION | {"disclosure_required_by_rule": "no"},
    Outcome.DELIBERATION: DISCRETION | {"disclosure_required_by_rule": "no", "decision_made": "no"},
    Outcome.ENFORCEMENT_FILE: DISCRETION
    | {"disclosure_required_by_rule": "no", "file_number": "某执〔2026〕7号"},
    Outcome.SPECIAL_QUERY: {
        "statute": "《不动产登记暂行条例》第二十七条",
        "where_to_go": "测试区不动产登记中心，某路2号",
    },
    Outcome.NOT_THIS_ORGAN: {
        "responsible_organ": "测试区农业农村局",
        "responsible_contact": "办公室，电话 0000-0000001",
    },
    Outcome.NEEDS_MAKING: {"work_needed": "需要从台账中逐条摘录、汇总。"},
    Outcome.STILL_UNCLEAR: {"before_correction": "没有写年度。", "after_correction": "仍没有写。"},
    Outcome.REPEATED: {"earlier_letter": "测试公开〔2026〕1号", "earlier_on": "2026-02-10"},
    Outcome.PUBLICATION: {"where_published": "《测试年鉴》，可以到区图书馆查阅。"},
    Outcome.EXCESSIVE: {"why_unreasonable": "理由与数量无关。"},
}
BASIS = {
    Outcome.FORBIDDEN_BY_LAW: "《中华人民共和国统计法》第二十五条",
    Outcome.SPECIAL_QUERY: "《不动产登记暂行条例》第二十七条",
}


def item(outcome, position=1, **changed):
    """One item decided so, complete in itself; particulars given are laid over its own."""
    particulars = PARTICULARS.get(outcome, {}) | changed.pop("particulars", {})
    limbs = SUBTYPES.get(outcome, ())
    plain = ItemDecision(
        position,
        "2019年度某某规划全文",
        outcome,
        limbs[0].value if limbs else "",
        "经查，情况如上。",
        BASIS.get(outcome, ""),
        tuple(particulars.items()),
    )
    return replace(plain, **changed)


def dossier(*items, history=None, channel=Channel.IN_PERSON, **changed):
    """What is on file in a case of these items; nothing is wrong with it unless told otherwise."""
    acts = tuple(history or in_process(RECEIVED))
    today = changed.get("today", TODAY)
    known = Dossier(
        today=today,
        acts=acts,
        case=changed.pop("case", None) or fold(acts, CALENDAR),
        channel=channel,
        kind=ApplicantKind.NATURAL,
        evidence=(("arrived_on", RECEIVED), ("receipt_no", "1")),
        subject="2019年度某某规划全文",
        organ_is_below_city=True,
        organ_is_vertical=False,
        items=items,
        searches=(SEARCHED,),
        secrecy=CLEARED,
        files=(DISCLOSED,) if any(each.outcome is Outcome.GRANTED for each in items) else (),
        enclosures="无",
        dispatch=Dispatch.POST,
        draft_version=1,
        drafted_by="drafter",
        compared_by="second",
        letter=letter(items, today) if items and all(each.outcome for each in items) else None,
    )
    return replace(known, **changed)


def letter(items, today=TODAY, office=OFFICE):
    """The reply to these items as it would go out."""
    return LetterFacts(
        kind=OUTCOME_RULES[roll_up([each.outcome for each in items])].letter,
        number="草稿",
        office=office,
        addressee="测*",
        issued_on=today,
        request_number="MINZHENG-2026-0001",
        subject="2019年度某某规划全文",
        arrived_on=dt.date(2026, 3, 2),
        received_on=dt.date(2026, 3, 2),
        body="经查，情况如上。",
        basis="、".join(each.basis for each in items if each.basis),
        enclosures="无",
        items=tuple(items),
    )


def saying(reason, outcome=Outcome.DELIBERATION, today=None):
    """A reply to one item, with these reasons, of that day."""
    changed = {"today": dt.date.fromisoformat(today)} if today else {}
    return dossier(item(outcome, reason=reason), **changed)


def about(act, words="", history=None, **changed):
    """A dossier before this act, with what admission says to it."""
    acts = tuple(history or in_process(RECEIVED))
    try:
        judge(acts, act, CALENDAR)
    except RuleError as error:
        changed = {"refused": error.code} | changed
    return dossier(history=acts, next_act=act, words=words, **changed)


def found(code, known):
    """What one check finds, as (place, about) pairs."""
    return [(each.place, each.about) for each in CHECKS[code].findings(known)]


def named(sides):
    """The ids of a table of both sides."""
    return [f"{code} {name}" for code, name, *_rest in sides]
