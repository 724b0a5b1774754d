"""A city, a district with a bureau and an office under vertical management, and a small year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from gongkai.annualreports import actions
from gongkai.annualreports.models import AnnualReport
from gongkai.disclosures.models import Tally, TallyKind
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import State
from gongkai.organs import actions as organs
from gongkai.organs.models import Officer, Organ, OrganKind
from gongkai.organs.roles import Role
from gongkai.remedies.models import Remedy
from gongkai.remedies.rules.table_four import Result, Track

FOUNDED = dt.date(2000, 8, 20)
YEAR = 2020


@pytest.fixture
def city(db) -> Organ:
    return establish("yichun", "测试市", OrganKind.CITY_GOVERNMENT)


@pytest.fixture
def district(city: Organ) -> Organ:
    return establish("ceshi", "测试区", OrganKind.DISTRICT_GOVERNMENT, city)


@pytest.fixture
def bureau(district: Organ) -> Organ:
    return establish("minzheng", "测试区民政局", OrganKind.DEPARTMENT, district)


@pytest.fixture
def tax_office(district: Organ) -> Organ:
    return establish("shuiwu", "测试区税务局", OrganKind.VERTICAL, district, vertical=True)


@pytest.fixture
def appoint(db) -> Callable[[Organ, Role], Officer]:
    def appointed(organ: Organ, role: Role) -> Officer:
        officer = organs.enrol(username=f"{organ.code}-{role}", full_name="测试员", by=None)
        post = organs.open_post(organ=organ, name=str(role.label), role=role, by=None)
        organs.appoint(post=post, officer=officer, on=FOUNDED, by=None)
        return officer

    return appointed


@pytest.fixture
def reporter(district: Organ, appoint: Callable[[Organ, Role], Officer]) -> Officer:
    return appoint(district, Role.REPORTER)


@pytest.fixture
def year(bureau: Organ, district: Organ, tax_office: Organ) -> None:
    """Four requests that count (one from the year before), one remedy, two tallies."""
    information_request(bureau, "2020-03-02", "2020-03-20", Outcome.GRANTED)
    information_request(bureau, "2019-12-20", "2020-01-08", Outcome.ALREADY_PUBLIC)
    information_request(bureau, "2020-12-25", kind=ApplicantKind.LEGAL)
    disputed = information_request(
        district, "2020-05-06", "2020-05-29", Outcome.OTHER, ApplicantKind.RESEARCH
    )
    information_request(tax_office, "2020-03-02", "2020-03-20", Outcome.GRANTED)
    information_request(bureau, "2019-03-02", "2019-03-20", Outcome.GRANTED)
    Remedy.objects.create(
        request=disputed,
        organ=district,
        track=Track.REVIEW,
        accepted_on=dt.date(2020, 7, 1),
        result=Result.CORRECTED,
        concluded_on=dt.date(2020, 8, 20),
    )
    tally(bureau, TallyKind.LICENSE, prev_items=20, delta=-8, decisions=170)
    tally(district, TallyKind.LICENSE, prev_items=5, delta=1, decisions=17)
    tally(tax_office, TallyKind.LICENSE, prev_items=99, delta=9, decisions=999)
    tally(bureau, TallyKind.PROCUREMENT, decisions=3, amount=Decimal("41.18"))


@pytest.fixture
def draft(year: None, district: Organ, reporter: Officer) -> AnnualReport:
    return actions.build(organ=district, year=YEAR, by=reporter)


def establish(
    code: str, name: str, kind: OrganKind, parent: Organ | None = None, *, vertical: bool = False
) -> Organ:
    return organs.establish(
        code=code,
        name=name,
        short_name=name,
        kind=kind,
        on=FOUNDED,
        parent=parent,
        vertical=vertical,
        by=None,
    )


def information_request(
    organ: Organ,
    received: str,
    closed: str | None = None,
    outcome: Outcome | None = None,
    kind: ApplicantKind = ApplicantKind.NATURAL,
) -> InformationRequest:
    """The projection of a request as the report reads it; its ledger is no matter here."""
    number = InformationRequest.objects.count() + 1
    return InformationRequest.objects.create(
        number=f"测试-{number:03}",
        organ=organ,
        channel=Channel.ONLINE,
        applicant_kind=kind,
        subject="测试内容",
        state=State.CLOSED if closed else State.IN_PROCESS,
        arrived_on=dt.date.fromisoformat(received),
        received_on=dt.date.fromisoformat(received),
        closed_on=dt.date.fromisoformat(closed) if closed else None,
        outcome=outcome.value if outcome else "",
    )


def tally(organ: Organ, kind: TallyKind, **measures: Any) -> Tally:
    return Tally.objects.create(
        organ=organ, year=YEAR, kind=kind, filed_at=timezone.now(), **measures
    )
