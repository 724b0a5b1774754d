"""救济告知 by code and date; 复议管辖 by organ and date; citations written out."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests.rules.letters.citing import chinese_number, cited
from gongkai.inforequests.rules.letters.remedies import notice, remedy_of
from gongkai.inforequests.rules.letters.review_bodies import OrganClass, ReviewBody, jurisdiction
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome, Remedy

LAST_OLD, FIRST_NEW = dt.date(2023, 12, 31), dt.date(2024, 1, 1)
DIRECT = "向{court}提起行政诉讼"


def told(code, on=FIRST_NEW):
    return "\n".join(notice(Remedy(code), on))


def test_a_refusal_goes_to_reconsideration_first():
    text = told("PRE")
    assert "应当先自知道本答复之日起60日内，向{reviewers}申请行政复议" in text
    assert "第二十条、第二十三条第一款第（四）项、{forum}" in text
    assert DIRECT not in text
    assert "6个月" not in text


def test_other_replies_go_to_either():
    text = told("DUAL")
    assert "60日内，向{reviewers}申请行政复议；或者自知道之日起6个月内，" + DIRECT in text
    assert "第二十条、{forum}，《中华人民共和国行政诉讼法》第四十六条" in text


def test_a_mixed_reply_tells_both_apart():
    refused, rest = notice(Remedy.MIXED, FIRST_NEW)
    assert "第十四条、第十五条、第十六条不予公开的部分" in refused
    assert DIRECT not in refused
    assert DIRECT in rest


def test_procedural_letters_tell_nothing():
    assert notice(Remedy.NONE, LAST_OLD) == notice(Remedy.NONE, FIRST_NEW) == ()


def test_a_fee_notice_has_a_way_to_object_and_no_remedy_of_its_own():
    assert "对收费有异议的，可以向本机关提出" in told("FEE")
    assert "{court}" not in told("FEE")


def test_a_third_party_may_choose():
    assert "公开上述信息侵犯您的合法权益" in told("THIRD")
    assert DIRECT in told("THIRD")


@pytest.mark.parametrize("code", ["PRE", "MIX", "DUAL"])
def test_before_2024_every_reply_could_go_to_either(code):
    assert told(code, LAST_OLD) == told("DUAL", LAST_OLD)
    assert DIRECT in told(code, LAST_OLD)


@pytest.mark.parametrize("code", [remedy.value for remedy in Remedy])
def test_no_letter_before_2024_cites_the_revision_of_2023(code):
    assert "行政复议法》" not in told(code, LAST_OLD)
    assert "{forum}" not in told(code, LAST_OLD)


@pytest.mark.parametrize(
    ("outcome", "items", "code"),
    [
        *((outcome, (), OUTCOME_RULES[outcome].remedy) for outcome in Outcome),
        ("P0", ("G2", "D5"), "MIX"),
        ("P0", ("G2", "U1a"), "DUAL"),
        ("P0", ("G2", "D8"), "DUAL"),
        ("P0", ("P0", "G2"), "MIX"),
        ("D5", ("D5", "D7"), "PRE"),
        ("D5", ("D5", "U1a"), "MIX"),
        ("G2", ("G1", "G2"), "DUAL"),
    ],
)
def test_the_code_of_a_reply_of_several_items(outcome, items, code):
    assert remedy_of(Outcome(outcome), tuple(map(Outcome, items))) == code


@pytest.mark.parametrize(
    ("organ", "on", "bodies", "article", "is_settled"),
    [
        ("department", FIRST_NEW, ["own_government"], "第24条", True),
        ("department", LAST_OLD, ["own_government", "department_above"], "", False),
        ("street", FIRST_NEW, ["own_government"], "第24条", True),
        ("street", LAST_OLD, ["own_government"], "", False),
        ("government", FIRST_NEW, ["government_above"], "第24条", True),
        ("government", LAST_OLD, ["government_above"], "", False),
        ("vertical", FIRST_NEW, ["department_above"], "第27条", False),
        ("vertical", LAST_OLD, ["department_above"], "", False),
    ],
)
def test_who_reconsiders(organ, on, bodies, article, is_settled):
    found = jurisdiction(OrganClass(organ), on)
    assert found.bodies == tuple(ReviewBody(body) for body in bodies)
    assert (found.article, found.grade.is_settled) == (article, is_settled)
    assert bool(found.note) is not is_settled


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "零"), (6, "六"), (10, "十"), (14, "十四"), (20, "二十"), (36, "三十六"), (99, "九十九")],
)
def test_numbers_in_chinese(number, words):
    assert chinese_number(number) == words


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("条例第36条第（一）项", "《中华人民共和国政府信息公开条例》第三十六条第（一）项"),
        ("条例第15条、第32条", "《中华人民共和国政府信息公开条例》第十五条、第三十二条"),
        ("收费办法第6条", "《政府信息公开信息处理费管理办法》第六条"),
        ("", ""),
    ],
)
def test_citations_are_written_out(short, full):
    assert cited(short) == full
