"""Who keeps and who reads the registers of remedies and of complaints."""

from __future__ import annotations

from django.db.models import Q

from gongkai.organs.access import Viewer
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role

KEEPERS = (Role.LAWYER, Role.INTAKE)
# Who signs the statement of defence for the organ.
SIGNERS = (Role.SIGNER,)
READERS = (*KEEPERS, Role.SIGNER, Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER)
# Who takes the register along; names are covered.
EXPORTERS = (*KEEPERS, Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER)
# 投诉举报 are dealt with above the organ complained of; its own posts do not see them.
COMPLAINT_KEEPERS = (Role.SUPERVISOR,)
COMPLAINT_READERS = (Role.SUPERVISOR, Role.AUDITOR)


def above(organ: Organ) -> Organ:
    """上一级: who deals with complaints about the organ; the topmost has nobody above it."""
    return organ.parent or organ


def complaints_open_to(viewer: Viewer) -> Q:
    """The condition on complaints that the viewer's posts above the organ open."""
    higher = viewer.reach(*COMPLAINT_READERS, field="organ__parent")
    return higher | (Q(organ__parent=None) & viewer.reach(*COMPLAINT_READERS))


def organs_below(viewer: Viewer) -> Q:
    """The condition on organs about which the viewer may take complaints."""
    higher = viewer.reach(*COMPLAINT_KEEPERS, field="parent")
    return higher | (Q(parent=None) & viewer.reach(*COMPLAINT_KEEPERS, field=""))
