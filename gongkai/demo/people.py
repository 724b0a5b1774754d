"""The demonstration's posts and who holds them.

Every organ has two generated officers, one who handles and one who answers for it. The district's
own roles and one set of request roles belong to the accounts that a visitor may sign in with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from gongkai.demo import signins
from gongkai.demo.prose import Writer
from gongkai.organs import actions
from gongkai.organs.models import Appointment, Officer, Organ
from gongkai.organs.roles import Role

# From when the demonstration knows its people: before its first item.
SINCE = dt.date(2016, 1, 1)
HANDLING = (Role.PUBLISHER, Role.INTAKE, Role.HANDLER)
ANSWERING = (Role.LAWYER, Role.SIGNER)
DISTRICT = (Role.REPORTER, Role.SUPERVISOR, Role.AUDITOR, Role.TECHNICIAN)
# The organ whose desk a visitor sees as editor, clerk, lawyer and so on.
SHOWN = "zhengfuban"


def technician(organ: Organ, writer: Writer) -> Officer:
    """The first account: it lays out everything else."""
    officer = _sign_in(organ, Role.TECHNICIAN, writer, by=None)
    return officer


def staff(district: Organ, shown: Organ, writer: Writer, by: Officer) -> None:
    """The visitors' accounts: the district's own roles, and those of the organ that is shown."""
    for role in DISTRICT:
        if role is not Role.TECHNICIAN:
            _sign_in(district, role, writer, by)
    for role in Role:
        if role not in DISTRICT:
            _sign_in(shown, role, writer, by)
    signins.write([_row(role, district, shown) for role in Role])


def employ(organs: Sequence[Organ], writer: Writer, by: Officer) -> None:
    """Posts and officers of these organs; the place of each decides who works there."""
    for number, organ in enumerate(organs):
        _employ(organ, "jingban", HANDLING, writer, 2 * number, by)
        _employ(organ, "fuze", ANSWERING, writer, 2 * number + 1, by)


def holder(organ: Organ, role: Role) -> Officer:
    """The generated officer who acts for an organ in a role."""
    prefix = "fuze" if role in ANSWERING else "jingban"
    return Officer.objects.get(username=f"{prefix}-{organ.code}")


def visitor(role: Role) -> Officer:
    """The account that a visitor signs in with for this role."""
    return Officer.objects.get(username=f"demo-{role.value}")


def _row(role: Role, district: Organ, shown: Organ) -> signins.SignIn:
    organ = district if role in DISTRICT else shown
    return signins.SignIn(
        username=f"demo-{role.value}",
        password=signins.password_of(role),
        role=str(role.label),
        organ=organ.short_name,
        post=f"{role.label}岗（演示）",
    )


def _sign_in(organ: Organ, role: Role, writer: Writer, by: Officer | None) -> Officer:
    officer = actions.enrol(
        username=f"demo-{role.value}",
        full_name=writer.person(900_000 + list(Role).index(role)).name,
        password=signins.password_of(role),
        organ=organ,
        by=by,
    )
    post = actions.open_post(organ=organ, name=f"{role.label}岗（演示）", role=role, by=by)
    actions.appoint(post=post, officer=officer, on=SINCE, by=by)
    return officer


def _employ(
    organ: Organ,
    prefix: str,
    roles: Sequence[Role],
    writer: Writer,
    number: int,
    by: Officer | None,
) -> list[Appointment]:
    officer = actions.enrol(
        username=f"{prefix}-{organ.code}",
        full_name=writer.person(910_000 + number).name,
        organ=organ,
        by=by,
    )
    posts = [
        actions.open_post(organ=organ, name=f"{role.label}岗", role=role, by=by) for role in roles
    ]
    return [actions.appoint(post=post, officer=officer, on=SINCE, by=by) for post in posts]
