"""An officer with one post, and one duty that the post owes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from gongkai.desk import duties
from gongkai.desk.rules.agenda import Duty
from gongkai.organs import actions as organs
from gongkai.organs.access import Viewer
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role

FOUNDED = dt.date(2000, 8, 20)


@pytest.fixture
def bureau() -> Organ:
    return organs.establish(
        code="ceshiju",
        name="测试局",
        short_name="测试局",
        kind=OrganKind.DEPARTMENT,
        on=FOUNDED,
        by=None,
    )


@pytest.fixture
def officer(bureau: Organ) -> Officer:
    officer = organs.enrol(username="intake", full_name="受理员", by=None)
    post = organs.open_post(organ=bureau, name="依申请受理岗", role=Role.INTAKE, by=None)
    organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
    return officer


@pytest.fixture
def one_duty_for_intake(monkeypatch: pytest.MonkeyPatch) -> None:
    def due(viewer: Viewer, today: dt.date) -> Iterator[Duty]:
        if Role.INTAKE in viewer.roles:
            day = today - dt.timedelta(days=3)
            yield Duty("答复某申请", day, "依申请受理岗", "测试局", "/desk/x/", "依申请公开", True)

    monkeypatch.setattr(duties, "_providers", [due])
