"""文书措辞 and 写文书 in a real browser."""

from __future__ import annotations

import pytest

from gongkai.inforequests.actions.wordings import reword
from gongkai.inforequests.tests.test_browser import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_wording_of_a_letter(window, bureau, filed, clerk, filled):
    for lead in ("由于下面的原因，答复要晚一些：", "因为这些原因，答复要晚一些："):
        reword(organ=bureau, kind="L06", passages={"lead": lead}, reason="更好懂", by=clerk)
    row = filed("2026-10-20")
    sign_in(window, clerk)
    for name, path in {
        "wordings": "wordings/minzheng/",
        "wording": "wordings/minzheng/L06/",
        "write": f"{row.number}/write/",
    }.items():
        page = window.open(f"/desk/requests/{path}")
        assert page.locator("h1").count() == 1, name
        window.picture(f"requests-{name}")
        assert [each for each in window.barriers() if "w-" not in each] == [], name
        assert not window.overflows(), name
