"""校验: what one check is, when it is asked, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.dossier import Dossier


class Level(StrEnum):
    """校验级别."""

    BLOCK = "block"  # 阻断: nobody can set it aside
    WARN = "warn"  # 警告: a named person may set it aside with a reason
    ESCALATE = "escalate"  # 提示、升级: it informs and stops nothing


class Moment(StrEnum):
    """校验时点: the deed before which a check is asked."""

    REGISTER = "register"
    CORRECTION = "correction"
    REASONS = "reasons"
    FEE = "fee"
    EXTENSION = "extension"
    CONSULTATION = "consultation"
    CHECK = "check"  # 送审 and 合法性审核
    SIGN = "sign"
    DISPATCH = "dispatch"
    ARCHIVE = "archive"
    REPORT = "report"
    ALWAYS = "always"  # whenever anything is asked


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check noticed: where (`item-2`, "" for the whole), which of its messages, with
    which facts in it."""

    place: str = ""
    about: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """校验结果: one thing to put right. `place` is `item-2` for the second item, "" for the whole;
    `about` chooses between the messages of one check (`phrases.finding`)."""

    code: str
    level: Level
    place: str = ""
    about: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


Ask: TypeAlias = Callable[[Dossier], Iterable[Hit]]

# Before a reply leaves: at the legal review, at the signature, at the door.
OUTGOING = frozenset({Moment.CHECK, Moment.SIGN, Moment.DISPATCH})


@dataclass(frozen=True, slots=True)
class Check:
    """校验规则: one named check. `held_by` says what else keeps the mistake from being made, and
    what has still to come."""

    code: str
    title: str
    source: str
    grade: Grade
    level: Level
    moments: frozenset[Moment]
    ask: Ask
    held_by: str = ""

    def is_asked(self, moment: Moment) -> bool:
        """Whether the check belongs to this moment."""
        return bool(self.moments & {moment, Moment.ALWAYS})

    def level_in(self, levels: Iterable[tuple[str, str]]) -> Level:
        """Its level where an installation has set these."""
        return Level(dict(levels).get(self.code, self.level))

    def findings(self, dossier: Dossier) -> tuple[Finding, ...]:
        """What it finds in the dossier."""
        level = self.level_in(dossier.levels)
        return tuple(
            Finding(self.code, level, hit.place, hit.about, hit.facts) for hit in self.ask(dossier)
        )
