"""查询进度 without an account: number and query code open one request for half an hour.

They are typed once and travel in the body of a form, never in an address; what the browser holds
afterwards is a sealed note (`opened`). A wrong code and a missing number answer alike.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.inforequests import actions, phrases, queries
from gongkai.inforequests.explanation import explain_case
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.fees import fee_shown
from gongkai.inforequests.queries.service import told_deliveries
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters.remedies import remedy_of
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import UNANSWERED
from gongkai.inforequests.web import limits, opened, receipts
from gongkai.inforequests.web.applydraft import HeldFile, is_unreadable, read_held, seal_held
from gongkai.inforequests.web.file_fields import FilesField
from gongkai.inforequests.web.files import download
from gongkai.inforequests.web.forms import TrackForm
from gongkai.inforequests.web.held_uploads import FILES_GONE, hold, too_many
from gongkai.inforequests.web.letters import own_letter_file, own_letters
from gongkai.inforequests.web.text_fields import ProseField

_TEXT_MOST = 4000
_FILES = {"files": FileKind.SUPPLEMENT}


class SupplementForm(forms.Form):
    """补充或者补正."""

    text = ProseField(
        label=gettext_lazy("补充的内容"),
        max_length=_TEXT_MOST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    files = FilesField(label=gettext_lazy("附件"), required=False)
    submission_key = forms.UUIDField(
        label=gettext_lazy("这一页"),
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages=dict.fromkeys(
            ("required", "invalid"), gettext_lazy("不完整，没有提交，请刷新以后再试。")
        ),
    )


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
    context: dict[str, Any] = {"form": form, "text": request.POST.get("text", "")[:_TEXT_MOST]}
    if asked and limits.must_wait(request):
        context["must_wait"] = True
        return render(request, "inforequests/public/track.html", context, status=429)
    if asked:
        data = form.cleaned_data
        row = queries.tracked(data["number"], data["code"])
        if row is not None:
            opened.open_(request, row.number, data["code"])
            return _back_to_writing(request, row) or redirect("inforequests:mine")
        limits.count(request)
        context["asked"] = True
    return render(request, "inforequests/public/track.html", context)


def _back_to_writing(request: HttpRequest, row: InformationRequest) -> HttpResponse | None:
    """The page again with what was being written when the half hour was over."""
    text = request.POST.get("text", "")[:_TEXT_MOST]
    return _page(request, row, supplement=SupplementForm(initial={"text": text})) if text else None


View = Callable[[HttpRequest, InformationRequest], HttpResponse]


def _own(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """A page of the opened request; without one, back to number and query code."""

    def guarded(request: HttpRequest) -> HttpResponse:
        found = opened.opened(request)
        if found is not None:
            return view(request, found)
        if text := request.POST.get("text", ""):
            return _keep_writing(request, text)
        messages.info(request, _("请先填写申请编号和查询码。超过半小时没有操作，要重新填写。"))
        return redirect("inforequests:track")

    return never_cache(guarded)


def _keep_writing(request: HttpRequest, text: str) -> HttpResponse:
    """What was written too slowly goes along to the page that asks for the code again."""
    form = TrackForm(initial={"number": request.POST.get("request", "")})
    context = {"form": form, "text": text}
    return render(request, "inforequests/public/track.html", context, status=403)


def _deed(view: View) -> Callable[[HttpRequest], HttpResponse]:
    """What a form of the opened request does; its address, asked for by itself, is the page."""
    guarded = _own(view)

    @require_http_methods(["GET", "HEAD", "POST"])
    def posted(request: HttpRequest) -> HttpResponse:
        return guarded(request) if request.method == "POST" else redirect("inforequests:mine")

    return posted


@require_safe
@_own
def mine(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """我的申请: where it stands, day by day; letters; what the applicant can do."""
    return _page(request, row)


@_deed
def supplement(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """补充、补正."""
    form = SupplementForm(request.POST, request.FILES)
    form.is_valid()
    note = request.POST.get("held", "")
    held = read_held(note, request.POST.getlist("drop"))
    if is_unreadable(note) or not all(each.is_fresh for each in held):
        held = ()
        form.add_error("files", FILES_GONE)
    held = hold(form, _FILES, held, partial(too_many, request))
    if not form.is_valid():
        return _page(request, row, held, supplement=form)
    try:
        kept = actions.supplement(
            request=row,
            text=form.cleaned_data["text"],
            files=[each.file for each in held],
            submission_key=form.cleaned_data["submission_key"],
        )
    except RuleError as error:
        form.add_error("text", phrases.refusal(error))
        return _page(request, row, held, supplement=form)
    done = _("补正已经提交，答复期限重新计算。") if kept.is_correction else _("补充已经提交。")
    messages.success(request, done)
    return redirect("inforequests:mine")


@_deed
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


@_deed
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


@_deed
def letter(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """A letter of the opened request as a file."""
    found = own_letter_file(row, request.POST.get("letter", ""), request.POST.get("form", ""))
    if found is None:
        raise Http404
    return found


@_deed
def disclosed(request: HttpRequest, row: InformationRequest) -> HttpResponse:
    """A file that the reply gives."""
    key = request.POST.get("file", "")
    file = next((each for each in queries.disclosed_files(row) if str(each.key) == key), None)
    if file is None:
        raise Http404
    try:
        return download(file, actions.take_disclosed(file=file))
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return redirect("inforequests:mine")


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """结束查询, for whoever leaves a computer that others use."""
    if request.method != "POST":
        return redirect("inforequests:track")
    opened.close(request)
    receipts.forget(request)
    messages.success(request, _("已经结束查询。"))
    return redirect("inforequests:track")


def _page(
    request: HttpRequest,
    row: InformationRequest,
    held: Sequence[HeldFile] = (),
    **forms_in_use: forms.Form,
) -> HttpResponse:
    told = queries.told_to_applicant(row)
    is_open = row.state in UNANSWERED
    today = timezone.localdate()
    clock = explain_case(row, today, outside=True)
    context = {
        "row": row,
        "told": told,
        "points": queries.points_to_correct(row),
        "now": phrases.NOW[told.case.state],
        "stages": _stages(told.stage),
        "days": clock.days,
        "deadlines": clock.deadlines,
        "course": [CourseStep(act.on, phrases.event(act.event)) for act in told.acts],
        "letters": own_letters(row),
        "deliveries": told_deliveries(row),
        "given": queries.disclosed_files(row),
        "remedy": _remedy(row, told, today),
        "redone": phrases.OUTCOMES[told.case.redone_outcome] if told.case.redone_outcome else "",
        "fee": fee_shown(row, told.case),
        "group": [*row.offspring.order_by("pk"), *_own_lead(row)],
        "supplements": row.supplements.order_by("pk"),
        "sent_files": queries.files_of(row).filter(kind=FileKind.SUPPLEMENT, added_by=None),
        "held": list(enumerate(each.file for each in held)),
        "held_note": seal_held(held),
        "supplement": forms_in_use.get("supplement") or (SupplementForm() if is_open else None),
        "withdraw": forms_in_use.get("withdraw") or (WithdrawForm() if is_open else None),
        "judge": forms_in_use.get("judge") or _judge_form(row, told),
        "judged": getattr(row, "satisfaction", None),
    }
    status = 422 if any(form.errors for form in forms_in_use.values()) else 200
    return render(request, "inforequests/public/mine.html", context, status=status)


def _own_lead(row: InformationRequest) -> list[InformationRequest]:
    """The case it was joined to, unless that is somebody else's."""
    return [row.lead] if row.lead and queries.is_same_applicant(row, row.lead) else []


def _judge_form(row: InformationRequest, told: queries.Told) -> JudgeForm | None:
    return JudgeForm() if told.case.closed_on and not hasattr(row, "satisfaction") else None


def _stages(current: str | None) -> list[tuple[Any, str]]:
    """Each stage with "done", "now" or "" for the strip."""
    place = list(phrases.STAGES).index(current) if current else -1
    marks = ["done" if number < place else "now" if number == place else "" for number in range(4)]
    return list(zip(phrases.STAGES.values(), marks, strict=True))


def _remedy(row: InformationRequest, told: queries.Told, today: Any) -> dict[str, Any] | None:
    """救济 in plain words, with the last days where they are known."""
    if told.case.is_overdue(today):
        return {"words": phrases.REMEDY_LATE}
    answer = told.case.redone_outcome or told.case.outcome
    # A decision that was set aside is nothing to complain of: another is owed.
    if (
        answer is None
        or told.case.is_open
        or (Outcome(answer) is Outcome.OTHER and row.state == "withdrawn")
    ):
        return None
    review, suit = told.deadline(Term.SEEK_REVIEW), told.deadline(Term.SUE)
    code = remedy_of(Outcome(answer))
    return {"words": phrases.REMEDIES.get(code, ""), "review": review, "suit": suit}
