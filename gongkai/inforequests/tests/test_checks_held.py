"""What keeps a mistake from being made at all: the code that K01, K03, K07, K10 and K11 lean on."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests import actions
from gongkai.inforequests.rules import errors
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

BLANK = {"name": "", "document_number": "", "email": "", "wanted_form": ""}


def labels(page):
    """The words of the form, without what surrounds it."""
    assert page.status_code == 200
    return page.content.decode().partition("<main")[2]


def test_k01_no_form_of_intake_asks_for_a_purpose(client, as_, bureau):
    for page in (
        client.get("/requests/apply/"),
        as_(bureau, Role.INTAKE).get("/desk/requests/new/"),
    ):
        words = labels(page)
        assert "证件号码" in words
        assert "用途" not in words
        assert "purpose" not in words


def test_k03_the_counter_takes_what_is_incomplete(registered):
    assert registered(**BLANK).number


def test_k03_only_who_files_alone_is_asked_to_complete_it(bureau):
    with pytest.raises(errors.ElementsMissing):
        actions.file_online(organ=bureau, intake=intake(**BLANK), at=moment("2026-03-02"))


def test_k07_a_second_correction_is_refused(registered, handler):
    row = registered("2026-03-02")
    deed = {"request": row, "by": handler}
    actions.assign(**deed, at=moment("2026-03-03"))
    actions.notify_correction(**deed, points="请写明年度。", at=moment("2026-03-04"))
    actions.receive_correction(**deed, at=moment("2026-03-09"))
    with pytest.raises(errors.SecondCorrection):
        actions.notify_correction(**deed, points="请写明文号。", at=moment("2026-03-10"))


def extend(row, approved_by, by, on):
    return actions.extend(
        request=row, days=10, reason="材料多。", approved_by=approved_by, by=by, at=moment(on)
    )


def test_k10_only_the_head_extends_and_only_in_time(registered, handler, signer):
    row = registered("2026-03-02")
    with pytest.raises(errors.ApprovalMissing):
        extend(row, handler, signer, "2026-03-20")
    with pytest.raises(errors.ExtensionAfterExpiry):
        extend(row, signer, signer, "2026-03-31")
    extended = extend(row, signer, signer, "2026-03-30")
    assert extended.due_on == dt.date(2026, 4, 14)
    assert extended.letters.get().kind == "L06"


def test_k11_once(registered, signer):
    row = registered("2026-03-02")
    extend(row, signer, signer, "2026-03-20")
    with pytest.raises(errors.ExtensionSpent):
        extend(row, signer, signer, "2026-03-23")
