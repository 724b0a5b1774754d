"""Desk pages of the calendar: the year, entering a notice, withdrawing one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai.organs.access import viewer_of
from gongkai.workdays import access, actions, effects, phrases, queries
from gongkai.workdays.models import Notice
from gongkai.workdays.overview import YearOverview
from gongkai.workdays.preview import Preview, preview
from gongkai.workdays.rules.calendar import FIRST_YEAR, LAST_YEAR, WorkdayCalendar
from gongkai.workdays.rules.errors import OutsideCalendar, WorkdayError
from gongkai.workdays.rules.proposals import UnfitNotice, examine
from gongkai.workdays.web.forms import NoticeForm, WhatIfForm, WithdrawForm

MOVES_SHOWN = 100


def year(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """工作日历 of one year, with its notices and a small what-if."""
    today = timezone.localdate()
    shown = year or today.year
    calendar = queries.calendar()
    try:
        overview = YearOverview.of(calendar, shown)
    except OutsideCalendar as error:
        raise Http404 from error
    context = {
        "overview": overview,
        "today": today,
        "notices": queries.notices_about(shown),
        "previous_year": shown - 1 if shown > FIRST_YEAR else None,
        "next_year": shown + 1 if shown < LAST_YEAR else None,
        "may_keep": access.may_keep(viewer_of(request.user)),
        "pending": effects.pending(),
        **_what_if(request, calendar),
    }
    return render(request, "workdays/year.html", context)


def new_notice(request: HttpRequest) -> HttpResponse:
    """录入放假通知: form, then preview, then confirmation."""
    access.require_keeper(request.user)
    if request.method != "POST":
        following = timezone.localdate().year + 1
        title = _("国务院办公厅关于%(year)d年部分节假日安排的通知") % {"year": following}
        return _notice_form(request, NoticeForm(initial={"year": following, "title": title}))
    form = NoticeForm(request.POST, request.FILES)
    if not form.is_valid() or "edit" in request.POST:
        return _notice_form(request, form)
    if "confirm" in request.POST:
        return _enter(request, form)
    return _preview_notice(request, form)


def withdraw_notice(request: HttpRequest, key: UUID) -> HttpResponse:
    """撤下放假通知: what would change, why, and confirmation."""
    access.require_keeper(request.user)
    notice = get_object_or_404(Notice, key=key, withdrawn_at=None)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            actions.withdraw_notice(
                notice=notice, reason=form.cleaned_data["reason"], by=request.user
            )
        except WorkdayError as error:
            messages.error(request, phrases.refusal(error))
        else:
            messages.success(request, _("已撤下：%(notice)s") % {"notice": notice})
            _tell_pending(request)
        return redirect("workdays:year", notice.year)
    effect = preview(queries.calendar(), queries.calendar_without(notice))
    context = {"notice": notice, "form": form, **_paged(effect, request.GET.get("page"))}
    return render(request, "workdays/withdraw.html", context)


@require_POST
def recompute(request: HttpRequest) -> HttpResponse:
    """重算期限: go on with what an earlier change of the calendar left behind."""
    access.require_keeper(request.user)
    done = effects.recompute()
    messages.success(request, _("已重新计算 %(count)d 件。") % {"count": done})
    _tell_pending(request)
    return redirect("workdays:current")


def _tell_pending(request: HttpRequest) -> None:
    if left := effects.pending():
        text = _("还有 %(count)d 件在办事项没有按现在的日历重新计算，请在本页点“现在重算”。")
        messages.warning(request, text % {"count": left})


def _paged(effect: Preview, number: str | None) -> dict[str, Any]:
    return {"effect": effect, "moves": Paginator(effect.moved, MOVES_SHOWN).get_page(number)}


def _what_if(request: HttpRequest, calendar: WorkdayCalendar) -> dict[str, Any]:
    if "start" not in request.GET:
        return {"what_if": WhatIfForm(initial={"start": timezone.localdate(), "days": 20})}
    form = WhatIfForm(request.GET)
    context: dict[str, Any] = {"what_if": form}
    if form.is_valid():
        try:
            reckoned = calendar.add(form.cleaned_data["start"], form.cleaned_data["days"])
            context["reckoned"] = reckoned
        except WorkdayError as error:
            form.add_error(None, phrases.refusal(error))
    return context


def _notice_form(request: HttpRequest, form: NoticeForm) -> HttpResponse:
    return render(request, "workdays/notice_form.html", {"form": form})


def _preview_notice(request: HttpRequest, form: NoticeForm) -> HttpResponse:
    calendar, notice = queries.calendar(), form.proposal()
    findings = examine(notice, calendar, amends=form.cleaned_data["amends"])
    if errors := [finding for finding in findings if finding.is_error]:
        for finding in errors:
            form.add_error(None, phrases.remark(finding))
        return _notice_form(request, form)
    context = {
        "notice": notice,
        "days": [(day, phrases.KINDS[kind]) for day, kind in notice.days.items()],
        "warnings": [phrases.remark(finding) for finding in (*form.read.findings, *findings)],
        **_paged(preview(calendar, calendar.with_notices([notice])), form.data.get("page")),
        "carried": form.carried(),
    }
    return render(request, "workdays/notice_preview.html", context)


def _enter(request: HttpRequest, form: NoticeForm) -> HttpResponse:
    try:
        notice = actions.enter_notice(
            notice=form.proposal(), amends=form.cleaned_data["amends"], by=request.user
        )
    except UnfitNotice as error:
        # Somebody else changed the calendar between preview and confirmation.
        for finding in error.findings:
            form.add_error(None, phrases.remark(finding))
        return _notice_form(request, form)
    messages.success(request, _("已录入：%(notice)s") % {"notice": notice})
    _tell_pending(request)
    return redirect("workdays:year", notice.year)
