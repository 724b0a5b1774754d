"""What keeps a mistake from being made at all: the code that K01, K03, K07, K10 and K11 lean on."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from gongkai.inforequests import actions, phrases
from gongkai.inforequests.rules import errors
from gongkai.inforequests.rules.checks.errors import NoticeFaulty
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.inforequests.tests.rules.checks.dossiers import dossier, found
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

BLANK = {"name": "", "document_number": "", "email": "", "wanted_form": ""}


def words_of(page):
    """What the page says, tag by tag on lines of its own."""
    assert page.status_code == 200
    return re.sub(r"<[^>]+>", "\n", page.content.decode())


def test_k01_no_form_of_intake_asks_for_a_purpose(client, as_, bureau):
    for page in (
        client.get("/requests/apply/"),
        as_(bureau, Role.INTAKE).get("/desk/requests/new/"),
    ):
        words = words_of(page)
        assert "证件号码" in words
        assert found("K01", dossier(words=words)) == []
        assert 'name="purpose"' not in page.content.decode()
        # The same reading would see it.
        assert found("K01", dossier(words=words + "\n申请用途")) == [("", "asked")]


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


@pytest.mark.parametrize(
    ("points", "codes"),
    [
        pytest.param("请说明申请的用途。", ["K01"], id="a purpose"),
        pytest.param("请提交单位介绍信。", ["K02"], id="a letter of introduction"),
        pytest.param("补正", ["K08"], id="no points"),
        pytest.param("您申请数量过多，请说明理由。", ["K44"], id="reasons"),
        pytest.param(
            "根据《政府信息公开条例》第二十一条，请写明年度。", ["K19"], id="an old article"
        ),
    ],
)
def test_a_faulty_notice_does_not_leave(registered, handler, points, codes):
    row = registered("2026-03-02")
    actions.assign(request=row, by=handler, at=moment("2026-03-03"))
    with pytest.raises(NoticeFaulty) as refused:
        actions.notify_correction(request=row, points=points, by=handler, at=moment("2026-03-04"))
    assert refused.value.facts() == {"checks": codes}
    assert all(code in phrases.refusal(refused.value) for code in codes)
    row.refresh_from_db()
    assert row.state == "under_review"
    assert not row.letters.exists()


def test_a_faulty_extension_does_not_leave(registered, signer):
    row = registered("2026-03-02")
    reason = "根据《政府信息公开条例》第二十四条，材料较多。"
    with pytest.raises(NoticeFaulty):
        actions.extend(
            request=row,
            days=5,
            reason=reason,
            approved_by=signer,
            by=signer,
            at=moment("2026-03-20"),
        )


def test_several_parties_may_be_asked_before_one_is_served(consulted):
    assert consulted.parties.count() == 3
