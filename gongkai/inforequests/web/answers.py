"""公开的答复 on the desk: prepared, reviewed by somebody else, published, withdrawn."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.models import DisclosedAnswer, InformationRequest
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.openness import AnswerStanding
from gongkai.inforequests.web.cases import case_or_404
from gongkai.organs.access import Viewer, viewer_of

ON_A_PAGE = 25


class AnswerForm(forms.Form):
    """公开稿: in words that show nobody."""

    title = forms.CharField(label=gettext_lazy("标题"), max_length=120)
    asked = forms.CharField(
        label=gettext_lazy("申请的内容"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("写要什么信息，不写谁要、为什么要。"),
    )
    told = forms.CharField(
        label=gettext_lazy("答复的要点"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    files = forms.ModelMultipleChoiceField(
        label=gettext_lazy("一并公开的文件"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("只列出答复已经提供的文件。文件名也会公开，系统不读文件里面的字。"),
    )

    def __init__(self, *args: Any, row: InformationRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["files"]
        field.queryset = queries.disclosed_files(row)
        field.label_from_instance = lambda file: file.name


class ReviewForm(forms.Form):
    """审查: 保密 and 去标识化, by somebody who did not write it."""

    deidentified = forms.BooleanField(
        label=gettext_lazy("已逐字、逐页核对，没有国家秘密、个人信息和商业秘密"), required=False
    )
    opinion = forms.CharField(
        label=gettext_lazy("审查意见"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean(self) -> dict[str, Any]:
        """Publishing asks for the tick; sending back does not."""
        if "publish" in self.data and not self.cleaned_data.get("deidentified"):
            self.add_error("deidentified", _("公开以前要逐字、逐页核对。"))
        return self.cleaned_data


class WithdrawForm(forms.Form):
    """撤下, and why."""

    reason = forms.CharField(label=gettext_lazy("撤下的原因"), max_length=300)


@never_cache
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """公开的答复 of the viewer's organs, whatever has become of them."""
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.READERS):
        raise Http404
    page = Paginator(queries.answers_for(viewer), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "inforequests/desk/answers.html", {"page": page})


@never_cache
@require_http_methods(["GET", "POST"])
def prepare(request: HttpRequest, number: str) -> HttpResponse:
    """The published answer of one request: written, or the next step with it."""
    viewer, row = case_or_404(request, number)
    known = DisclosedAnswer.objects.filter(request=row).first()
    form = _form(request, viewer, row, known)
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            try:
                _take(request, row, known, form)
            except RuleError as error:
                form.add_error(None, phrases.refusal(error))
            else:
                messages.success(request, _("已办理。"))
                return redirect("inforequests_desk:answer_prepare", row.number)
    if form is None and known is None:
        raise Http404
    context = {"row": row, "answer": known, "form": form, "step": _step(known)}
    status = 422 if form is not None and form.errors else 200
    return render(request, "inforequests/desk/answer.html", context, status=status)


def _step(known: DisclosedAnswer | None) -> str:
    return known.standing if known else AnswerStanding.DRAFT.value


def _form(
    request: HttpRequest, viewer: Viewer, row: InformationRequest, known: DisclosedAnswer | None
) -> forms.Form | None:
    """The form of the next step, for whoever may take it."""
    typed = request.POST or None
    step = _step(known)
    prepares = viewer.may(row.organ, *access.ANSWER_PREPARERS)
    reviews = viewer.may(row.organ, *access.ANSWER_REVIEWERS)
    if step == AnswerStanding.REVIEW:
        return ReviewForm(typed) if reviews else None
    if step == AnswerStanding.PUBLISHED:
        return WithdrawForm(typed) if prepares or reviews else None
    if not prepares or not queries.may_be_told(row):
        return None
    if typed and "submit" in typed and known and known.standing == AnswerStanding.DRAFT:
        return forms.Form(typed)
    start = {
        "title": known.title if known else queries.short_subject(row.subject),
        "asked": known.asked if known else row.subject,
        "told": known.told if known else "",
        "files": list(known.files.all()) if known else [],
    }
    return AnswerForm(typed, row=row, initial=start)


def _take(
    request: HttpRequest,
    row: InformationRequest,
    known: DisclosedAnswer | None,
    form: forms.Form,
) -> None:
    by = request.user
    if isinstance(form, AnswerForm):
        actions.prepare_answer(request=row, by=by, **form.cleaned_data)
    elif isinstance(form, ReviewForm):
        deed = actions.publish_answer if "publish" in request.POST else actions.return_answer
        deed(answer=known, opinion=form.cleaned_data["opinion"], by=by)
    elif isinstance(form, WithdrawForm):
        actions.withdraw_answer(answer=known, by=by, **form.cleaned_data)
    else:
        actions.submit_answer(answer=known, by=by)
