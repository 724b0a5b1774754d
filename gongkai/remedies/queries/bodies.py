"""复议机关和法院: to whom a remedy against the organ goes by law."""

from __future__ import annotations

from datetime import date

from gongkai.inforequests.queries import Offices
from gongkai.organs.models import Organ
from gongkai.remedies.rules.table_four import Track


def proposed_body(organ: Organ, track: Track, on: date) -> str:
    """The body as 行政复议法 and the organ's 文书信息 name it, "" where neither does; where the
    applicant may choose, the first. Two queries."""
    office = Offices.of(organ).on(on)
    return office.reviewers[0] if track is Track.REVIEW else office.court
