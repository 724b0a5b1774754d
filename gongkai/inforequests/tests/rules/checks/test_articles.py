"""引用法条: both sides of K19 and K43, and how citations are read."""

from __future__ import annotations

import pytest

from gongkai.inforequests.rules.checks.citations import citations, number_of
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests.rules.checks.dossiers import dossier, found, item, named, saying

D = Outcome
HERE = [("item-1", "")]
REGULATION = "《中华人民共和国政府信息公开条例》"
OLD_INTERPRETATION = "参照法释〔2011〕17号的规定。"


def resting(basis, outcome=D.NOT_FOUND):
    return dossier(item(outcome, basis=basis))


SIDES = (
    (
        "K19",
        "an article that is not there",
        lambda: saying(f"根据{REGULATION}第五十七条。"),
        [("item-1", "article")],
    ),
    ("K19", "the last article", lambda: saying(f"根据{REGULATION}第五十六条。"), []),
    (
        "K19",
        "no such paragraph",
        lambda: saying(f"根据{REGULATION}第十四条第四款。"),
        [("item-1", "paragraph")],
    ),
    ("K19", "no such item", lambda: saying("依据条例第36条第（八）项。"), [("item-1", "item")]),
    ("K19", "the seventh item", lambda: saying("依据条例第36条第（七）项。"), []),
    (
        "K19",
        "old 21",
        lambda: saying("根据《政府信息公开条例》第二十一条第（三）项。", D.NOT_FOUND),
        [("item-1", "item")],
    ),
    (
        "K19",
        "old 21 alone",
        lambda: saying("根据《政府信息公开条例》第二十一条。", D.NOT_FOUND),
        [("item-1", "old")],
    ),
    ("K19", "new 21", lambda: saying("根据《政府信息公开条例》第二十一条。", D.ALREADY_PUBLIC), []),
    (
        "K19",
        "old 23",
        lambda: saying(f"依照{REGULATION}第二十三条征求意见。", D.THIRD_PARTY_RIGHTS),
        [("item-1", "old")],
    ),
    (
        "K19",
        "new 32",
        lambda: saying(f"依照{REGULATION}第三十二条征求意见。", D.THIRD_PARTY_RIGHTS),
        [],
    ),
    (
        "K19",
        "old 13",
        lambda: saying(f"根据{REGULATION}第十三条。", D.PETITION),
        [("item-1", "old")],
    ),
    (
        "K19",
        "old 14 for privacy",
        lambda: saying(f"根据{REGULATION}第十四条。", D.THIRD_PARTY_RIGHTS),
        [("item-1", "old")],
    ),
    ("K19", "14 for secrets", lambda: saying(f"根据{REGULATION}第十四条。", D.STATE_SECRET), []),
    (
        "K19",
        "old 17",
        lambda: saying(f"根据{REGULATION}第十七条。", D.NOT_THIS_ORGAN),
        [("item-1", "old")],
    ),
    (
        "K19",
        "old 24 in a notice",
        lambda: dossier(words="根据《政府信息公开条例》第二十四条，延长期限。"),
        [("", "old")],
    ),
    (
        "K19",
        "new 33 in a notice",
        lambda: dossier(words="根据《政府信息公开条例》第三十三条，延长期限。"),
        [],
    ),
    (
        "K19",
        "the law of that day",
        lambda: saying(f"根据{REGULATION}第二十三条。", today="2019-05-14"),
        [],
    ),
    (
        "K19",
        "marked as the old text",
        lambda: saying("原《政府信息公开条例》第二十一条已经修改。"),
        [],
    ),
    (
        "K19",
        "old period of review",
        lambda: saying("《行政复议法》第九条规定六十日。"),
        [("item-1", "old")],
    ),
    (
        "K19",
        "the same before 2024",
        lambda: saying("《行政复议法》第九条规定六十日。", today="2023-12-29"),
        [],
    ),
    (
        "K19",
        "an article to come",
        lambda: saying("《行政复议法》第八十八条。", today="2023-12-29"),
        [("item-1", "article")],
    ),
    (
        "K19",
        "not yet in force",
        lambda: saying("《政府信息公开信息处理费管理办法》第三条。", today="2020-12-31"),
        [("item-1", "not_in_force")],
    ),
    (
        "K19",
        "a plan is no law",
        lambda: saying(f"依照{REGULATION}第十六条，对照该规划第六十条。"),
        [],
    ),
    ("K19", "a law not kept here", lambda: saying("《某某法》第九百条。"), []),
    (
        "K19",
        "the ground of another",
        lambda: resting("《政府信息公开条例》第三十六条第（五）项"),
        [("item-1", "ground")],
    ),
    ("K19", "its own ground", lambda: resting("《政府信息公开条例》第三十六条第（四）项"), []),
    (
        "K19",
        "a refusal beside 36",
        lambda: resting("条例第36条第（三）项、第37条", D.DELIBERATION),
        [],
    ),
    ("K43", "repealed", lambda: saying(OLD_INTERPRETATION), HERE),
    ("K43", "its last day", lambda: saying(OLD_INTERPRETATION, today="2025-05-30"), []),
    ("K43", "the new one", lambda: saying("参照法释〔2025〕8号的规定。"), []),
)


@pytest.mark.parametrize(("code", "name", "make", "expected"), SIDES, ids=named(SIDES))
def test_both_sides(code, name, make, expected):
    assert found(code, make()) == expected


READ = {
    "《政府信息公开条例》第三十六条第（四）项": [(36, None, 4)],
    "条例第16条第二款": [(16, 2, None)],
    "《条例》第十四条、第十五条、第十六条": [(14, None, None), (15, None, None), (16, None, None)],
    "《行政复议法》第二十三条第一款第（四）项": [(23, 1, 4)],
    "《政府信息公开条例》（国务院令第711号）第三十三条": [(33, None, None)],
    "《某某法》第一百零二条": [(102, None, None)],
    "第三十六条": [],
    "根据《某某法》，对照该规划第六条": [],
    "《某某法》第三条规定：（一）甲；（二）乙": [(3, None, None)],
    "《某某法》第三条第一项、第二项": [(3, None, 2)],
}


@pytest.mark.parametrize("text", READ)
def test_citations_are_read(text):
    assert [(each.article, each.paragraph, each.item) for each in citations(text)] == READ[text]


def test_a_bare_regulation_is_the_one_named_last():
    first, second = citations("《不动产登记暂行条例》第二条，又依该条例第二十七条。")
    assert first.title == second.title == "不动产登记暂行条例"


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("二十", 20), ("三十六", 36), ("一百零二", 102), ("15", 15), ("１５", 15)],
)
def test_numbers_are_read(text, number):
    assert number_of(text) == number
