"""信息发布 on the desk: the list, publishing, one item with its history, taking down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.disclosures import access, actions, desk, phrases
from gongkai.disclosures.errors import DisclosureError
from gongkai.disclosures.models import Item, NormativeDocument
from gongkai.disclosures.queries import Cursor, keyset_page
from gongkai.disclosures.rules.manuscripts import ManuscriptRefused
from gongkai.disclosures.shelves import shelves
from gongkai.disclosures.web.forms import FilterForm, PublishForm, RepealForm, WithdrawForm
from gongkai.organs.access import viewer_of

ITEMS_PER_PAGE = 50
deed = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """公开信息 of the organs within reach, newest first."""
    viewer = viewer_of(request.user)
    reached = access.items_for(viewer)
    form = FilterForm(request.GET or None, shelves=shelves())
    page = keyset_page(
        form.wanted().of(reached),
        ITEMS_PER_PAGE,
        before=_cursor(request, "before"),
        after=_cursor(request, "after"),
    )
    context = {
        "form": form,
        "items": page.items,
        "newer": page.newer,
        "older": page.older,
        "may_publish": access.publishing_organs(viewer).exists(),
        "sees_tallies": bool(viewer.roles & set(access.TALLY_READERS)),
    }
    return render(request, "disclosures/items.html", context)


@deed
def publish(request: HttpRequest) -> HttpResponse:
    """发布信息."""
    organs = access.publishing_organs(viewer_of(request.user))
    if not organs.exists():
        raise PermissionDenied
    form = PublishForm(
        request.POST or None,
        organs=organs,
        shelves=shelves(),
        initial={"formed_on": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            (item,) = actions.publish(
                manuscripts=[form.manuscript()], organ=form.cleaned_data["organ"], by=request.user
            )
        except ManuscriptRefused as error:
            for fault in error.faults:
                form.add_error(phrases.FAULT_FIELDS[fault], phrases.FAULTS[fault])
        else:
            messages.success(request, _("已发布，索引号 %(number)s。") % {"number": item.index_no})
            return redirect("disclosures:item", item.pk)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "disclosures/publish.html", {"form": form}, status=status)


@require_safe
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item: facts, body, what it interprets, what was done to it."""
    viewer = viewer_of(request.user)
    found = _obtain(request, pk)
    file = desk.file_of(found, timezone.localdate())
    context = {
        "file": file,
        "may_publish": access.may_publish(viewer, found.organ),
        "may_repeal": file.normative is not None
        and file.normative.repealed_on is None
        and access.may_publish(viewer, file.normative.organ),
        "history": [(entry, phrases.DEEDS.get(entry.event, entry.event)) for entry in file.history],
        "validity": phrases.VALIDITIES.get(file.validity) if file.validity else "",
    }
    return render(request, "disclosures/item.html", context)


@deed
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """撤下, after a warning and with a reason."""
    found = _obtain(request, pk)
    access.require_publish(viewer_of(request.user), found.organ)
    form = WithdrawForm(request.POST or None)
    return _deed_page(
        request,
        found,
        form,
        lambda data: actions.withdraw(item=found, by=request.user, **data),
        title=_("撤下信息"),
        button=_("确认撤下"),
        warning=_("撤下“%(title)s”后，公众不能再看到它；索引号不再使用，原因记入台账。")
        % {"title": found.title},
        done=_("已撤下。"),
    )


@deed
def repeal(request: HttpRequest, pk: int) -> HttpResponse:
    """废止规范性文件, after a warning and with what repeals it."""
    found = _obtain(request, pk)
    document = get_object_or_404(NormativeDocument.objects.select_related("organ"), item=found)
    access.require_publish(viewer_of(request.user), document.organ)
    form = RepealForm(request.POST or None, document=document, initial={"on": timezone.localdate()})
    return _deed_page(
        request,
        found,
        form,
        lambda data: actions.repeal(document=document, by=request.user, **data),
        title=_("废止规范性文件"),
        button=_("确认废止"),
        warning=_("废止“%(title)s”后，全文仍然公开，标明已废止。") % {"title": found.title},
        done=_("已废止。"),
    )


def _obtain(request: HttpRequest, pk: int) -> Item:
    """The item, or 404: missing and out of reach look the same."""
    reached = access.items_for(viewer_of(request.user)).select_related("organ", "column")
    return get_object_or_404(reached, pk=pk)


def _deed_page(
    request: HttpRequest,
    item: Item,
    form: forms.Form,
    act: Callable[[dict[str, Any]], object],
    *,
    done: str,
    **texts: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except DisclosureError as error:
            form.add_error(None, phrases.ERRORS[error.code])
        else:
            messages.success(request, done)
            return redirect("disclosures:item", item.pk)
    status = 422 if form.is_bound and form.errors else 200
    back = {"back": reverse("disclosures:item", args=[item.pk]), "back_label": item.title}
    context = {"form": form, **back, **texts}
    return render(request, "desk/components/form_page.html", context, status=status)


def _cursor(request: HttpRequest, name: str) -> Cursor | None:
    text = request.GET.get(name)
    if not text:
        return None
    try:
        return Cursor.parse(text)
    except ValueError:
        raise Http404 from None
