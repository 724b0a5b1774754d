"""网上申请 in two steps: fill in, check and send. It works without scripts.

Each step is a form of this one address; the button says which. What was filled in travels with the
page (`applydraft`), so that a mistake, the way back or a second window lose nothing.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from gongkai.inforequests import actions, phrases
from gongkai.inforequests.actions import Filed
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.web import captcha, limits, receipts
from gongkai.inforequests.web.apply_forms import FILES, ApplyForm, preset
from gongkai.inforequests.web.applydraft import Draft, HeldFile, is_unreadable, read_held, seal_held
from gongkai.inforequests.web.held_uploads import FILES_GONE, FILES_MOST, hold, too_many
from gongkai.inforequests.web.record_forms import RecordForm


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest) -> HttpResponse:
    """网上申请. A page that shows nothing personal may be kept by the browser for its way back."""
    if request.method != "POST":
        response = _fill_page(request, _form_of(request)(initial=preset(request)), ())
        patch_cache_control(response, private=True, no_cache=True)
        return response
    step = _STEPS.get(request.POST.get("step", ""), _check)
    response = step(request)
    add_never_cache_headers(response)
    return response


def _form_of(request: HttpRequest) -> type[ApplyForm]:
    """更正 has a form of its own at an address of its own; all else is the same."""
    return RecordForm if request.resolver_match.url_name == "correct" else ApplyForm


def _check(request: HttpRequest) -> HttpResponse:
    """From filling in to the page that shows what will be sent."""
    note = request.POST.get("held", "")
    before = read_held(note, request.POST.getlist("drop"))
    held = tuple(each for each in before if each.is_fresh)
    is_lost = len(held) < len(before) or is_unreadable(note)
    form = _form_of(request)(request.POST, request.FILES, held=_kinds(held))
    form.is_valid()
    held = hold(form, FILES, held, partial(too_many, request))
    if is_lost:
        form.add_error(None, FILES_GONE)
    if not form.is_valid():
        return _fill_page(request, form, held, status=422)
    return _check_page(request, form, Draft(form.typed, held, _page_of(request)))


def _edit(request: HttpRequest) -> HttpResponse:
    """Back to filling in, with everything as it was."""
    draft = Draft.read(request.POST.get("draft", ""))
    if draft is None:
        return _start_again(request)
    return _fill_page(request, _form_of(request)(initial=draft.typed), draft.held, page=draft.page)


def _found(request: HttpRequest) -> HttpResponse:
    """不用申请了. What was attached belongs to no case and is swept away by itself."""
    messages.success(request, _("没有提交申请。填写的内容没有保存，附件几小时内自动清除。"))
    return redirect("inforequests:entry")


def _send(request: HttpRequest) -> HttpResponse:
    """Sends what was checked, once."""
    draft = Draft.read(request.POST.get("draft", ""))
    if draft is None:
        return _start_again(request)
    form = _form_of(request)(draft.typed, held=_kinds(draft.held))
    if not form.is_valid():
        return _fill_page(request, form, draft.held, status=422, page=draft.page)
    if not all(each.is_fresh for each in draft.held):
        form.add_error(None, FILES_GONE)
        return _fill_page(request, form, (), status=422, page=draft.page)
    if limits.must_wait(request, limits.APPLICATIONS):
        return _check_page(request, form, draft, status=429, problem=_TOO_MANY)
    if not captcha.is_passed(request, draft.key, draft.question):
        again = Draft(draft.typed, draft.held, draft.page, captcha.draw(unlike=draft.question))
        return _check_page(request, form, again, status=422, problem=_NOT_PROVEN)
    try:
        filed = _filed(form, draft)
    except RuleError as error:
        return _check_page(request, form, draft, status=422, problem=phrases.refusal(error))
    limits.count(request, limits.APPLICATIONS)
    # Shown after a redirect, so that reloading the page sends nothing again.
    receipts.keep(request, filed)
    return redirect("inforequests:receipt")


_TOO_MANY = gettext_lazy("这个网络一小时内提交的申请太多，请过一会儿再点“提交申请”；内容都还在。")
_NOT_PROVEN = gettext_lazy(
    "提交验证没有通过，或者放置太久。内容都还在，请在页面下方重新验证后再提交。"
)
_STEPS = {"check": _check, "edit": _edit, "found": _found, "send": _send}


def _filed(form: ApplyForm, draft: Draft) -> Filed:
    deed = {
        "organ": form.cleaned_data["organ"],
        "intake": form.intake(),
        "service_point": form.cleaned_data["point"],
        "submission_key": draft.key,
        "files": [each.file for each in draft.held],
    }
    try:
        return actions.file_online(**deed)
    except IntegrityError:
        # The same form, sent twice at the same moment: the other one was first.
        return actions.file_online(**deed)


def _start_again(request: HttpRequest) -> HttpResponse:
    problem = _("这一页放置超过一天或者内容不完整，没有提交。请重新填写。")
    return _fill_page(request, _form_of(request)(), (), status=422, problem=problem)


def _page_of(request: HttpRequest) -> str:
    """The mark of the form that was filled in; a form without one is a new one."""
    return request.POST.get("page", "")[:64] or uuid.uuid4().hex


def _kinds(held: Sequence[HeldFile]) -> frozenset[FileKind]:
    return frozenset(each.file.kind for each in held)


def _fill_page(
    request: HttpRequest,
    form: ApplyForm,
    held: Sequence[HeldFile],
    status: int = 200,
    problem: str = "",
    page: str = "",
) -> HttpResponse:
    context = {
        "page": page or _page_of(request),
        "form": form,
        "problem": problem,
        "held": list(enumerate(each.file for each in held)),
        "held_note": seal_held(held),
        "agent_open": form.speaks_of_agent or FileKind.AUTHORISATION in _kinds(held),
        "file_limit": settings.GONGKAI_UPLOAD_FILE_MB,
        "total_limit": settings.GONGKAI_UPLOAD_TOTAL_MB,
        "files_most": FILES_MOST,
    }
    return render(request, form.template, context, status=status)


def _check_page(
    request: HttpRequest, form: ApplyForm, draft: Draft, status: int = 200, problem: Any = ""
) -> HttpResponse:
    context = {
        "lines": form.told(),
        "files": [(phrases.FILE_KINDS[each.file.kind], each.file) for each in draft.held],
        "lacks_authorisation": form.has_agent and FileKind.AUTHORISATION not in _kinds(draft.held),
        "lacking_way": form.lacking_way,
        "draft": draft.sealed(),
        "similar": form.similar_items(),
        "problem": problem,
        "sent_before": _sent_before(request, form),
        "needs_proof": settings.GONGKAI_CAPTCHA,
        "task_json": json.dumps(captcha.task(draft.key)),
        "question": captcha.question(draft.question),
    }
    return render(request, "inforequests/public/apply_check.html", context, status=status)


def _sent_before(request: HttpRequest, form: ApplyForm) -> str:
    """The number of the application this browser sent last, if it asks for the same."""
    number, _code = receipts.kept(request) or ("", "")
    subject = form.cleaned_data["subject"].strip()
    is_same = InformationRequest.objects.filter(number=number, subject=subject).exists()
    return number if is_same else ""
