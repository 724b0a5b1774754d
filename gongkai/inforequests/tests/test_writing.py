"""写文书: letters beside the course of a case, with what they need and who may write them."""

from __future__ import annotations

import pytest

from gongkai.inforequests.actions.writing import write_letter
from gongkai.inforequests.models import Letter
from gongkai.inforequests.queries import CaseLetters
from gongkai.inforequests.rules.errors import RuleError
from gongkai.inforequests.rules.letters.text import compose
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.reading import on_file
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db


def told(letter):
    facts = CaseLetters(letter.request).facts(letter, "某某")
    return "".join(each.text for each in compose(facts))


def written(row, kind, by, on="2026-03-25", **changed):
    return write_letter(request=row, kind=kind, body="情况如下。", by=by, at=moment(on), **changed)


def test_the_applicant_is_told_whose_opinion_takes_time(consulted, filled):
    words = told(consulted.letters.get(kind="L11"))
    assert "涉及第三方合法权益、共同制作机关、其他机关，本机关已于2026年3月4日发出" in words


def test_a_third_party_is_told_that_its_information_goes_out(consulted, signer, clerk, filled):
    party = consulted.parties.get(kind="third_party")
    letter = written(consulted, "L10", signer, party=party)
    assert "向某某人民法院提起行政诉讼" in told(letter)
    assert consulted.number not in told(letter)
    with pytest.raises(NotYours):
        written(consulted, "L10", clerk, party=party)


def test_a_misprint_is_amended_and_the_reply_keeps_its_day(registered, replied, signer, filled):
    row = registered("2026-03-02")
    reply = replied(row)
    letter = written(row, "L35", signer)
    assert f"2026年3月20日作出的{reply.number}有笔误" in told(letter)
    row.refresh_from_db()
    assert row.closed_on == reply.issued_on
    assert stream(row.stream).filter(event="request:reply:amended").count() == 1


def test_reading_is_arranged_beside_a_reply(registered, replied, clerk, filled):
    row = registered("2026-03-02")
    reply = replied(row)
    assert f"与{reply.number}一并送达" in told(written(row, "L31", clerk))


@pytest.mark.parametrize("kind", ["L32", "L32-N"])
def test_a_suggestion_is_answered(registered, clerk, filled, kind):
    assert "您建议将该信息纳入主动公开的范围" in told(
        written(registered("2026-03-02"), kind, clerk)
    )


@pytest.mark.parametrize(
    ("kind", "code"),
    [("L31", "letter_incomplete"), ("L35", "move_not_allowed")],
)
def test_what_the_case_does_not_show_cannot_be_told(
    registered, signer, officer, bureau, kind, code
):
    row = registered("2026-03-02")
    by = signer if kind == "L35" else officer(bureau, Role.INTAKE)
    with pytest.raises(RuleError) as refused:
        written(row, kind, by)
    assert refused.value.code == code
    assert not Letter.objects.filter(request=row, kind=kind).exists()


class TestPage:
    """写文书 on the desk."""

    def test_a_letter_is_written_from_the_page(self, as_, bureau, registered, filled):
        row = registered("2026-03-02")
        browser = as_(bureau, Role.INTAKE)
        page = f"/desk/requests/{row.number}/write/"
        assert browser.get(page).status_code == 200
        assert browser.post(page, {"kind": "L32", "body": "理由。"}).status_code == 302
        assert on_file(row, "L32").body == "理由。"

    @pytest.mark.parametrize("typed", [{}, {"kind": "L35"}, {"kind": "L32"}, {"kind": "L14"}])
    def test_what_does_not_do_is_said(self, as_, bureau, registered, typed):
        row = registered("2026-03-02")
        page = f"/desk/requests/{row.number}/write/"
        assert as_(bureau, Role.INTAKE).post(page, typed or {"body": ""}).status_code == 422
        assert not Letter.objects.filter(request=row).exists()

    def test_a_third_party_must_be_named(self, as_, bureau, consulted):
        page = f"/desk/requests/{consulted.number}/write/"
        found = as_(bureau, Role.SIGNER).post(page, {"kind": "L10", "body": "理由。"})
        assert "party" in found.context["form"].errors

    def test_auditors_write_nothing(self, as_, bureau, registered):
        page = f"/desk/requests/{registered('2026-03-02').number}/write/"
        assert as_(bureau, Role.AUDITOR).get(page).status_code == 302
