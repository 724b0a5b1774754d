"""Reading requests: single cases, lists of the desk, and figures of the annual report."""

from gongkai.inforequests.queries.cases import (
    case_of,
    explained,
    history,
    policy,
    query_code_digest,
    request_for,
    same_applicant,
    tracked,
    visible_to,
)
from gongkai.inforequests.queries.clocks import open_cases, open_deadlines, outdated
from gongkai.inforequests.queries.desk import (
    DueRequest,
    desk_list,
    due_for,
    receiving_organs,
)
from gongkai.inforequests.queries.letterheads import Offices, letterhead_of
from gongkai.inforequests.queries.letters import (
    RECEIPT_KEY,
    CaseLetters,
    facts_to_keep,
    is_for_applicant,
)
from gongkai.inforequests.queries.report import (
    Movement,
    carried_in,
    carried_out,
    closed,
    movements,
    newly_received,
    outcome_counts,
)

__all__ = [
    "RECEIPT_KEY",
    "CaseLetters",
    "DueRequest",
    "Movement",
    "Offices",
    "carried_in",
    "carried_out",
    "case_of",
    "closed",
    "desk_list",
    "due_for",
    "explained",
    "facts_to_keep",
    "history",
    "is_for_applicant",
    "letterhead_of",
    "movements",
    "newly_received",
    "open_cases",
    "open_deadlines",
    "outcome_counts",
    "outdated",
    "policy",
    "query_code_digest",
    "receiving_organs",
    "request_for",
    "same_applicant",
    "tracked",
    "visible_to",
]
