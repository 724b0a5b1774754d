"""One line of the register in words: what stands in each column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from gongkai.documents.listing import Value
from gongkai.inforequests import phrases
from gongkai.inforequests.models import ProactiveProposal
from gongkai.inforequests.phrases.book import REMEDY_CODES
from gongkai.inforequests.phrases.clock import BASES
from gongkai.inforequests.queries.book import Line, dispute_words, names_of_officers
from gongkai.inforequests.rules.book import Column
from gongkai.inforequests.rules.channels import CHANNEL_RULES, Channel
from gongkai.inforequests.rules.letters import LETTER_RULES
from gongkai.inforequests.rules.letters.remedies import remedy_of
from gongkai.inforequests.rules.outcomes import GKB_2019, GKB_2021, OUTCOME_RULES, Outcome
from gongkai.inforequests.rules.states import State

C = Column
REVIEW = "review"  # the track of reconsideration, as the room of remedies calls it


@dataclass(slots=True)
class Cells:
    """How lines are written; what the words need is read once."""

    officers: dict[str, str] = field(default_factory=names_of_officers)
    tracks: dict[str, Any] = field(default_factory=lambda: dispute_words("track"))
    results: dict[str, Any] = field(default_factory=lambda: dispute_words("result"))

    def of(self, line: Line, columns: tuple[Column, ...]) -> list[Value]:
        """The cells of the line in these columns."""
        return [self.cell(line, column) for column in columns]

    def cell(self, line: Line, column: Column) -> Value:
        """One cell; what is not known is empty."""
        if column in _PLAIN:
            return _PLAIN[column](line)
        if column in _DISPUTES:
            return self._dispute(line, column)
        told = line.told.get(column)
        if column is C.REVIEWER:
            return self.officers.get(line.reviewer, line.reviewer)
        if column is C.EXTENDED_BY:
            return self.officers.get(str(told or ""), str(told or ""))
        if isinstance(told, tuple):
            return "；".join(str(phrases.FLAGS[flag]) for flag in told)
        return told

    def _dispute(self, line: Line, column: Column) -> str:
        is_review = column in (C.REVIEW_NO, C.REVIEW_RESULT)
        place = {C.REVIEW_NO: 1, C.SUIT_NO: 1, C.SUIT_STAGE: 0}.get(column, 2)
        words = {0: self.tracks, 1: {}, 2: self.results}[place]
        found = [each for each in line.disputes if (each[0] == REVIEW) is is_review]
        return "；".join(str(words.get(each[place], each[place])) for each in found)


_DISPUTES = frozenset({C.REVIEW_NO, C.REVIEW_RESULT, C.SUIT_NO, C.SUIT_STAGE, C.SUIT_RESULT})


def _basis(line: Line) -> str:
    if line.reply is None:
        return OUTCOME_RULES[Outcome(line.row.outcome)].article if line.row.outcome else ""
    return "、".join(
        text
        for text in (LETTER_RULES[line.reply.kind].article, line.reply.facts.get("basis", ""))
        if text
    )


def _remedy(line: Line) -> str:
    if line.reply is None or not line.row.outcome:
        return ""
    items = [Outcome(item["outcome"]) for item in line.reply.facts.get("items", [])]
    return str(REMEDY_CODES.get(remedy_of(Outcome(line.row.outcome), items), ""))


def _cell_of(line: Line, layout: str) -> str:
    return OUTCOME_RULES[Outcome(line.row.outcome)].row(layout) if _counted(line) else ""


def _counted(line: Line) -> bool:
    row = line.row
    return bool(row.outcome and row.received_on and row.case_type == "information")


def _proactive(proposal: ProactiveProposal | None) -> str:
    if proposal is None:
        return ""
    if proposal.done_on:
        return _("已公开 %(on)s") % {"on": proposal.done_on.isoformat()}
    if proposal.is_accepted is None:
        return _("已建议")
    return _("决定公开") if proposal.is_accepted else _("不转")


def _retention(line: Line) -> Value:
    if line.volume is None:
        return None
    return line.volume.retention_years or _("永久")


def _delivered(line: Line) -> Value:
    known = line.told.get(C.DELIVERED_ON)
    return known if known is not None else line.delivery.result_on if line.delivery else None


def _posted(line: Line) -> Value:
    known = line.told.get(C.POSTED_ON)
    is_post = line.delivery is not None and line.delivery.method == "post"
    return known if known is not None else line.delivery.sent_on if is_post else None


def _received_basis(line: Line) -> str:
    if line.row.received_on is None:
        return ""
    return str(BASES[CHANNEL_RULES[Channel(line.row.channel)].basis])


_ON_TIME = {True: lambda: _("是"), False: lambda: _("否"), None: lambda: ""}
_PLAIN: dict[Column, Callable[[Line], Value]] = {
    C.NUMBER: lambda line: line.row.number,
    C.YEAR: lambda line: (line.row.received_on or line.row.arrived_on).year,
    C.ORGAN: lambda line: line.row.organ.name,
    C.CASE_TYPE: lambda line: line.row.get_case_type_display(),
    C.CHANNEL: lambda line: line.row.get_channel_display(),
    C.SUBMITTED_ON: lambda line: line.row.arrived_on,
    C.RECEIVED_ON: lambda line: line.row.received_on,
    C.RECEIVED_BASIS: _received_basis,
    C.APPLICANT_KIND: lambda line: line.row.get_applicant_kind_display(),
    C.APPLICANT: lambda line: line.row.applicant.masked_name,
    C.AGENT: lambda line: _("有") if line.row.applicant.masked_agent else "",
    C.SUBJECT: lambda line: line.row.subject,
    C.WANTED_FORM: lambda line: line.row.get_wanted_form_display(),
    C.SPLIT_FROM: lambda line: line.row.origin.number if line.row.origin else "",
    C.JOINED_TO: lambda line: line.row.lead.number if line.row.lead else "",
    C.HANDLER: lambda line: line.row.handler.name if line.row.handler else "",
    C.DRAFTER: lambda line: _drafter(line),
    C.STATE: lambda line: str(phrases.STATES[State(line.row.state)]),
    C.EXTENSION_TOLD: lambda line: line.extension.issued_on if line.extension else None,
    C.FEE_MODE: lambda line: str(line.fee.get_tariff_display()) if line.fee else "",
    C.ANSWERED_ON: lambda line: line.row.closed_on,
    C.LETTER: lambda line: line.reply.number if line.reply else "",
    C.OUTCOME: lambda line: line.row.get_outcome_display(),
    C.BASIS: _basis,
    C.REMEDY: _remedy,
    C.SERVICE: lambda line: str(line.delivery.get_method_display()) if line.delivery else "",
    C.POSTED_ON: _posted,
    C.TRACKING: lambda line: line.delivery.tracking_number if line.delivery else "",
    C.DELIVERED_ON: _delivered,
    C.ON_TIME: lambda line: _ON_TIME[line.row.on_time](),
    C.REPORT_YEAR: lambda line: line.row.closed_on.year if _counted(line) else None,
    C.CELL_2019: lambda line: _cell_of(line, GKB_2019),
    C.CELL_2021: lambda line: _cell_of(line, GKB_2021),
    C.COMPLAINT: lambda line: "；".join(day.isoformat() for day in sorted(line.complaints)),
    C.PROACTIVE: lambda line: _proactive(line.proposal),
    C.ARCHIVE_NO: lambda line: line.volume.archive_no if line.volume else "",
    C.RETENTION: _retention,
}


def _drafter(line: Line) -> str:
    draft = getattr(line.row, "draft", None)
    return draft.edited_by.full_name if draft else ""
