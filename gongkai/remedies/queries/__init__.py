"""What is shown of remedies and complaints."""

from gongkai.remedies.queries.admission import ReplyAdmission, admission
from gongkai.remedies.queries.bodies import proposed_body
from gongkai.remedies.queries.faults import Told, faults_of
from gongkai.remedies.queries.materials import (
    defence_of,
    evidence_of,
    proposed_evidence,
    proposed_sections,
)
from gongkai.remedies.queries.periods import (
    RemedyDuty,
    RemedyPeriod,
    deadlines_of,
    defence_due,
    duties,
    open_periods,
)
from gongkai.remedies.queries.register import (
    Order,
    Wanted,
    complaints_of,
    organs_with_remedies,
    register_of,
    visible_to,
)
from gongkai.remedies.queries.report import behind, direct_anomalies, table_four

__all__ = [
    "Order",
    "RemedyDuty",
    "RemedyPeriod",
    "ReplyAdmission",
    "Told",
    "Wanted",
    "admission",
    "behind",
    "complaints_of",
    "deadlines_of",
    "defence_due",
    "defence_of",
    "direct_anomalies",
    "duties",
    "evidence_of",
    "faults_of",
    "open_periods",
    "organs_with_remedies",
    "proposed_body",
    "proposed_evidence",
    "proposed_sections",
    "register_of",
    "table_four",
    "visible_to",
]
