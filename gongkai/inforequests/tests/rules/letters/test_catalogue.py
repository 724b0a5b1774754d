"""文书: the catalogue, what every letter must contain, and that nobody can leave it out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.inforequests.rules import acts, letters
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.fees import Tariff
from gongkai.inforequests.rules.letters import (
    LETTER_RULES,
    OUTCOME_OF,
    Addressee,
    LetterElement,
    letter_of,
    must_redo,
    reply_letter,
)
from gongkai.inforequests.rules.letters.dates import later_days
from gongkai.inforequests.rules.letters.facts import FeeTold, ReviewSheet
from gongkai.inforequests.rules.letters.samples import OFFICE, sample, sample_item
from gongkai.inforequests.rules.letters.text import compose, missing, remedy
from gongkai.inforequests.rules.outcomes import Outcome, Remedy
from gongkai.inforequests.rules.states import MOVES

E = LetterElement


def text(facts, *elements):
    wanted = elements or tuple(E)
    return "\n".join(each.text for each in compose(facts) if each.element in wanted)


# Outcome: letter, title, article, remedy, elements.
REPLIES = {
    "G1": ("L15", "政府信息已主动公开告知书", "第三十六条第（一）项", "DUAL", "abcdefhij"),
    "G2": ("L14", "政府信息公开告知书", "第三十六条第（二）项", "DUAL", "abcdefghij"),
    "P0": ("L16", "政府信息部分公开告知书", "第三十七条", "MIX", "abcdefghij"),
    "D1": ("L17-D1", "政府信息不予公开告知书", "第十四条", "PRE", "abcdefhi"),
    "D2": ("L17-D2", "政府信息不予公开告知书", "第十四条和《某某条例》第八条", "PRE", "abcdefhi"),
    "D3": ("L17-D3", "政府信息不予公开告知书", "第十四条", "PRE", "abcdefhi"),
    "D4": ("L17-D4", "政府信息不予公开告知书", "第十五条、第三十二条", "PRE", "abcdefhi"),
    "D5": ("L17-D5", "政府信息不予公开告知书", "第十六条第一款", "PRE", "abcdefhi"),
    "D6": ("L17-D6", "政府信息不予公开告知书", "第十六条第二款", "PRE", "abcdefhi"),
    "D7": ("L17-D7", "政府信息不予公开告知书", "第十六条第二款", "PRE", "abcdefhi"),
    "D8": ("L18", "政府信息查询事项告知书", "第（七）项和《某某条例》", "DUAL", "abcdefhi"),
    "U1a": ("L19a", "政府信息不存在告知书", "第三十六条第（四）项", "DUAL", "abcdefhi"),
    "U1b": ("L19b", "非本机关负责公开告知书", "第三十六条第（五）项", "DUAL", "abcdefhi"),
    "U2": ("L20", "政府信息需要加工分析告知书", "第三十八条", "DUAL", "abcdefhi"),
    "U3": ("L21", "申请内容不明确告知书", "第三十条、第三十六条", "DUAL", "abcdefhi"),
    "N1": ("L22-N1", "信访投诉举报事项告知书", "第三十九条第一款", "DUAL", "abcdefhi"),
    "N2": ("L22-N2", "重复申请不予处理告知书", "第三十六条第（六）项", "DUAL", "abcdefhi"),
    "N3": ("L22-N3", "公开出版物获取途径告知书", "第三十九条第二款", "DUAL", "abcdefhi"),
    "N4": ("L22-N4", "大量反复申请不予处理告知书", "第三十五条", "DUAL", "abcdefhi"),
    "N5": ("L22-N5", "确认或者重新出具信息申请告知书", "根据《某某条例》", "DUAL", "abcdefhi"),
    "O1": ("L25", "逾期不补正不再处理告知书", "第三十条", "DUAL", "abcdefhi"),
    "O2": ("L26", "逾期不缴费不再处理告知书", "管理办法》第六条", "DUAL", "abcdefhi"),
    "O3": ("L24", "不作为政府信息公开申请办理告知书", "第二条", "DUAL", "abcdefhi"),
    "R1": ("L29", "政府信息更正告知书", "第四十一条", "DUAL", "abcdefhi"),
    "R2": ("L30", "政府信息更正申请转送告知书", "第四十一条", "DUAL", "abcdefhi"),
    "R3": ("L29-R3", "政府信息不予更正告知书", "第四十一条", "DUAL", "abcdefhi"),
}
# Letter: title, to whom, remedy, elements.
PROCEDURE = {
    "L01": ("政府信息公开申请登记回执", "applicant", "NONE", "abcijk"),
    "L02": ("政府信息公开申请审查（呈批）单", "office", "NONE", "acdf"),
    "L03": ("政府信息公开申请补正告知书", "applicant", "NONE", "abcdeijk"),
    "L04": ("政府信息公开申请补正收件记录", "applicant", "NONE", "abceik"),
    "L05": ("政府信息公开申请说明理由告知书", "applicant", "NONE", "abcdeik"),
    "L06": ("延长政府信息公开答复期限告知书", "applicant", "NONE", "abcdeik"),
    "L06b": ("延迟答复政府信息公开申请告知书", "applicant", "NONE", "abcdeik"),
    "L07": ("政府信息公开申请拆分、并案办理说明", "applicant", "NONE", "abcdik"),
    "L08": ("政府信息公开信息处理费收费通知", "applicant", "FEE", "abcdeik"),
    "L09": ("政府信息公开征求第三方意见书", "party", "NONE", "abdeik"),
    "L10": ("政府信息决定公开告知书", "party", "THIRD", "abdefhi"),
    "L11": ("政府信息公开征求意见情况告知书", "applicant", "NONE", "abcdeik"),
    "L12": ("政府信息公开征求共同制作机关意见函", "party", "NONE", "abdeik"),
    "L13": ("政府信息公开协商函", "party", "NONE", "abdeik"),
    "L27": ("送达回证", "office", "NONE", "abcd"),
    "L28": ("政府信息公开申请终止办理告知书", "applicant", "NONE", "abcdfi"),
    "L31": ("政府信息查阅、抄录安排通知书", "applicant", "NONE", "abcdeij"),
    "L32": ("主动公开建议审核告知书", "applicant", "NONE", "abcdefi"),
    "L32-N": ("主动公开建议审核告知书", "applicant", "NONE", "abcdefi"),
    "L34": ("行政复议答复书", "forum", "NONE", "abcdegi"),
    "L34-S": ("行政诉讼答辩状", "forum", "NONE", "abcdegi"),
    "L35": ("政府信息公开答复更正函", "applicant", "NONE", "abcdfi"),
}
REDONE = {kind for kind in LETTER_RULES if kind.startswith("L33-")}


def test_the_tables_are_the_whole_catalogue():
    assert {outcome.value for outcome in Outcome} == set(REPLIES)
    assert set(OUTCOME_OF) == {row[0] for row in REPLIES.values()} | {"L23"} | REDONE
    assert set(LETTER_RULES) == set(PROCEDURE) | set(OUTCOME_OF)


def test_every_move_that_makes_a_letter_has_it_in_the_catalogue():
    """L27 belongs to service."""
    named = {move.letter for move in MOVES if move.letter} - {"L27"}
    assert named <= set(LETTER_RULES)


@pytest.mark.parametrize("code", REPLIES)
def test_every_outcome_has_its_letter_with_all_it_must_contain(code):
    kind, title, article, remedies, elements = REPLIES[code]
    facts = sample(kind)
    rule = facts.rule
    assert (letter_of(Outcome(code)), rule.title, remedy(facts)) == (kind, title, Remedy(remedies))
    assert {each.value for each in rule.elements} == set(elements)
    assert missing(facts) == ()
    assert article in text(facts, E.ARTICLE)
    assert "复议" in text(facts, E.REMEDY)


@pytest.mark.parametrize("kind", PROCEDURE)
def test_every_procedural_letter_has_all_it_must_contain(kind):
    title, addressee, remedies, elements = PROCEDURE[kind]
    facts = sample(kind)
    assert (facts.rule.title, facts.rule.addressee) == (title, Addressee(addressee))
    assert {each.value for each in facts.rule.elements} == set(elements)
    assert missing(facts) == ()
    assert facts.rule.remedy is Remedy(remedies)
    assert bool(text(facts, E.REMEDY)) is (remedies != "NONE")


@pytest.mark.parametrize("kind", sorted(REDONE))
def test_a_redone_reply_names_the_one_it_replaces_and_keeps_the_remedies_of_its_decision(kind):
    outcome = OUTCOME_OF[kind]
    facts = sample(kind)
    assert facts.rule.title == "重新答复告知书"
    assert letter_of(outcome, redo=True) == kind
    assert missing(facts) == ()
    assert remedy(facts) is remedy(sample(letter_of(outcome)))
    assert "2026年3月5日的某某局公开〔2026〕5号已被撤销" in text(facts, E.FACTS)
    assert missing(replace(facts, earlier="")) == (E.FACTS,)


def test_what_went_to_the_archives_has_a_letter_of_its_own():
    kind = letter_of(Outcome.OTHER, "in_archives")
    facts = sample(kind)
    assert (kind, missing(facts)) == ("L23", ())
    assert facts.rule.title == "政府信息已移交档案馆告知书"
    assert "《中华人民共和国档案法》第十五条第二款" in text(facts, E.ARTICLE)
    assert letter_of(Outcome.OTHER, "party_affairs") == "L24"


# What is taken away from a complete letter, and the element that then lacks.
BLANKS = {
    "no number": ("L14", {"number": " "}, E.NUMBER),
    "no name": ("L14", {"addressee": ""}, E.ADDRESSEE),
    "no subject": ("L14", {"subject": "\n"}, E.REQUEST),
    "no reasons": ("L14", {"items": (), "body": "\x00 \n"}, E.FACTS),
    "no reasons of an item": (
        "L14",
        {"items": (replace(sample_item(Outcome.GRANTED), reason=" "),)},
        E.FACTS,
    ),
    "no law named": (
        "L17-D2",
        {"items": (replace(sample_item(Outcome.FORBIDDEN_BY_LAW), particulars=()),)},
        E.ARTICLE,
    ),
    "no law for N5": (
        "L22-N5",
        {"items": (replace(sample_item(Outcome.CERTIFICATION), basis=""),)},
        E.ARTICLE,
    ),
    "no law in an old letter": ("L22-N5", {"items": (), "body": "情况", "basis": ""}, E.ARTICLE),
    "no limb named": (
        "L17-D5",
        {"items": (replace(sample_item(Outcome.INTERNAL_AFFAIRS), subtype=""),)},
        E.CONCLUSION,
    ),
    "no enclosures": ("L14", {"enclosures": ""}, E.ENCLOSURES),
    "no court": ("L14", {"office": replace(OFFICE, court="")}, E.REMEDY),
    "no court for a third party": ("L10", {"office": replace(OFFICE, court="")}, E.REMEDY),
    "no body": ("L14", {"office": replace(OFFICE, reviewers=("",))}, E.REMEDY),
    "no address": ("L14", {"office": replace(OFFICE, review_at="")}, E.REMEDY),
    "no organ": ("L14", {"office": replace(OFFICE, name="")}, E.SIGNATURE),
    "no contact": ("L14", {"office": replace(OFFICE, contact="")}, E.CONTACT),
    "nothing reviewed": ("L02", {"sheet": ReviewSheet(proposal="予以公开")}, E.FACTS),
    "nothing proposed": ("L02", {"sheet": replace(sample("L02").sheet, proposal="")}, E.CONCLUSION),
    "no points to correct": ("L03", {"body": ""}, E.FACTS),
    "no period": ("L03", {"days": None}, E.PERIOD),
    "no correction answered": ("L04", {"earlier": ""}, E.REQUEST),
    "no new end": ("L04", {"due_on": None}, E.PERIOD),
    "no count of requests": ("L05", {"body": ""}, E.FACTS),
    "no days for reasons": ("L05", {"days": None}, E.PERIOD),
    "no reason to extend": ("L06", {"body": ""}, E.FACTS),
    "no new due date": ("L06", {"due_on": None}, E.PERIOD),
    "no reason to defer": ("L06b", {"body": ""}, E.FACTS),
    "no deferred day": ("L06b", {"due_on": None}, E.PERIOD),
    "no parts": ("L07", {"body": ""}, E.FACTS),
    "no reason for a fee": ("L08", {"body": ""}, E.FACTS),
    "no way to pay": ("L08", {"office": replace(OFFICE, payment_at="")}, E.FACTS),
    "no days to pay": ("L08", {"days": None}, E.PERIOD),
    "nothing to comment on": ("L09", {"body": ""}, E.FACTS),
    "no days to comment": ("L12", {"days": None}, E.PERIOD),
    "nothing to negotiate": ("L13", {"body": ""}, E.FACTS),
    "nothing decided": ("L10", {"body": ""}, E.FACTS),
    "nobody asked": ("L11", {"opinions": ()}, E.FACTS),
    "no correction letter": ("L25", {"earlier": ""}, E.FACTS),
    "no end of the period": ("L25", {"due_on": None}, E.FACTS),
    "no fee notice": ("L26", {"earlier": ""}, E.FACTS),
    "no place to read": ("L31", {"body": ""}, E.FACTS),
    "no main letter": ("L31", {"earlier": ""}, E.FACTS),
    "no grounds": ("L32", {"body": ""}, E.FACTS),
    "no defence": ("L34", {"body": ""}, E.FACTS),
    "no evidence listed": ("L34-S", {"enclosures": ""}, E.ENCLOSURES),
    "no misprint": ("L35", {"body": ""}, E.FACTS),
    "no letter amended": ("L35", {"earlier": ""}, E.FACTS),
    "no day of it": ("L35", {"earlier_on": None}, E.FACTS),
}


@pytest.mark.parametrize("case", BLANKS)
def test_what_is_lacking_is_named_and_seen(case):
    kind, changed, element = BLANKS[case]
    assert missing(sample(kind)) == ()
    facts = sample(kind, **changed)
    assert missing(facts) == (element,)
    assert "〔待填：" in text(facts, element)


def test_a_refusal_first_reviewed_needs_no_court():
    assert missing(sample("L17-D6", office=replace(OFFICE, court=""))) == ()


def test_a_fee_by_case_is_told_with_place_bracket_and_capitals():
    told = text(sample("L08"), E.FACTS, E.ARTICLE)
    assert "2026年3月内您向本机关提出的政府信息公开申请中，本件是第12件。" in told
    assert "第四十二条" in told and "《政府信息公开信息处理费管理办法》第三条、第六条" in told
    assert "按件计收：一个自然月内10件以下（含）不收费，第11件至第30件每件100元。" in told
    assert "您应当缴纳信息处理费100元（大写：人民币壹佰元整）。" in told


def test_a_fee_by_page_is_told_bracket_by_bracket():
    told = text(sample("L08", fee=FeeTold(Tariff.BY_PAGE, 260, 5100)), E.FACTS, E.ARTICLE)
    assert "拟向您提供的信息共260页。" in told
    assert "第31页至第100页每页10元，第101页至第200页每页20元，第201页起每页40元。" in told
    assert "伍仟壹佰元整" in told


def test_a_split_behind_the_count_is_told():
    fee = FeeTold(Tariff.BY_CASE, 12, 100, "原申请含两项内容，\n按一事一申请拆分。")
    assert "拆分计件的情况：原申请含两项内容， 按一事一申请拆分。" in text(sample("L08", fee=fee))


def test_a_fee_notice_opens_no_remedy_of_its_own():
    told = text(sample("L08"), E.REMEDY)
    assert "对收费有异议的，可以向本机关提出" in told and "60日" not in told


@pytest.mark.parametrize("kind", sorted(OUTCOME_OF))
@settings(max_examples=20)
@given(typed=st.text(max_size=200))
def test_nothing_typed_removes_remedy_conclusion_or_signature(kind, typed):
    plain = sample(kind)
    items = tuple(
        replace(
            item,
            text=f"第{item.position}项{typed}",
            reason=typed,
            basis=typed,
            particulars=tuple((name, typed) for name, _ in item.particulars),
        )
        for item in plain.items
    )
    changed = sample(
        kind, body=typed, basis=typed, enclosures=typed, subject=typed, addressee=typed, items=items
    )
    for element in (E.REMEDY, E.CONCLUSION, E.SIGNATURE, E.NUMBER):
        assert text(changed, element) == text(plain, element)


@pytest.mark.parametrize("typed", ["{court}", "{0}", "}", "{", "您{reviewers}", "%s"])
def test_typed_words_are_never_templates(typed):
    item = replace(
        sample_item(Outcome.FORBIDDEN_BY_LAW),
        reason=typed,
        basis=typed,
        particulars=(("not_severable_reason", typed),),
    )
    facts = sample(
        "L17-D2", body=typed, subject=typed, addressee=typed, items=(item,), to_organisation=True
    )
    for element in (E.ADDRESSEE, E.REQUEST, E.FACTS, E.ARTICLE):
        assert typed in text(facts, element)


def test_a_long_subject_is_quoted_in_part():
    told = text(sample("L14", subject="长" * 4000), E.REQUEST)
    assert "长……”" in told
    assert len(told) < 400


def test_a_request_not_yet_confirmed_has_a_receipt_without_a_due_date():
    facts = sample("L01", received_on=None)
    assert missing(facts) == ()
    assert "待双方确认" in text(facts)
    assert "届满日为" not in text(facts)


@pytest.mark.parametrize("kind", ["L01", "L04"])
def test_a_provisional_due_date_says_so(kind):
    assert "推定" in text(sample(kind, provisional=True), E.PERIOD)
    assert "推定" not in text(sample(kind), E.PERIOD)


SAID = {
    "L03": "10个工作日内补正。无正当理由逾期不补正的，视为放弃申请",
    "L04": "重新计算的期限为20个工作日，自次日起算，期限届满日为2026年4月20日",
    "L05": "10个工作日内书面说明理由。理由不合理的，本机关不予处理。说明理由不改变答复期限",
    "L06": "延长10个工作日，延长后的期限届满日为2026年4月20日",
    "L06b": "最迟于2026年4月20日答复您",
    "L07": "收到申请之日仍为2026年3月2日",
    "L09": "逾期未提出意见的，由本机关依照规定决定",
    "L10": "本机关决定公开上述信息",
    "L11": "涉及第三方合法权益，本机关已于2026年3月4日发出征求意见的文书",
    "L12": "逾期未提出意见的，视为同意公开",
    "L13": "协商",
    "L25": "某某局公开〔2026〕5号告知您补正，补正期限已于2026年4月20日届满",
    "L28": "2026年3月20日书面撤回",
    "L31": "与某某局公开〔2026〕5号一并送达，救济途径以该文书的告知为准",
    "L32": "属于主动公开的范围，本机关将及时主动公开",
    "L32-N": "不属于主动公开的范围",
    "L35": "本机关于2026年3月5日作出的某某局公开〔2026〕5号有笔误",
}


@pytest.mark.parametrize("kind", SAID)
def test_procedural_letters_say(kind):
    assert SAID[kind] in text(sample(kind)).replace("\n", "")


def test_a_joined_case_is_told_which_one_it_follows():
    told = text(sample("L07", lead="YANGLI-2026-0003"))
    assert "与编号为YANGLI-2026-0003的申请内容相关，本机关一并办理" in told
    assert "不因并案改变" in told


def test_consulted_parties_are_not_told_who_asked():
    to_parties = {kind for kind, rule in LETTER_RULES.items() if rule.addressee is Addressee.PARTY}
    assert to_parties == {"L09", "L10", "L12", "L13"}
    for kind in to_parties:
        told = text(sample(kind, addressee="某公司"))
        assert "YANGLI" not in told
        assert "您" not in told


def test_the_review_sheet_is_signed_by_nobody_outside():
    facts = sample(letters.REVIEW_SHEET)
    assert text(facts, E.ADDRESSEE, E.SIGNATURE) == ""
    for words in ("是不是政府信息，是，审查员甲，2026年3月3日", "签发，签发人丁，2026年3月20日"):
        assert words in text(facts, E.FACTS)


@pytest.mark.parametrize("kind", sorted(LETTER_RULES))
def test_an_organisation_is_addressed_as_one(kind):
    assert "您" not in text(sample(kind, to_organisation=True))


DAY = dt.date(2026, 3, 20)
LATER = dt.date(2026, 3, 21)


@pytest.mark.parametrize("kind", sorted(LETTER_RULES))
def test_no_letter_tells_of_a_day_after_its_own(kind):
    assert later_days(sample(kind)) == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"received_on": LATER},
        {"arrived_on": LATER},
        {"earlier_on": LATER},
        {"opinions": (replace(sample("L11").opinions[0], asked_on=LATER),)},
        {"opinions": (replace(sample("L11").opinions[0], answered_on=LATER),)},
        {"searches": (replace(sample("L19a").searches[0], on=LATER),)},
        {
            "items": (
                replace(sample_item(Outcome.REPEATED), particulars=(("earlier_on", "2026-03-21"),)),
            )
        },
    ],
)
def test_a_later_day_is_found(changed):
    assert later_days(sample("L22-N2", **changed)) == (LATER,)


ANSWERED = acts.Answered(DAY, Outcome.GRANTED, Dispatch.POST)


@pytest.mark.parametrize(
    ("history", "is_due"),
    [
        ((), False),
        ((ANSWERED,), False),
        ((ANSWERED, acts.RedoOrdered(LATER)), True),
        ((ANSWERED, acts.RedoOrdered(LATER), ANSWERED), False),
    ],
)
def test_only_an_order_not_yet_obeyed_makes_a_redone_reply(history, is_due):
    assert must_redo(history) is is_due


@pytest.mark.parametrize(
    ("items", "redo", "kind"),
    [
        ([("O3", "in_archives")], False, "L23"),
        ([("O3", "in_archives"), ("O3", "party_affairs")], False, "L24"),
        ([("G2", ""), ("D6", "draft")], False, "L16"),
        ([("U1a", "")], False, "L19a"),
        ([("U1a", "")], True, "L33-U1a"),
        ([("O3", "in_archives")], True, "L33-O3"),
    ],
)
def test_items_decide_the_letter(items, redo, kind):
    decided = [
        sample_item(Outcome(code), place, subtype) for place, (code, subtype) in enumerate(items, 1)
    ]
    assert reply_letter(decided, redo=redo) == kind
