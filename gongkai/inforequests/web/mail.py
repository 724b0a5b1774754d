"""收件邮箱 on the desk: what came by mail, one message, and what is done with it."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.actions.mail import dismiss_mails, take_up_mails
from gongkai.inforequests.models import IncomingMail
from gongkai.inforequests.models.contact import MailState
from gongkai.inforequests.queries.mail import MailWanted, fault_counts, mail_page, mails_named
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.mail import MailMessage, read_mail
from gongkai.inforequests.rules.mailsigns import MailFault
from gongkai.organs.access import Viewer, viewer_of

PAGE = 50


class DismissForm(forms.Form):
    """不是申请: why."""

    reason = forms.CharField(label=gettext_lazy("说明"), max_length=200)


class MailFilter(forms.Form):
    """筛选. What cannot be read narrows nothing, and is said at its field."""

    fault = forms.ChoiceField(label=gettext_lazy("隔离原因"), required=False)
    domain = forms.CharField(label=gettext_lazy("发件人域名"), required=False, max_length=100)
    older_than = forms.IntegerField(
        label=gettext_lazy("多少天以前到的"), required=False, min_value=1, max_value=9999
    )
    words = forms.CharField(
        label=gettext_lazy("发件人"),
        required=False,
        max_length=254,
        help_text=gettext_lazy("写遮盖后的样子（如“张”），或者完整的邮箱地址。"),
    )

    def __init__(self, *args: Any, faults: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = [
            (code, f"{phrases.MAIL_FAULTS[MailFault(code)]}（{count}）")
            for code, count in faults.items()
        ]
        self.fields["fault"].choices = [("", _("全部")), *told]

    def wanted(self, state: str) -> MailWanted:
        """What was asked for among the messages of the state."""
        self.is_valid()
        read = {name: value for name, value in self.cleaned_data.items() if value}
        return MailWanted(state=state, **read)


class ManyForm(forms.Form):
    """多封一并处理: why they are no applications."""

    reason = forms.CharField(label=gettext_lazy("不是申请的原因"), max_length=200, required=False)


@never_cache
@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    """收件邮箱, by state, filtered, a page at a time."""
    viewer = viewer_of(request.user)
    asked = request.GET.get("state", "")
    state = asked if asked in MailState.values else MailState.WAITING
    counts = queries.mail_counts(viewer)
    form = MailFilter(request.GET, faults=fault_counts(viewer, state))
    page = mail_page(
        viewer,
        form.wanted(state),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=PAGE,
    )
    context = {
        "state": state,
        "tabs": [(each.value, each.label, counts[each.value]) for each in MailState],
        "form": form,
        "is_narrowed": any(form.data.get(name) for name in form.fields),
        "newer": page.newer,
        "older": page.older,
        "rows": [(row, _told(row)) for row in page.rows],
        "many": ManyForm(),
        "may_settle": state != MailState.REGISTERED,
    }
    return render(request, "inforequests/desk/mail_list.html", context)


def _told(row: IncomingMail) -> list[Any]:
    """The reason it was put aside first, then whatever else was noticed."""
    codes = dict.fromkeys([row.fault, *row.signals] if row.fault else row.signals)
    return [phrases.MAIL_FAULTS[MailFault(code)] for code in codes]


@never_cache
@require_POST
def mail_many(request: HttpRequest) -> HttpResponse:
    """Several messages at once: no applications, or back to what waits."""
    viewer = viewer_of(request.user)
    state = request.POST.get("state", "")
    back = redirect(f"{reverse('inforequests_desk:mails')}?{urlencode({'state': state})}")
    keys = [key for key in request.POST.getlist("mails") if _UUID.fullmatch(key)]
    form = ManyForm(request.POST)
    takes_up = request.POST.get("step") == "take_up"
    if not keys:
        messages.error(request, _("请先勾选邮件。"))
    elif not form.is_valid() or not (takes_up or form.cleaned_data["reason"].strip()):
        messages.error(request, _("请写明为什么不是申请。"))
    else:
        rows = mails_named(viewer, keys)
        if takes_up:
            done, passed_over = take_up_mails(mails=rows, by=request.user)
        else:
            reason = form.cleaned_data["reason"]
            done, passed_over = dismiss_mails(mails=rows, reason=reason, by=request.user)
        messages.success(request, _("已处理 %s 封。") % done)
        if passed_over:
            messages.warning(request, _("有 %s 封已经登记为申请，没有改动。") % passed_over)
    return back


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _fault(row: IncomingMail) -> Any:
    return phrases.MAIL_FAULTS[MailFault(row.fault)] if row.fault else ""


@never_cache
@require_safe
def mail_detail(request: HttpRequest, key: str) -> HttpResponse:
    """One message, uncovered: the look is recorded."""
    viewer, row = _mail(request, key)
    try:
        opened = actions.open_mail(mail=row, by=request.user)
    except RuleError as error:
        return unreadable(request, error)
    message = read_mail(opened.raw) if opened.raw else MailMessage()
    context = {
        "row": row,
        "mail": opened,
        "fault": _fault(row),
        "signs": _told(row)[1:] if row.fault else _told(row),
        "forwarded": message.forwarded,
        "twin": _twin(viewer, row),
        "attachments": [(each.name, len(each.content)) for each in message.attachments],
        "form": DismissForm(),
        "handled": row.state in (MailState.REGISTERED, MailState.DISMISSED),
    }
    return render(request, "inforequests/desk/mail_detail.html", context)


def _twin(viewer: Viewer, row: IncomingMail) -> IncomingMail | None:
    """The message that this one is a copy of, where the viewer may open it."""
    twin = row.copy_of
    return twin if twin and viewer.may(twin.organ, *access.IDENTITY_READERS) else None


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
