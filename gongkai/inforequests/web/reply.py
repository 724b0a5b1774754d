"""答复 on the desk: one page in the order of work, from the items to the signature."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.actions.items import items_or_subject
from gongkai.inforequests.models import CaseType, InformationRequest
from gongkai.inforequests.rules import acts, items
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.items import Items
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.reply_errors import DraftChanged, DraftLocked
from gongkai.inforequests.web import replypage
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.reply_forms import DecisionForm, SearchForm, SecrecyForm, Sheet
from gongkai.inforequests.web.reviewing import pointed_to
from gongkai.organs.access import Viewer

CONFLICT, UNREADABLE = 409, 422

# What a button does to the list of items before it is saved.
_REARRANGE: dict[str, Callable[[Items, int], Items]] = {
    "add": lambda listed, _place: items.added(listed),
    "remove": items.without,
    "part": items.parted,
    "raise": items.raised,
}
# The buttons below the sheet, each with its deed and what is said afterwards.
_DEEDS: dict[str, tuple[Callable[..., object], Any]] = {
    "check": (actions.check_draft, gettext_lazy("审核通过，请签发人签发。")),
    "compare": (actions.compare_draft, gettext_lazy("已记录您的核对。")),
    "sign": (actions.sign, gettext_lazy("已签发。答复文书在“文书”里下载。")),
}


@never_cache
def reply(request: HttpRequest, number: str) -> HttpResponse:
    """答复: the sheet while it is written, the findings and the letter all along."""
    viewer, row = case_or_404(request, number)
    if not replypage.is_open(row):
        messages.error(request, phrases.not_now())
        return redirect("inforequests_desk:detail", row.number)
    if request.method != "POST":
        return _page(request, viewer, row, _stored(row))
    deed, _colon, argument = request.POST.get("do", "").partition(":")
    try:
        if deed in ("search", "secrecy"):
            return _record(request, viewer, row, deed)
        if deed in ("return", "resume", "override", *_DEEDS):
            return _decide(request, viewer, row, deed, argument)
        return _write(request, viewer, row, deed, argument)
    except RuleError as error:
        return _refused(request, viewer, row, deed, error)


def _refused(
    request: HttpRequest, viewer: Viewer, row: InformationRequest, deed: str, error: RuleError
) -> HttpResponse:
    """The case as it is now, for it may have moved on meanwhile; what was typed is kept."""
    row.refresh_from_db()
    if not replypage.is_open(row):
        messages.error(request, phrases.refusal(error))
        return redirect("inforequests_desk:detail", row.number)
    # A draft that could not be sent on has been saved first.
    is_unsaved = deed in ("save", *_REARRANGE) or isinstance(error, DraftLocked)
    sheet = _typed(request, row) if is_unsaved else _stored(row)
    return _page(request, viewer, row, sheet, refused=error)


def _allowed(row: InformationRequest) -> tuple[Outcome, ...]:
    is_record_correction = row.case_type == CaseType.RECORD_CORRECTION
    return items.outcomes_for(is_record_correction=is_record_correction)


def _stored(row: InformationRequest) -> Sheet:
    return Sheet.stored(queries.draft_of(row), items_or_subject(row), _allowed(row))


def _typed(request: HttpRequest, row: InformationRequest) -> Sheet:
    return Sheet.typed(request.POST, items_or_subject(row), _allowed(row))


def _write(
    request: HttpRequest, viewer: Viewer, row: InformationRequest, deed: str, argument: str
) -> HttpResponse:
    """Save what was typed, rearranged or sent on as the button says."""
    access.require(viewer, row.organ, acts.Drafted)
    sheet = _typed(request, row)
    if deed == "show" or not sheet.is_valid:
        return _page(request, viewer, row, sheet, checked=deed != "show")
    listed = sheet.decisions()
    if deed in _REARRANGE:
        listed = _REARRANGE[deed](listed, int(argument) if argument.isdecimal() else 0)
    try:
        draft = actions.draft_reply(
            request=row, items=listed, text=sheet.text(), version=sheet.version, by=request.user
        )
    except DraftChanged as changed:
        return _page(
            request, viewer, row, sheet.on_top_of(changed.version), refused=changed, beside=True
        )
    if deed == "submit":
        actions.submit_draft(request=row, version=draft.version, by=request.user)
        messages.success(request, _("已送审核。"))
    else:
        messages.success(request, _("已保存。"))
    return _back(row)


def _decide(
    request: HttpRequest, viewer: Viewer, row: InformationRequest, deed: str, argument: str
) -> HttpResponse:
    """审核, 核对, 退回, 放行, 签发."""
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, viewer, row, _stored(row), decision=form)
    seen, reason = {"version": form.cleaned_data["version"]}, form.cleaned_data["reason"]
    plain = {"request": row, "by": request.user}
    if deed == "return":
        actions.return_draft(**plain, reason=reason)
        messages.success(request, _("已退回修改。"))
    elif deed == "resume":
        actions.resume_handling(**plain)
        messages.success(request, _("已退回承办，答复稿保留。"))
    elif deed == "override":
        check, _at, place = argument.partition("@")
        actions.override(**plain, **seen, check=check, place=place, reason=reason)
        messages.success(request, _("已放行 %(check)s，理由记入台账。") % {"check": check})
    else:
        action, told = _DEEDS[deed]
        action(**plain, **seen)
        messages.success(request, told)
        if deed == "sign":
            return redirect("inforequests_desk:detail", row.number)
    return _back(row)


def _record(
    request: HttpRequest, viewer: Viewer, row: InformationRequest, deed: str
) -> HttpResponse:
    """检索记录 and 保密审查."""
    kind, action = {
        "search": (SearchForm, actions.record_search),
        "secrecy": (SecrecyForm, actions.review_secrecy),
    }[deed]
    form = kind(request.POST, prefix=deed)
    if not form.is_valid():
        return _page(request, viewer, row, _stored(row), **{deed: form})
    action(request=row, by=request.user, **form.cleaned_data)
    messages.success(request, _("已登记。"))
    return _back(row)


def _back(row: InformationRequest) -> HttpResponse:
    row.refresh_from_db()
    return redirect("inforequests_desk:reply", row.number)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    row: InformationRequest,
    sheet: Sheet,
    *,
    refused: RuleError | None = None,
    beside: bool = False,
    checked: bool = True,
    search: SearchForm | None = None,
    secrecy: SecrecyForm | None = None,
    decision: DecisionForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    errors = [
        *(sheet.errors() if sheet.form.is_bound and checked else ()),
        *(decision.faults() if decision else ()),
    ]
    context = replypage.context(row, viewer, today) | {
        "row": row,
        "sheet": sheet,
        "errors": errors,
        "unsaved": replypage.typed(sheet) if isinstance(refused, DraftLocked) else [],
        "typed_reason": request.POST.get("reason", ""),
        "typed_for": request.POST.get("do", ""),
        "refused": phrases.refusal(refused) if refused else "",
        "theirs": replypage.differences(sheet, row) if beside else [],
        "search": search or SearchForm(prefix="search", initial={"on": today}),
        "secrecy": secrecy or SecrecyForm(prefix="secrecy", initial={"on": today}),
        "open_record": bool(search or secrecy),
        "may_remove": len(sheet.items) > 1,
        "pointed": pointed_to(row),
    }
    status = CONFLICT if beside else UNREADABLE if refused or errors or search or secrecy else 200
    return render(request, "inforequests/desk/reply.html", context, status=status)
