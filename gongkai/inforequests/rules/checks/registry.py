"""校验目录: every check by its code, and what they find in one dossier."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.inforequests.rules.checks import (
    articles,
    consultation,
    correction,
    grounds,
    money,
    periods,
    receipt,
    release,
    remedies,
    replies,
    report,
    search,
    secrecy,
    service,
    wholeness,
)
from gongkai.inforequests.rules.checks.model import Check, Finding, Level, Moment
from gongkai.inforequests.rules.dossier import Dossier

_TOPICS = (
    *(receipt, correction, periods, search, consultation, grounds, articles, secrecy),
    *(remedies, service, replies, money, report, release, wholeness),
)

CHECKS: dict[str, Check] = {
    check.code: check
    for check in sorted((each for topic in _TOPICS for each in topic.CHECKS), key=lambda c: c.code)
}


@dataclass(frozen=True, slots=True)
class Override:
    """放行: a warning set aside for one version of the draft, by a named person with a reason."""

    code: str
    place: str
    version: int
    reason: str


def run(dossier: Dossier, moment: Moment) -> tuple[Finding, ...]:
    """What the checks of this moment find, in the order of their codes."""
    asked = (check for check in CHECKS.values() if check.is_asked(moment))
    return tuple(finding for check in asked for finding in check.findings(dossier))


def open_findings(
    findings: Iterable[Finding], overrides: Iterable[Override], *, version: int
) -> tuple[Finding, ...]:
    """The findings that stop the deed on this version of the draft.

    Every block does; a warning does unless it was set aside for this very version with a reason;
    what only informs never does.
    """
    aside = {
        (each.code, each.place)
        for each in overrides
        if each.version == version and each.reason.strip()
    }
    return tuple(
        each
        for each in findings
        if each.level is Level.BLOCK
        or (each.level is Level.WARN and (each.code, each.place) not in aside)
    )


def explain(code: str) -> Check:
    """The check of this code. Raises KeyError for an unknown one."""
    return CHECKS[code]
