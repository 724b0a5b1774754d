"""The demonstration as a visitor meets it: no barrier, nothing from elsewhere, fit for a phone."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

PAGES = {"home": "/", "columns": "/columns/", "report": "/reports/yuanzhou/2020/"}
LINKS = {"column": "main a[href^='/columns/']", "item": "main a[href^='/items/']"}


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_has_no_barrier(window, demonstration, name):
    window.open(PAGES[name])
    window.picture(f"demonstration-{name}")
    assert window.barriers() == []


@pytest.mark.parametrize("name", LINKS)
def test_a_page_linked_from_the_home_page_has_no_barrier(window, demonstration, name):
    home = window.open("/")
    home.locator(LINKS[name]).first.click()
    home.wait_for_load_state()
    window.picture(f"demonstration-{name}")
    assert window.barriers() == []


@pytest.mark.parametrize("name", PAGES)
def test_a_public_page_fits_a_phone(phone, demonstration, name):
    phone.open(PAGES[name])
    phone.picture(f"demonstration-{name}-phone")
    assert not phone.overflows()


def test_the_desk_asks_nothing_from_elsewhere(window, demonstration):
    window.enter_as("demo-handler")
    page = window.open("/desk/")
    window.picture("demonstration-desk")
    assert page.url.endswith("/desk/")
    assert window.outside == []
