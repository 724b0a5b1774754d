"""文书: the catalogue, what every letter must contain, and that nobody can leave it out."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules import letters
from gongkai.inforequests.rules.acts import Party
from gongkai.inforequests.rules.letter_facts import LetterFacts, Office
from gongkai.inforequests.rules.letter_text import compose, missing
from gongkai.inforequests.rules.letters import LETTER_RULES, OUTCOME_OF, Addressee, LetterElement
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Remedy

E = LetterElement
DAY = dt.date(2026, 3, 20)
OFFICE = Office(
    name="测试区民政局",
    reviewers=("测试区人民政府",),
    forum="第二十四条",
    review_at="某路1号",
    court="某某人民法院",
    contact="办公室，电话 0000-0000000",
)
COMPLETE = LetterFacts(
    kind="L14",
    number="测试公开〔2026〕1号",
    office=OFFICE,
    addressee="测试甲",
    issued_on=DAY,
    request_number="MINZHENG-2026-0001",
    subject="2019年度某某规划全文",
    arrived_on=dt.date(2026, 3, 2),
    received_on=dt.date(2026, 3, 2),
    body="经查，情况如上。",
    basis="《某某法》第一条",
    enclosures="某某规划（36页）",
    days=10,
    due_on=dt.date(2026, 3, 30),
    earlier="测试公开〔2026〕0号",
)


def letter(**changed):
    return replace(COMPLETE, **changed)


def text(facts, *elements):
    wanted = elements or tuple(E)
    return "\n".join(each.text for each in compose(facts) if each.element in wanted)


# Outcome: title, article, remedy, elements.
REPLIES = {
    "G1": ("政府信息已主动公开告知书", "第三十六条第（一）项", "DUAL", "abcdefhij"),
    "G2": ("政府信息公开告知书", "第三十六条第（二）项", "DUAL", "abcdefghij"),
    "P0": ("政府信息部分公开告知书", "第三十七条", "MIX", "abcdefghij"),
    "D1": ("政府信息不予公开告知书", "第十四条", "PRE", "abcdefhi"),
    "D2": ("政府信息不予公开告知书", "第十四条和《某某法》第一条", "PRE", "abcdefhi"),
    "D3": ("政府信息不予公开告知书", "第十四条", "PRE", "abcdefhi"),
    "D4": ("政府信息不予公开告知书", "第十五条、第三十二条", "PRE", "abcdefhi"),
    "D5": ("政府信息不予公开告知书", "第十六条第一款", "PRE", "abcdefhi"),
    "D6": ("政府信息不予公开告知书", "第十六条第二款", "PRE", "abcdefhi"),
    "D7": ("政府信息不予公开告知书", "第十六条第二款", "PRE", "abcdefhi"),
    "D8": ("政府信息查询事项告知书", "第三十六条第（七）项和《某某法》", "DUAL", "abcdefhi"),
    "U1a": ("政府信息不存在告知书", "第三十六条第（四）项", "DUAL", "abcdefhi"),
    "U1b": ("非本机关负责公开告知书", "第三十六条第（五）项", "DUAL", "abcdefhi"),
    "U2": ("政府信息需要加工分析告知书", "第三十八条", "DUAL", "abcdefhi"),
    "U3": ("申请内容不明确告知书", "第三十条、第三十六条", "DUAL", "abcdefhi"),
    "N1": ("信访投诉举报事项告知书", "第三十九条第一款", "DUAL", "abcdefhi"),
    "N2": ("重复申请不予处理告知书", "第三十六条第（六）项", "DUAL", "abcdefhi"),
    "N3": ("公开出版物获取途径告知书", "第三十九条第二款", "DUAL", "abcdefhi"),
    "N4": ("大量反复申请不予处理告知书", "第三十五条", "DUAL", "abcdefhi"),
    "N5": ("确认或者重新出具信息申请告知书", "根据《某某法》第一条", "DUAL", "abcdefhi"),
    "O1": ("逾期不补正不再处理告知书", "第三十条", "DUAL", "abcdefhi"),
    "O2": ("逾期不缴费不再处理告知书", "信息处理费管理办法》第六条", "DUAL", "abcdefhi"),
    "O3": ("不作为政府信息公开申请办理告知书", "根据《某某法》第一条", "DUAL", "abcdefhi"),
    "R1": ("政府信息更正告知书", "第四十一条", "DUAL", "abcdefhi"),
    "R2": ("政府信息更正申请转送告知书", "第四十一条", "DUAL", "abcdefhi"),
    "R3": ("政府信息不予更正告知书", "第四十一条", "DUAL", "abcdefhi"),
}
PROCEDURE = {
    "L01": "abcijk",
    "L03": "abcdeijk",
    "L06": "abcdeik",
    "L09": "abdeik",
    "L12": "abdeik",
    "L13": "abdeik",
    "L28": "abcdfi",
}


def test_the_tables_are_the_whole_catalogue():
    assert {outcome.value for outcome in Outcome} == set(REPLIES)
    assert set(LETTER_RULES) == set(PROCEDURE) | set(OUTCOME_OF)


@pytest.mark.parametrize("code", REPLIES)
def test_every_outcome_has_its_letter_with_all_it_must_contain(code):
    title, article, remedy, elements = REPLIES[code]
    facts = letter(kind=OUTCOME_RULES[Outcome(code)].letter)
    rule = facts.rule
    assert (rule.title, rule.remedy) == (title, Remedy(remedy))
    assert {each.value for each in rule.elements} == set(elements)
    assert missing(facts) == ()
    assert article in text(facts, E.ARTICLE)
    assert rule.conclusion in text(facts, E.CONCLUSION)


@pytest.mark.parametrize("kind", PROCEDURE)
def test_every_procedural_letter_has_all_it_must_contain(kind):
    facts = letter(kind=kind)
    assert {each.value for each in facts.rule.elements} == set(PROCEDURE[kind])
    assert missing(facts) == ()
    assert facts.rule.remedy is Remedy.NONE
    assert text(facts, E.REMEDY) == ""


BLANKS = {
    "no number": ({"number": " "}, E.NUMBER),
    "no name": ({"addressee": ""}, E.ADDRESSEE),
    "no subject": ({"subject": "\n"}, E.REQUEST),
    "no reasons": ({"body": "\x00 \n"}, E.FACTS),
    "no law named": ({"kind": "L17-D2", "basis": ""}, E.ARTICLE),
    "no law for N5": ({"kind": "L22-N5", "basis": ""}, E.ARTICLE),
    "no enclosures": ({"enclosures": ""}, E.ENCLOSURES),
    "no court": ({"office": replace(OFFICE, court="")}, E.REMEDY),
    "no body": ({"office": replace(OFFICE, reviewers=("",))}, E.REMEDY),
    "no address": ({"office": replace(OFFICE, review_at="")}, E.REMEDY),
    "no organ": ({"office": replace(OFFICE, name="")}, E.SIGNATURE),
    "no contact": ({"office": replace(OFFICE, contact="")}, E.CONTACT),
    "no period": ({"kind": "L03", "days": None}, E.PERIOD),
    "no new due date": ({"kind": "L06", "due_on": None}, E.PERIOD),
    "no correction letter": ({"kind": "L25", "earlier": ""}, E.FACTS),
    "no end of the period": ({"kind": "L25", "due_on": None}, E.FACTS),
    "no fee notice": ({"kind": "L26", "earlier": ""}, E.FACTS),
}


@pytest.mark.parametrize("case", BLANKS)
def test_what_is_lacking_is_named_and_seen(case):
    changed, element = BLANKS[case]
    facts = letter(**changed)
    assert missing(facts) == (element,)
    assert "〔待填：" in text(facts, element)


def test_a_refusal_first_reviewed_needs_no_court():
    assert missing(letter(kind="L17-D6", office=replace(OFFICE, court=""))) == ()


@pytest.mark.parametrize("kind", sorted(OUTCOME_OF))
@given(typed=st.text(max_size=200))
def test_nothing_typed_removes_remedy_conclusion_or_signature(kind, typed):
    plain = letter(kind=kind)
    changed = letter(
        kind=kind, body=typed, basis=typed, enclosures=typed, subject=typed, addressee=typed
    )
    for element in (E.REMEDY, E.CONCLUSION, E.SIGNATURE, E.NUMBER):
        assert text(changed, element) == text(plain, element)


@pytest.mark.parametrize("typed", ["{court}", "{0}", "}", "{", "您{reviewers}", "%s"])
def test_typed_words_are_never_templates(typed):
    facts = letter(body=typed, subject=typed, addressee=typed, basis=typed, to_organisation=True)
    for element in (E.ADDRESSEE, E.REQUEST, E.FACTS, E.ARTICLE):
        assert typed in text(facts, element)


def test_a_long_subject_is_quoted_in_part():
    told = text(letter(subject="长" * 4000), E.REQUEST)
    assert "长……”" in told
    assert len(told) < 400


def test_a_request_not_yet_confirmed_has_a_receipt_without_a_due_date():
    facts = letter(kind="L01", received_on=None)
    assert missing(facts) == ()
    assert "待双方确认" in text(facts)
    assert "届满日为" not in text(facts)


def test_a_provisional_due_date_says_so():
    assert "推定" in text(letter(kind="L01", provisional=True), E.PERIOD)
    assert "推定" not in text(letter(kind="L01"), E.PERIOD)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("L03", "10个工作日内补正"),
        ("L06", "延长10个工作日，延长后的期限届满日为2026年3月30日"),
        ("L09", "逾期未提出意见的，由本机关依照规定决定"),
        ("L12", "逾期未提出意见的，视为同意公开"),
        ("L13", "协商"),
        ("L25", "测试公开〔2026〕0号告知您补正，补正期限已于2026年3月30日届满"),
        ("L28", "2026年3月20日书面撤回"),
    ],
)
def test_procedural_letters_say(kind, words):
    assert words in text(letter(kind=kind))


def test_consulted_parties_are_not_told_who_asked():
    for kind in (letters.THIRD_PARTY_OPINION, letters.CO_MAKER_OPINION, letters.AGENCY_OPINION):
        facts = letter(kind=kind, addressee="某公司")
        assert facts.rule.addressee is Addressee.PARTY
        assert "MINZHENG" not in text(facts)
    assert len(Party) == 3


def test_an_organisation_is_addressed_as_one():
    assert "您" not in text(letter(kind="L19a", to_organisation=True))
    assert "贵单位提出" in text(letter(kind="L19a", to_organisation=True))
