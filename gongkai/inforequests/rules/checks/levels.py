"""校验级别 of one installation: what no settled text demands may be held stricter or looser."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai.inforequests.rules.checks.model import Level
from gongkai.inforequests.rules.checks.registry import CHECKS


class LevelFixed(ValueError):
    """An installation sets a level that does not exist, or that of a check resting on settled
    law."""

    code = "check_level_fixed"


def levels_with(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The levels an installation sets, for `Dossier.levels`, by code. Raises LevelFixed."""
    for code, level in values.items():
        check = CHECKS.get(code)
        if check is None or check.grade.is_settled or level not in list(Level):
            raise LevelFixed(f"{code}={level}")
    return tuple(sorted(values.items()))
