"""Sealed files of a case: what is kept, who opens it, what is recorded."""

from __future__ import annotations

import datetime as dt

import pytest
from cryptography.fernet import InvalidToken
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.utils import timezone

from gongkai import vault
from gongkai.documents.uploads import UploadRefused
from gongkai.inforequests import actions, events, filestore, queries
from gongkai.inforequests.models import CaseFile
from gongkai.inforequests.rules.archiving_errors import ReasonNeeded
from gongkai.inforequests.rules.errors import FilesTooLarge
from gongkai.inforequests.rules.files import IDENTIFYING, FileKind
from gongkai.inforequests.web.panels import files as panel
from gongkai.ledger.models import Entry
from gongkai.organs.access import NotYours, viewer_of
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

TEXT = "办理说明，共一页。".encode()


@pytest.fixture
def kept(filed, clerk):
    """One file of a kind in a case."""
    row = filed()

    def keep(kind=FileKind.EVIDENCE, content=TEXT, name="说明.txt", by=clerk):
        return actions.add_file(request=row, kind=kind, content=content, name=name, by=by)

    return keep


def recorded(event):
    return list(Entry.objects.filter(event=event))


def test_what_was_put_in_comes_out(kept, clerk):
    file = kept()
    assert actions.open_file(file=file, by=clerk) == TEXT
    assert (file.name, file.size, file.media_type) == ("说明.txt", len(TEXT), "text/plain")


def test_the_disk_has_nothing_to_read(kept):
    file = kept()
    with storages["sealed"].open(file.place) as raw:
        assert TEXT not in raw.read()
    assert "说明" not in file.place


def test_the_media_folder_stays_out_of_it(kept, settings):
    place = storages["sealed"].path(kept().place)
    assert not place.startswith(str(settings.MEDIA_ROOT))


@pytest.mark.parametrize("kind", FileKind)
@pytest.mark.parametrize("role", [Role.INTAKE, Role.HANDLER, Role.SIGNER, Role.AUDITOR])
def test_who_opens_what(kept, bureau, officer, kind, role):
    file = kept(kind)
    reader = officer(bureau, role)
    may = {Role.INTAKE}
    if kind is FileKind.OPINION:  # it is assessed and signed about
        may |= {Role.HANDLER, Role.SIGNER}
    if kind in IDENTIFYING and role not in may:
        with pytest.raises(NotYours):
            actions.open_file(file=file, by=reader, reason="核对")
    else:
        assert actions.open_file(file=file, by=reader, reason="核对") == TEXT


def test_nobody_of_another_organ_opens_or_adds(kept, other_bureau, officer):
    stranger = officer(other_bureau, Role.INTAKE)
    with pytest.raises(NotYours):
        actions.open_file(file=kept(), by=stranger)
    with pytest.raises(NotYours):
        kept(by=stranger)


@pytest.mark.parametrize("kind", sorted(IDENTIFYING))
def test_what_identifies_opens_with_a_reason_only(kept, clerk, kind):
    with pytest.raises(ReasonNeeded):
        actions.open_file(file=kept(kind), by=clerk, reason=" ")
    assert not recorded(events.FILE_OPENED)


@pytest.mark.parametrize("kind", FileKind)
def test_a_look_at_what_identifies_is_recorded(kept, clerk, kind):
    actions.open_file(file=kept(kind), by=clerk, reason="核对身份")
    looks = recorded(events.FILE_OPENED)
    assert len(looks) == (kind in IDENTIFYING)
    assert all(look.data["reason"] == "核对身份" for look in looks)


def test_the_ledger_never_has_the_name_of_a_file(kept, clerk):
    file = kept(FileKind.IDENTITY, name="测试甲身份证.txt")
    actions.open_file(file=file, by=clerk, reason="核对")
    actions.remove_file(file=file, reason="传错", by=clerk)
    assert "测试甲" not in str(list(Entry.objects.values_list("data", flat=True)))


def test_taken_out_is_gone_from_sight_and_kept_as_evidence(kept, clerk):
    file = kept()
    gone = actions.remove_file(file=file, reason="传错", by=clerk)
    actions.remove_file(file=file, reason="传错", by=clerk)
    assert not queries.files_of(file.request).exists()
    with pytest.raises(CaseFile.DoesNotExist):
        actions.open_file(file=gone, by=clerk)
    assert filestore.take(gone.place) == TEXT
    assert len(recorded(events.FILE_REMOVED)) == 1


