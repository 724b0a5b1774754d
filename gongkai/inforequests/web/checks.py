"""校验说明: every check with its level, source, and what it says, for whoever meets one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.inforequests import access
from gongkai.inforequests.phrases import checks as phrases
from gongkai.inforequests.queries.dossier import check_levels
from gongkai.inforequests.rules.checks import CHECKS, Check, Level
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.models import Organ

_FACT = re.compile(r"%\(\w+\)s")


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One check in words; `says` are its messages without the facts of a case."""

    check: Check
    level: Level
    level_name: str
    moments: tuple[str, ...]
    says: tuple[str, ...]
    is_settled: bool

    @classmethod
    def of(cls, check: Check, levels: tuple[tuple[str, str], ...]) -> CheckLine:
        level = check.level_in(levels)
        return cls(
            check,
            level,
            str(phrases.LEVELS[level]),
            tuple(str(words) for each, words in phrases.MOMENTS.items() if each in check.moments),
            tuple(_FACT.sub("……", words) for words in phrases.messages_of(check.code)),
            check.grade.is_settled,
        )


@require_safe
def checks(request: HttpRequest) -> HttpResponse:
    """校验说明. Raises NotYours for whoever may see no request at all."""
    if not viewer_of(request.user).roles & set(access.READERS):
        raise NotYours(access.READERS, Organ(short_name=_("依申请公开")))
    levels = check_levels()
    lines = [CheckLine.of(check, levels) for check in CHECKS.values()]
    return render(request, "inforequests/desk/checks.html", {"lines": lines})
