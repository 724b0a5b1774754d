"""登记回执 for the clerk: number and query code for the applicant, and what has to follow.

The codes of a batch are shown for an hour each, from sealed notes in the clerk's session; later
only a new one can be given out (补发), which voids the old one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai import vault
from gongkai.documents.model import Block, Paragraph
from gongkai.inforequests import access, actions, phrases, queries
from gongkai.inforequests.actions import Filed
from gongkai.inforequests.letterfiles import MEDIA_TYPES, export
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries import RECEIPT_KEY, CaseLetters
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.applicants import Element
from gongkai.inforequests.rules.deadlines import Term
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.states import State, possible_acts
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.register_forms import RenewCodeForm
from gongkai.organs.access import Viewer

_KEPT = "inforequests_desk_receipts"
_AGE = 60 * 60
_MOST = 50  # requests registered one after the other whose receipts still show the code
_ACROSS = (acts.Assigned, acts.CorrectionAsked)


def shown_next(request: HttpRequest, filed: Filed, missing: Sequence[Element] = ()) -> HttpResponse:
    """To the receipt, with the query code and what the application lacks."""
    facts = {
        "number": filed.request.number,
        "code": filed.code,
        "missing": [element.value for element in missing],
    }
    others = {number: note for number, note in _notes(request).items() if number != facts["number"]}
    newest = dict(list(others.items())[1 - _MOST :])
    request.session[_KEPT] = newest | {facts["number"]: vault.write_note(_KEPT, facts)}
    return redirect("inforequests_desk:receipt", filed.request.number)


@never_cache
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """登记回执: to be printed for the applicant; then the next step."""
    viewer, row = _case(request, number)
    kept = _kept(request, row)
    missing = [Element(value) for value in kept.get("missing", ())]
    context = {
        "row": row,
        "code": kept.get("code", ""),
        "missing": [phrases.element(element) for element in missing],
        "correct_by": _correct_by(row) if missing else None,
        "may_correct": _may_correct(row, viewer),
        "elements": [element.value for element in missing],
        "track_url": _track_url(),
    }
    return render(request, "inforequests/desk/receipt.html", context)


@never_cache
@require_safe
def file(request: HttpRequest, number: str, form: str) -> HttpResponse:
    """L01 登记回执, with the query code on it while it is known; the look is recorded."""
    _viewer, row = _case(request, number)
    if form not in MEDIA_TYPES:
        raise Http404
    known = CaseLetters(row)
    letter = known.get(RECEIPT_KEY)
    if letter is None:
        raise Http404
    name = actions.open_letter(letter=letter, by=request.user)
    made = export(
        known.facts(letter, name),
        form,
        demonstration=row.organ.demonstration,
        appendix=_with_code(_kept(request, row).get("code", "")),
    )
    response = HttpResponse(made.content, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name)
    return response


@require_POST
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """接下来告知补正: given to oneself for review where nobody has it yet, then to the step."""
    viewer, row = _case(request, number)
    try:
        if row.state == State.REGISTERED and access.may(viewer, row.organ, acts.Assigned):
            actions.assign(request=row, by=request.user)
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return redirect("inforequests_desk:detail", row.number)
    url = reverse("inforequests_desk:step", args=(row.number, "correction"))
    wanted = {"missing": request.POST.getlist("missing")}
    return redirect(f"{url}?{urlencode(wanted, doseq=True)}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, number: str) -> HttpResponse:
    """补发查询码."""
    _viewer, row = _case(request, number)
    form = RenewCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        filed = actions.renew_code(
            request=row, proof=form.proven(), reason=form.cleaned_data["reason"], by=request.user
        )
        messages.success(request, _("已补发查询码，原来的查询码作废。"))
        return shown_next(request, filed)
    status = 422 if form.errors else 200
    context = {"row": row, "form": form}
    return render(request, "inforequests/desk/query_code.html", context, status=status)


def _case(request: HttpRequest, number: str) -> tuple[Viewer, InformationRequest]:
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.CODE_RENEWERS)
    return viewer, row


def _kept(request: HttpRequest, row: InformationRequest) -> dict[str, Any]:
    """What was given out for this request; nothing for any other or after an hour."""
    try:
        facts = vault.read_note(_KEPT, _notes(request).get(row.number, ""), _AGE)
    except InvalidToken:
        return {}
    return facts if facts["number"] == row.number else {}


def _notes(request: HttpRequest) -> dict[str, str]:
    """The sealed notes by number, the oldest first."""
    return request.session.get(_KEPT, {})


def _correct_by(row: InformationRequest) -> Any:
    found = (each for each in queries.case_of(row).deadlines if each.term is Term.ASK_CORRECTION)
    return next((each.due_on for each in found), None)


def _may_correct(row: InformationRequest, viewer: Viewer) -> bool:
    """Whether the viewer can bring the case to 告知补正 in one go."""
    following = possible_acts(State(row.state))
    return any(act in following and access.may(viewer, row.organ, act) for act in _ACROSS)


def _track_url() -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('inforequests:track')}"


def _with_code(code: str) -> tuple[Block, ...]:
    if not code:
        return ()
    told = _("查询码：%(code)s。请妥善保管，凭申请编号和查询码在 %(url)s 查看办理进度、下载文书。")
    return (Paragraph.of(told % {"code": code, "url": _track_url()}),)
