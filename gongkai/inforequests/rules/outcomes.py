"""处理决定类型: what a request can come to, what each must rest on, and where it is counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.errors import NotAnOutcome


class Outcome(StrEnum):
    """处理决定代码, in the order of the annual report."""

    ALREADY_PUBLIC = "G1"
    GRANTED = "G2"
    PARTLY_GRANTED = "P0"
    STATE_SECRET = "D1"
    FORBIDDEN_BY_LAW = "D2"
    SECURITY_AND_STABILITY = "D3"
    THIRD_PARTY_RIGHTS = "D4"
    INTERNAL_AFFAIRS = "D5"
    DELIBERATION = "D6"
    ENFORCEMENT_FILE = "D7"
    SPECIAL_QUERY = "D8"
    NOT_FOUND = "U1a"
    NOT_THIS_ORGAN = "U1b"
    NEEDS_MAKING = "U2"
    STILL_UNCLEAR = "U3"
    PETITION = "N1"
    REPEATED = "N2"
    PUBLICATION = "N3"
    EXCESSIVE = "N4"
    CERTIFICATION = "N5"
    NOT_CORRECTED = "O1"
    NOT_PAID = "O2"
    OTHER = "O3"
    # 更正自身记录 (条例第41条), a matter of its own that table three does not count.
    RECORD_CORRECTED = "R1"
    RECORD_REFERRED = "R2"
    RECORD_KEPT = "R3"


class Group(StrEnum):
    """本年度办理结果的大类, table three, row three."""

    GRANTED = "granted"
    PARTLY = "partly"
    DENIED = "denied"
    UNABLE = "unable"
    NOT_PROCESSED = "not_processed"
    OTHERWISE = "otherwise"
    RECORD = "record"  # 更正自身记录: no row of table three [未核实]


class Remedy(StrEnum):
    """救济告知: which remedies a letter must name."""

    REVIEW_FIRST = "PRE"  # 先复议后诉讼: 条例第14—16条 refusals (复议法第23条)
    MIXED = "MIX"  # the refused part as PRE, the given part as DUAL
    EITHER = "DUAL"  # 复议或者诉讼
    NONE = "NONE"  # procedural letters
    FEE = "FEE"  # 收费通知: how to object; no remedy of its own [未核实]
    THIRD = "THIRD"  # to a third party whose information is disclosed against its will


class Proof(StrEnum):
    """必备凭据: a record that must be on file before the letter can go out."""

    SECRECY_REVIEW = "secrecy-review"  # 保密审查 (条例第17条)
    WHERE_PUBLIC = "where-public"  # the exact place: 栏目、标题、文号
    CLASSIFICATION = "classification"  # 密级、保密期限、定密机关与依据
    STATUTE = "statute"  # the law or administrative regulation with its article
    HARM_ANALYSIS = "harm-analysis"
    CONSULTATION = "consultation"  # 征求第三方意见, or why none was needed
    DISCRETION_REASON = "discretion-reason"  # 裁量理由 (条例第16条: "可以不予公开")
    REASONS_BY_PART = "reasons-by-part"  # 区分处理: each part withheld has its reason
    SEARCH_RECORD = "search-record"  # 检索记录 (指导案例101号)
    RESPONSIBLE_ORGAN = "responsible-organ"  # name and contact, or that it cannot be told
    EARLIER_REPLY = "earlier-reply"  # number and date of the reply already given
    REASON = "reason"


GKB_2019 = "gkb-2019"
GKB_2021 = "gkb-2021"


@dataclass(frozen=True, slots=True)
class OutcomeRule:
    """处理决定规则: article, letter, remedy, proofs, and the rows in both report layouts.

    `must_tell` lists what the applicant must read in the letter. `note` says what is not
    settled about the rule whenever `grade` is not.
    """

    name: str
    group: Group
    article: str
    letter: str
    remedy: Remedy
    must_tell: tuple[str, ...]
    proofs: tuple[Proof, ...]
    row_2021: str
    grade: Grade = Grade.STATUTE
    note: str = ""

    def row(self, layout: str) -> str:
        """The row of table three, such as `r3_3_7`. Raises KeyError for an unknown layout."""
        rows = {GKB_2021: self.row_2021, GKB_2019: self.row_2019}
        return rows[layout]

    @property
    def row_2019(self) -> str:
        """The 2019 layout knows one row where the 2021 layout has three: 其他处理."""
        return "r3_6" if self.group is Group.OTHERWISE else self.row_2021


def _denial(
    number: int,
    name: str,
    article: str,
    must_tell: tuple[str, ...],
    *proofs: Proof,
) -> OutcomeRule:
    return OutcomeRule(
        name=name,
        group=Group.DENIED,
        article=article,
        letter=f"L17-D{number}",
        remedy=Remedy.REVIEW_FIRST,
        must_tell=("不予公开的决定", *must_tell),
        proofs=proofs,
        row_2021=f"r3_3_{number}",
    )


def _not_processed(
    number: int, name: str, article: str, must_tell: tuple[str, ...], *proofs: Proof
) -> OutcomeRule:
    return OutcomeRule(
        name=name,
        group=Group.NOT_PROCESSED,
        article=article,
        letter=f"L22-N{number}",
        remedy=Remedy.EITHER,
        must_tell=must_tell,
        proofs=proofs,
        row_2021=f"r3_5_{number}",
    )


def _unable(
    letter: str, name: str, article: str, must_tell: tuple[str, ...], row: str, *proofs: Proof
) -> OutcomeRule:
    return OutcomeRule(
        name, Group.UNABLE, article, letter, Remedy.EITHER, must_tell, proofs, row_2021=row
    )


OUTCOME_RULES: dict[Outcome, OutcomeRule] = {
    Outcome.ALREADY_PUBLIC: OutcomeRule(
        "已主动公开",
        Group.GRANTED,
        "条例第36条第（一）项",
        "L15",
        Remedy.EITHER,
        ("获取的方式和途径", "能直接找到的栏目、标题或者文号"),
        (Proof.SECRECY_REVIEW, Proof.WHERE_PUBLIC),
        "r3_1",
        Grade.UNVERIFIED,
        "计入“予以公开”是通行做法，填报说明的原文尚待核对。",
    ),
    Outcome.GRANTED: OutcomeRule(
        "予以公开",
        Group.GRANTED,
        "条例第36条第（二）项",
        "L14",
        Remedy.EITHER,
        ("所提供的信息，或者获取的方式、途径和时间",),
        (Proof.SECRECY_REVIEW,),
        "r3_1",
    ),
    Outcome.PARTLY_GRANTED: OutcomeRule(
        "部分公开",
        Group.PARTLY,
        "条例第37条",
        "L16",
        Remedy.MIXED,
        ("可以公开的部分", "不予公开的每一部分的理由和依据"),
        (Proof.SECRECY_REVIEW, Proof.REASONS_BY_PART),
        "r3_2",
        Grade.DESIGN,
        "归类依据年报格式；救济告知分部分书写是本系统的约定，法律没有细分。",
    ),
    Outcome.STATE_SECRET: _denial(
        1,
        "属于国家秘密",
        "条例第14条",
        ("理由和依据，不得写出涉密内容",),
        Proof.CLASSIFICATION,
    ),
    Outcome.FORBIDDEN_BY_LAW: _denial(
        2,
        "其他法律行政法规禁止公开",
        "条例第14条",
        ("禁止公开的法律、行政法规的名称和条款",),
        Proof.STATUTE,
    ),
    Outcome.SECURITY_AND_STABILITY: _denial(
        3,
        "危及“三安全一稳定”",
        "条例第14条",
        ("会危及国家安全、公共安全、经济安全、社会稳定中的哪一项，以及理由",),
        Proof.HARM_ANALYSIS,
    ),
    Outcome.THIRD_PARTY_RIGHTS: _denial(
        4,
        "保护第三方合法权益",
        "条例第15条、第32条",
        ("征求意见的结果和本机关的判断",),
        Proof.CONSULTATION,
        Proof.REASON,
    ),
    Outcome.INTERNAL_AFFAIRS: _denial(
        5,
        "属于三类内部事务信息",
        "条例第16条第一款",
        ("属于人事管理、后勤管理、内部工作流程中的哪一类", "不予公开的理由"),
        Proof.DISCRETION_REASON,
    ),
    Outcome.DELIBERATION: _denial(
        6,
        "属于四类过程性信息",
        "条例第16条第二款",
        ("属于讨论记录、过程稿、磋商信函、请示报告中的哪一类", "不予公开的理由"),
        Proof.DISCRETION_REASON,
    ),
    Outcome.ENFORCEMENT_FILE: _denial(
        7,
        "属于行政执法案卷",
        "条例第16条第二款",
        ("所属案卷", "不予公开的理由"),
        Proof.DISCRETION_REASON,
    ),
    Outcome.SPECIAL_QUERY: OutcomeRule(
        "属于行政查询事项",
        Group.DENIED,
        "条例第36条第（七）项",
        "L18",
        Remedy.EITHER,
        ("依照哪部法律、行政法规办理", "到哪里办理"),
        (Proof.STATUTE,),
        "r3_3_8",
        Grade.UNVERIFIED,
        "年报计入“不予公开”，但依据不是第14至16条，是否复议前置尚待核对，默认可以复议或者诉讼。",
    ),
    Outcome.NOT_FOUND: _unable(
        "L19a",
        "经检索不存在",
        "条例第36条第（四）项",
        ("该信息不存在", "检索的范围和方法"),
        "r3_4_1",
        Proof.SEARCH_RECORD,
    ),
    Outcome.NOT_THIS_ORGAN: _unable(
        "L19b",
        "不属于本机关负责公开",
        "条例第36条第（五）项",
        ("理由", "能够确定的，负责公开的机关名称和联系方式"),
        "r3_4_1",
        Proof.RESPONSIBLE_ORGAN,
    ),
    Outcome.NEEDS_MAKING: _unable(
        "L20",
        "没有现成信息需要另行制作",
        "条例第38条",
        ("需要加工、分析的情况",),
        "r3_4_2",
        Proof.REASON,
    ),
    Outcome.STILL_UNCLEAR: _unable(
        "L21",
        "补正后申请内容仍不明确",
        "条例第30条、第36条",
        ("补正前后的内容", "仍不明确之处"),
        "r3_4_3",
        Proof.REASON,
    ),
    Outcome.PETITION: _not_processed(
        1,
        "信访举报投诉类申请",
        "条例第39条第一款",
        ("不作为公开申请处理", "可以通过什么渠道提出"),
        Proof.REASON,
    ),
    Outcome.REPEATED: _not_processed(
        2,
        "重复申请",
        "条例第36条第（六）项",
        ("不予重复处理", "前次答复的文号和日期"),
        Proof.EARLIER_REPLY,
    ),
    Outcome.PUBLICATION: _not_processed(
        3, "要求提供公开出版物", "条例第39条第二款", ("获取的途径",), Proof.REASON
    ),
    Outcome.EXCESSIVE: _not_processed(
        4,
        "无正当理由大量反复申请",
        "条例第35条",
        ("不予处理", "申请人所述理由不合理之处"),
        Proof.REASON,
    ),
    Outcome.CERTIFICATION: OutcomeRule(
        "要求行政机关确认或重新出具已获取信息",
        Group.NOT_PROCESSED,
        "",
        "L22-N5",
        Remedy.EITHER,
        ("不予处理的理由",),
        (Proof.REASON,),
        "r3_5_5",
        Grade.UNVERIFIED,
        "年报格式有此项，条例没有专条，法律依据的写法尚待核对。",
    ),
    Outcome.NOT_CORRECTED: OutcomeRule(
        "申请人无正当理由逾期不补正",
        Group.OTHERWISE,
        "条例第30条",
        "L25",
        Remedy.EITHER,
        ("补正告知书的文号", "补正期限届满日", "不再处理"),
        (),
        "r3_6_1",
    ),
    Outcome.NOT_PAID: OutcomeRule(
        "申请人逾期未按收费通知要求缴纳费用",
        Group.OTHERWISE,
        "收费办法第6条",
        "L26",
        Remedy.EITHER,
        ("收费通知的文号", "缴费期限届满日", "不再处理"),
        (),
        "r3_6_2",
        Grade.ONE_EXCERPT,
        "收费办法第6条只核对到摘录。",
    ),
    Outcome.OTHER: OutcomeRule(
        "其他",
        Group.OTHERWISE,
        "",
        "L24",
        Remedy.EITHER,
        ("不作为政府信息公开申请办理的理由",),
        (Proof.REASON,),
        "r3_6_3",
        Grade.UNVERIFIED,
        "撤回、非政府信息、已移交档案馆、党务信息等归入哪一格，填报说明的原文尚待核对。",
    ),
}

OUTCOME_RULES |= {
    outcome: OutcomeRule(
        name,
        Group.RECORD,
        "条例第41条",
        letter,
        Remedy.EITHER,
        must_tell,
        (Proof.REASON,),
        "",
        Grade.UNVERIFIED,
        "更正记录不进入年报表三是通行理解；办理期限条例没有规定，参照20个工作日。",
    )
    for outcome, name, letter, must_tell in (
        (Outcome.RECORD_CORRECTED, "予以更正", "L29", ("更正前后的内容", "更正的依据")),
        (Outcome.RECORD_REFERRED, "转送或者告知另行提出", "L30", ("有权更正的机关",)),
        (Outcome.RECORD_KEPT, "不予更正", "L29-R3", ("不予更正的理由",)),
    )
}

# What the annual report counts, in its order.
COUNTED = tuple(outcome for outcome in Outcome if OUTCOME_RULES[outcome].row_2021)
RECORD_OUTCOMES = tuple(outcome for outcome in Outcome if outcome not in COUNTED)

# O1 and O2 follow from silence; no reply can choose them.
BY_LAPSE = frozenset({Outcome.NOT_CORRECTED, Outcome.NOT_PAID})

GIVEN = frozenset({Outcome.ALREADY_PUBLIC, Outcome.GRANTED, Outcome.PARTLY_GRANTED})


def roll_up(items: Sequence[Outcome]) -> Outcome:
    """整件汇总: the one outcome of a request of several items, counted once.

    Something given and something not makes 部分公开 (P0), which the report counts in that row
    alone. All given is G2 as soon as one item was handed over. Several different refusals
    take the first in the order of the report [设计: no text settles it].
    Raises NotAnOutcome for a request without an item.
    """
    if not items:
        raise NotAnOutcome(outcome="")
    kinds = set(items)
    if kinds <= {Outcome.ALREADY_PUBLIC, Outcome.GRANTED}:
        return Outcome.GRANTED if Outcome.GRANTED in kinds else Outcome.ALREADY_PUBLIC
    if kinds & GIVEN:
        return Outcome.PARTLY_GRANTED
    return next(outcome for outcome in Outcome if outcome in kinds)


def proofs_for(outcome: Outcome, items: Sequence[Outcome]) -> frozenset[Proof]:
    """Every record the reply must rest on: those of the whole and those of each item."""
    return frozenset(proof for each in (outcome, *items) for proof in OUTCOME_RULES[each].proofs)
