"""The words of 依申请公开: one module for each thing that is worded."""

from gongkai.inforequests.phrases.course import (
    DAY_REASONS,
    EVENTS,
    FLAGS,
    STATES,
    TERMS,
    act_detail,
    day_reason,
    event,
)
from gongkai.inforequests.phrases.intake import (
    CREDIT_CODE_FAULTS,
    ELEMENTS,
    RESIDENT_ID_FAULTS,
    RIDDLES,
    element,
    points,
)
from gongkai.inforequests.phrases.labels import (
    APPLICANT_KINDS,
    CASE_TYPES,
    CHANNELS,
    DISPATCHES,
    END_REASONS,
    EVIDENCE,
    FILE_KINDS,
    IDENTITY_PROOFS,
    NAME_LOST,
    OPINIONS,
    OUTCOMES,
    PARTIES,
    PARTY_LOST,
    PROOFS,
)
from gongkai.inforequests.phrases.letters import (
    DEMONSTRATION,
    LETTER_ELEMENTS,
)
from gongkai.inforequests.phrases.mail import MAIL_FAULTS
from gongkai.inforequests.phrases.particulars import PARTICULARS, SECRECY_LEVELS, SUBTYPES
from gongkai.inforequests.phrases.refusals import (
    REFUSALS,
    not_now,
    plain_refusal,
    refusal,
)
from gongkai.inforequests.phrases.registers import ANSWER_STANDINGS, PROPOSAL_ORIGINS
from gongkai.inforequests.phrases.review import ANSWERS, HINTS, OBSTACLES, PATHS, QUESTIONS
from gongkai.inforequests.phrases.service import (
    CARRIERS,
    DELIVERY_METHODS,
    DELIVERY_RESULTS,
)
from gongkai.inforequests.phrases.tracking import NOW, REMEDIES, REMEDY_LATE, SCORES, STAGES
from gongkai.inforequests.phrases.workbench import ACTORS, LIST_HEAD, NEXT

__all__ = [
    "ACTORS",
    "ANSWERS",
    "ANSWER_STANDINGS",
    "APPLICANT_KINDS",
    "CARRIERS",
    "CASE_TYPES",
    "CHANNELS",
    "CREDIT_CODE_FAULTS",
    "DAY_REASONS",
    "DELIVERY_METHODS",
    "DELIVERY_RESULTS",
    "DEMONSTRATION",
    "DISPATCHES",
    "ELEMENTS",
    "END_REASONS",
    "EVENTS",
    "EVIDENCE",
    "FILE_KINDS",
    "FLAGS",
    "HINTS",
    "IDENTITY_PROOFS",
    "LETTER_ELEMENTS",
    "LIST_HEAD",
    "MAIL_FAULTS",
    "NAME_LOST",
    "NEXT",
    "NOW",
    "OBSTACLES",
    "OPINIONS",
    "OUTCOMES",
    "PARTICULARS",
    "PARTIES",
    "PARTY_LOST",
    "PATHS",
    "PROOFS",
    "PROPOSAL_ORIGINS",
    "QUESTIONS",
    "REFUSALS",
    "REMEDIES",
    "REMEDY_LATE",
    "RESIDENT_ID_FAULTS",
    "RIDDLES",
    "SCORES",
    "SECRECY_LEVELS",
    "STAGES",
    "STATES",
    "SUBTYPES",
    "TERMS",
    "act_detail",
    "day_reason",
    "element",
    "event",
    "not_now",
    "plain_refusal",
    "points",
    "refusal",
]
