"""Who may do what to a request: posts of the organ that received it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.inforequests.rules.letters import AMENDMENT, BY_HAND, DISCLOSURE_NOTICE
from gongkai.inforequests.rules.states import Actor, State
from gongkai.inforequests.rules.turns import WITH_HANDLER, turn
from gongkai.organs.access import NotYours, Viewer
from gongkai.organs.models import Organ, Post
from gongkai.organs.roles import Role

if TYPE_CHECKING:
    from gongkai.inforequests.models import InformationRequest

# Who sees a case at all, with the applicant covered.
READERS = (
    *(Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER),
    *(Role.ARCHIVIST, Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER),
)
# Who may look behind the cover: whoever confirms receipt and sends the letters.
IDENTITY_READERS = (Role.INTAKE,)
# Who gives out a new query code to whoever shows that it is their request.
CODE_RENEWERS = (Role.INTAKE,)
# Who may say something about a case; whoever only checks or counts does not take part.
REMARKERS = (
    *(Role.INTAKE, Role.HANDLER, Role.LAWYER),
    *(Role.SIGNER, Role.ARCHIVIST, Role.SUPERVISOR),
)
# Who may look at a consulted party and what it said; its contact is for whoever writes to it.
PARTY_READERS = (Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER)
PARTY_CONTACTS = (Role.INTAKE, Role.HANDLER)
# Who judges what a party said, and who discloses in spite of it (条例第32条).
OPINION_ASSESSORS = (Role.INTAKE, Role.HANDLER, Role.SIGNER)
OPINION_OVERRULERS = (Role.SIGNER,)
# Who may take a list of cases along, with the applicants covered.
EXPORTERS = (Role.INTAKE, Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER)
# The posts that cases are given to for review (分派).
ASSIGNABLE = (Role.INTAKE, Role.HANDLER)
# Whose turn it is, by the posts of the organ. Applicants and parties asked have none.
TURN_ROLES: dict[Actor, tuple[Role, ...]] = {
    Actor.REGISTRAR: (Role.INTAKE,),
    Actor.OFFICE: (Role.INTAKE,),
    Actor.HEAD: (Role.SIGNER,),
    Actor.DEPARTMENT: (Role.HANDLER,),
    Actor.REVIEWER: (Role.LAWYER,),
    Actor.SIGNATORY: (Role.SIGNER,),
    Actor.ARCHIVIST: (Role.ARCHIVIST,),
}
# Who keeps what the organ's letters say about itself.
LETTERHEAD_KEEPERS = (Role.INTAKE, Role.SUPERVISOR)
# Who takes a register over that was kept elsewhere.
IMPORTERS = (Role.INTAKE, Role.SUPERVISOR)
# Who fills in 审查单.
REVIEWERS = (Role.INTAKE, Role.HANDLER, Role.LAWYER)
# Who puts files into a case and takes them out.
FILE_KEEPERS = (Role.INTAKE, Role.HANDLER)
# Who searches, and who answers for 保密审查 (条例第17条).
SEARCHERS = (Role.INTAKE, Role.HANDLER)
SECRECY_REVIEWERS = (Role.HANDLER, Role.LAWYER, Role.SIGNER)
# Who compares letter, request and enclosures, and who sets a warning aside.
COMPARERS = (Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER)
OVERRIDERS = (Role.LAWYER, Role.SIGNER)
# 信息处理费: who proposes it, and who says whether namesakes are one applicant.
FEE_PROPOSERS = (Role.INTAKE, Role.HANDLER)
NAMESAKE_JUDGES = IDENTITY_READERS
# 工作机构负责人同意延期 (条例第33条).
EXTENSION_APPROVERS = (Role.SIGNER, Role.SUPERVISOR)

# Who brings letters to the post and records what came of it.
SENDERS = (Role.INTAKE, Role.HANDLER)

# Who archives, who finds an archived volume in the register, and who opens one: need-to-know.
ARCHIVERS = (Role.INTAKE, Role.ARCHIVIST)
REGISTER_READERS = (Role.INTAKE, Role.ARCHIVIST, Role.SUPERVISOR, Role.AUDITOR)
ARCHIVE_OPENERS = (Role.ARCHIVIST, Role.SUPERVISOR, Role.AUDITOR)
# Who takes a copy of a case to a court or a body of reconsideration.
CASE_EXPORTERS = (Role.INTAKE, Role.LAWYER)

# 转主动公开 (条例第44条): who proposes it and puts it into effect, and who decides.
PROPOSERS = (Role.INTAKE, Role.HANDLER, Role.SIGNER, Role.SUPERVISOR)
PROPOSAL_DECIDERS = (Role.SIGNER, Role.SUPERVISOR)
# Who writes the published form of an answer, and who looks at it first.
ANSWER_PREPARERS = (Role.INTAKE,)
ANSWER_REVIEWERS = (Role.LAWYER, Role.SIGNER)

_OFFICE = (Role.INTAKE,)
_CASEWORK = (Role.INTAKE, Role.HANDLER)
_DRAFTING = (Role.INTAKE, Role.HANDLER, Role.SIGNER)

# Who writes a letter beside the course of a case: what decides something is the signatory's.
LETTER_WRITERS: dict[str, tuple[Role, ...]] = {
    **dict.fromkeys(BY_HAND, _CASEWORK),
    DISCLOSURE_NOTICE: (Role.SIGNER,),
    AMENDMENT: (Role.SIGNER,),
}

ACT_ROLES: dict[type[Act], tuple[Role, ...]] = {
    acts.Arrived: _OFFICE,
    acts.Registered: _OFFICE,
    acts.Confirmed: _OFFICE,
    acts.Assigned: _DRAFTING,
    acts.Split: _CASEWORK,
    acts.Joined: _CASEWORK,
    acts.Parted: _CASEWORK,
    acts.ReasonsAsked: _CASEWORK,
    acts.ReasonsReceived: _CASEWORK,
    acts.ReasonsRejected: EXTENSION_APPROVERS,
    acts.ReplyDeferred: EXTENSION_APPROVERS,
    acts.HandedOver: _CASEWORK,
    acts.CorrectionAsked: _CASEWORK,
    acts.CorrectionServed: _CASEWORK,
    acts.Corrected: _CASEWORK,
    acts.CorrectionLapsed: _OFFICE,
    acts.Extended: _DRAFTING,
    acts.ConsultationSent: _CASEWORK,
    acts.ConsultationServed: _CASEWORK,
    acts.ConsultationAnswered: _CASEWORK,
    acts.ConsultationLapsed: _CASEWORK,
    acts.ConsultationEnded: _CASEWORK,
    acts.OpinionAmended: _CASEWORK,
    acts.SecrecyReferred: _CASEWORK,
    acts.SecrecyDetermined: _CASEWORK,
    # 收费: the head of the disclosure office proposes, who signs for the organ decides [设计].
    acts.FeeAsked: (Role.SIGNER,),
    acts.FeeWaived: (Role.SIGNER,),
    acts.FeeServed: _CASEWORK,
    acts.FeePaid: _OFFICE,
    acts.FeeLapsed: _OFFICE,
    acts.Drafted: _DRAFTING,
    acts.SubmittedForCheck: _DRAFTING,
    acts.Checked: (Role.LAWYER, Role.SIGNER),
    acts.Returned: (Role.LAWYER, Role.SIGNER),
    acts.Resumed: _DRAFTING,
    acts.Answered: (Role.SIGNER,),
    acts.AnsweredBefore: (Role.INTAKE,),
    acts.Posted: _CASEWORK,
    acts.ReplyRecalled: (Role.SIGNER,),
    acts.Served: _CASEWORK,
    acts.ReplyAmended: (Role.SIGNER,),
    acts.Closed: _CASEWORK,
    acts.Archived: ARCHIVERS,
    acts.Withdrawn: _OFFICE,
    acts.RemedyOpened: (Role.LAWYER, Role.INTAKE),
    acts.RemedyConcluded: (Role.LAWYER, Role.INTAKE),
    acts.RedoOrdered: (Role.LAWYER, Role.INTAKE),
}


def may(viewer: Viewer, organ: Organ, act: type[Act]) -> bool:
    """Whether the viewer may bring this act about in cases of the organ."""
    return viewer.may(organ, *ACT_ROLES.get(act, ()))


def has_turn(viewer: Viewer, row: InformationRequest) -> bool:
    """轮到: whether the next act is the viewer's to bring about, by the post that the case was
    given to or, where it was given to none, by the role of the state (`rules.turns`).

    `queries.workbench` asks the same of many cases at once.
    """
    due = turn(State(row.state))
    if due is None:
        return False
    if row.state in WITH_HANDLER and row.handler_id:
        return row.handler_id in viewer.post_ids
    return viewer.may(row.organ, *TURN_ROLES.get(due.who, ()))


def is_guest(viewer: Viewer, organ: Organ) -> bool:
    """Whether only a part in the case (转办) opens it to the viewer, not a post of the organ."""
    return not viewer.may(organ, *READERS)


def require_holder(viewer: Viewer, post: Post) -> None:
    """Raise NotYours unless the viewer holds this very post, or stands in for whoever does."""
    if post.pk not in viewer.post_ids:
        raise NotYours((Role(post.role),), post.organ)


def require(viewer: Viewer, organ: Organ, act: type[Act]) -> None:
    """Raise NotYours unless `may`."""
    viewer.require(organ, *ACT_ROLES.get(act, ()))
