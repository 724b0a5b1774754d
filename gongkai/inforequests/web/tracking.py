"""查询进度 without an account: number and query code open one request for half an hour.

They are typed once and travel in the body of a form, never in an address; what the browser holds
afterwards is a sealed note. A wrong code and a missing number answer alike.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.fernet import InvalidToken
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import actions, phrases, queries, vault
from gongkai.inforequests.actions import WaitingFile
from gongkai.inforequests.explanation import explain_case
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.remedy_notices import remedy_of
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.inforequests.web import limits, receipts
from gongkai.inforequests.web.file_fields import FilesField
from gongkai.inforequests.web.files import download, refused
from gongkai.inforequests.web.forms import TrackForm
from gongkai.inforequests.web.letters import own_letter_file, own_letters
from gongkai.inforequests.web.text_fields import ProseField

_OPEN = "inforequests_open"
_AGE = 30 * 60
FILES_MOST = 10


class SupplementForm(forms.Form):
    """补充或者补正."""

    text = ProseField(
        label=gettext_lazy("补充的内容"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    files = FilesField(label=gettext_lazy("附件"), required=False)
    submission_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class WithdrawForm(forms.Form):
    """撤回: asked back once, because it cannot be undone."""

    sure = forms.BooleanField(
        label=gettext_lazy("我确定撤回这件申请"),
        error_messages={"required": gettext_lazy("撤回以后不能恢复。确定要撤回的，请勾选确认。")},
    )


class JudgeForm(forms.Form):
    """满意度."""

    score = forms.TypedChoiceField(
        label=gettext_lazy("您对这次办理满意吗"),
        choices=phrases.SCORES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("请选择满意程度。")},
    )
    remark = ProseField(
        label=gettext_lazy("意见和建议"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass(frozen=True, slots=True)
class CourseStep:
    """办理经过 as the applicant may read it."""

    on: Any
    words: str


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """查询进度: number and query code."""
    form = TrackForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    context: dict[str, Any] = {"form": form}
    if asked and limits.must_wait(request):
        context["must_wait"] = True
        return render(request, "inforequests/public/track.html", context, status=429)
    if asked:
        data = form.cleaned_data
        if queries.tracked(data["number"], data["code"]) is not None:
            facts = {"number": data["number"], "code": data["code"]}
            request.session[_OPEN] = vault.write_note(_OPEN, facts)
            return redirect("inforequests:mine")
        limits.count(request)
        context["asked"] = True
    return render(request, "inforequests/public/track.html", context)


def _opened(request: HttpRequest) -> InformationRequest | None:
    """The request this browser has opened, and half an hour more for it."""
    try:
        facts = vault.read_note(_OPEN, str(request.session.get(_OPEN, "")), _AGE)
    except InvalidToken:
        # Whoever has just applied here need not type what the receipt says.
        kept = receipts.kept(request)
        return queries.tracked(*kept) if kept else None
    found = queries.tracked(facts["number"], facts["code"])
    if found is not None:
        request.session[_OPEN] = vault.write_note(_OPEN, facts)
    return found


View = Callable[[HttpRequest, InformationRequest], HttpResponse]


def _own(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """A page of the opened request; without one, back to number and query code."""

    def guarded(request: HttpRequest) -> HttpResponse:
        found = _opened(request)
        if found is None:
            messages.info(request, _("请先填写申请编号和查询码。超过半小时没有操作，要重新填写。"))
            return redirect("inforequests:track")
        return view(request, found)

    return never_cache(guarded)


@require_safe
@_own
def mine(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """我的申请: where it stands, day by day; letters; what the applicant can do."""
    return _page(request, row)


@require_POST
@_own
def supplement(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """补充、补正."""
    form = SupplementForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, row, supplement=form)
    try:
        files = _held(form.cleaned_data["files"])
        kept = actions.supplement(
            request=row,
            text=form.cleaned_data["text"],
            files=files,
            submission_key=form.cleaned_data["submission_key"],
        )
    except UploadRefused as error:
        form.add_error("files", refused(error))
    except RuleError as error:
        form.add_error("text", phrases.refusal(error))
    else:
        done = _("补正已经提交，答复期限重新计算。") if kept.is_correction else _("补充已经提交。")
        messages.success(request, done)
        return redirect("inforequests:mine")
    return _page(request, row, supplement=form)


def _held(uploads: Sequence[Any]) -> list[WaitingFile]:
    limit = queries.upload_limits().size + 1
    return [
        actions.hold_file(
            kind=FileKind.SUPPLEMENT, content=upload.read(limit), name=upload.name or ""
        )
        for upload in uploads[:FILES_MOST]
    ]


@require_POST
@_own
def withdraw(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """撤回."""
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            actions.withdraw_own(request=row)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("已经撤回，确认书可以在下面下载。"))
            return redirect("inforequests:mine")
    return _page(request, row, withdraw=form)


@require_POST
@_own
def judge(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """评价."""
    form = JudgeForm(request.POST)
    if form.is_valid():
        try:
            actions.judge_service(request=row, **form.cleaned_data)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("谢谢您的评价。"))
            return redirect("inforequests:mine")
    return _page(request, row, judge=form)


@require_POST
@_own
def letter(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """A letter of the opened request as a file."""
    found = own_letter_file(row, request.POST.get("letter", ""), request.POST.get("form", ""))
    if found is None:
        raise Http404
    return found


@require_POST
@_own
def disclosed(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """A file that the reply gives."""
    key = request.POST.get("file", "")
    file = next((each for each in queries.disclosed_files(row) if str(each.key) == key), None)
    if file is None:
        raise Http404
    return download(file, actions.take_disclosed(file=file))


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """结束查询, for whoever leaves a computer that others use."""
    request.session.pop(_OPEN, None)
    receipts.forget(request)
    messages.success(request, _("已经结束查询。"))
    return redirect("inforequests:track")


def _page(
    request: HttpRequest, row: InformationRequest, **forms_in_use: forms.Form
) -> HttpResponse:
    told = queries.told_to_applicant(row)
    is_open = row.state in UNANSWERED
    today = timezone.localdate()
    clock = explain_case(row, today)
    context = {
        "row": row,
        "told": told,
        "now": phrases.NOW[told.case.state],
        "stages": _stages(told.stage),
        "days": clock.days,
        "deadlines": clock.deadlines,
        "course": [CourseStep(act.on, phrases.event(act.event)) for act in told.acts],
        "letters": own_letters(row),
        "given": queries.disclosed_files(row),
        "remedy": _remedy(row, told, today),
        "group": [*row.offspring.order_by("pk"), *([row.lead] if row.lead else [])],
        "supplements": row.supplements.order_by("pk"),
        "supplement": forms_in_use.get("supplement") or (SupplementForm() if is_open else None),
        "withdraw": forms_in_use.get("withdraw") or (WithdrawForm() if is_open else None),
        "judge": forms_in_use.get("judge") or _judge_form(row),
        "judged": getattr(row, "satisfaction", None),
    }
    status = 422 if forms_in_use else 200
    return render(request, "inforequests/public/mine.html", context, status=status)


def _judge_form(row: InformationRequest) -> JudgeForm | None:
    return JudgeForm() if row.closed_on and not hasattr(row, "satisfaction") else None


def _stages(current: str | None) -> list[tuple[Any, str]]:
    """Each stage with "done", "now" or "" for the strip."""
    place = list(phrases.STAGES).index(current) if current else -1
    marks = ["done" if number < place else "now" if number == place else "" for number in range(4)]
    return list(zip(phrases.STAGES.values(), marks, strict=True))


def _remedy(row: InformationRequest, told: queries.Told, today: Any) -> dict[str, Any] | None:
    """救济 in plain words, with the last days where they are known."""
    if told.case.is_overdue(today):
        return {"words": phrases.REMEDY_LATE}
    answer = told.case.outcome
    if answer is None or (Outcome(answer) is Outcome.OTHER and row.state == "withdrawn"):
        return None
    review, suit = told.deadline(Term.SEEK_REVIEW), told.deadline(Term.SUE)
    code = remedy_of(Outcome(answer))
    return {"words": phrases.REMEDIES.get(code, ""), "review": review, "suit": suit}
