"""Requests, who made them, what was done about them, and what was written to them.

What happened to a request is in the ledger; the columns that lists and figures read are
projections of it (`actions.casework`) and can be rebuilt at any time.
"""

from gongkai.inforequests.models.applicants import Applicant, QueryCode
from gongkai.inforequests.models.archives import (
    ArchiveOpening,
    ArchiveVolume,
    Bundle,
    BundleForm,
    BundlePiece,
    BundlePurpose,
    BundleState,
    CaseExport,
    OpeningPurpose,
    ReceivingBody,
)
from gongkai.inforequests.models.casework import (
    CheckOverride,
    Handling,
    Remark,
    ReplyDraft,
    RequestItem,
    ReviewAnswer,
    SearchRecord,
    SecrecyReview,
)
from gongkai.inforequests.models.consultation import (
    ConsultedParty,
    PartyOpinion,
    SecrecyReferral,
)
from gongkai.inforequests.models.contact import IncomingMail, Satisfaction, Supplement
from gongkai.inforequests.models.fees import FeeNotice, FeePayment, NamesakeJudgement
from gongkai.inforequests.models.files import CaseFile
from gongkai.inforequests.models.imports import ImportedCase, ImportMapping, RegisterImport
from gongkai.inforequests.models.letters import (
    Counter,
    Letter,
    Letterhead,
    Wording,
)
from gongkai.inforequests.models.periods import OpenPeriod
from gongkai.inforequests.models.registers import (
    AnswerMark,
    DisclosedAnswer,
    GroupRun,
    GroupRunError,
    ProactiveProposal,
    SubjectMark,
)
from gongkai.inforequests.models.requests import InformationRequest, WantedForm
from gongkai.inforequests.models.service import Delivery
from gongkai.inforequests.rules.case_types import CaseType

__all__ = [
    "AnswerMark",
    "Applicant",
    "ArchiveOpening",
    "ArchiveVolume",
    "Bundle",
    "BundleForm",
    "BundlePiece",
    "BundlePurpose",
    "BundleState",
    "CaseExport",
    "CaseFile",
    "CaseType",
    "CheckOverride",
    "ConsultedParty",
    "Counter",
    "Delivery",
    "DisclosedAnswer",
    "FeeNotice",
    "FeePayment",
    "GroupRun",
    "GroupRunError",
    "Handling",
    "ImportMapping",
    "ImportedCase",
    "IncomingMail",
    "InformationRequest",
    "Letter",
    "Letterhead",
    "NamesakeJudgement",
    "OpenPeriod",
    "OpeningPurpose",
    "PartyOpinion",
    "ProactiveProposal",
    "QueryCode",
    "ReceivingBody",
    "RegisterImport",
    "Remark",
    "ReplyDraft",
    "RequestItem",
    "ReviewAnswer",
    "Satisfaction",
    "SearchRecord",
    "SecrecyReferral",
    "SecrecyReview",
    "SubjectMark",
    "Supplement",
    "WantedForm",
    "Wording",
]
