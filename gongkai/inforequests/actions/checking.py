"""校验 of notices on the way to a reply: they have no draft, so that blocks alone stop them."""

from __future__ import annotations

from gongkai.inforequests.rules.checks import Level, Moment, run
from gongkai.inforequests.rules.checks.errors import NoticeFaulty
from gongkai.inforequests.rules.dossier import Dossier


def require_sound(file: Dossier, moment: Moment) -> None:
    """Raise NoticeFaulty for what blocks the notice that the dossier is about."""
    standing = tuple(each for each in run(file, moment) if each.level is Level.BLOCK)
    if standing:
        raise NoticeFaulty(standing)
