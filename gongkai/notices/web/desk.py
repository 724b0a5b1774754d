"""通知 on the desk: the list, one notice with its tries, and what a person does about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.notices import access, actions, phrases, queries
from gongkai.notices.models import Notice
from gongkai.notices.rules.errors import NoticeError
from gongkai.notices.rules.states import CALLED_OFF, RETRIED, State
from gongkai.organs.access import Viewer, viewer_of

PAGE = 30
_ANY = ("", gettext_lazy("全部"))


class NoticeFilter(forms.Form):
    """筛选. What cannot be read narrows nothing, and is said at its field."""

    channel = forms.ChoiceField(
        label=gettext_lazy("渠道"), choices=[_ANY, *phrases.CHANNELS.items()], required=False
    )
    state = forms.ChoiceField(
        label=gettext_lazy("状态"), choices=[_ANY, *phrases.STATES.items()], required=False
    )
    organ = forms.CharField(required=False, max_length=50, widget=forms.HiddenInput)
    stuck = forms.BooleanField(label=gettext_lazy("只看等人处理的"), required=False)

    def wanted(self) -> queries.Wanted:
        """What was asked for."""
        self.is_valid()
        read = getattr(self, "cleaned_data", {})
        return queries.Wanted(**{name: read[name] for name in self.fields if read.get(name)})


class ReasonForm(forms.Form):
    """处置理由."""

    reason = forms.CharField(label=gettext_lazy("理由"), max_length=200, required=False)


@never_cache
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """通知列表 of the organs within reach, newest first."""
    viewer = _keeper(request)
    form = NoticeFilter(request.GET or None)
    page = Paginator(queries.listed(viewer, form.wanted()), PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "rows": page.object_list, **_gateways()}
    return render(request, "notices/list.html", context)


@never_cache
@require_safe
def notice(request: HttpRequest, key: object) -> HttpResponse:
    """One notice: whom it went to, covered, and every try."""
    return _page(request, _found(request, key), ReasonForm())


def retry(request: HttpRequest, key: object) -> HttpResponse:
    """重发."""
    return _settle(request, key, actions.retry, _("已放回队列，一分钟内重发。"))


def cancel(request: HttpRequest, key: object) -> HttpResponse:
    """撤销."""
    return _settle(request, key, actions.cancel, _("已撤销，不再发送。"))


def confirm(request: HttpRequest, key: object) -> HttpResponse:
    """认定已发出."""
    return _settle(request, key, actions.confirm, _("已记为发出。"))


@never_cache
@require_POST
def _settle(
    request: HttpRequest, key: object, deed: Callable[..., Notice], done: str
) -> HttpResponse:
    row = _found(request, key)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            deed(notice=row, by=request.user, reason=form.cleaned_data["reason"])
        except NoticeError as error:
            form.add_error("reason", phrases.refusal(error))
        else:
            messages.success(request, done)
            return redirect("notices_desk:detail", row.key)
    return _page(request, row, form, status=422)


def _page(request: HttpRequest, row: Notice, form: ReasonForm, status: int = 200) -> HttpResponse:
    context = {
        "row": row,
        "tries": row.tries.all(),
        "form": form,
        "may_retry": row.state in RETRIED,
        "may_cancel": row.state in CALLED_OFF,
        "is_doubtful": row.state == State.UNCERTAIN,
        **_gateways(),
    }
    return render(request, "notices/detail.html", context, status=status)


def _gateways() -> dict[str, Any]:
    """The channels that are not connected to anything: said wherever notices are shown."""
    return {"unconnected": [phrases.CHANNELS[channel] for channel in queries.unconnected()]}


def _keeper(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request.user)
    if not viewer.roles & set(access.KEEPERS):
        raise PermissionDenied
    return viewer


def _found(request: HttpRequest, key: object) -> Notice:
    try:
        return queries.notice_for(viewer_of(request.user), key)
    except Notice.DoesNotExist as error:
        raise Http404 from error
