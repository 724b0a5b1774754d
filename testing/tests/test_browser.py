"""The browser fixtures catch what they are there to catch."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


def test_a_request_to_another_computer_is_cut_off_and_noted(window):
    with pytest.raises(Exception, match="ERR_FAILED"):
        window.page.goto("http://192.0.2.1/")
    assert window.outside == ["http://192.0.2.1/"]
    window.outside.clear()


def test_what_the_content_policy_refuses_is_noted(window):
    page = window.open("/accounts/login/")
    page.evaluate("() => { new Image().src = 'http://192.0.2.1/pixel.png' }")
    page.wait_for_timeout(200)
    assert ["Content Security Policy" in error for error in window.errors] == [True]
    window.errors.clear()


def test_a_failing_script_is_noted(window):
    page = window.open("/accounts/login/")
    page.evaluate("() => { setTimeout(() => { throw new Error('boom') }) }")
    page.wait_for_timeout(200)
    assert window.errors == ["boom"]
    window.errors.clear()


def test_barriers_are_found(window):
    page = window.open("/accounts/login/")
    before = window.barriers()
    page.evaluate("() => { document.body.append(document.createElement('button')) }")
    assert [line for line in window.barriers() if line not in before] != []


def test_a_page_too_wide_for_a_phone_is_found(phone):
    page = phone.open("/accounts/login/")
    page.evaluate("() => { document.body.style.width = '900px' }")
    assert phone.overflows()
