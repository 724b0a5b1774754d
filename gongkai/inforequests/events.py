"""The closed vocabulary of what happens to requests: the acts of the rules, and looks."""

from __future__ import annotations

from gongkai.inforequests.rules.acts import ACT_TYPES

ACTS = frozenset(ACT_TYPES)
IDENTITY_VIEWED = "request:identity:viewed"
REVIEW_ANSWERED = "request:review:answered"
CLOCK_RECOMPUTED = "request:clock:recomputed"
FILE_ADDED = "request:file:added"
FILE_OPENED = "request:file:opened"
FILE_REMOVED = "request:file:removed"
SEARCH_RECORDED = "request:search:recorded"
SECRECY_REVIEWED = "request:secrecy:reviewed"
DRAFT_CHANGED = "request:draft:changed"
DRAFT_COMPARED = "request:draft:compared"
CHECK_OVERRIDDEN = "request:check:overridden"
LETTER_ISSUED = "request:letter:issued"
LETTER_OPENED = "request:letter:opened"
MAIL_KEPT = "mail:message:kept"
MAIL_OPENED = "mail:message:opened"
MAIL_REGISTERED = "mail:message:registered"
MAIL_DISMISSED = "mail:message:dismissed"
MAIL_TAKEN_UP = "mail:message:taken_up"
LETTERHEAD_CHANGED = "letterhead:facts:changed"
HANDLING_ASKED = "request:handling:asked"
HANDLING_ANSWERED = "request:handling:answered"
HANDLING_RECALLED = "request:handling:recalled"
HANDLING_LED = "request:handling:led"
REMARK_ADDED = "request:remark:added"
APPLICANT_SOUGHT = "request:applicant:sought"
LIST_EXPORTED = "request:list:exported"
