"""The very first organ and the person who lays out everything else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.organs.actions.people import appoint, enrol, open_post
from gongkai.organs.actions.tree import establish
from gongkai.organs.errors import OrgansPresent
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role


@dataclass(frozen=True, slots=True)
class FirstOrgan:
    """首个机构: the top of this installation's tree."""

    code: str
    name: str
    short_name: str
    kind: OrganKind


@transaction.atomic
def set_up(
    *, organ: FirstOrgan, username: str, full_name: str, password: str, on: dt.date
) -> tuple[Organ, Officer]:
    """初始化: the first organ, and a system manager in office from `on`.

    Nobody can answer for these deeds yet, so the ledger keeps them without a name. Raises
    OrgansPresent, and ValidationError for what does not fit its field.
    """
    if Organ.objects.exists():
        raise OrgansPresent
    top = establish(
        code=organ.code,
        name=organ.name,
        short_name=organ.short_name,
        kind=organ.kind,
        on=on,
        by=None,
    )
    officer = enrol(username=username, full_name=full_name, password=password, organ=top, by=None)
    post = open_post(organ=top, name=_("系统管理岗"), role=Role.TECHNICIAN, by=None)
    appoint(post=post, officer=officer, on=on, by=None)
    return top, officer
