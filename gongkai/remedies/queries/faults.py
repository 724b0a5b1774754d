"""答复书、答辩状 checked: by this room, and by the checks of letters that read any text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from gongkai.inforequests.phrases import checks as check_phrases
from gongkai.inforequests.queries.dossier import dossier
from gongkai.inforequests.rules.checks import Level, explain
from gongkai.remedies import phrases
from gongkai.remedies.models import Remedy
from gongkai.remedies.queries.materials import reply_stands_on
from gongkai.remedies.rules.defence_checks import faults
from gongkai.remedies.rules.kinds import Against

# 法条 and 司法解释 in force: these read nothing but what was written.
_OF_TEXT = ("K19", "K43")


@dataclass(frozen=True, slots=True)
class Told:
    """一个问题 in words; `blocks` the signature, or is to be looked at first."""

    code: str
    words: str
    blocks: bool


def faults_of(remedy: Remedy, sections: dict[str, str], today: date) -> list[Told]:
    """What is wrong with the statement of defence, what blocks it first."""
    number, articles = reply_stands_on(remedy.request)
    own = faults(
        sections,
        against=Against(remedy.against),
        reply=number,
        articles=articles,
        exhibits=remedy.evidence.count(),
        has_body=bool(remedy.body.strip()),
    )
    found = [Told(each.code, phrases.fault(each), each.level is Level.BLOCK) for each in own]
    found += _cited_wrongly(remedy, sections, today)
    return sorted(found, key=lambda each: not each.blocks)


def _cited_wrongly(remedy: Remedy, sections: dict[str, str], today: date) -> list[Told]:
    plain = replace(
        dossier(remedy.request, today),
        items=(),
        letter=None,
        enclosures="",
        words="",
        opening="\n".join(sections.values()),
    )
    return [
        Told(code, check_phrases.finding(finding), finding.level is Level.BLOCK)
        for code in _OF_TEXT
        for finding in explain(code).findings(plain)
    ]
