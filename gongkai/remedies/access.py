"""Who keeps and who reads the registers of remedies and of complaints."""

from __future__ import annotations

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