def test_nobody_takes_out_what_they_may_not_read(kept, bureau, officer):
    file = kept(FileKind.SERVICE)
    with pytest.raises(NotYours):
        actions.remove_file(file=file, reason="传错", by=officer(bureau, Role.HANDLER))
    assert queries.files_of(file.request).exists()


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "空.pdf"), (b"MZ\x90\x00" * 50, "申请.pdf"), (b"%PDF-1.7 broken", "坏.pdf")],
    ids=["empty", "program", "broken"],
)
def test_what_is_refused_leaves_nothing(kept, content, name):
    with pytest.raises(UploadRefused):
        kept(content=content, name=name)
    assert not CaseFile.objects.exists()
    assert not list(filestore.places(timezone.now() + dt.timedelta(minutes=1)))


def test_a_case_holds_only_so_much(kept, monkeypatch):
    monkeypatch.setattr(queries, "total_limit", lambda: 2 * len(TEXT))
    kept()
    kept()
    with pytest.raises(FilesTooLarge):
        kept()
    assert CaseFile.objects.count() == 2


def test_only_what_no_case_names_is_swept(kept):
    file = kept()
    waiting = actions.hold_file(kind=FileKind.IDENTITY, content=TEXT, name="证件.txt")
    assert actions.sweep_files() == 0  # it may still be sent
    assert actions.sweep_files(older_than=dt.timedelta(minutes=-1)) == 1
    assert filestore.take(file.place) == TEXT
    with pytest.raises(FileNotFoundError):
        filestore.take(waiting.place)


@pytest.fixture(autouse=True)
def _own_folder(sealed_folder):
    pass


def test_a_note_is_read_for_its_purpose_and_time_only():
    note = vault.write_note("draft", {"name": "测试甲"})
    assert vault.read_note("draft", note, 60) == {"name": "测试甲"}
    assert "测试" not in note
    for purpose, text, age in (
        ("other", note, 60),
        ("draft", note, -1),
        ("draft", note[:-4] + "AAAA", 60),
        ("draft", "密", 60),
        ("draft", "", 60),
    ):
        with pytest.raises(InvalidToken):
            vault.read_note(purpose, text, age)


# The desk


def test_a_file_comes_as_a_download_that_runs_nowhere(kept, as_, bureau):
    file = kept()
    told = as_(bureau, Role.HANDLER).get(f"/desk/requests/{file.request.number}/files/{file.key}/")
    assert told.content == TEXT
    assert told["Content-Disposition"].startswith("attachment")
    assert told["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in told["Content-Security-Policy"]
    assert "no-store" in told["Cache-Control"]


def test_what_identifies_is_opened_with_a_reason_and_by_no_link(kept, as_, bureau):
    file = kept(FileKind.IDENTITY)
    address = f"/desk/requests/{file.request.number}/files/{file.key}/"
    window = as_(bureau, Role.INTAKE)
    assert window.get(address).status_code == 302
    for reason in ("", " ", "有\0断字"):  # PostgreSQL keeps no NUL
        assert window.post(address, {"reason": reason}).status_code == 302
    assert window.post(address, {"reason": "核对"}).content == TEXT
    assert as_(bureau, Role.HANDLER).post(address).status_code in (302, 403)
    assert len(recorded(events.FILE_OPENED)) == 1


def test_several_files_at_once_and_one_of_them_refused(filed, as_, bureau):
    row = filed()
    files = [SimpleUploadedFile("一.txt", TEXT), SimpleUploadedFile("二.exe", b"MZ" * 100)]
    page = as_(bureau, Role.HANDLER).post(
        f"/desk/requests/{row.number}/files/", {"kind": "evidence", "files": files}, follow=True
    )
    assert [file.name for file in queries.files_of(row)] == ["一.txt"]
    assert "二.exe" in page.content.decode()


@pytest.mark.parametrize(("role", "shown"), [(Role.INTAKE, True), (Role.HANDLER, False)])
def test_the_panel_covers_names_that_identify(kept, officer, bureau, rf, role, shown):
    row = kept(FileKind.IDENTITY, name="测试甲身份证.txt").request
    found = panel.context(row, viewer_of(officer(bureau, role)))
    text = render_to_string(panel.TEMPLATE, {"row": row, "panel": found}, rf.get("/"))
    assert ("测试甲身份证" in text) is shown
    assert "每个不超过 20 MB，一件申请合计不超过 60 MB" in text


def test_files_of_another_case_are_not_there(kept, filed, as_, bureau):
    file, other = kept(), filed()
    told = as_(bureau, Role.INTAKE).get(f"/desk/requests/{other.number}/files/{file.key}/")
    assert told.status_code == 404
