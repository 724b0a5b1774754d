"""收件邮箱 on the desk: registered, set aside, taken up again; every look is recorded."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.inforequests import actions
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.channels import Evidence
from gongkai.inforequests.rules.errors import MailAlreadyHandled
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.inforequests.tests.rules.test_mail import letter
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

ARRIVED = moment("2026-03-02")


@pytest.fixture
def kept(bureau):
    def keep(message=None):
        raw = (message or letter()).as_bytes()
        return actions.keep_mail(organ=bureau, raw=raw, arrived_at=ARRIVED)

    return keep


@pytest.fixture
def desk(as_, bureau):
    return as_(bureau, Role.INTAKE)


def with_attachments():
    message = letter()
    text = {"maintype": "text", "subtype": "plain"}
    message.add_attachment("申请表正文".encode(), filename="申请表.txt", **text)
    message.add_attachment(
        b"MZ\x90\x00", maintype="application", subtype="octet-stream", filename="申请表.exe"
    )
    return message


class TestActions:
    def test_names_and_words_are_sealed(self, kept):
        row = kept()
        assert row.masked_sender == "测**"
        assert "规划".encode() not in bytes(row.sealed)
        assert b"example.org" not in bytes(row.sealed)
        data = str([entry.data for entry in stream(row.stream)])
        assert "example" not in data and "规划" not in data

    def test_registering_brings_what_was_attached(self, kept, clerk):
        row = kept(with_attachments())
        filed, refused = actions.register_mail(
            mail=row,
            intake=intake(),
            evidence=Evidence(arrived_on=dt.date(2026, 3, 2)),
            by=clerk,
        )
        assert refused == ["申请表.exe"]
        assert [file.name for file in filed.request.files.all()] == ["申请表.txt"]
        assert (filed.request.channel, filed.request.state) == ("email", "arrived")
        row.refresh_from_db()
        assert (row.state, row.request) == ("registered", filed.request)

    def test_nothing_is_registered_twice(self, kept, clerk):
        row, deed = kept(), {"intake": intake(), "evidence": Evidence(arrived_on=ARRIVED.date())}
        actions.register_mail(mail=row, by=clerk, **deed)
        with pytest.raises(MailAlreadyHandled):
            actions.register_mail(mail=row, by=clerk, **deed)
        with pytest.raises(MailAlreadyHandled):
            actions.dismiss_mail(mail=row, reason="重复", by=clerk)
        assert InformationRequest.objects.count() == 1

    def test_dismissed_and_taken_up_again(self, kept, clerk):
        row = actions.dismiss_mail(mail=kept(), reason="广告", by=clerk)
        assert (row.state, row.reason) == ("dismissed", "广告")
        row = actions.take_up_mail(mail=row, by=clerk)
        assert (row.state, row.reason, row.handled_by) == ("waiting", "", None)

    def test_only_whoever_takes_requests_in(self, kept, officer, bureau, other_bureau):
        row = kept()
        for organ, role in ((bureau, Role.HANDLER), (other_bureau, Role.INTAKE)):
            with pytest.raises(NotYours):
                actions.open_mail(mail=row, by=officer(organ, role))


class TestPages:
    def test_the_list_covers_the_sender(self, kept, desk):
        kept()
        page = desk.get("/desk/requests/mail/").content.decode()
        assert "测**" in page and "a@example.org" not in page

    def test_a_look_at_the_message_is_recorded(self, kept, desk):
        row = kept()
        page = desk.get(f"/desk/requests/mail/{row.key}/").content.decode()
        assert "a@example.org" in page and "请公开某某规划。" in page
        assert stream(row.stream).filter(event="mail:message:opened").count() == 1

    def test_markup_in_a_message_is_shown_and_not_obeyed(self, kept, desk):
        row = kept(letter(text="<script>alert(1)</script>", subject="<b>粗</b>"))
        page = desk.get(f"/desk/requests/mail/{row.key}/").content.decode()
        assert "<script>alert(1)" not in page and "&lt;b&gt;粗" in page

    def test_the_original_is_saved_not_shown(self, kept, desk):
        answer = desk.get(f"/desk/requests/mail/{kept().key}/raw/")
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["Content-Type"] == "application/octet-stream"

    def test_the_form_begins_with_what_the_message_says(self, kept, desk):
        url = f"/desk/requests/mail/{kept().key}/register/"
        page = desk.get(url).content.decode()
        assert "请公开某某规划。" in page and "a@example.org" in page

    def test_registering_on_the_desk(self, kept, desk, bureau):
        row = kept(with_attachments())
        url = f"/desk/requests/mail/{row.key}/register/"
        typed = {
            **{"organ": bureau.pk, "arrived_on": "2026-03-02"},
            **{"confirmed_on": "2026-03-02", "contact_record": "电话确认"},
            **{"kind": "natural", "name": "测试甲", "document": "resident_id"},
            **{"email": "a@example.org", "subject": "请公开某某规划。"},
        }
        seen = desk.post(url, typed).context["cautions"].seen
        answer = desk.post(url, {**typed, "seen": seen}, follow=True)
        page = answer.content.decode()
        assert InformationRequest.objects.get().number in page
        assert "申请表.exe" in page

    def test_dismissing_needs_a_reason(self, kept, desk):
        row = kept()
        desk.post(f"/desk/requests/mail/{row.key}/dismiss/", {"reason": " "})
        row.refresh_from_db()
        assert row.state == "waiting"
        desk.post(f"/desk/requests/mail/{row.key}/dismiss/", {"reason": "广告"})
        row.refresh_from_db()
        assert row.state == "dismissed"

    def test_what_is_put_aside_says_why(self, kept, desk):
        kept(letter(Precedence="bulk"))
        page = desk.get("/desk/requests/mail/?state=quarantined").content.decode()
        assert "像是群发邮件。" in page

    def test_the_list_asks_as_much_for_many_as_for_few(self, kept, desk):
        asked = []
        for _ in range(2):
            kept(letter(subject=str(len(asked))))
            with CaptureQueriesContext(connection) as queries:
                desk.get("/desk/requests/mail/")
            asked.append(len(queries))
            for number in range(20):
                kept(letter(subject=f"{len(asked)} {number}"))
        assert asked[0] == asked[1]

    def test_nobody_else_learns_that_it_exists(self, kept, as_, other_bureau):
        browser = as_(other_bureau, Role.INTAKE)
        assert browser.get(f"/desk/requests/mail/{kept().key}/").status_code == 404
