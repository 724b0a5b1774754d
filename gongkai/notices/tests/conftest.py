"""A bureau with the posts that look after notices, and a gateway that does as it is told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction

from gongkai.notices import actions
from gongkai.notices.rules.channels import Channel
from gongkai.notices.tests.fakes import Scripted
from gongkai.organs import actions as organs
from gongkai.organs.models import OrganKind
from gongkai.organs.roles import Role

FOUNDED = dt.date(2000, 8, 20)
SHANGHAI = dt.timezone(dt.timedelta(hours=8))
PHONE = "13800000000"  # a number nobody is given


def moment(text):
    """A day and hour of Beijing, as "2026-03-02 10:00"."""
    return dt.datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


MONDAY = moment("2026-03-02 10:00")


@pytest.fixture
def district(db):
    return _organ("ceshi", "测试区人民政府", OrganKind.DISTRICT_GOVERNMENT)


@pytest.fixture
def bureau(district):
    return _organ("minzheng", "测试区民政局", OrganKind.DEPARTMENT, district)


@pytest.fixture
def other_bureau(district):
    return _organ("nongye", "测试区农业农村局", OrganKind.DEPARTMENT, district)


def _organ(code, name, kind, parent=None):
    return organs.establish(
        code=code, name=name, short_name=name, kind=kind, on=FOUNDED, parent=parent, by=None
    )


@pytest.fixture
def officer(district, bureau, other_bureau):
    """The holder of a role in an organ, appointed by the district's 系统管理."""
    manager = _appointed(district, Role.TECHNICIAN, None)

    def holder(organ, role):
        return _appointed(organ, role, manager)

    return holder


def _appointed(organ, role, by):
    person = organs.enrol(username=f"{organ.code}-{role}", full_name="测试员", by=by)
    post = organs.open_post(organ=organ, name=str(role.label), role=role, by=by)
    organs.appoint(post=post, officer=person, on=FOUNDED, by=by)
    return person


@pytest.fixture
def gateway(settings):
    """Both channels go to the scripted gateway, which takes everything unless told otherwise."""
    Scripted.begin()
    named = {"gateway": "gongkai.notices.tests.fakes.Scripted"}
    settings.GONGKAI_GATEWAYS = {channel.value: dict(named) for channel in Channel}
    yield Scripted
    Scripted.begin()


@pytest.fixture
def queued(bureau):
    """Queues a text message unless told otherwise."""

    def queue(number=0, channel=Channel.SMS, at=MONDAY, organ=bureau, **more):
        to = PHONE if channel is Channel.SMS else "someone@example.org"
        with transaction.atomic():
            return actions.queue(
                channel=channel,
                to=to,
                subject=f"第{number}件",
                text=f"编号{number}的申请有新的答复。",
                organ=organ,
                at=at,
                **more,
            )

    return queue
