"""What happens to requests: one function for each deed, one transaction each."""

from gongkai.inforequests.actions.consult import (
    answer_consultation,
    close_consultation,
    consult,
    serve_consultation,
)
from gongkai.inforequests.actions.correct import (
    abandon,
    notify_correction,
    receive_correction,
    serve_correction,
)
from gongkai.inforequests.actions.extend import extend
from gongkai.inforequests.actions.identity import look_at_identity
from gongkai.inforequests.actions.intake import (
    Filed,
    Intake,
    confirm_receipt,
    file_online,
    register,
)
from gongkai.inforequests.actions.letters import addressee_of, keep_letterhead, open_letter
from gongkai.inforequests.actions.rebuild import rebuild
from gongkai.inforequests.actions.reply import Reply, answer, archive, serve, withdraw
from gongkai.inforequests.actions.review import assign, hand_over

__all__ = [
    "Filed",
    "Intake",
    "Reply",
    "abandon",
    "addressee_of",
    "answer",
    "answer_consultation",
    "archive",
    "assign",
    "close_consultation",
    "confirm_receipt",
    "consult",
    "extend",
    "file_online",
    "hand_over",
    "keep_letterhead",
    "look_at_identity",
    "notify_correction",
    "open_letter",
    "rebuild",
    "receive_correction",
    "register",
    "serve",
    "serve_consultation",
    "serve_correction",
    "withdraw",
]
