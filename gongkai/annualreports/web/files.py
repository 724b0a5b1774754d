"""Reports as downloads."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse

from gongkai.annualreports.exports import export
from gongkai.annualreports.models import AnnualReport


def as_response(stored: AnnualReport, form: str) -> HttpResponse:
    """The file of a report on file, named after its title."""
    exported = export(stored.report(), form, moment=stored.published_at or stored.built_at)
    response = HttpResponse(exported.content, content_type=exported.media_type)
    # Chinese file names travel percent-encoded (RFC 6266); the plain one is for old clients.
    response["Content-Disposition"] = (
        f'attachment; filename="{stored.organ.code}-{stored.year}.{form}"; '
        f"filename*=UTF-8''{quote(exported.name)}"
    )
    return response
