"""文书措辞: what an office may say in its own words, and what no words can take out of a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests.rules.letters import (
    LETTER_RULES,
    LetterElement,
    is_redone,
    worded_as,
    wording,
)
from gongkai.inforequests.rules.letters.samples import sample
from gongkai.inforequests.rules.letters.text import compose, missing
from gongkai.inforequests.rules.letters.wording import WORDABLE, WORDED, WordingUnfit, checked

E = LetterElement
EVERY = [(kind, passage) for kind in WORDABLE for passage in WORDED[kind]]
FIXED = (E.NUMBER, E.ADDRESSEE, E.ARTICLE, E.CONCLUSION, E.REMEDY, E.SIGNATURE, E.ENCLOSURES)


def test_every_kind_has_its_list_and_forms_and_pleadings_are_never_worded():
    assert set(WORDED) == {kind for kind in LETTER_RULES if not is_redone(kind)}
    assert set(WORDED) - set(WORDABLE) == {"L02", "L27", "L34", "L34-S"}


def test_statutory_elements_have_no_wording():
    assert not {passage.element for _, passage in EVERY} & set(FIXED)


@pytest.mark.parametrize("kind", WORDABLE)
def test_the_default_is_fit_and_needs_no_keeping(kind):
    assert checked(kind, {each.name: each.default for each in WORDED[kind]}) == {}


@pytest.mark.parametrize("kind", WORDABLE)
def test_own_words_are_said_and_leave_every_element_in_place(kind):
    own = {
        each.name: "另说：" + "".join(f"{{{name}}}" for name in sorted(each.fields))
        for each in WORDED[kind]
    }
    kept = checked(kind, own)
    facts = sample(kind, wording=tuple((kind, name, words) for name, words in kept.items()))
    plain = sample(kind)
    assert missing(facts) == ()
    assert "另说：" in "".join(each.text for each in compose(facts))
    for element in FIXED:
        assert [each.text for each in compose(facts) if each.element is element] == [
            each.text for each in compose(plain) if each.element is element
        ]


def unfit(kind, name, words):
    with pytest.raises(WordingUnfit) as refused:
        checked(kind, {name: words})
    return refused.value.why, refused.value.what


UNFIT = {
    "no words": (" \n", (wording.EMPTY, "")),
    "a fact left out": ("请尽快补正。", (wording.LOST_FIELD, "days")),
    "a fact unknown": ("{days}日内向{court}提出", (wording.STRANGE_FIELD, "court")),
    "a fact without a name": ("{days}{}", (wording.STRANGE_FIELD, "")),
    "a fact by number": ("{days}{0}", (wording.STRANGE_FIELD, "0")),
    "a way into a fact": ("{days}{days.real}", (wording.STRANGE_FIELD, "days.real")),
    "one brace": ("{days} {", (wording.UNREADABLE, "")),
    "a format": ("{days:>900000000}", (wording.UNREADABLE, "")),
    "a conversion": ("{days!r}", (wording.UNREADABLE, "")),
    "too many": ("{days}" + "长" * 500, (wording.TOO_LONG, "500")),
    "a remedy": ("{days}日内可以直接起诉", (wording.TELLS_REMEDY, "起诉")),
    "a law": ("按照第三十条在{days}日内", (wording.CITES_LAW, "第三十条")),
    "a title": ("按照《某某办法》在{days}日内", (wording.CITES_LAW, "《")),
}


@pytest.mark.parametrize("case", UNFIT)
def test_unfit_words_are_refused_by_name(case):
    words, refused = UNFIT[case]
    assert unfit("L03", "period", words) == refused


def test_what_may_not_be_worded_is_not_known():
    for name in ("remedy", "article", "conclusion", "signature", "silence"):
        assert unfit("L03", name, "随便")[0] == wording.UNKNOWN


def test_line_breaks_become_spaces():
    assert checked("L03", {"period": " 请在\n{days}日内补正 "}) == {"period": "请在 {days}日内补正"}


@given(words=st.text(max_size=80))
def test_whatever_is_accepted_can_be_printed(words):
    try:
        own = checked("L06", {"lead": words})
    except WordingUnfit:
        return
    facts = sample("L06", wording=tuple(("L06", name, each) for name, each in own.items()))
    assert missing(facts) == ()


def test_words_that_fit_no_longer_give_way_to_the_default():
    facts = sample("L03", wording=(("L03", "period", "{weeks}周内补正"),))
    assert "请自收到本告知书之日起10个工作日内补正" in "".join(each.text for each in compose(facts))


def test_a_redone_reply_uses_the_words_of_a_first_one():
    assert worded_as("L33-U1a") == "L19a"
    own = ("L19a", "searched", "我局于{on}查了：{places}。")
    told = "".join(each.text for each in compose(sample("L33-U1a", wording=(own,))))
    assert "我局于2026年3月6日查了" in told


def test_an_item_of_a_partial_disclosure_speaks_in_the_words_of_its_own_kind():
    own = ("L17-D6", "discretion", "不公开的考虑：{discretion_reason}。")
    assert "不公开的考虑：" in "".join(each.text for each in compose(sample("L16", wording=(own,))))
