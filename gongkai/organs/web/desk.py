"""机构与岗位 on the desk: the tree, one organ, and the deeds of its system manager."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.organs import access, actions, directory
from gongkai.organs.access import require_technician, viewer_of
from gongkai.organs.errors import OrganError
from gongkai.organs.models import Appointment, Organ, OrganKind
from gongkai.organs.passwords import first_password
from gongkai.organs.roles import Role
from gongkai.organs.web.formpage import explain, form_answer, form_page
from gongkai.organs.web.forms import (
    AbolishForm,
    AppointForm,
    ChangeForm,
    EnrolForm,
    EstablishForm,
    OrganFilter,
    PostForm,
    RelieveForm,
)

ORGANS_PER_PAGE = 100
deed = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """机构名录, indented by who stands below whom."""
    access.require_reader(viewer_of(request.user))
    form = OrganFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    found = directory.listed(
        timezone.localdate(),
        kind=wanted.get("kind", ""),
        text=wanted.get("text", ""),
        with_past=wanted.get("past", False),
    )
    context = {
        "form": form,
        "page": Paginator(found, ORGANS_PER_PAGE).get_page(request.GET.get("page")),
        "narrowed": bool(wanted.get("kind") or wanted.get("text")),
    }
    return render(request, "organs/tree.html", context)


@require_safe
def organ(request: HttpRequest, code: str) -> HttpResponse:
    """One organ: facts, 沿革, posts and who holds them."""
    viewer = viewer_of(request.user)
    access.require_reader(viewer)
    found = get_object_or_404(Organ.objects.select_related("parent"), code=code)
    context = {
        "file": directory.file_of(found, timezone.localdate()),
        "may_manage": access.may_manage(viewer, found),
        "today": timezone.localdate(),
        "may_arrange": viewer.may(found, *access.DEPUTY_NAMERS),
    }
    return render(request, "organs/organ.html", context)


@deed
def establish(request: HttpRequest, code: str) -> HttpResponse:
    """设立机构 below this one."""
    parent = _managed(request, code)
    form = EstablishForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(data: dict[str, Any]) -> str:
        made = actions.establish(
            parent=parent,
            by=request.user,
            position=directory.next_position(),
            **{**data, "kind": OrganKind(data["kind"])},
        )
        messages.success(request, _("已设立：%(organ)s") % {"organ": made})
        return _page(made)

    title = _("在“%(organ)s”下设立机构") % {"organ": parent.short_name}
    return form_page(request, form, act, **_back(parent), title=title, button=_("设立"))


@deed
def change(request: HttpRequest, code: str) -> HttpResponse:
    """变更机构: name, kind or superior, from a day on."""
    found = _managed(request, code)
    form = ChangeForm(
        request.POST or None,
        organ=found,
        parents=directory.possible_parents(found, viewer_of(request.user), timezone.localdate()),
    )

    def act(data: dict[str, Any]) -> str:
        actions.change(organ=found, by=request.user, **{**data, "kind": OrganKind(data["kind"])})
        messages.success(request, _("已变更，沿革已更新。"))
        return _page(found)

    title = _("变更“%(organ)s”") % {"organ": found.short_name}
    note = _("原来的名称、类别和上级机构留在沿革里，过去的记录仍按当时的情况显示。")
    return form_page(request, form, act, **_back(found), title=title, button=_("变更"), note=note)


@deed
def abolish(request: HttpRequest, code: str) -> HttpResponse:
    """撤销机构, after a warning."""
    found = _managed(request, code)
    form = AbolishForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(data: dict[str, Any]) -> str:
        actions.abolish(organ=found, by=request.user, **data)
        messages.success(request, _("已撤销：%(organ)s") % {"organ": found})
        return _page(found)

    return form_page(
        request,
        form,
        act,
        **_back(found),
        title=_("撤销“%(organ)s”") % {"organ": found.short_name},
        button=_("确认撤销"),
        warning=_("撤销后不能恢复，机构的信息和记录都会保留。岗位上的人员不会自动免职。"),
    )


@deed
def open_post(request: HttpRequest, code: str) -> HttpResponse:
    """设岗."""
    found = _managed(request, code)
    form = PostForm(request.POST or None)

    def act(data: dict[str, Any]) -> str:
        post = actions.open_post(
            organ=found, name=data["name"], role=Role(data["role"]), by=request.user
        )
        messages.success(request, _("已设岗：%(post)s") % {"post": post.name})
        return _page(found)

    title = _("在“%(organ)s”设岗") % {"organ": found.short_name}
    return form_page(request, form, act, **_back(found), title=title, button=_("设岗"))


@never_cache
@deed
def enrol(request: HttpRequest, code: str) -> HttpResponse:
    """开通帐号. A password that was made here is shown once, on the answer to this very form."""
    found = _managed(request, code)
    form = EnrolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data.pop("password")
        password = typed or first_password()
        try:
            officer = actions.enrol(
                organ=found, by=request.user, password=password, **form.cleaned_data
            )
        except (OrganError, ValidationError) as error:
            explain(form, error)
        else:
            shown = "" if typed else password
            context = {"organ": found, "officer": officer, "password": shown}
            return render(request, "organs/enrolled.html", context)
    return form_answer(
        request,
        form,
        **_back(found),
        title=_("开通帐号"),
        button=_("开通"),
        note=_("帐号本身没有任何权限，任职以后才能进入工作台。"),
    )


@deed
def appoint(request: HttpRequest, code: str) -> HttpResponse:
    """任职."""
    found = _managed(request, code)
    today = timezone.localdate()
    form = AppointForm(
        request.POST or None,
        posts=directory.open_posts(found, today),
        officers=directory.active_officers(),
        initial={
            "on": today,
            "officer": request.GET.get("officer", ""),
            "post": request.GET.get("post", ""),
        },
    )

    def act(data: dict[str, Any]) -> str:
        appointment = actions.appoint(by=request.user, **data)
        told = {"officer": appointment.officer, "post": appointment.post.name}
        messages.success(request, _("已任职：%(officer)s，%(post)s") % told)
        return _page(found)

    title = _("任职：%(organ)s") % {"organ": found.short_name}
    return form_page(request, form, act, **_back(found), title=title, button=_("任职"))


@deed
def relieve(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """免职, after a warning."""
    found = _managed(request, code)
    held = get_object_or_404(
        Appointment.objects.select_related("officer", "post__organ"),
        pk=pk,
        post__organ=found,
        ends_on=None,
    )
    form = RelieveForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(data: dict[str, Any]) -> str:
        actions.relieve(appointment=held, by=request.user, **data)
        messages.success(request, _("已免职：%(officer)s") % {"officer": held.officer})
        return _page(found)

    told = {"officer": held.officer, "post": held.post.name, "day": held.begins_on}
    return form_page(
        request,
        form,
        act,
        **_back(found),
        title=_("免职：%(officer)s") % {"officer": held.officer},
        button=_("确认免职"),
        warning=_(
            "%(officer)s自 %(day)s 起任“%(post)s”。免职后不能再办理这个岗位的事，"
            "岗位上的事项不受影响，由接任的人办理。"
        )
        % told,
    )


def _managed(request: HttpRequest, code: str) -> Organ:
    """The organ, for those who manage it."""
    found = get_object_or_404(Organ.objects.select_related("parent"), code=code)
    require_technician(request.user, found)
    return found


def _page(organ: Organ) -> str:
    return reverse("organs:organ", args=[organ.code])


def _back(organ: Organ) -> dict[str, str]:
    return {"back": _page(organ), "back_label": organ.name}
