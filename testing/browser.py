"""Tests in a real browser: fixtures over Playwright and the Chromium of this machine.

A page made here never reaches another computer: a request to any address but the live
server is cut off, and fails the test that made it.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Route
    from pytest_django.live_server_helper import LiveServer

SCREENSHOTS = Path(__file__).resolve().parents[1] / "var" / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 812}

# Without these Chromium calls home in the background, which is no request of ours.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--disable-sync",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
)


def find_chromium() -> str | None:
    """The Chromium to use: GONGKAI_CHROMIUM, or the first one in PATH; None where there is none."""
    if chosen := os.environ.get("GONGKAI_CHROMIUM"):
        return chosen if Path(chosen).is_file() else None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    path = find_chromium()
    if path is None:
        missing = "没有找到 Chromium：请安装 chromium，或用 GONGKAI_CHROMIUM 指明它的位置。"
        if os.environ.get("GONGKAI_REQUIRE_ALL") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    # Playwright's loop runs in this thread, and Django would take every query for an async one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Chromium refuses to sandbox itself for root, as in most containers.
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        yield browser
        browser.close()


@dataclass
class Window:
    """One browser window on the live server, and what went wrong in it.

    Without slots: Playwright keeps a note on the object whose method handles a route.
    """

    page: Page
    home: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def guard(self, route: Route) -> None:
        """Let requests to the live server through; cut off and note any other."""
        url = route.request.url
        if url.startswith((self.home, "data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(url)
            route.abort()

    def hear(self, message: ConsoleMessage) -> None:
        """Note what the browser refused: a page that breaks its own policy is broken somewhere."""
        if message.type == "error" and "Content Security Policy" in message.text:
            self.errors.append(message.text)

    def open(self, path: str) -> Page:
        self.page.goto(self.home + path)
        return self.page

    def sign_in(self, username: str, password: str) -> None:
        self.open("/accounts/login/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", password)
        with self.page.expect_navigation():
            self.page.press("input[name=password]", "Enter")

    def enter_as(self, username: str) -> None:
        """Be signed in as this officer, without the sign-in pages."""
        from django.conf import settings
        from django.contrib.auth import get_user_model
        from django.test import Client

        client = Client()
        client.force_login(get_user_model().objects.get(username=username))
        name = settings.SESSION_COOKIE_NAME
        value = client.cookies[name].value
        self.page.context.add_cookies([{"name": name, "value": value, "url": self.home}])

    def picture(self, name: str) -> Path:
        """Save the whole page as var/screenshots/NAME.png, for a person to look at."""
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        path = SCREENSHOTS / f"{name}.png"
        self.page.screenshot(path=path, full_page=True)
        return path

    def barriers(self) -> list[str]:
        """What axe finds wrong with the accessibility of the page, one line for each place."""
        from axe_playwright_python.sync_playwright import Axe

        # What fades in has not its own colours yet.
        self.page.wait_for_function(
            "() => document.getAnimations().every(each => each.playState !== 'running')"
        )
        return [
            f"{found['id']}（{found['impact']}）{node['html'][:160]}"
            for found in Axe().run(self.page).response["violations"]
            for node in found["nodes"]
        ]

    def wait_focused(self, selector: str) -> None:
        """Wait until what has the focus matches: scripts move it after the page is there."""
        self.page.wait_for_function(
            "selector => document.activeElement?.matches(selector)", arg=selector
        )

    def overflows(self) -> bool:
        """Whether the page must be scrolled sideways: a fault on a phone."""
        width = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        return bool(self.page.evaluate(width))


@pytest.fixture
def window(chromium: Browser, live_server: LiveServer) -> Iterator[Window]:
    """A window of a desk computer."""
    yield from _window(chromium, live_server.url, viewport=WIDE)


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer) -> Iterator[Window]:
    """A window of a phone 375 points wide."""
    yield from _window(chromium, live_server.url, viewport=PHONE, is_mobile=True, has_touch=True)


def _window(chromium: Browser, home: str, **device: Any) -> Iterator[Window]:
    context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", **device)
    window = Window(context.new_page(), home)
    context.route("**/*", window.guard)
    window.page.on("console", window.hear)
    window.page.on("pageerror", lambda error: window.errors.append(str(error)))
    yield window
    context.close()
    assert window.outside == [], "the page asked another computer for something"
    assert window.errors == [], "a script of the page failed, or the browser refused something"
