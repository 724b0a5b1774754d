"""我的岗位 on the desk, and who stands in for whom while somebody is away."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.organs import access, actions
from gongkai.organs.absences import colleagues, my_posts
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Appointment
from gongkai.organs.web.formpage import form_page
from gongkai.organs.web.forms import AbsenceForm, EndForm, StandInForm

deed = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """我的岗位: held, stood in for, and the absences to come."""
    access.require_reader(viewer_of(request.user))
    today = timezone.localdate()
    context = {"mine": my_posts(request.user, today), "today": today}
    return render(request, "organs/mine.html", context)


@deed
def absence(request: HttpRequest) -> HttpResponse:
    """安排代理 for the officer's own posts."""
    today = timezone.localdate()
    own = my_posts(request.user, today).own
    if not own:
        raise access.NoPost
    form = AbsenceForm(
        request.POST or None,
        own=own,
        officers=colleagues(request.user, [held.post.organ for held in own], today),
    )

    def act(data: dict[str, Any]) -> str:
        chosen = form.chosen()
        actions.stand_in_for_all(appointments=chosen, by=request.user, **form.deed())
        told = {"deputy": data["officer"], "count": len(chosen)}
        messages.success(request, _("已安排%(deputy)s代理 %(count)s 个岗位。") % told)
        return reverse("posts:mine")

    return form_page(
        request,
        form,
        act,
        back=reverse("posts:mine"),
        back_label=_("我的岗位"),
        title=_("安排代理"),
        button=_("确认代理"),
        note=_note(any(held.decides for held in own)),
    )


@deed
def stand_in(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """安排代理 for another officer's post, by those who guide the organ."""
    held = get_object_or_404(
        Appointment.objects.select_related("officer", "post__organ"),
        pk=pk,
        post__organ__code=code,
        acting_for=None,
    )
    access.require_may_name_deputy(request.user, held)
    today = timezone.localdate()
    form = StandInForm(
        request.POST or None, officers=colleagues(held.officer, [held.post.organ], today)
    )

    def act(data: dict[str, Any]) -> str:
        actions.stand_in(appointment=held, by=request.user, **form.deed())
        told = {"deputy": data["officer"], "holder": held.officer, "post": held.post.name}
        messages.success(request, _("已安排%(deputy)s代理%(holder)s的“%(post)s”。") % told)
        return reverse("organs:organ", args=[code])

    told = {"holder": held.officer, "post": held.post.name}
    return form_page(
        request,
        form,
        act,
        back=reverse("organs:organ", args=[code]),
        back_label=held.post.organ.name,
        title=_("安排代理：%(holder)s，%(post)s") % told,
        button=_("确认代理"),
        note=_note(held.decides),
    )


@deed
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """提前结束代理; before it begins, that calls it off."""
    row = get_object_or_404(
        Appointment.objects.select_related("officer", "acting_for__officer", "post__organ"),
        pk=pk,
        acting_for__isnull=False,
    )
    access.require_may_name_deputy(request.user, row.acting_for)
    own = row.acting_for.officer_id == request.user.pk
    organ = row.post.organ
    back = reverse("posts:mine") if own else reverse("organs:organ", args=[organ.code])
    form = EndForm(request.POST or None, initial={"on": timezone.localdate()})

    def act(data: dict[str, Any]) -> str:
        actions.end_stand_in(stand_in=row, by=request.user, **data)
        messages.success(request, _("已提前结束：%(deputy)s的代理。") % {"deputy": row.officer})
        return back

    told = {
        "deputy": row.officer,
        "holder": row.acting_for.officer,
        "post": row.post,
        "begins": row.begins_on,
        "ends": row.ends_on,
    }
    return form_page(
        request,
        form,
        act,
        back=back,
        back_label=_("我的岗位") if own else organ.name,
        title=_("提前结束代理"),
        button=_("确认结束"),
        note=_(
            "%(deputy)s代%(holder)s行使“%(post)s”的职责，%(begins)s 起，原定 %(ends)s 回岗。"
            "开始以前就结束的，这次代理作废。"
        )
        % told,
    )


def _note(decides: bool) -> str:
    note = _("代理期间，代理人能看到并办理这个岗位的全部事项，台账记代理人本人的名字。")
    if decides:
        note += _("“答复签发”“合法性审核”由代理人作决定的，页面上会特别标明。")
    return note
