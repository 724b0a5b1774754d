"""附件 on the desk: adding, opening, taking out."""

from __future__ import annotations

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.documents.uploads import UploadRefused
from gongkai.documents.uploads import refusal as upload_refusal
from gongkai.inforequests import actions, phrases, queries
from gongkai.inforequests.models import CaseFile, InformationRequest
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.web.cases import case_or_404
from gongkai.inforequests.web.file_fields import FilesField
from gongkai.inforequests.web.forms import choices


class AddFilesForm(forms.Form):
    """加入附件."""

    kind = forms.ChoiceField(label=gettext_lazy("附件种类"), choices=choices(phrases.FILE_KINDS))
    files = FilesField(label=gettext_lazy("文件"))


class ReasonForm(forms.Form):
    """打开、移出的原因."""

    reason = forms.CharField(label=gettext_lazy("原因"), max_length=100, required=False)


@require_POST
def add(request: HttpRequest, number: str) -> HttpResponse:
    """加入附件: each file by itself, so that one that is refused does not hold up the others."""
    _viewer, row = case_or_404(request, number)
    form = AddFilesForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("没有加入：请选择附件种类和文件。"))
        return _back(row)
    kind = FileKind(form.cleaned_data["kind"])
    for file in form.cleaned_data["files"]:
        try:
            kept = actions.add_file(
                request=row, kind=kind, content=file.read(), name=file.name, by=request.user
            )
        except (UploadRefused, RuleError) as error:
            facts = {"name": file.name, "why": refused(error)}
            messages.error(request, _("“%(name)s”没有加入：%(why)s") % facts)
        else:
            messages.success(request, _("已加入附件：%(name)s") % {"name": kept.name})
    return _back(row)


@never_cache
@require_http_methods(["GET", "POST"])
def open_(request: HttpRequest, number: str, key: uuid.UUID) -> HttpResponse:
    """打开附件. What shows the applicant, or is archived, is asked for with a reason,
    never by a mere link."""
    _viewer, row = case_or_404(request, number)
    file = _file(row, key)
    if queries.needs_reason(file) and request.method != "POST":
        return _back(row)
    try:
        content = actions.open_file(file=file, by=request.user, reason=_reason(request))
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return _back(row)
    return download(file, content)


@require_POST
def remove(request: HttpRequest, number: str, key: uuid.UUID) -> HttpResponse:
    """移出附件."""
    _viewer, row = case_or_404(request, number)
    reason = _reason(request)
    if not reason:
        messages.error(request, _("没有移出：请写明移出原因。"))
        return _back(row)
    try:
        actions.remove_file(file=_file(row, key), reason=reason, by=request.user)
    except RuleError as error:
        messages.error(request, phrases.refusal(error))
        return _back(row)
    messages.success(request, _("附件已移出，移出的时间、人员和原因已经记入台账。"))
    return _back(row)


def download(file: CaseFile, content: bytes) -> HttpResponse:
    """A file from outside as a download that no browser will run."""
    response = HttpResponse(content, content_type=file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, file.name)
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def refused(error: UploadRefused | RuleError) -> str:
    """Why a file was not taken, in words."""
    return upload_refusal(error) if isinstance(error, UploadRefused) else phrases.refusal(error)


def _reason(request: HttpRequest) -> str:
    """What was typed; nothing where it cannot be kept."""
    form = ReasonForm(request.POST)
    return form.cleaned_data["reason"] if form.is_valid() else ""


def _file(row: InformationRequest, key: uuid.UUID) -> CaseFile:
    file = queries.files_of(row).select_related("request__organ").filter(key=key).first()
    if file is None:
        raise Http404
    return file


def _back(row: InformationRequest) -> HttpResponse:
    response = redirect("inforequests_desk:detail", row.number)
    response["Location"] += "#files"
    return response
