"""归档 on the desk: putting a case together, opening what is sealed, a copy for a court."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.inforequests import access, actions, phrases
from gongkai.inforequests.models import Bundle, BundleForm, BundlePurpose, InformationRequest
from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.phrases import checks as check_words
from gongkai.inforequests.queries import archives
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.archiving import BLOCKING, COUNTED_FROM, Part, keep_until
from gongkai.inforequests.rules.archiving_errors import BundleNotReady, ReasonNeeded
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.states import State, possible_acts
from gongkai.inforequests.volumes.contents import Leaf, contents
from gongkai.inforequests.web.archive_forms import ArchiveForm, ExportForm, OpenForm
from gongkai.inforequests.web.cases import case_or_404

MEDIA = {BundleForm.PDF: "application/pdf", BundleForm.ZIP: "application/zip"}


@never_cache
@require_http_methods(["GET", "POST"])
def archive(request: HttpRequest, number: str) -> HttpResponse:
    """归档: what will lie in the volume, what is missing, how long it is kept."""
    viewer, row = case_or_404(request, number)
    access.require(viewer, row.organ, acts.Archived)
    if acts.Archived not in possible_acts(State(row.state)) and row.state != State.DISPATCHED:
        messages.error(request, phrases.not_now())
        return _back(row)
    found = archives.retention_of(row)
    form = ArchiveForm(request.POST or None, proposed=found.years)
    if request.method == "POST" and form.is_valid():
        try:
            actions.archive(request=row, by=request.user, **form.cleaned_data)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("已归档，案卷正在后台组成，成卷后可以打开。"))
            return _back(row)
    status = 422 if form.errors else 200
    context = {"row": row, "form": form, **_preview(row)}
    return render(request, "inforequests/desk/archive.html", context, status=status)


def _preview(row: InformationRequest) -> dict[str, Any]:
    today = timezone.localdate()
    found = archives.retention_of(row)
    held = archives.sources_held(row)
    until = archives.remedy_until(row, today)
    return {
        "parts": by_part(contents(row, without=held)),
        "hindrances": [
            (words.hindrance(each, until=until), each in BLOCKING)
            for each in archives.archiving_hindrances(row, today)
        ],
        "findings": [
            (finding.code, check_words.finding(finding))
            for finding in archives.archiving_findings(row, today)
        ],
        "retention": words.retention(found.years),
        "why": words.RETENTION_RULES[found.rule],
        "ruling": found.ruling,
        "counted_from": COUNTED_FROM.note,
        "until": keep_until(row.closed_on or today, found.years),
        "further": bool(held),
    }


def by_part(found: list[Leaf]) -> list[tuple[Part, Any, list[Leaf]]]:
    """Every part with its leaves, also those that have none."""
    return [
        (part, words.PARTS[part], [leaf for leaf in found if leaf.part is part])
        for part in Part
        if part is not Part.CONTENTS
    ]


@never_cache
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, number: str) -> HttpResponse:
    """移送: which parts, to whom, in which matter and why."""
    viewer, row = case_or_404(request, number)
    viewer.require(row.organ, *access.CASE_EXPORTERS)
    parts = by_part(contents(row))
    form = ExportForm(request.POST or None, parts=parts)
    if request.method == "POST" and form.is_valid():
        try:
            actions.export_case(request=row, by=request.user, **form.cleaned_data)
        except RuleError as error:
            form.add_error(None, phrases.refusal(error))
        else:
            messages.success(request, _("已登记移送，复制件正在后台组成，成卷后可以下载。"))
            return _back(row)
    status = 422 if form.errors else 200
    context = {"row": row, "form": form}
    return render(request, "inforequests/desk/archive_export.html", context, status=status)


@never_cache
@require_POST
def open_(request: HttpRequest, number: str, key: uuid.UUID) -> HttpResponse:
    """打开案卷, for a purpose and a reason; the content travels piece by piece."""
    _viewer, row = case_or_404(request, number)
    bundle = _bundle(row, key)
    form = OpenForm(request.POST)
    if not form.is_valid():
        # Whoever may not open it at all is told so, whatever the form lacks.
        asked = {"form": BundleForm.PDF, "purpose": "", "reason": ""}
    else:
        asked = form.cleaned_data
    try:
        content = actions.open_bundle(bundle=bundle, by=request.user, **asked)
    except (ReasonNeeded, BundleNotReady, RuleError) as error:
        messages.error(request, phrases.refusal(error))
        return _back(row)
    response = StreamingHttpResponse(content, content_type=MEDIA[asked["form"]])
    response["Content-Disposition"] = content_disposition_header(True, _name(bundle, asked["form"]))
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@never_cache
@require_POST
def anew(request: HttpRequest, number: str, key: uuid.UUID) -> HttpResponse:
    """重新组卷 of what has failed."""
    _viewer, row = case_or_404(request, number)
    try:
        actions.assemble_anew(bundle=_bundle(row, key), by=request.user)
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
    else:
        messages.success(request, _("已重新排队组卷。"))
    return _back(row)


def _bundle(row: InformationRequest, key: uuid.UUID) -> Bundle:
    found = row.bundles.select_related("request__organ", "volume", "export").filter(key=key)
    bundle = found.first()
    if bundle is None:
        raise Http404
    return bundle


def _name(bundle: Bundle, form: BundleForm) -> str:
    is_volume = bundle.purpose == BundlePurpose.ARCHIVE
    stem = bundle.volume.archive_no if is_volume else f"{bundle.request.number} {_('复制件')}"
    return f"{stem}.{form}"


def _back(row: InformationRequest) -> HttpResponse:
    response = redirect("inforequests_desk:detail", row.number)
    response["Location"] += "#archive"
    return response
