"""信息处理费: the figures of chapter six and the requests behind each."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from gongkai.indicators.queries import figures, records
from gongkai.indicators.rules.periods import Period
from gongkai.inforequests.models import FeeNotice, FeePayment, InformationRequest, Letter
from gongkai.organs import actions as organs
from gongkai.organs.models import Organ, OrganKind

pytestmark = pytest.mark.django_db
MARCH, APRIL = dt.date(2026, 3, 10), dt.date(2026, 4, 10)
CODES = ["fees.notices", "fees.charged", "fees.received", "fees.refunded", "fees.lapsed"]


@pytest.fixture
def organ() -> Organ:
    return organs.establish(
        code="ju",
        name="测试局",
        short_name="测试局",
        kind=OrganKind.DEPARTMENT,
        on=dt.date(2000, 1, 1),
        by=None,
    )


@pytest.fixture
def charged(organ: Organ) -> InformationRequest:
    """100 元 asked in March, 60 and a half paid in April and given back, then lapsed."""
    row = InformationRequest.objects.create(
        number="JU-2026-0001",
        organ=organ,
        channel="online",
        applicant_kind="natural",
        subject="某文件",
        state="not_paid",
        arrived_on=MARCH,
        received_on=MARCH,
        outcome="O2",
        closed_on=APRIL,
    )
    clerk = organs.enrol(username="clerk", full_name="经办员", by=None)
    letter = Letter.objects.create(request=row, kind="L08", number="1号", issued_on=MARCH)
    notice = FeeNotice.objects.create(
        request=row,
        tariff="by_case",
        quantity=11,
        amount=100,
        reason="x",
        proposed_by=clerk,
        proposed_at=dt.datetime(2026, 3, 9, tzinfo=dt.UTC),
        issued_on=MARCH,
        letter=letter,
        lapsed_on=APRIL,
    )
    for direction in ("received", "refunded"):
        FeePayment.objects.create(
            notice=notice, direction=direction, on=APRIL, amount=Decimal("60.50"), by=clerk
        )
    return row


def test_five_figures_with_the_request_behind_each(
    charged: InformationRequest, organ: Organ
) -> None:
    year = Period.year(2026)
    found = [figures(CODES, organ, year)[code].value for code in CODES]
    assert found == [1, 100, Decimal("60.50"), Decimal("60.50"), 1]
    for code in CODES:
        assert list(records(code, organ, year)) == [charged]


def test_another_year_has_none(charged: InformationRequest, organ: Organ) -> None:
    year = Period.year(2025)
    assert [figures(CODES, organ, year)[code].value for code in CODES] == [0] * 5
    assert not records("fees.charged", organ, year).exists()
