"""附件 on the case page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gongkai.inforequests import access, queries
from gongkai.inforequests.models import CaseFile, InformationRequest
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.web.files import AddFilesForm
from gongkai.organs.access import Viewer

ANCHOR = "files"
TITLE = _("附件")
TEMPLATE = "inforequests/desk/panels/files.html"


@dataclass(frozen=True, slots=True)
class FileLine:
    """附件 as one line of the list."""

    file: CaseFile
    may_open: bool
    needs_reason: bool


def is_shown(row: InformationRequest, viewer: Viewer) -> bool:
    return viewer.may(row.organ, *access.READERS)


def context(row: InformationRequest, viewer: Viewer) -> dict[str, Any]:
    is_archived = row.state == State.ARCHIVED
    may_add = viewer.may(row.organ, *access.FILE_KEEPERS) and not is_archived
    return {
        "lines": [
            FileLine(file, queries.may_open(viewer, file), queries.needs_reason(file))
            for file in queries.files_of(row).select_related("request__organ")
        ],
        "form": AddFilesForm() if may_add else None,
        "file_limit": settings.GONGKAI_UPLOAD_FILE_MB,
        "total_limit": settings.GONGKAI_UPLOAD_TOTAL_MB,
    }
