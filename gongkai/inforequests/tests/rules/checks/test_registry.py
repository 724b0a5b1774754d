"""校验目录: whole, explained, in words, and in the order of its codes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.inforequests.phrases import checks as phrases
from gongkai.inforequests.phrases.findings import MESSAGES
from gongkai.inforequests.rules.checks import (
    CHECKS,
    Finding,
    Level,
    LevelFixed,
    Moment,
    Override,
    explain,
    levels_with,
    open_findings,
    run,
)
from gongkai.inforequests.rules.checks.citations import citations
from gongkai.inforequests.rules.checks.statutes import REGULATION
from gongkai.inforequests.rules.letters import LETTER_RULES
from gongkai.inforequests.rules.outcomes import BY_LAPSE, RECORD_OUTCOMES, Outcome
from gongkai.inforequests.rules.particulars import PARTICULARS
from gongkai.inforequests.tests.rules.checks import (
    test_articles,
    test_grounds,
    test_leaving,
    test_opinions,
    test_receipt,
)
from gongkai.inforequests.tests.rules.checks.dossiers import SEARCHED, dossier, found, item

SIDES = (
    *(*test_receipt.SIDES, *test_grounds.SIDES),
    *(*test_articles.SIDES, *test_leaving.SIDES, *test_opinions.SIDES),
)
CODES = [f"K{number:02}" for number in range(1, 45)]
DECISIONS = [
    each for each in Outcome if each not in {*BY_LAPSE, *RECORD_OUTCOMES, Outcome.PARTLY_GRANTED}
]


def test_every_code_is_there_in_order():
    assert list(CHECKS) == [*(f"E{number:02}" for number in range(1, 11)), *CODES]


@pytest.mark.parametrize("code", CHECKS)
def test_every_code_has_a_dossier_on_either_side(code):
    expected = [each for of, _name, _make, each in SIDES if of == code]
    assert any(expected) and not all(expected)


@pytest.mark.parametrize("code", CHECKS)
def test_every_check_explains_itself(code):
    check = explain(code)
    assert check.title and check.source and check.moments
    assert check.title.isprintable()


def test_every_finding_has_words_and_every_word_a_finding():
    seen = set()
    for code, _name, make, _expected in SIDES:
        for each in CHECKS[code].findings(make()):
            words = phrases.finding(each)
            assert "%(" not in words and words.endswith("。")
            seen.add(f"{each.code}:{each.about}" if each.about else each.code)
    # Not reached by a dossier: each has a neighbour of the same kind that is.
    beside = {"K22:classification_basis", "K22:classified_on"}
    assert seen == set(MESSAGES) - beside


def test_every_particular_has_its_words():
    assert set(phrases.PARTICULARS) == {each.name for row in PARTICULARS.values() for each in row}


def test_an_unknown_code_is_a_key_error():
    with pytest.raises(KeyError):
        explain("K99")


def test_findings_come_in_the_order_of_their_codes():
    bad = item(Outcome.NOT_FOUND, reason="与生产、生活、科研需要无关，电话13800000000。")
    codes = [each.code for each in run(dossier(bad, searches=(), days_left=0), Moment.SIGN)]
    assert codes == sorted(codes)
    assert {"K01", "K12", "K13", "K39"} <= set(codes)


def test_only_what_belongs_to_the_moment_is_asked():
    known = dossier(item(Outcome.NOT_FOUND), searches=(), days_left=0)
    assert {each.code for each in run(known, Moment.FEE)} == {"K12"}


def test_a_draft_may_be_sent_on_before_another_person_has_compared_it():
    known = dossier(item(Outcome.GRANTED), compared_by="")
    asked = [{each.code for each in run(known, moment)} for moment in (Moment.CHECK, Moment.SIGN)]
    assert ["K38" in each for each in asked] == [False, True]


BLOCKED = Finding("K13", Level.BLOCK, "item-1")
WARNED = Finding("K14", Level.WARN, "item-1")
INFORMED = Finding("K12", Level.ESCALATE)
ALL = (BLOCKED, WARNED, INFORMED)


@pytest.mark.parametrize(
    ("overrides", "left"),
    [
        pytest.param((), (BLOCKED, WARNED), id="nothing set aside"),
        pytest.param((Override("K14", "item-1", 2, "已口头核实"),), (BLOCKED,), id="set aside"),
        pytest.param((Override("K14", "item-1", 2, " "),), (BLOCKED, WARNED), id="no reason"),
        pytest.param((Override("K14", "item-1", 1, "旧稿"),), (BLOCKED, WARNED), id="older draft"),
        pytest.param((Override("K14", "item-2", 2, "别处"),), (BLOCKED, WARNED), id="elsewhere"),
        pytest.param((Override("K13", "item-1", 2, "急件"),), (BLOCKED, WARNED), id="a block"),
    ],
)
def test_only_a_warning_can_be_set_aside(overrides, left):
    assert open_findings(ALL, overrides, version=2) == left


def test_an_installation_holds_an_unsettled_check_as_it_likes():
    narrow = dossier(item(Outcome.NOT_FOUND), searches=(replace(SEARCHED, keywords="规划"),))
    (plain,) = CHECKS["K14"].findings(narrow)
    (stricter,) = CHECKS["K14"].findings(replace(narrow, levels=levels_with({"K14": "block"})))
    assert (plain.level, stricter.level) == (Level.WARN, Level.BLOCK)


@pytest.mark.parametrize(
    "values", [{"K13": "warn"}, {"K14": "never"}, {"K99": "warn"}], ids=["settled", "level", "code"]
)
def test_what_the_law_settles_is_no_setting(values):
    with pytest.raises(LevelFixed):
        levels_with(values)


@pytest.mark.parametrize("outcome", DECISIONS)
def test_what_the_system_writes_itself_stops_nothing(outcome):
    """The conclusion of each letter, put where an officer writes, passes the text checks."""
    words = LETTER_RULES[dossier(item(outcome)).letter.kind].conclusion
    known = dossier(item(outcome, reason=words))
    for code in ("K01", "K03", "K19", "K20", "K23", "K25", "K28", "K39", "K43"):
        assert found(code, known) == []


@pytest.mark.parametrize("kind", LETTER_RULES)
def test_every_article_in_the_catalogue_of_letters_exists(kind):
    version = REGULATION.versions[-1]
    for cited in citations(LETTER_RULES[kind].article):
        if cited.statute is REGULATION:
            shape = version.shapes[cited.article]
            assert (cited.paragraph or 0) <= shape.paragraphs
            assert (cited.item or 0) <= shape.items


ODD = st.text(max_size=60) | st.sampled_from(
    [
        "《》第条",
        "《条例》第零条第（）项",
        "第一百一百条",
        "根据条例第" + "十" * 7 + "条",
        "１１０１０５１９４９１２３１００２Ｘ",
        "\u200b138\u200b00000000",
        "②③第②条",
        "%s%(x)s{0}",
        "1" * 60,
        "9999-12-31",
        "0001-01-01",
    ]
)


@settings(max_examples=60, deadline=None)
@given(
    texts=st.tuples(*(ODD for _ in range(6))),
    outcome=st.sampled_from(DECISIONS),
    moment=st.sampled_from(Moment),
    values=st.lists(ODD, min_size=6, max_size=6),
)
def test_no_text_makes_a_check_fail(texts, outcome, moment, values):
    names = [each.name for each in PARTICULARS.get(outcome, ())]
    decided = item(
        outcome,
        text=texts[0],
        reason=texts[1],
        basis=texts[2],
        subtype=texts[3],
        particulars=dict(zip(names, values, strict=False)),
    )
    known = replace(
        dossier(decided), opening=texts[4], enclosures=texts[5], words=texts[0], subject=texts[1]
    )
    for each in run(known, moment):
        assert phrases.finding(each)
