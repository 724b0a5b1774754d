"""收件邮箱 against a mail server on this machine: kept once, moved, never lost."""

from __future__ import annotations

import socket
import subprocess
import sys
import time

import pytest
from django.core.exceptions import ImproperlyConfigured
from imap_tools import MailBoxUnencrypted

from gongkai.inforequests import actions, mailboxes
from gongkai.inforequests.mailboxes import KEPT, mailbox_from
from gongkai.inforequests.models import IncomingMail
from gongkai.inforequests.tests.rules.test_mail import letter

USER, PASSWORD = "demouser", "demopass"


@pytest.fixture(scope="module")
def server():
    """A real IMAP server (pymap), in memory, on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    start = "from pymap.main import main; main()"
    command = [sys.executable, "-c", start, "--host", "127.0.0.1", "--port", str(port)]
    with subprocess.Popen(
        [*command, "--no-tls", "dict", "--demo-data"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _wait_for(port)
        yield port
        process.terminate()


def _wait_for(port):
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the mail server did not start")


@pytest.fixture
def folder(server):
    """An empty inbox that messages can be put into."""
    with MailBoxUnencrypted("127.0.0.1", server).login(USER, PASSWORD) as mailbox:
        mailbox.delete(mailbox.uids())
        yield mailbox


@pytest.fixture
def box(server, bureau):
    return mailbox_from(f"imap://{USER}:{PASSWORD}@127.0.0.1:{server}/INBOX?organ={bureau.code}")


def put(mailbox, *messages):
    for message in messages:
        mailbox.append(message if isinstance(message, bytes) else message.as_bytes(), "INBOX")


@pytest.mark.django_db
class TestFetching:
    def test_new_messages_are_kept_and_moved(self, folder, box):
        put(folder, letter(), letter(subject="第二封"), letter(Auto_Submitted="auto-replied"))
        told = actions.fetch_mail(box)
        assert (told.kept, told.quarantined, told.fault) == (3, 1, "")
        assert sorted(IncomingMail.objects.values_list("state", flat=True)) == [
            *("quarantined", "waiting", "waiting"),
        ]
        folder.folder.set("INBOX")
        assert folder.uids() == []
        folder.folder.set(KEPT)
        assert len(folder.uids()) >= 3

    def test_a_message_met_again_is_kept_once(self, folder, box):
        message = letter(subject="同一封").as_bytes()
        for kept in (1, 0):
            put(folder, message)
            assert actions.fetch_mail(box).kept == kept
        assert IncomingMail.objects.count() == 1

    def test_a_failure_in_between_loses_nothing_and_doubles_nothing(self, folder, box, monkeypatch):
        put(folder, letter(subject="甲"), letter(subject="乙"), letter(subject="丙"))
        real, seen = actions.mail.keep_mail, []

        def failing(**message):
            seen.append(message)
            if len(seen) == 2:
                raise OSError("the disk is full")
            return real(**message)

        monkeypatch.setattr(actions.mail, "keep_mail", failing)
        assert "disk" in actions.fetch_mail(box).fault
        monkeypatch.undo()
        assert IncomingMail.objects.count() == 1
        assert actions.fetch_mail(box).kept == 2
        assert IncomingMail.objects.count() == 3

    def test_a_message_too_big_keeps_its_head_here_and_the_rest_there(
        self, folder, box, monkeypatch
    ):
        monkeypatch.setattr(mailboxes, "MOST_BYTES", 2000)
        put(folder, letter(text="长" * 4000))
        actions.fetch_mail(box)
        assert IncomingMail.objects.get().fault == "too_big"

    def test_the_wrong_password_is_told(self, server, bureau):
        address = f"imap://{USER}:wrong@127.0.0.1:{server}/INBOX?organ={bureau.code}"
        assert "不让登录" in actions.fetch_mail(mailbox_from(address)).fault

    def test_a_server_that_is_away_is_told(self, bureau):
        address = f"imap://{USER}:x@127.0.0.1:1/INBOX?organ={bureau.code}"
        assert actions.fetch_mail(mailbox_from(address)).fault

    def test_a_box_of_no_organ_is_told(self, server, db):
        address = f"imap://{USER}:{PASSWORD}@127.0.0.1:{server}/INBOX?organ=nobody"
        assert "nobody" in actions.fetch_mail(mailbox_from(address)).fault


@pytest.mark.parametrize(
    "address",
    [
        "",
        "imaps://host/INBOX?organ=a",
        "imaps://user:pw@host/INBOX",
        "http://user:pw@host/INBOX?organ=a",
        "imaps://user:pw@host:99999999/INBOX?organ=a",
        "imaps://user:pw@[::1/INBOX?organ=a",
    ],
)
def test_an_address_that_cannot_be_understood(address):
    with pytest.raises(ImproperlyConfigured):
        mailbox_from(address)


def test_an_address_in_full():
    box = mailbox_from("imaps://shenqing%40example.org:p%3Aw@mail.example.org/INBOX?organ=minzheng")
    assert (box.user, box.password) == ("shenqing@example.org", "p:w")
    assert (box.host, box.port, box.folder) == ("mail.example.org", 993, "INBOX")
    assert "p:w" not in repr(box)
