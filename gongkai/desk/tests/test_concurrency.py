"""Two runs of alerts at once: each alert and each mail comes once."""

from __future__ import annotations

import pytest

from gongkai.desk import alerts
from gongkai.desk.models import Alert
from gongkai.inforequests.tests import conftest as requests
from gongkai.inforequests.tests.conftest import moment
from gongkai.notices.models import Notice
from gongkai.organs.models import Officer
from testing.racing import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

district, bureau, officer = requests.district, requests.bureau, requests.officer
clerk, registered = requests.clerk, requests.registered


def test_alerts_and_mails_come_once(registered, clerk):
    Officer.objects.filter(pk=clerk.pk).update(email="clerk@example.org")
    for _ in range(5):
        registered("2026-03-02")
    Notice.objects.all().delete()
    assert race(*[lambda: alerts.raise_alerts(moment("2026-03-27"))] * 4) == ["done"] * 4
    assert Alert.objects.filter(term="T4").count() == 5
    assert Notice.objects.count() == 1
