"""校验结果 of a reply that waits to be signed: what stops it, and what may be set aside."""

from __future__ import annotations

import datetime as dt

from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.queries.dossier import dossier, overrides
from gongkai.inforequests.rules.checks import Finding, Level, Moment, open_findings, run
from gongkai.inforequests.rules.dossier import Dossier


def standing(row: InformationRequest, file: Dossier) -> tuple[Finding, ...]:
    """What still stops a signature on this file. One query."""
    found = run(file, Moment.SIGN)
    return open_findings(found, overrides(row), version=file.draft_version)


def open_warnings(row: InformationRequest, day: dt.date) -> tuple[Finding, ...]:
    """The warnings that stand on this day and that a named person may set aside."""
    found = standing(row, dossier(row, day))
    return tuple(finding for finding in found if finding.level is Level.WARN)
