"""审查顺序: the questions an officer goes through, in their order, and what each answer leads to.

补不补、是不是、谁负责、有没有、给不给、怎么给、怎么答: unfolded into fifteen questions. The order
is a convention of practice [设计]; each question rests on its own article. An answer that settles
the case names the decision it points to; it does not make it: that is the officer's deed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from gongkai.inforequests.rules.outcomes import Outcome


class Question(StrEnum):
    """审查事项, in the order of the review."""

    PETITION = "petition"
    COMPLETE = "complete"
    EXCESSIVE = "excessive"
    REPEATED = "repeated"
    PUBLICATION = "publication"
    GOVERNMENT_INFORMATION = "government_information"
    SPECIAL_QUERY = "special_query"
    OUR_DUTY = "our_duty"
    HELD = "held"
    NEEDS_MAKING = "needs_making"
    ALREADY_PUBLIC = "already_public"
    EXEMPT = "exempt"
    SEVERABLE = "severable"
    FORM = "form"
    PROACTIVE = "proactive"


class Path(StrEnum):
    """下一步: what an answer leads to."""

    GO_ON = "go_on"
    CORRECT = "correct"  # 告知补正
    ASK_REASONS = "ask_reasons"  # 要求说明理由
    CHARGE = "charge"  # 收取信息处理费
    SEARCH = "search"  # 补做检索记录
    CONSULT = "consult"  # 征求意见
    DECIDE = "decide"  # 作出所指的处理决定
    SPLIT_ITEMS = "split_items"  # 分成可以公开和不予公开的部分
    PROPOSE_PUBLICATION = "propose_publication"  # 转主动公开


@dataclass(frozen=True, slots=True)
class Answer:
    """一种结论: its code, what it leads to, and the decisions it points to."""

    code: str
    path: Path
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """审查的一步: the question, its article, and the answers it takes."""

    question: Question
    article: str
    answers: tuple[Answer, ...]

    def answer(self, code: str) -> Answer:
        """The answer with this code. Raises KeyError."""
        return {each.code: each for each in self.answers}[code]


def _on(code: str) -> Answer:
    return Answer(code, Path.GO_ON)


def _decide(code: str, *outcomes: Outcome) -> Answer:
    return Answer(code, Path.DECIDE, outcomes)


Q, D = Question, Outcome
_REFUSALS = tuple(outcome for outcome in Outcome if outcome.value in ("D1", "D2", "D3", "D4"))
_DISCRETION = (D.INTERNAL_AFFAIRS, D.DELIBERATION, D.ENFORCEMENT_FILE)

REVIEW: tuple[Step, ...] = (
    Step(Q.PETITION, "条例第39条第一款", (_on("no"), _decide("yes", D.PETITION))),
    Step(
        Q.COMPLETE,
        "条例第29条、第30条",
        (_on("complete"), Answer("incomplete", Path.CORRECT), Answer("unclear", Path.CORRECT)),
    ),
    Step(
        Q.EXCESSIVE,
        "条例第35条、第42条",
        (
            _on("no"),
            Answer("ask_reasons", Path.ASK_REASONS, (D.EXCESSIVE,)),
            Answer("charge", Path.CHARGE),
        ),
    ),
    Step(Q.REPEATED, "条例第36条第（六）项", (_on("no"), _decide("yes", D.REPEATED))),
    Step(Q.PUBLICATION, "条例第39条第二款", (_on("no"), _decide("yes", D.PUBLICATION))),
    Step(Q.GOVERNMENT_INFORMATION, "条例第2条", (_on("yes"), _decide("no", D.OTHER))),
    Step(Q.SPECIAL_QUERY, "条例第36条第（七）项", (_on("no"), _decide("yes", D.SPECIAL_QUERY))),
    Step(
        Q.OUR_DUTY,
        "条例第10条、第36条第（五）项",
        (_on("yes"), Answer("joint", Path.CONSULT), _decide("no", D.NOT_THIS_ORGAN)),
    ),
    Step(
        Q.HELD,
        "条例第36条第（四）项",
        (_on("yes"), Answer("not_searched", Path.SEARCH), _decide("no", D.NOT_FOUND)),
    ),
    Step(Q.NEEDS_MAKING, "条例第38条", (_on("no"), _decide("yes", D.NEEDS_MAKING))),
    Step(Q.ALREADY_PUBLIC, "条例第36条第（一）项", (_on("no"), _decide("yes", D.ALREADY_PUBLIC))),
    Step(
        Q.EXEMPT,
        "条例第14条、第15条、第16条",
        (
            Answer("no", Path.GO_ON, (D.GRANTED,)),
            Answer("third_party", Path.CONSULT, (D.THIRD_PARTY_RIGHTS,)),
            _decide("must_not", *_REFUSALS),
            _decide("may_not", *_DISCRETION),
        ),
    ),
    Step(
        Q.SEVERABLE,
        "条例第37条",
        (_on("nothing_withheld"), Answer("yes", Path.SPLIT_ITEMS), _on("no")),
    ),
    Step(Q.FORM, "条例第40条", (_on("as_asked"), _on("inspection"), _on("other_form"))),
    Step(Q.PROACTIVE, "条例第44条", (_on("no"), Answer("yes", Path.PROPOSE_PUBLICATION))),
)

STEP_OF: dict[Question, Step] = {step.question: step for step in REVIEW}

# With these the review is over: nothing further has to be asked about the information itself.
_ENDS = frozenset({Path.DECIDE})


@dataclass(frozen=True, slots=True)
class Progress:
    """审查进度: the next question, None when the review is over; and where the answers point.

    `settled_by` is the question whose answer ended the review early.
    """

    answered: tuple[Question, ...]
    following: Question | None
    pointing_to: tuple[Outcome, ...]
    settled_by: Question | None

    @property
    def is_over(self) -> bool:
        """Whether no question is left."""
        return self.following is None


def progress(answers: Mapping[Question, str]) -> Progress:
    """How far the review has come. Raises KeyError for an answer its question does not take.

    A deciding answer ends the review, except that a refusal still has to be asked whether a part
    can be given (条例第37条), in what form, and whether to publish.
    """
    answered: list[Question] = []
    pointing: tuple[Outcome, ...] = ()
    for step in REVIEW:
        code = answers.get(step.question)
        if code is None:
            return Progress(tuple(answered), step.question, pointing, None)
        answer = step.answer(code)
        answered.append(step.question)
        pointing = answer.outcomes or pointing
        if answer.path in _ENDS and step.question is not Question.EXEMPT:
            return Progress(tuple(answered), None, pointing, step.question)
    return Progress(tuple(answered), None, pointing, None)
