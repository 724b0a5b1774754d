"""Replies of every kind with exactly the records that they must rest on."""

from __future__ import annotations

from dataclasses import replace

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import Letterhead
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Proof
from gongkai.inforequests.rules.particulars import SUBTYPES, ItemDecision

D = Outcome

NOT_SEVERABLE = {"not_severable_reason": "各部分内容互相关联，区分后剩余部分没有可以利用的信息。"}
DISCRETION = {"discretion_reason": "公开会妨碍正在进行的工作，对公众没有可以利用的信息。"}
RULE_SAYS_NO = {"disclosure_required_by_rule": "no"}
PARTICULARS = {
    D.ALREADY_PUBLIC: {"where_public": "区政府门户网站“规划信息”栏目《某某规划》"},
    D.STATE_SECRET: {
        "secrecy_level": "secret",
        "classifier": "某某市国家保密行政管理部门",
        "classification_basis": "某某工作国家秘密范围的规定第三条",
        "classified_on": "2020-01-02",
        "classified_until": "2029-01-01",
        **NOT_SEVERABLE,
    },
    D.FORBIDDEN_BY_LAW: {"statute": "《中华人民共和国某某法》第五条", **NOT_SEVERABLE},
    D.SECURITY_AND_STABILITY: {
        "harm_analysis": "公开设施点位会使公共安全设施容易遭到破坏。",
        **NOT_SEVERABLE,
    },
    D.THIRD_PARTY_RIGHTS: {
        "no_consultation_reason": "该第三方已经书面声明不同意公开，无需再次征求。",
        "opinion_assessment": "所述的商业秘密理由成立，客户名单没有对外公开过。",
        "public_interest": "不公开不会对公共利益造成重大影响。",
        **NOT_SEVERABLE,
    },
    D.INTERNAL_AFFAIRS: {**DISCRETION, **RULE_SAYS_NO, **NOT_SEVERABLE},
    D.DELIBERATION: {
        "decision_made": "no",
        **DISCRETION,
        **RULE_SAYS_NO,
        **NOT_SEVERABLE,
    },
    D.ENFORCEMENT_FILE: {
        "file_number": "某执〔2026〕7号",
        "reading_way": "当事人可以凭身份证明到本机关法制科查阅案卷。",
        **DISCRETION,
        **RULE_SAYS_NO,
        **NOT_SEVERABLE,
    },
    D.SPECIAL_QUERY: {
        "statute": "《不动产登记暂行条例》第二十七条",
        "where_to_go": "测试区不动产登记中心查询窗口，某路2号",
    },
    D.NOT_THIS_ORGAN: {
        "responsible_organ": "测试区农业农村局",
        "responsible_contact": "办公室，电话 0000-0000001，某路3号",
    },
    D.NEEDS_MAKING: {"work_needed": "需要从各年度台账中逐条摘录、汇总、统计。"},
    D.STILL_UNCLEAR: {
        "before_correction": "原申请没有写明年度和文件名称。",
        "after_correction": "补正后仍没有写明年度，无法确定是哪一份文件。",
    },
    D.PETITION: {"right_channel": "请向测试区信访局提出。"},
    D.REPEATED: {"earlier_letter": "测试区民政局公开〔2026〕1号", "earlier_on": "2026-02-26"},
    D.PUBLICATION: {"where_published": "《测试年鉴》，公开发行，可以到区图书馆查阅。"},
    D.EXCESSIVE: {"why_unreasonable": "所述理由与申请的数量和频次没有关系。"},
    D.RECORD_CORRECTED: {"record_before": "登记为甲", "record_after": "更正为乙"},
    D.RECORD_REFERRED: {
        "responsible_organ": "测试区农业农村局",
        "responsible_contact": "办公室，电话 0000-0000001",
        "forwarded": "yes",
    },
}
BASIS = {
    D.CERTIFICATION: "《中华人民共和国政府信息公开条例》第二条",
    D.OTHER: "《中华人民共和国政府信息公开条例》第二条",
}


def decision(outcome, position=1, text="", **changed):
    """One item decided so, complete in itself."""
    limbs = SUBTYPES.get(outcome, ())
    item = ItemDecision(
        position,
        text,
        outcome,
        limbs[0].value if limbs else "",
        "经查，情况如上。",
        BASIS.get(outcome, ""),
        tuple(PARTICULARS.get(outcome, {}).items()),
    )
    return replace(item, **changed)


def reply(*items, dispatch=Dispatch.POST, opening="", enclosures=None):
    """A reply of these items; what gives something has an enclosure."""
    gives = any(item.outcome is D.GRANTED for item in items)
    listed = ("某某规划（共36页）" if gives else "") if enclosures is None else enclosures
    return actions.Reply(tuple(items), actions.DraftText(opening, listed, dispatch))


def bring_to_approval(row, told, drafter, checker, at):
    """拟稿, 送审, 审核 and 核对 of the reply."""
    items = [replace(item, text=item.text or row.subject) for item in told.items]
    deed = {"request": row, "at": at}
    actions.draft_reply(**deed, items=items, text=told.text, by=drafter)
    actions.submit_draft(**deed, by=drafter)
    actions.check_draft(**deed, by=checker)
    actions.compare_draft(**deed, by=checker)


def set_aside(row, by, at, reason="复议决定撤销了原答复。"):
    """Every warning that stands, each by name."""
    for finding in queries.open_warnings(row, at.date()):
        deed = {"request": row, "check": finding.code, "place": finding.place}
        actions.override(**deed, reason=reason, by=by, at=at)


def file_records(row, outcomes, searcher, reviewer, at, *, may_disclose=True):
    """The records outside the items: 保密审查 for what is given, 检索 for what is not there."""
    needed = {proof for outcome in outcomes for proof in OUTCOME_RULES[outcome].proofs}
    if Proof.SECRECY_REVIEW in needed:
        actions.review_secrecy(
            request=row,
            may_disclose=may_disclose,
            opinion="不涉及国家秘密，可以公开。",
            deidentified=True,
            by=reviewer,
            at=at,
        )
    if Proof.SEARCH_RECORD in needed:
        actions.record_search(
            request=row,
            systems="公文系统、业务系统、档案系统",
            keywords="某某规划、规划文本、2019年规划",
            paper="2018年至2020年文书档案",
            asked="规划科",
            span="2018年至2020年",
            result="没有找到",
            found=False,
            by=searcher,
            at=at,
        )


def fill_letterhead(organ):
    """What the organ's letters must say about itself."""
    told = {
        "contact": "办公室，电话 0000-0000000",
        "payment_at": "到测试区政务服务中心非税收入窗口缴纳。",
        "review_at": "某路1号，网上渠道 https://review.example.org",
        "court": "某某人民法院",
        "department_above": "测试市民政局",
    }
    return Letterhead.objects.get_or_create(organ=organ, defaults=told)[0]
