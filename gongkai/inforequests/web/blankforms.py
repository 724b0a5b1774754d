"""空白申请表: to be printed at a service point, as a page, PDF or DOCX, in usual or big type."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, urlencode
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from gongkai.documents import to_html
from gongkai.documents.model import Document
from gongkai.inforequests import access, queries
from gongkai.inforequests.applicationform import HandIn, blank_form
from gongkai.inforequests.letterfiles import MEDIA_TYPES, RENDERERS
from gongkai.inforequests.rules.letters.passages import printable
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.models import Organ

POINT_MOST = 60  # each sign up to 12 bytes of an address that a QR code has to hold


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The form of one organ to be printed from the browser; without an organ, all of them."""
    organs = queries.receiving_organs(timezone.localdate()).order_by("position", "path")
    organ = organs.filter(code=request.GET.get("organ", "")).first()
    context: dict[str, Any] = {"organs": organs, "organ": organ}
    if organ is not None:
        point, large = _point(request), _is_large(request)
        context |= {
            "point": point,
            "large": large,
            "form_html": _html(_document(organ, point, large=large)),
            "query": urlencode(_query(point, large=large)),
            "other_query": urlencode({"organ": organ.code} | _query(point, large=not large)),
        }
    return render(request, "inforequests/public/blank_form.html", context)


@require_safe
def file(request: HttpRequest, organ: str, form: str) -> HttpResponse:
    """The form of one organ as PDF or DOCX."""
    found = queries.receiving_organs(timezone.localdate()).filter(code=organ).first()
    if found is None or form not in MEDIA_TYPES:
        raise Http404
    document = _document(found, _point(request), large=_is_large(request))
    response = HttpResponse(RENDERERS[form](document), content_type=MEDIA_TYPES[form])
    name = f"{document.title}（{found.short_name}）.{form}"
    response["Content-Disposition"] = content_disposition_header(False, name)
    return response


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """空白申请表 of every organ and service point that the officer takes requests for."""
    viewer = viewer_of(request.user)
    organs = list(
        viewer.scoped(Organ.objects.order_by("position", "path"), *access.READERS, field="")
    )
    if not organs:
        raise NotYours(access.READERS, Organ())
    points = queries.service_points(organs)
    rows = [
        (organ, point, urlencode(_query(point, large=False)), urlencode(_query(point, large=True)))
        for organ in organs
        for point in ("", *points.get(organ.pk, ()))
    ]
    return render(request, "inforequests/desk/forms.html", {"rows": rows})


def _point(request: HttpRequest) -> str:
    return " ".join(printable(request.GET.get("point", "")).split())[:POINT_MOST]


def _is_large(request: HttpRequest) -> bool:
    return request.GET.get("large") == "1"


def _query(point: str, *, large: bool) -> dict[str, str]:
    asked = {"point": point, "large": "1" if large else ""}
    return {name: value for name, value in asked.items() if value}


def _document(organ: Organ, point: str, *, large: bool) -> Document:
    told = queries.letterhead_of(organ)
    preset = {"organ": organ.code} | ({"point": point} if point else {})
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    url = f"{base}{reverse('inforequests:apply')}?{urlencode(preset)}"
    place = HandIn(organ.name, " ".join(told.contact.split()), point, url)
    return blank_form(place, large=large, demonstration=organ.demonstration)


def _html(document: Document) -> SafeString:
    # Every text of it is escaped where it is rendered.
    return mark_safe(to_html.fragment(document))
