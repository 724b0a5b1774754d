"""收件登记: at the counter, by post and by other ways, or from a message of the mailbox."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai.inforequests import actions, letterfiles, phrases, queries
from gongkai.inforequests.actions import Filed
from gongkai.inforequests.actions.mail import OpenedMail
from gongkai.inforequests.applicationform import oral_record
from gongkai.inforequests.models import IncomingMail
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.mail import read_mail
from gongkai.inforequests.web import deskreceipt
from gongkai.inforequests.web.applydraft import HeldFile, read_held, seal_held
from gongkai.inforequests.web.held_uploads import hold
from gongkai.inforequests.web.mail import unreadable
from gongkai.inforequests.web.register_cautions import cautions
from gongkai.inforequests.web.register_forms import CHANNELS, FILES, RegisterForm
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role

PAGE = "inforequests/desk/register.html"


Run = Callable[[RegisterForm, Sequence[HeldFile]], Filed]


@never_cache
def register(request: HttpRequest) -> HttpResponse:
    """收件登记: the channel is chosen first, the form asks for its evidence only."""
    viewer = viewer_of(request.user)
    organs = viewer.scoped(Organ.objects.order_by("position", "path"), Role.INTAKE, field="")
    if not organs:
        raise NotYours((Role.INTAKE,), Organ(short_name=_("受理机关")))
    asked = request.GET.get("channel", "")
    options = {
        "organs": organs,
        "channel": Channel(asked) if asked in CHANNELS else Channel.IN_PERSON,
        "initial": {"arrived_on": timezone.localdate(), "organ": organs[0]},
    }
    return _answer(request, options, lambda form, held: _registered(request, form, held))


@never_cache
def register_mail(request: HttpRequest, key: str) -> HttpResponse:
    """登记为申请: the form begins with what the message says, and takes over what hangs on it."""
    viewer = viewer_of(request.user)
    try:
        mail = queries.mail_for(viewer, key)
    except IncomingMail.DoesNotExist as error:
        raise Http404 from error
    try:
        opened = actions.open_mail(mail=mail, by=request.user)
    except RuleError as error:
        return unreadable(request, error)
    options = {
        "organs": Organ.objects.filter(pk=mail.organ_id),
        "channel": Channel.EMAIL,
        "with_files": False,
        "initial": {
            "organ": mail.organ,
            "arrived_on": timezone.localdate(mail.arrived_at),
            **_applicant(opened),
        },
    }

    def run(form: RegisterForm, held: Sequence[HeldFile]) -> Filed:
        filed, refused = actions.register_mail(
            mail=mail, intake=form.intake(), evidence=form.evidence(), by=request.user
        )
        for name in refused:
            messages.warning(request, _("附件没有通过检查，仍留在邮件里：%s") % name)
        return filed

    return _answer(request, options, run, mail=opened)


def _applicant(opened: OpenedMail) -> dict[str, str]:
    """Who wrote what: of a forwarded message, whoever wrote the one that it began with."""
    original = read_mail(opened.raw).original
    if original is None or not original.sender_address:
        return {
            "name": opened.sender_name,
            "email": opened.sender_address,
            "subject": opened.text or opened.subject,
        }
    return {
        "name": original.sender_name,
        "email": original.sender_address,
        "subject": original.text or original.subject or opened.text,
    }


def _answer(request: HttpRequest, options: dict[str, Any], run: Run, **more: Any) -> HttpResponse:
    """The form, the form with its faults or reminders, or the receipt of what was registered."""
    if request.method != "POST":
        return _page(request, RegisterForm(**options), **more)
    before = read_held(request.POST.get("held", ""), request.POST.getlist("drop"))
    held = tuple(each for each in before if each.is_fresh)
    form = RegisterForm(request.POST, request.FILES, **options)
    form.is_valid()
    if len(held) < len(before):
        form.add_error(None, _("附件放置太久，已经清除，请重新选择文件。"))
    held = hold(form, FILES, held)
    if not form.is_valid():
        return _page(request, form, held, status=422, **more)
    if request.POST.get("step") == "record":
        return _record(form, str(request.user))
    found = cautions(form)
    if found and request.POST.get("seen") != found.seen:
        return _page(request, form, held, cautions=found, **more)
    try:
        filed = run(form, held)
    except RuleError as error:
        form.add_error(None, phrases.refusal(error))
        return _page(request, form, held, status=422, **more)
    return deskreceipt.shown_next(request, filed, form.intake().missing)


def _registered(request: HttpRequest, form: RegisterForm, held: Sequence[HeldFile]) -> Filed:
    deed = {
        "organ": form.cleaned_data["organ"],
        "channel": form.channel,
        "intake": form.intake(),
        "evidence": form.evidence(),
        "service_point": form.cleaned_data.get("service_point", ""),
        "submission_key": form.cleaned_data["submission_key"],
        "files": [each.file for each in held],
        "by": request.user,
    }
    try:
        return actions.register(**deed)
    except IntegrityError:
        # The same form, sent twice at the same moment: the other one was first.
        return actions.register(**deed)


def _record(form: RegisterForm, officer: str) -> HttpResponse:
    """口头申请记录, to be signed before it is registered; nothing is kept of it here."""
    data = form.cleaned_data
    document = oral_record(
        organ=data["organ"].name,
        intake=form.intake(),
        number=data.get("record_no", ""),
        on=data["arrived_on"],
        officer=officer,
        demonstration=data["organ"].demonstration,
    )
    response = HttpResponse(letterfiles.RENDERERS["pdf"](document), "application/pdf")
    response["Content-Disposition"] = 'inline; filename="record.pdf"'
    return response


def _page(
    request: HttpRequest,
    form: RegisterForm,
    held: Sequence[HeldFile] = (),
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    form.show_held(held)
    context = {
        "form": form,
        "channels": [(each, phrases.CHANNELS[each]) for each in CHANNELS],
        "channel": form.channel,
        "rule": CHANNEL_RULES[form.channel],
        "points": _points(form),
        "held_note": seal_held(held),
        "file_limit": settings.GONGKAI_UPLOAD_FILE_MB,
        "total_limit": settings.GONGKAI_UPLOAD_TOTAL_MB,
        **more,
    }
    return render(request, PAGE, context, status=status)


def _points(form: RegisterForm) -> list[str]:
    if form.channel is not Channel.ZONE:
        return []
    known = queries.service_points(form.fields["organ"].queryset)
    return sorted({point for points in known.values() for point in points})
