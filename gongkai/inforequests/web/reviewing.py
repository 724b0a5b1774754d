"""审查单 on the desk: fifteen questions in their order, and where the answers point."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import InformationRequest, ReviewAnswer
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.review import REVIEW, Path, Progress, Question, Step, progress
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.inforequests.web.cases import case_or_404
from gongkai.organs.access import Viewer

NOTE_MOST = 2000
# Where each path is walked: the name of a step of the desk, or of a page.
_STEP_OF = {
    Path.CORRECT: "correction",
    Path.ASK_REASONS: "ask-reasons",
    Path.CONSULT: "consult",
}


class ReviewForm(forms.Form):
    """审查单: a choice and a note for each question."""

    def __init__(self, *args: Any, answers: dict[str, ReviewAnswer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for step in REVIEW:
            name, given = step.question.value, answers.get(step.question.value)
            self.fields[name] = forms.ChoiceField(
                label=phrases.QUESTIONS[step.question],
                help_text=phrases.HINTS[step.question],
                choices=[
                    (each.code, phrases.ANSWERS[step.question, each.code]) for each in step.answers
                ],
                widget=forms.RadioSelect,
                required=False,
                initial=given.answer if given else None,
            )
            self.fields[f"{name}_note"] = forms.CharField(
                label=gettext_lazy("说明"),
                max_length=NOTE_MOST,
                required=False,
                initial=given.note if given else "",
                widget=forms.Textarea(attrs={"rows": 1}),
            )

    def changed(self) -> list[tuple[Question, str, str]]:
        """What is answered anew; only after ``is_valid``."""
        data = self.cleaned_data
        return [
            (step.question, data[name], data[f"{name}_note"])
            for step in REVIEW
            if data[name := step.question.value] and {name, f"{name}_note"} & set(self.changed_data)
        ]

    def lines(self, following: Question | None) -> list[Line]:
        """The questions with their fields, in their order; the next one and those at fault open."""
        return [self._line(step, following) for step in REVIEW]

    def _line(self, step: Step, following: Question | None) -> Line:
        choice, note = self[step.question.value], self[f"{step.question.value}_note"]
        chosen = phrases.ANSWERS.get((step.question, choice.value()), "")
        is_open = step.question is following or bool(choice.errors or note.errors)
        return Line(step, choice, note, chosen, is_open)


@dataclass(frozen=True, slots=True)
class Line:
    """One question on the page."""

    step: Step
    choice: forms.BoundField
    note: forms.BoundField
    chosen: Any  # the answer in words, "" while there is none
    is_open: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """下一步 in words, with the step of the desk where it is taken."""

    question: Any
    label: Any
    slug: str


@never_cache
def review(request: HttpRequest, number: str) -> HttpResponse:
    """审查单: every answer is kept on its own, so that a review can be left and taken up again."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.REVIEWERS)
    answers = {each.step: each for each in row.review_answers.select_related("by")}
    form = ReviewForm(request.POST or None, answers=answers)
    if request.method == "POST" and form.is_valid():
        try:
            for question, answer, note in form.changed():
                actions.answer_review(
                    request=row, question=question, answer=answer, note=note, by=request.user
                )
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("审查单已保存。"))
            return redirect("inforequests_desk:review", row.number)
    context = {"row": row, "form": form, "open": row.state in UNANSWERED} | told(row, viewer)
    context["lines"] = form.lines(context["progress"].following)
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/review.html", context, status=status)


def told(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    """How far the review has come and what it points to, for the page and the panel."""
    given = queries.review_answers(row)
    found = progress(given)
    return {
        "progress": found,
        "answered": len(found.answered),
        "total": len(REVIEW),
        "following": phrases.QUESTIONS[found.following] if found.following else "",
        "decisions": _named(found.pointing_to),
        "pointers": _pointers(found, given),
    }


def _pointers(found: Progress, given: dict[Question, str]) -> list[Pointer]:
    """The paths that the answers so far open, other than going on."""
    pointers = []
    for step in REVIEW:
        if step.question not in found.answered:
            continue
        path = step.answer(given[step.question]).path
        if path is not Path.GO_ON:
            question = phrases.QUESTIONS[step.question]
            pointers.append(Pointer(question, phrases.PATHS[path], _STEP_OF.get(path, "")))
    return pointers


def pointed_to(row: InformationRequest) -> list[str]:
    """The decisions that the review so far points to, in words."""
    return _named(progress(queries.review_answers(row)).pointing_to)


def _named(outcomes: Iterable[Outcome]) -> list[str]:
    return [f"{each.value} {phrases.OUTCOMES[each]}" for each in outcomes]
