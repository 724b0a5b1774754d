"""收件登记 from a message of the mailbox."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from gongkai.inforequests import actions, phrases, queries
from gongkai.inforequests.models import IncomingMail
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.web.forms import RegisterForm
from gongkai.organs.access import viewer_of
from gongkai.organs.models import Organ


@never_cache
def register_mail(request: HttpRequest, key: str) -> HttpResponse:
    """登记为申请: the form begins with what the message says."""
    viewer = viewer_of(request.user)
    try:
        mail = queries.mail_for(viewer, key)
    except IncomingMail.DoesNotExist as error:
        raise Http404 from error
    opened = actions.open_mail(mail=mail, by=request.user)
    initial = {
        "organ": mail.organ,
        "channel": Channel.EMAIL,
        "arrived_on": timezone.localdate(mail.arrived_at),
        "name": opened.sender_name,
        "email": opened.sender_address,
        "subject": opened.text or opened.subject,
    }
    organs = Organ.objects.filter(pk=mail.organ_id)
    form = RegisterForm(request.POST or None, organs=organs, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            filed, refused = actions.register_mail(
                mail=mail, intake=form.intake(), evidence=form.evidence(), by=request.user
            )
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            facts = {"number": filed.request.number, "code": filed.code}
            messages.success(
                request, _("已登记：%(number)s，查询码 %(code)s（只显示这一次）。") % facts
            )
            for name in refused:
                messages.warning(request, _("附件没有通过检查，仍留在邮件里：%s") % name)
            return redirect("inforequests_desk:detail", filed.request.number)
    context = {"form": form, "mail": opened}
    status = 422 if form.errors else 200
    return render(request, "inforequests/desk/register.html", context, status=status)
