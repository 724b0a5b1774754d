"""What happens to requests: one function for each deed, one transaction each."""

from gongkai.inforequests.actions.archiving import (
    archive,
    assemble_anew,
    export_case,
)
from gongkai.inforequests.actions.assembling import assemble, leaves_of
from gongkai.inforequests.actions.consult import (
    Whom,
    close_consultation,
    consult,
    consult_together,
    end_consultation,
    serve_consultation,
)
from gongkai.inforequests.actions.correct import (
    abandon,
    notify_correction,
    receive_correction,
    serve_correction,
)
from gongkai.inforequests.actions.disclosed import (
    prepare_answer,
    publish_answer,
    published_content,
    return_answer,
    submit_answer,
    withdraw_answer,
)
from gongkai.inforequests.actions.draft import (
    check_draft,
    compare_draft,
    draft_reply,
    resume_handling,
    return_draft,
    submit_draft,
)
from gongkai.inforequests.actions.extend import extend
from gongkai.inforequests.actions.fees import (
    decide_fee,
    decline_fee,
    lapse_fee,
    propose_fee,
    serve_fee,
    waive_fee,
)
from gongkai.inforequests.actions.files import (
    WaitingFile,
    add_file,
    hold_file,
    open_file,
    remove_file,
    sweep_files,
    take_disclosed,
)
from gongkai.inforequests.actions.grouping import join, part, split
from gongkai.inforequests.actions.handling import (
    add_department,
    answer_handling,
    hand_over,
    let_lead,
    recall_department,
)
from gongkai.inforequests.actions.identity import look_at_identity
from gongkai.inforequests.actions.intake import (
    Filed,
    Intake,
    check_receipt,
    confirm_receipt,
    file_online,
    register,
    renew_code,
)
from gongkai.inforequests.actions.items import DraftText, set_items
from gongkai.inforequests.actions.keys import Rekeyed, rekey
from gongkai.inforequests.actions.letters import addressee_of, keep_letterhead, open_letter
from gongkai.inforequests.actions.lookups import FOUND_MOST, find_applicant, record_export
from gongkai.inforequests.actions.mail import (
    dismiss_mail,
    fetch_mail,
    keep_mail,
    open_mail,
    register_mail,
    take_up_mail,
)
from gongkai.inforequests.actions.marks import mark_all
from gongkai.inforequests.actions.openings import drop_old_exports, open_bundle, openers_of
from gongkai.inforequests.actions.opinions import (
    PartySeen,
    amend_opinion,
    answer_consultation,
    assess_opinion,
    disclose_despite,
    look_at_party,
)
from gongkai.inforequests.actions.payments import (
    judge_namesake,
    record_payment,
    record_refund,
)
from gongkai.inforequests.actions.proactive import (
    decide_proposal,
    propose,
    publish_proposal,
)
from gongkai.inforequests.actions.reasons import (
    ask_reasons,
    defer_reply,
    receive_reasons,
    reject_reasons,
)
from gongkai.inforequests.actions.rebuild import rebuild
from gongkai.inforequests.actions.recall import recall_reply
from gongkai.inforequests.actions.recompute import recompute
from gongkai.inforequests.actions.records import record_search, review_secrecy
from gongkai.inforequests.actions.remarks import remark
from gongkai.inforequests.actions.reply import Reply, answer, serve, withdraw
from gongkai.inforequests.actions.review import Assignment, assign, assign_each
from gongkai.inforequests.actions.reviewing import answer_review
from gongkai.inforequests.actions.runs import AT_ONCE, go_on, join_all, resume_run
from gongkai.inforequests.actions.secrecy import record_determination, refer_secrecy
from gongkai.inforequests.actions.service import (
    Posting,
    Recipient,
    correct_number,
    post_all,
    record_result,
    send,
)
from gongkai.inforequests.actions.signing import override, sign
from gongkai.inforequests.actions.tracking import judge_service, supplement, withdraw_own

__all__ = [
    "AT_ONCE",
    "FOUND_MOST",
    "Assignment",
    "DraftText",
    "Filed",
    "Intake",
    "PartySeen",
    "Posting",
    "Recipient",
    "Rekeyed",
    "Reply",
    "WaitingFile",
    "Whom",
    "abandon",
    "add_department",
    "add_file",
    "addressee_of",
    "amend_opinion",
    "answer",
    "answer_consultation",
    "answer_handling",
    "answer_review",
    "archive",
    "ask_reasons",
    "assemble",
    "assemble_anew",
    "assess_opinion",
    "assign",
    "assign_each",
    "check_draft",
    "check_receipt",
    "close_consultation",
    "compare_draft",
    "confirm_receipt",
    "consult",
    "consult_together",
    "correct_number",
    "decide_fee",
    "decide_proposal",
    "decline_fee",
    "defer_reply",
    "disclose_despite",
    "dismiss_mail",
    "draft_reply",
    "drop_old_exports",
    "end_consultation",
    "export_case",
    "extend",
    "fetch_mail",
    "file_online",
    "find_applicant",
    "go_on",
    "hand_over",
    "hold_file",
    "join",
    "join_all",
    "judge_namesake",
    "judge_service",
    "keep_letterhead",
    "keep_mail",
    "lapse_fee",
    "leaves_of",
    "let_lead",
    "look_at_identity",
    "look_at_party",
    "mark_all",
    "notify_correction",
    "open_bundle",
    "open_file",
    "open_letter",
    "open_mail",
    "openers_of",
    "override",
    "part",
    "post_all",
    "prepare_answer",
    "propose",
    "propose_fee",
    "publish_answer",
    "publish_proposal",
    "published_content",
    "rebuild",
    "recall_department",
    "recall_reply",
    "receive_correction",
    "receive_reasons",
    "recompute",
    "record_determination",
    "record_export",
    "record_payment",
    "record_refund",
    "record_result",
    "record_search",
    "refer_secrecy",
    "register",
    "register_mail",
    "reject_reasons",
    "rekey",
    "remark",
    "remove_file",
    "renew_code",
    "resume_handling",
    "resume_run",
    "return_answer",
    "return_draft",
    "review_secrecy",
    "send",
    "serve",
    "serve_consultation",
    "serve_correction",
    "serve_fee",
    "set_items",
    "sign",
    "split",
    "submit_answer",
    "submit_draft",
    "supplement",
    "sweep_files",
    "take_disclosed",
    "take_up_mail",
    "waive_fee",
    "withdraw",
    "withdraw_answer",
    "withdraw_own",
]
