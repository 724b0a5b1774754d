"""审查顺序: fifteen questions, and where each answer leads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.inforequests import phrases
from gongkai.inforequests.rules.outcomes import COUNTED
from gongkai.inforequests.rules.review import REVIEW, STEP_OF, Path, Question, progress

GO_ON = {step.question: step.answers[0].code for step in REVIEW}


def until(question, answer):
    """Every question before this one passed over, and this one answered."""
    answers = {}
    for step in REVIEW:
        if step.question is question:
            return answers | {question: answer}
        answers[step.question] = GO_ON[step.question]
    raise AssertionError(question)


def test_the_order_is_that_of_the_reference():
    assert [step.question for step in REVIEW] == list(Question)
    assert len(REVIEW) == 15


@pytest.mark.parametrize(
    ("question", "answer", "codes"),
    [
        ("petition", "yes", "N1"),
        ("repeated", "yes", "N2"),
        ("publication", "yes", "N3"),
        ("government_information", "no", "O3"),
        ("special_query", "yes", "D8"),
        ("our_duty", "no", "U1b"),
        ("held", "no", "U1a"),
        ("needs_making", "yes", "U2"),
        ("already_public", "yes", "G1"),
    ],
)
def test_an_answer_that_settles_the_case_ends_the_review(question, answer, codes):
    found = progress(until(Question(question), answer))
    assert found.is_over and found.settled_by is Question(question)
    assert " ".join(found.pointing_to) == codes


@pytest.mark.parametrize(
    ("question", "answer", "path"),
    [
        ("complete", "incomplete", Path.CORRECT),
        ("complete", "unclear", Path.CORRECT),
        ("excessive", "ask_reasons", Path.ASK_REASONS),
        ("excessive", "charge", Path.CHARGE),
        ("our_duty", "joint", Path.CONSULT),
        ("held", "not_searched", Path.SEARCH),
        ("exempt", "third_party", Path.CONSULT),
        ("severable", "yes", Path.SPLIT_ITEMS),
        ("proactive", "yes", Path.PROPOSE_PUBLICATION),
    ],
)
def test_an_answer_that_opens_a_path_does_not_end_the_review(question, answer, path):
    assert STEP_OF[Question(question)].answer(answer).path is path
    assert progress(until(Question(question), answer)).settled_by is None


@pytest.mark.parametrize("answer", ["must_not", "may_not"])
def test_a_refusal_is_still_asked_whether_a_part_can_be_given(answer):
    found = progress(until(Question.EXEMPT, answer))
    assert found.following is Question.SEVERABLE
    assert found.pointing_to


def test_nothing_answered_begins_at_the_beginning():
    assert progress({}).following is Question.PETITION


def test_all_passed_over_points_to_granting():
    found = progress(GO_ON)
    assert found.is_over and [each.value for each in found.pointing_to] == ["G2"]


def test_an_answer_the_question_does_not_take_is_refused():
    with pytest.raises(KeyError):
        progress({Question.PETITION: "perhaps"})


@given(
    st.fixed_dictionaries(
        {},
        optional={
            step.question: st.sampled_from([each.code for each in step.answers]) for step in REVIEW
        },
    )
)
def test_the_next_question_is_the_first_without_an_answer(answers):
    found = progress(answers)
    for step in REVIEW[: len(found.answered)]:
        assert step.question in answers
    assert found.following is None or found.following not in answers
    assert set(found.pointing_to) <= set(COUNTED)


def test_every_question_and_answer_has_its_words():
    for step in REVIEW:
        assert phrases.QUESTIONS[step.question] and phrases.HINTS[step.question]
        for each in step.answers:
            assert phrases.ANSWERS[step.question, each.code]
            assert phrases.PATHS[each.path]
