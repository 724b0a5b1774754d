"""The handbook on the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from gongkai.handbook.book import page_of, pages
from gongkai.inforequests.rules.checks import CHECKS

HOME = "/desk/handbook/"


@pytest.mark.parametrize(
    "path", ["", "letters/", "checks/", "terms/", *(f"{page.slug}/" for page in pages())]
)
def test_every_page_opens_for_an_officer_and_for_nobody_else(clerk, path):
    assert clerk.get(HOME + path).status_code == 200
    assert Client().get(HOME + path).status_code == 302


def test_a_page_that_is_not_there(clerk):
    assert clerk.get(f"{HOME}no-such-page/").status_code == 404


def test_a_word_is_looked_up(clerk):
    text = clerk.get(HOME, {"q": "沉默"}).content.decode()
    assert "征求意见" in text and "找到" in text
    assert "没有找到" in clerk.get(HOME, {"q": "<b>zzz"}).content.decode()


def test_a_screen_links_its_page(clerk):
    text = clerk.get("/desk/requests/new/").content.decode()
    assert f'href="{HOME}{page_of("inforequests_desk:register").slug}/"' in text


def test_every_check_is_explained(clerk):
    text = clerk.get(f"{HOME}checks/").content.decode().partition("<tbody>")[2]
    for check in CHECKS.values():
        assert f'id="{check.code}"' in text
        assert check.title in text
    unsettled = [check for check in CHECKS.values() if not check.grade.is_settled]
    assert text.count("未核实</span>") == len(unsettled) > 0
    assert "%(" not in text


def test_a_level_the_installation_sets_is_shown(clerk, settings):
    settings.GONGKAI_CHECK_LEVELS = {"K14": "block"}
    assert clerk.get(f"{HOME}checks/").content.decode().count("本机关设定") == 1
