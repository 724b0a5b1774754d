"""Reading requests: single cases, lists of the desk, and figures of the annual report."""

from gongkai.inforequests.queries.cases import (
    FINGERPRINTED,
    answered_with,
    case_of,
    earlier_requests,
    history,
    marks_of,
    policy,
    query_code_digest,
    request_for,
    request_shown_to,
    same_applicant,
    shown_to,
    tracked,
    visible_to,
    with_number,
)
from gongkai.inforequests.queries.clocks import explained, open_cases, open_deadlines, outdated
from gongkai.inforequests.queries.desk import (
    DueRequest,
    due_for,
    receiving_organs,
    service_points,
    short_subject,
)
from gongkai.inforequests.queries.dossier import dossier, overrides
from gongkai.inforequests.queries.files import (
    disclosed_files,
    files_of,
    may_open,
    readers_of,
    total_limit,
    total_size,
    upload_limits,
)
from gongkai.inforequests.queries.findings import open_warnings, standing
from gongkai.inforequests.queries.handlings import departments_for
from gongkai.inforequests.queries.keys import (
    SEALED_COLUMNS,
    SEALED_FILES,
    key_use,
    sealed_otherwise,
    sealed_with_lost_keys,
)
from gongkai.inforequests.queries.letterheads import Offices, letterhead_of
from gongkai.inforequests.queries.letters import (
    RECEIPT_KEY,
    CaseLetters,
    facts_to_keep,
    is_for_applicant,
)
from gongkai.inforequests.queries.mail import mail_counts, mail_for, mails_for
from gongkai.inforequests.queries.replies import (
    decision_of,
    draft_of,
    hands_of,
    items_of,
    rows_for,
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
from gongkai.inforequests.queries.reviews import review_answers
from gongkai.inforequests.queries.similar import similar_items
from gongkai.inforequests.queries.tracking import Told, points_to_correct, told_to_applicant
from gongkai.inforequests.queries.workbench import COUNTED_MOST, Order, Tab, Wanted, Workbench

__all__ = [
    "COUNTED_MOST",
    "FINGERPRINTED",
    "RECEIPT_KEY",
    "SEALED_COLUMNS",
    "SEALED_FILES",
    "CaseLetters",
    "DueRequest",
    "Movement",
    "Offices",
    "Order",
    "Tab",
    "Told",
    "Wanted",
    "Workbench",
    "answered_with",
    "carried_in",
    "carried_out",
    "case_of",
    "closed",
    "decision_of",
    "departments_for",
    "disclosed_files",
    "dossier",
    "draft_of",
    "due_for",
    "earlier_requests",
    "explained",
    "facts_to_keep",
    "files_of",
    "hands_of",
    "history",
    "is_for_applicant",
    "items_of",
    "key_use",
    "letterhead_of",
    "mail_counts",
    "mail_for",
    "mails_for",
    "marks_of",
    "may_open",
    "movements",
    "newly_received",
    "open_cases",
    "open_deadlines",
    "open_warnings",
    "outcome_counts",
    "outdated",
    "overrides",
    "points_to_correct",
    "policy",
    "query_code_digest",
    "readers_of",
    "receiving_organs",
    "request_for",
    "request_shown_to",
    "review_answers",
    "rows_for",
    "same_applicant",
    "sealed_otherwise",
    "sealed_with_lost_keys",
    "service_points",
    "short_subject",
    "shown_to",
    "similar_items",
    "standing",
    "told_to_applicant",
    "total_limit",
    "total_size",
    "tracked",
    "upload_limits",
    "visible_to",
    "with_number",
]
