"""Full disks, lost files and keys, a busy database, dead workers: nothing half, and plain words."""

from __future__ import annotations

import errno

import pytest
from cryptography.fernet import Fernet
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from gongkai.inforequests import actions, events, filestore, queries
from gongkai.inforequests.mailboxes import Arrived, MailNotKept, _hand_over
from gongkai.inforequests.models import CaseFile, IncomingMail, InformationRequest
from gongkai.inforequests.rules import errors
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.tests.conftest import BACKEND, intake, moment
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import findings, stream
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

TEXT = "一份说明".encode()
MAIL = b"From: a@example.org\r\nSubject: x\r\n\r\nx"


@pytest.fixture(autouse=True)
def _own_folder(sealed_folder):
    return sealed_folder


@pytest.fixture
def full_disk(monkeypatch):
    def refuse(*_args, **_more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileSystemStorage, "_save", refuse)


@pytest.fixture
def kept(filed, clerk):
    row = filed()
    give = {"content": TEXT, "name": "说明.txt", "by": clerk}
    return actions.add_file(request=row, kind=FileKind.SUPPLEMENT, **give)


def calm(browser):
    browser.raise_request_exception = False
    return browser


def words_of(answer):
    assert answer.status_code == 503
    assert answer["Retry-After"]
    return answer.content.decode()


class TestFullDisk:
    def test_no_half_file(self, filed, clerk, full_disk):
        row = filed()
        before = Entry.objects.count()
        with pytest.raises(OSError, match="No space"):
            actions.add_file(
                request=row, kind=FileKind.SUPPLEMENT, content=TEXT, name="说明.txt", by=clerk
            )
        assert (CaseFile.objects.count(), Entry.objects.count()) == (0, before)

    def test_mail_stays_in_its_box(self, bureau, full_disk):
        arrived = Arrived(MAIL, moment("2026-03-02"), True)

        def keep(message):
            actions.keep_mail(organ=bureau, raw=message.raw, arrived_at=message.arrived_at)

        with pytest.raises(MailNotKept):
            _hand_over(arrived, keep)
        assert IncomingMail.objects.count() == 0

    def test_the_desk_says_so(self, filed, bureau, as_, full_disk):
        row = filed()
        file = SimpleUploadedFile("说明.txt", TEXT)
        answer = calm(as_(bureau, Role.INTAKE)).post(
            reverse("inforequests_desk:files", args=[row.number]),
            {"kind": "supplement", "files": file},
        )
        assert "磁盘满了" in words_of(answer)


class TestLostFile:
    def test_the_desk_names_it(self, kept, bureau, as_):
        filestore.drop(kept.place)
        url = reverse("inforequests_desk:file", args=[kept.request.number, kept.key])
        answer = as_(bureau, Role.INTAKE).post(url, {"reason": "核对"}, follow=True)
        assert "封存的文件不在原处" in answer.content.decode()
        assert not stream(kept.request.stream).filter(event=events.FILE_OPENED).exists()

    def test_what_was_not_handed_out_is_not_recorded_as_arrived(self, kept):
        filestore.drop(kept.place)
        with pytest.raises(errors.SealedFileLost):
            actions.take_disclosed(file=kept)
        assert not stream(kept.request.stream).filter(event=events.FILE_FETCHED).exists()

    def test_a_message_without_its_file_is_not_registered(self, bureau, clerk):
        mail = actions.keep_mail(organ=bureau, raw=MAIL, arrived_at=moment("2026-03-02"))
        filestore.drop(mail.place)
        with pytest.raises(errors.SealedFileLost):
            actions.open_mail(mail=mail, by=clerk)

    def test_the_box_opens_all_the_same(self, bureau, clerk, as_):
        mail = actions.keep_mail(organ=bureau, raw=MAIL, arrived_at=moment("2026-03-02"))
        filestore.drop(mail.place)
        for page in ("mail", "mail_raw", "mail_register"):
            url = reverse(f"inforequests_desk:{page}", args=[mail.key])
            answer = as_(bureau, Role.INTAKE).get(url, follow=True)
            assert "封存的文件不在原处" in answer.content.decode()


class TestLostKey:
    @pytest.fixture(autouse=True)
    def _another_key(self, filed, kept, settings):
        settings.GONGKAI_FIELD_KEY = Fernet.generate_key().decode()

    def test_what_no_key_opens_is_counted(self):
        assert queries.sealed_with_lost_keys() == 3  # applicant, file name, notice

    def test_pages_say_so(self, bureau, as_):
        url = reverse("inforequests_desk:identity", args=[InformationRequest.objects.get().number])
        answer = calm(as_(bureau, Role.INTAKE)).post(url, {"reason": "核对"})
        assert "缺少当时的密钥" in words_of(answer)

    def test_a_case_can_still_be_read_and_worked_on(self, bureau, as_, clerk):
        row = InformationRequest.objects.get()
        assert as_(bureau, Role.INTAKE).get(f"/desk/requests/{row.number}/").status_code == 200
        assert actions.assign(request=row, by=clerk).state == "under_review"


def test_while_a_key_is_changed_nothing_counts_as_lost(filed, settings):
    filed()
    settings.GONGKAI_FIELD_KEY = f"{Fernet.generate_key().decode()},{settings.GONGKAI_FIELD_KEY}"
    assert queries.sealed_with_lost_keys() == 0


def test_a_busy_database_is_no_failure_of_the_page(filed, bureau, officer, monkeypatch):
    row, browser = filed(), Client(raise_request_exception=False)
    browser.force_login(officer(bureau, Role.INTAKE), backend=BACKEND)

    def busy(**_):
        raise OperationalError("database is locked")

    monkeypatch.setattr("gongkai.inforequests.actions.remark", busy)
    url = reverse("inforequests_desk:remarks", args=[row.number])
    assert "数据库正忙" in words_of(browser.post(url, {"text": "看过"}))


def test_a_worker_that_dies_between_cases_has_given_out_some_and_broken_none(
    filed, bureau, clerk, monkeypatch
):
    rows = [filed() for _ in range(4)]
    post = clerk.appointments.get().post
    real = actions.review.assign

    def dies_at_the_third(*, request, **more):
        if request == rows[2]:
            raise KeyboardInterrupt
        return real(request=request, **more)

    monkeypatch.setattr("gongkai.inforequests.actions.review.assign", dies_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        actions.assign_each(requests=rows, post=post, by=clerk)
    states = [InformationRequest.objects.get(pk=row.pk).state for row in rows]
    assert states == ["under_review"] * 2 + ["registered"] * 2
    assert actions.rebuild(rows) == findings() == []


def test_an_application_that_fails_at_its_last_step_leaves_nothing(bureau, monkeypatch):
    def dies(_row):
        raise OSError(errno.EIO, "gone")

    before = Entry.objects.count()
    monkeypatch.setattr("gongkai.inforequests.actions.intake._first_code", dies)
    with pytest.raises(OSError, match="gone"):
        actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))
    assert (InformationRequest.objects.count(), Entry.objects.count()) == (0, before)
    monkeypatch.undo()
    filed = actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))
    assert filed.request.number == "MINZHENG-2026-0001"
    assert queries.tracked(filed.request.number, filed.code) == filed.request
