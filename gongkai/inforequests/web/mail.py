"""收件邮箱 on the desk: what came by mail, one message, and what is done with it."""

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
from django.views.decorators.http import require_POST, require_safe

from gongkai.inforequests import actions, phrases, queries
from gongkai.inforequests.models import IncomingMail
from gongkai.inforequests.models.contact import MailState
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.mail import MailFault, read_mail
from gongkai.organs.access import Viewer, viewer_of

PAGE = 30


class DismissForm(forms.Form):
    """不是申请: why."""

    reason = forms.CharField(label=gettext_lazy("说明"), max_length=200)


@never_cache
@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    """收件邮箱, by state."""
    viewer = viewer_of(request.user)
    asked = request.GET.get("state", "")
    state = asked if asked in MailState.values else MailState.WAITING
    counts = queries.mail_counts(viewer)
    page = Paginator(queries.mails_for(viewer, state), PAGE).get_page(request.GET.get("page"))
    context = {
        "state": state,
        "tabs": [(each.value, each.label, counts[each.value]) for each in MailState],
        "page": page,
        "rows": [(row, _fault(row)) for row in page],
    }
    return render(request, "inforequests/desk/mail_list.html", context)


def _fault(row: IncomingMail) -> Any:
    return phrases.MAIL_FAULTS[MailFault(row.fault)] if row.fault else ""


@never_cache
@require_safe
def mail_detail(request: HttpRequest, key: str) -> HttpResponse:
    """One message, uncovered: the look is recorded."""
    _viewer, row = _mail(request, key)
    try:
        opened = actions.open_mail(mail=row, by=request.user)
    except RuleError as error:
        return unreadable(request, error)
    context = {
        "row": row,
        "mail": opened,
        "fault": _fault(row),
        "attachments": [
            (each.name, len(each.content)) for each in read_mail(opened.raw).attachments
        ],
        "form": DismissForm(),
        "handled": row.state in (MailState.REGISTERED, MailState.DISMISSED),
    }
    return render(request, "inforequests/desk/mail_detail.html", context)


@never_cache
@require_safe
def mail_raw(request: HttpRequest, key: str) -> HttpResponse:
    """The message as it came, to be saved and never shown by the browser."""
    _viewer, row = _mail(request, key)
    try:
        opened = actions.open_mail(mail=row, by=request.user)
    except RuleError as error:
        return unreadable(request, error)
    answer = HttpResponse(opened.raw, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{row.key}.eml"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def unreadable(request: HttpRequest, error: RuleError) -> HttpResponse:
    """Back to the list, with the reason."""
    messages.error(request, phrases.refusal(error))
    return redirect("inforequests_desk:mails")


@never_cache
@require_POST
def mail_dismiss(request: HttpRequest, key: str) -> HttpResponse:
    """不是申请; it stays in the list of its state."""
    _viewer, row = _mail(request, key)
    form = DismissForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("请写明为什么不是申请。"))
        return redirect("inforequests_desk:mail", row.key)
    try:
        actions.dismiss_mail(mail=row, reason=form.cleaned_data["reason"], by=request.user)
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return redirect("inforequests_desk:mail", row.key)
    messages.success(request, _("已归入“不是申请”，可以随时放回待处理。"))
    return redirect("inforequests_desk:mails")


@never_cache
@require_POST
def mail_take_up(request: HttpRequest, key: str) -> HttpResponse:
    """放回待处理."""
    _viewer, row = _mail(request, key)
    try:
        actions.take_up_mail(mail=row, by=request.user)
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
    return redirect("inforequests_desk:mail", row.key)


def _mail(request: HttpRequest, key: str) -> tuple[Viewer, IncomingMail]:
    viewer = viewer_of(request.user)
    try:
        return viewer, queries.mail_for(viewer, key)
    except IncomingMail.DoesNotExist as error:
        raise Http404 from error
