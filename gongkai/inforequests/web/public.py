"""依申请公开 for the public: how it works, the form, the receipt, the progress."""

from __future__ import annotations

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.inforequests import actions, phrases, queries
from gongkai.inforequests.actions import Filed
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.web import limits
from gongkai.inforequests.web.forms import ApplyForm, TrackForm
from gongkai.inforequests.web.letters import own_letters

RECEIPT = "inforequests_receipt"


@require_safe
def entry(request: HttpRequest) -> HttpResponse:
    """依申请公开: what can be asked for, how, and how long it takes."""
    return render(request, "inforequests/public/entry.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """网上申请. What was typed stays where something is wrong."""
    form = ApplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            filed = _filed(form)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            # Shown after a redirect, so that reloading the page sends nothing again.
            request.session[RECEIPT] = {"number": filed.request.number, "code": filed.code}
            return redirect("inforequests:receipt")
    status = 422 if request.method == "POST" else 200
    return render(request, "inforequests/public/apply.html", {"form": form}, status=status)


def _filed(form: ApplyForm) -> Filed:
    data = form.cleaned_data
    deed = {
        "organ": data["organ"],
        "intake": form.intake(),
        "submission_key": data["submission_key"],
    }
    try:
        return actions.file_online(**deed)
    except IntegrityError:
        # The same form, sent twice at the same moment: the other one was first.
        return actions.file_online(**deed)


@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """登记回执 with number and query code, for the browser that sent the request."""
    kept = request.session.get(RECEIPT)
    if kept is None:
        return redirect("inforequests:apply")
    found = queries.tracked(kept["number"], kept["code"])
    if found is None:
        return redirect("inforequests:track")
    context = {"found": found, "code": kept["code"], "letters": own_letters(found)}
    return render(request, "inforequests/public/receipt.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """查询进度 by number and query code; a wrong code and a missing number answer alike."""
    form = TrackForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    if asked and limits.must_wait(request):
        context = {"form": form, "must_wait": True}
        return render(request, "inforequests/public/track.html", context, status=429)
    found = None
    if asked:
        found = queries.tracked(form.cleaned_data["number"], form.cleaned_data["code"])
        if found is None:
            limits.count_miss(request)
    context = {"form": form, "found": found, "asked": asked}
    if found:
        context |= {"code": form.cleaned_data["code"], "letters": own_letters(found)}
    return render(request, "inforequests/public/track.html", context)
