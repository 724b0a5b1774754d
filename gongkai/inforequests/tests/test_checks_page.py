"""校验说明 on the desk."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.inforequests.access import READERS
from gongkai.inforequests.phrases import checks as phrases
from gongkai.inforequests.rules.checks import CHECKS
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

PAGE = "/desk/requests/checks/"


def test_every_check_is_explained(as_, bureau):
    page = as_(bureau, Role.INTAKE).get(PAGE)
    assert page.status_code == 200
    text = page.content.decode().partition("<tbody>")[2]
    for check in CHECKS.values():
        assert f'id="{check.code}"' in text
        assert check.title in text
    unsettled = [check for check in CHECKS.values() if not check.grade.is_settled]
    assert text.count("未核实</span>") == len(unsettled) > 0
    assert "%(" not in text


@pytest.mark.parametrize("role", Role)
def test_whoever_sees_requests_sees_it(as_, bureau, role):
    status = as_(bureau, role).get(reverse("inforequests_desk:checks")).status_code
    assert status == (200 if role in READERS else 302)


def test_nobody_else_does():
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("name", "words"),
    [("item-2", "第2项"), ("opening", "开头说明"), ("wording", "本机关的文书措辞"), ("", "")],
)
def test_places_have_words(name, words):
    assert phrases.place(name) == words


def test_a_level_the_installation_sets_is_shown(as_, bureau, settings):
    settings.GONGKAI_CHECK_LEVELS = {"K14": "block"}
    text = as_(bureau, Role.INTAKE).get(PAGE).content.decode()
    assert text.count("本机关设定") == 1
