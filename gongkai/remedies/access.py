"""Who keeps and who reads the register of remedies."""

from __future__ import annotations

from gongkai.organs.roles import Role

KEEPERS = (Role.LAWYER, Role.INTAKE)
READERS = (*KEEPERS, Role.SIGNER, Role.SUPERVISOR, Role.AUDITOR, Role.REPORTER)
