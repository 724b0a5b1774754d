"""依申请公开 for the public: how it works, the receipt. The form is in `apply`."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from gongkai.inforequests import queries
from gongkai.inforequests.web import receipts
from gongkai.inforequests.web.letters import own_letters


@require_safe
def entry(request: HttpRequest) -> HttpResponse:
    """依申请公开: what can be asked for, how, and how long it takes."""
    return render(request, "inforequests/public/entry.html")


@never_cache
@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """登记回执 with number and query code, for the browser that sent the request."""
    kept = receipts.kept(request)
    if kept is None:
        messages.info(request, _("回执在这里只保留两小时。以后凭申请编号和查询码查询。"))
        return redirect("inforequests:track")
    number, code = kept
    found = queries.tracked(number, code)
    if found is None:
        return redirect("inforequests:track")
    context = {"found": found, "code": code, "letters": own_letters(found)}
    return render(request, "inforequests/public/receipt.html", context)
