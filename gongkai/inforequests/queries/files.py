"""Files of a case, and what may still be added to it."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet, Sum

from gongkai.documents.uploads import MIB, UploadLimits
from gongkai.inforequests import access
from gongkai.inforequests.models import CaseFile, InformationRequest
from gongkai.inforequests.queries.cases import answered_with
from gongkai.inforequests.queries.service import unsent_reply
from gongkai.inforequests.rules.files import IDENTIFYING, FileKind
from gongkai.inforequests.rules.letters import OUTCOME_OF
from gongkai.inforequests.rules.outcomes import GIVEN
from gongkai.inforequests.rules.states import UNANSWERED, State
from gongkai.organs.access import Viewer

# Letters that hand information over.
GIVING = tuple(kind for kind, outcome in OUTCOME_OF.items() if outcome in GIVEN)


def files_of(row: InformationRequest) -> QuerySet[CaseFile]:
    """The files of the case that were not taken out, oldest first."""
    return row.files.filter(removed_at=None).select_related("added_by")


def disclosed_files(row: InformationRequest) -> QuerySet[CaseFile]:
    """What a reply has given to the applicant; nothing while no reply is out. The files of a
    joint decision lie in the case that was decided for all."""
    given = files_of(answered_with(row)).filter(kind=FileKind.DISCLOSED)
    told = row.letters.filter(kind__in=GIVING, recalled_at=None)
    has_gone = row.state not in UNANSWERED and told.exists() and unsent_reply(row) is None
    return given if has_gone else given.none()


def may_open(viewer: Viewer, file: CaseFile) -> bool:
    """Whether the viewer may read the file: what shows the applicant is for few."""
    return viewer.may(file.request.organ, *readers_of(FileKind(file.kind)))


def needs_reason(file: CaseFile) -> bool:
    """Whether a look at the file is asked for with a reason and recorded: it shows who somebody
    is, or its case is archived."""
    return file.kind in IDENTIFYING or file.request.state == State.ARCHIVED


def readers_of(kind: FileKind) -> tuple[access.Role, ...]:
    """The posts that open files of this kind."""
    if kind is FileKind.OPINION:
        return access.PARTY_READERS
    return access.IDENTITY_READERS if kind in IDENTIFYING else access.READERS


def upload_limits() -> UploadLimits:
    """上传限制 of this installation."""
    return UploadLimits(size=settings.GONGKAI_UPLOAD_FILE_MB * MIB)


def total_limit() -> int:
    """How many bytes of files one case may hold."""
    return settings.GONGKAI_UPLOAD_TOTAL_MB * MIB


def total_size(row: InformationRequest) -> int:
    """How many bytes of files the case holds."""
    return files_of(row).aggregate(total=Sum("size"))["total"] or 0
