"""Who may do what to a request: posts of the organ that received it."""

from __future__ import annotations

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Act
from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role

# Who sees a case at all, with the applicant covered.
READERS = (
    *(Role.INTAKE, Role.HANDLER, Role.LAWYER, Role.SIGNER),
    *(Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER),
)
# Who may look behind the cover: whoever confirms receipt and sends the letters.
IDENTITY_READERS = (Role.INTAKE,)
# Who keeps what the organ's letters say about itself.
LETTERHEAD_KEEPERS = (Role.INTAKE, Role.SUPERVISOR)
# 工作机构负责人同意延期 (条例第33条).
EXTENSION_APPROVERS = (Role.SIGNER, Role.SUPERVISOR)

_OFFICE = (Role.INTAKE,)
_CASEWORK = (Role.INTAKE, Role.HANDLER)
_DRAFTING = (Role.INTAKE, Role.HANDLER, Role.SIGNER)

ACT_ROLES: dict[type[Act], tuple[Role, ...]] = {
    acts.Arrived: _OFFICE,
    acts.Registered: _OFFICE,
    acts.Confirmed: _OFFICE,
    acts.Assigned: _DRAFTING,
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
    acts.Drafted: _DRAFTING,
    acts.SubmittedForCheck: _DRAFTING,
    acts.Checked: (Role.LAWYER, Role.SIGNER),
    acts.Answered: (Role.SIGNER,),
    acts.Served: _CASEWORK,
    acts.Closed: _CASEWORK,
    acts.Archived: _OFFICE,
    acts.Withdrawn: _OFFICE,
    acts.RemedyOpened: (Role.LAWYER, Role.INTAKE),
    acts.RemedyConcluded: (Role.LAWYER, Role.INTAKE),
    acts.RedoOrdered: (Role.LAWYER, Role.INTAKE),
}


def may(viewer: Viewer, organ: Organ, act: type[Act]) -> bool:
    """Whether the viewer may bring this act about in cases of the organ."""
    return viewer.may(organ, *ACT_ROLES.get(act, ()))


def require(viewer: Viewer, organ: Organ, act: type[Act]) -> None:
    """Raise NotYours unless `may`."""
    viewer.require(organ, *ACT_ROLES.get(act, ()))
