"""What the checks refuse where there is no draft to correct and nothing to set aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gongkai.inforequests.rules.checks.model import Finding
from gongkai.inforequests.rules.errors import RuleError


@dataclass(eq=False)
class NoticeFaulty(RuleError):
    """A notice of correction, reasons, extension or consultation that a check blocks."""

    code = "notice_faulty"
    findings: tuple[Finding, ...]

    def facts(self) -> dict[str, Any]:
        """The codes of the checks."""
        return {"checks": [finding.code for finding in self.findings]}
