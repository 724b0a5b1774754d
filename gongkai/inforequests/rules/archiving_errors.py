"""What is refused about archives: closing a case that is not ready, touching one that is closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gongkai.inforequests.rules.errors import RuleError

if TYPE_CHECKING:
    from gongkai.inforequests.rules.checks import Finding


@dataclass(eq=False)
class ArchiveBlocked(RuleError):
    """归档 while something stands in the way: hindrances by name, findings of the checks."""

    code = "archive_blocked"
    hindrances: tuple[str, ...]
    findings: tuple[Finding, ...]

    def facts(self) -> dict[str, Any]:
        """The names and the codes."""
        return {
            "hindrances": list(self.hindrances),
            "checks": [finding.code for finding in self.findings],
        }


@dataclass(eq=False)
class CaseArchived(RuleError):
    """A change of what is archived."""

    code = "case_archived"


@dataclass(eq=False)
class RetentionChangedWithoutReason(RuleError):
    """Another period than the rule gives, and no word why."""

    code = "retention_without_reason"
    years: int


@dataclass(eq=False)
class BundleNotReady(RuleError):
    """Opening what is still being put together, or has failed, or is gone."""

    code = "bundle_not_ready"


@dataclass(eq=False)
class BundleNotStuck(RuleError):
    """Putting together anew what is ready or at work."""

    code = "bundle_not_stuck"


@dataclass(eq=False)
class ReasonNeeded(RuleError):
    """A look into an archive, or taking a case out, without saying why."""

    code = "reason_needed"


@dataclass(eq=False)
class NoPartsChosen(RuleError):
    """An export of nothing."""

    code = "no_parts_chosen"
