"""收件邮箱 at scale: copies, bounces of our own, many at once, pages, retention, broken servers."""

from __future__ import annotations

import datetime as dt
import imaplib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongkai.inforequests import actions, mailboxes, queries
from gongkai.inforequests.actions.mail import clear_mails, dismiss_mails
from gongkai.inforequests.models import IncomingMail
from gongkai.inforequests.queries.mail import MailWanted, mail_page, mails_named
from gongkai.inforequests.rules.channels import Evidence
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.inforequests.tests.rules.test_mail import letter
from gongkai.ledger.queries import stream
from gongkai.organs.access import viewer_of
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db
MAIL = "/desk/requests/mail/"


@pytest.fixture
def kept(bureau):
    def keep(message=None, organ=bureau, at="2026-03-02", **heads):
        raw = message if isinstance(message, bytes) else (message or letter(**heads)).as_bytes()
        return actions.keep_mail(organ=organ, raw=raw, arrived_at=moment(at))

    return keep


@pytest.fixture
def desk(as_, bureau):
    return as_(bureau, Role.INTAKE)


class TestCopies:
    def test_one_message_id_in_two_boxes_of_an_organ(self, kept):
        first = kept(Message_ID="<1@example.org>")
        again = kept(Message_ID="<1@example.org>", Received="by mx2")
        assert (again.state, again.fault, again.copy_of) == ("quarantined", "duplicate", first)

    def test_the_same_words_sent_twice(self, kept):
        kept(Message_ID="<1@example.org>")
        assert kept(Message_ID="<2@example.org>").fault == "duplicate"

    def test_asking_again_after_months_is_no_copy(self, kept):
        kept(Message_ID="<1@example.org>")
        assert kept(Message_ID="<2@example.org>", at="2026-06-02").fault == ""

    def test_the_same_letter_to_another_organ_is_an_application_there(self, kept, other_bureau):
        first = kept(Message_ID="<1@example.org>")
        other = kept(organ=other_bureau, Message_ID="<1@example.org>")
        assert (other.state, other.copy_of) == ("waiting", first)
        assert "duplicate" in other.signals


def test_a_bounce_of_our_own_notice_is_known(kept, settings):
    settings.DEFAULT_FROM_EMAIL = "公开办 <gov@example.gov.cn>"
    report = (
        "From: MAILER-DAEMON@mx.example.org\nMIME-Version: 1.0\n"
        'Content-Type: multipart/report; boundary="x"\n\n'
        "--x\nContent-Type: text/rfc822-headers\n\nFrom: gov@example.gov.cn\n\n--x--\n"
    )
    assert kept(report.encode()).fault == "own_bounce"


def test_what_no_column_takes_is_kept_raw_and_blocks_nothing(kept, monkeypatch):
    def broken(*_args):
        raise ValueError("A string literal cannot contain NUL (0x00) characters.")

    with monkeypatch.context() as patched:
        patched.setattr(actions.mail, "_marks", _once(actions.mail._marks, broken))
        row = kept()
    assert (row.state, row.fault) == ("quarantined", "unreadable")
    assert kept(subject="下一封").state == "waiting"


def _once(real, broken):
    calls = []

    def call(message):
        calls.append(message)
        return broken() if len(calls) == 1 else real(message)

    return call


class TestManyAtOnce:
    def test_dismissed_together_with_one_reason(self, kept, desk):
        rows = [kept(subject=f"广告{n}", List_Id="x") for n in range(3)]
        typed = {"state": "quarantined", "step": "dismiss", "reason": "广告"}
        desk.post(f"{MAIL}many/", {**typed, "mails": [str(row.key) for row in rows[:2]]})
        told = IncomingMail.objects.order_by("pk").values_list("state", "reason")
        assert list(told) == [("dismissed", "广告")] * 2 + [("quarantined", "")]
        assert stream(rows[0].stream).filter(event="mail:message:dismissed").exists()
        typed = {"state": "dismissed", "step": "take_up", "mails": [str(rows[0].key)]}
        desk.post(f"{MAIL}many/", typed)
        assert IncomingMail.objects.get(pk=rows[0].pk).state == "waiting"

    @pytest.mark.parametrize(
        "typed",
        [{}, {"mails": "x"}, {"mails": "0" * 36, "step": "dismiss"}, {"step": "dismiss"}],
    )
    def test_nothing_ticked_or_no_reason_changes_nothing(self, kept, desk, typed):
        kept()
        assert desk.post(f"{MAIL}many/", typed).status_code == 302
        assert IncomingMail.objects.get().state == "waiting"

    def test_not_of_another_organ(self, kept, other_bureau, as_):
        row = kept()
        typed = {"step": "dismiss", "reason": "广告", "mails": [str(row.key)]}
        as_(other_bureau, Role.INTAKE).post(f"{MAIL}many/", typed)
        row.refresh_from_db()
        assert row.state == "waiting"

    def test_what_was_registered_meanwhile_stays(self, kept, clerk):
        row, other = kept(), kept(subject="另一封")
        shown = Evidence(arrived_on=dt.date(2026, 3, 2))
        actions.register_mail(mail=row, intake=intake(), evidence=shown, by=clerk)
        rows = mails_named(viewer_of(clerk), [row.key, other.key])
        assert dismiss_mails(mails=rows, reason="广告", by=clerk) == (1, 1)


