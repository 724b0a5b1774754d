"""校验 K01 to K44: what keeps a formal mistake from leaving the house.

Pure rules over a `Dossier`. Each module holds the checks of one topic; the words of what they find
are in `phrases.checks`.
"""

from gongkai.inforequests.rules.checks.levels import LevelFixed, levels_with
from gongkai.inforequests.rules.checks.model import Check, Finding, Hit, Level, Moment
from gongkai.inforequests.rules.checks.registry import (
    CHECKS,
    Override,
    explain,
    open_findings,
    run,
)

__all__ = [
    "CHECKS",
    "Check",
    "Finding",
    "Hit",
    "Level",
    "LevelFixed",
    "Moment",
    "Override",
    "explain",
    "levels_with",
    "open_findings",
    "run",
]
