"""The case a desk page is about."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from gongkai.inforequests import queries
from gongkai.inforequests.models import InformationRequest
from gongkai.organs.access import Viewer, viewer_of


def case_or_404(request: HttpRequest, number: str) -> tuple[Viewer, InformationRequest]:
    """The case, if a post of the person opens it; what is missing and what is not looks alike."""
    viewer = viewer_of(request.user)
    try:
        return viewer, queries.request_for(viewer, number)
    except InformationRequest.DoesNotExist as error:
        raise Http404 from error
