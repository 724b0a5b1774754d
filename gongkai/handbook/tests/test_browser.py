"""The handbook in a real browser, wide and on a phone."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {"contents": "?q=沉默", "page": "consultation/", "letters": "letters/", "checks": "checks/"}


@pytest.mark.parametrize("name", PAGES)
def test_a_page(window, clerk, name):
    window.enter_as("intake")
    window.open(f"/desk/handbook/{PAGES[name]}")
    window.picture(f"handbook-{name}")
    assert [each for each in window.barriers() if "w-" not in each] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_a_phone(phone, clerk, name):
    phone.enter_as("intake")
    phone.open(f"/desk/handbook/{PAGES[name]}")
    phone.picture(f"handbook-{name}-phone")
    assert not phone.overflows()