class TestPages:
    def test_every_message_stands_on_one_page_both_ways(self, kept, clerk):
        for number in range(7):
            kept(subject=f"第{number}封", at=f"2026-03-0{2 + number // 3}")
        viewer, seen, older = viewer_of(clerk), [], ""
        pages = []
        while True:
            page = mail_page(viewer, MailWanted(), before=older, size=3)
            seen += [row.pk for row in page.rows]
            pages.append(page)
            older = page.older
            if not older:
                break
        expected = IncomingMail.objects.order_by("-arrived_at", "-pk").values_list("pk", flat=True)
        assert seen == list(expected)
        back = mail_page(viewer, MailWanted(), after=pages[-1].newer, size=3)
        assert [row.pk for row in back.rows] == [row.pk for row in pages[-2].rows]

    @pytest.mark.parametrize("place", ["x", "~", "20260302T000000.000000~x", "~1", "9~9"])
    def test_a_place_that_cannot_be_read_is_the_first_page(self, kept, desk, place):
        kept()
        for side in ("after", "before"):
            assert "测**" in desk.get(MAIL, {side: place}).content.decode()

    @pytest.mark.parametrize(
        ("asked", "count"),
        [
            ({}, 2),
            ({"fault": "bulk"}, 1),
            ({"domain": "@Example.net"}, 1),
            ({"older_than": 10}, 2),
            ({"words": "测**"}, 1),
            ({"words": "b@example.net"}, 1),
            ({"words": "nobody@example.net"}, 0),
            ({"older_than": "x", "fault": "no"}, 2),
        ],
    )
    def test_narrowed(self, kept, desk, asked, count):
        kept(List_Id="x")
        kept(sender="乙乙 <b@example.net>", Auto_Submitted="auto-replied", subject="自动")
        page = desk.get(MAIL, {"state": "quarantined", **asked})
        assert len(page.context["rows"]) == count

    def test_a_page_costs_the_same_whatever_is_on_it(self, kept, desk):
        counts = []
        for start in (0, 5):
            for number in range(start, start + 4):
                kept(subject=f"第{number}封")
            with CaptureQueriesContext(connection) as told:
                desk.get(MAIL)
            counts.append(len(told))
        assert counts[0] == counts[1]

    def test_the_writer_of_a_forwarded_message_is_the_applicant(self, kept, desk):
        inner = "发件人: 测试乙 <b@example.net>\n日期: 2026年2月27日\n主题: 申请\n\n请公开批复。"
        row = kept(letter(text=f"请办理\n{inner}", sender="同事 <c@example.gov.cn>"))
        page = desk.get(f"{MAIL}{row.key}/").content.decode()
        assert "转发的原邮件" in page and "2026年2月27日" in page
        form = desk.get(f"{MAIL}{row.key}/register/").context["form"]
        assert (form["name"].value(), form["email"].value()) == ("测试乙", "b@example.net")


class TestClearing:
    def test_only_what_was_dismissed_long_ago(self, kept, clerk, desk):
        old, new, waiting = kept(), kept(subject="乙"), kept(subject="丙")
        for row in (old, new):
            actions.dismiss_mail(mail=row, reason="广告", by=clerk)
        long_ago = timezone.now() - dt.timedelta(days=400)
        IncomingMail.objects.filter(pk=old.pk).update(handled_at=long_ago)
        assert clear_mails(days=365) == 1
        assert clear_mails(days=365) == 0
        old.refresh_from_db()
        assert (old.place, old.reason, bool(old.removed_at)) == ("", "广告", True)
        assert stream(old.stream).filter(event="mail:message:cleared").count() == 1
        for row in (new, waiting):
            row.refresh_from_db()
            assert row.place and row.removed_at is None
        page = desk.get(f"{MAIL}{old.key}/")
        assert page.status_code == 200 and "按保存期限清除" in page.content.decode()
        assert queries.key_use()


class Server:
    """A mailbox whose server breaks where it is told to."""

    def __init__(self, count, breaks):
        self.messages = {str(n): letter(subject=f"第{n}封").as_bytes() for n in range(1, count + 1)}
        self.breaks = breaks
        self.client = self

    def response(self, _name):
        return "UIDVALIDITY", [b"7"]

    def uids(self):
        return list(self.messages)

    def uid(self, _command, uid, what):
        trouble = self.breaks.get(uid)
        if trouble and (trouble[1] or what == "(BODY.PEEK[])"):
            raise trouble[0]("broken")
        raw = self.messages.get(uid)
        described = f"{uid} (RFC822.SIZE {len(raw)}".encode()
        return "OK", [(described, raw), b")"]

    def move(self, uids, _folder):
        for uid in uids:
            del self.messages[uid]

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return False


class TestBrokenServer:
    @pytest.fixture
    def fetched(self, monkeypatch):
        def fetch(breaks, count=5):
            server, got = Server(count, breaks), []
            monkeypatch.setattr(mailboxes, "_opened", lambda _box: server)
            return mailboxes.fetch(None, got.append), got, server

        return fetch

    def test_a_message_that_is_refused_stays_and_the_others_come(self, fetched):
        told, got, server = fetched({"2": (imaplib.IMAP4.error, True)})
        assert (told.count, told.skipped, len(got)) == (4, 1, 4)
        assert list(server.messages) == ["2"]

    def test_a_message_on_which_the_connection_drops_is_taken_as_its_head(self, fetched):
        told, got, server = fetched({"2": (imaplib.IMAP4.abort, False)})
        assert (told.count, server.messages) == (5, {})
        assert [each.is_whole for each in got] == [True, False, True, True, True]

    def test_a_message_whose_head_drops_it_too_stays_and_the_others_come(self, fetched):
        told, _got, server = fetched({"2": (ConnectionResetError, True)})
        assert told.count == 4 and list(server.messages) == ["2"]

    def test_a_server_that_always_drops_is_given_up(self, fetched):
        with pytest.raises(mailboxes.MailboxUnreachable):
            fetched({str(n): (imaplib.IMAP4.abort, True) for n in range(1, 9)}, count=8)
