"""What happens to remedies and complaints."""

from gongkai.remedies.actions.cases import Filing, conclude, record_defence, register, update
from gongkai.remedies.actions.complaints import (
    decide_complaint,
    open_complainant,
    receive_complaint,
    reply_to_complaint,
)
from gongkai.remedies.actions.materials import (
    draft_defence,
    list_evidence,
    open_defence,
    sign_defence,
)
from gongkai.remedies.actions.registers import record_export

__all__ = [
    "Filing",
    "conclude",
    "decide_complaint",
    "draft_defence",
    "list_evidence",
    "open_complainant",
    "open_defence",
    "receive_complaint",
    "record_defence",
    "record_export",
    "register",
    "reply_to_complaint",
    "sign_defence",
    "update",
]
