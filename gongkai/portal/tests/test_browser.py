"""The portal in a real browser: readable for everyone, in every mode, by keyboard alone."""

from __future__ import annotations

import pytest

from gongkai.portal.models import SiteFacts
from gongkai.portal.tests.conftest import Publish
from testing.browser import Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = {
    "home": "/",
    "columns": "/columns/",
    "branch": "/columns/zhengce/",
    "papers": "/columns/quzhengfu-wenjian/",
    "topic": "/columns/yingshang-huanjing/",
    "organs": "/columns/jigou-shezhi/",
    "reports": "/reports/",
    "styleguide": "/styleguide/",
    "sign-in": "/accounts/login/",
    "missing": "/nothing/",
}
READING = "测试区优化营商环境办法的解读"
MODES = {
    "plain": {},
    "elder": {"elder": "on"},
    "contrast": {"contrast": "high"},
    "dark": {"theme": "dark"},
}


@pytest.fixture
def portal(publish_one: Publish, facts: SiteFacts) -> dict[str, str]:
    """Addresses of every template, with something on each page."""
    policy = publish_one("quzhengfu-wenjian", "关于印发测试区优化营商环境办法的通知")
    publish_one("wenzi-jiedu", READING, interprets=(policy,))
    publish_one("ys-zhengce", "关于降低企业用水用气成本的措施" * 6)
    return {**PAGES, "item": policy.get_absolute_url()}


def switch_on(window: Window, mode: str) -> None:
    window.open("/styleguide/")
    for name, value in MODES[mode].items():
        window.page.evaluate(
            "([name, value]) => localStorage.setItem('gongkai-' + name, value)", [name, value]
        )


@pytest.mark.parametrize("mode", MODES)
def test_no_barriers(window: Window, portal: dict[str, str], mode: str) -> None:
    switch_on(window, mode)
    found = []
    for name, path in portal.items():
        window.open(path)
        window.picture(f"portal-{name}-{mode}")
        found += [f"{name}: {barrier}" for barrier in window.barriers()]
    assert found == []


@pytest.mark.parametrize("mode", MODES)
def test_nothing_is_wider_than_a_phone(phone: Window, portal: dict[str, str], mode: str) -> None:
    switch_on(phone, mode)
    phone.page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for name, path in portal.items():
        phone.open(path)
        phone.picture(f"portal-{name}-{mode}-phone")
        if phone.overflows():
            wide.append(name)
    assert wide == []


@pytest.mark.parametrize("mode", MODES)
def test_settings_can_be_reached_on_a_phone(
    phone: Window, portal: dict[str, str], mode: str
) -> None:
    switch_on(phone, mode)
    page = phone.open("/columns/")
    page.locator("#display-settings summary").click()
    panel = page.locator("#display-settings > div").bounding_box()
    assert panel is not None
    assert panel["x"] >= 0 and panel["x"] + panel["width"] <= page.viewport_size["width"]


def test_settings_are_made_by_keyboard_and_remembered(
    window: Window, portal: dict[str, str]
) -> None:
    page = window.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.locator("#display-settings summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("标准版").focus()
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("html", "data-elder") == "on"
    page.keyboard.press("Escape")
    assert not page.get_by_label("标准版").is_visible()
    window.open("/columns/")
    assert page.get_attribute("html", "data-elder") == "on"


def test_a_reader_finds_a_policy_and_its_interpretation_by_keyboard(
    window: Window, portal: dict[str, str]
) -> None:
    page = window.open("/")
    for name in (
        "查政策文件",
        "关于印发测试区优化营商环境办法的通知",
        "测试区优化营商环境办法的解读",
    ):
        page.get_by_role("link", name=name).first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert page.get_by_role("heading", level=1).inner_text() == READING


def test_errors_of_a_form_are_announced(window: Window, portal: dict[str, str]) -> None:
    page = window.open("/styleguide/")
    window.wait_focused(".error-summary")
    page.get_by_role("link", name="请填写姓名").click()
    window.wait_focused("[name=name]")


def test_without_scripts_everything_is_there(window: Window, portal: dict[str, str]) -> None:
    context = window.page.context.browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(window.home + portal["item"])
    assert page.get_by_text("测试正文。").is_visible()
    assert not page.locator("#display-settings").is_visible()
    assert not page.locator("[data-print]").is_visible()
    context.close()
