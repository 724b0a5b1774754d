"""`gongkai requests archive` and `verify-archive` from outside."""

from __future__ import annotations

import json
import zipfile

import pytest
from click.testing import CliRunner

from gongkai.inforequests import actions
from gongkai.inforequests.commands_requests import requests
from gongkai.inforequests.models import ArchiveOpening
from gongkai.inforequests.tests.conftest import moment
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db


def run(*words):
    return CliRunner().invoke(requests, list(map(str, words)))


@pytest.fixture
def withdrawn(filed, clerk):
    """A case that is archived, its volume still to be made."""
    row = actions.withdraw(request=filed(), by=clerk, at=moment("2026-03-05"))
    return actions.archive(request=row, by=clerk, at=moment("2026-04-01"))


@pytest.fixture
def taken(withdrawn, bureau, officer, tmp_path):
    """Its volume in a folder."""
    who = officer(bureau, Role.ARCHIVIST).username
    done = run("archive", withdrawn.number, "--as", who, "--reason", "移交", "--out", tmp_path)
    assert done.exit_code == 0, done.output
    return tmp_path / "MINZHENG-YG-2026-0001.zip"


def test_a_volume_is_taken_out_and_verified(taken):
    assert {path.suffix for path in taken.parent.iterdir()} == {".pdf", ".zip"}
    assert taken.stat().st_mode & 0o077 == 0
    assert ArchiveOpening.objects.filter(reason="移交").count() == 2
    done = run("verify-archive", taken, "--format", "json")
    assert (done.exit_code, json.loads(done.output)["faults"]) == (0, [])


def test_a_forged_manifest_is_not_in_the_ledger(taken, tmp_path):
    forged = tmp_path / "forged.zip"
    with zipfile.ZipFile(taken) as old, zipfile.ZipFile(forged, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            is_manifest = name == "manifest.json"
            new.writestr(name, content.replace(b"2026", b"2025") if is_manifest else content)
    assert run("verify-archive", forged).exit_code == 1
    assert "台账" in run("verify-archive", forged).output
    assert run("verify-archive", forged, "--without-ledger").exit_code == 0


def test_what_is_no_volume_fails(tmp_path):
    other = tmp_path / "other.zip"
    other.write_bytes(b"PK nothing")
    assert run("verify-archive", other).exit_code == 1


def test_whoever_has_no_post_for_it_takes_nothing(withdrawn, clerk, tmp_path):
    words = ("--as", clerk.username, "--reason", "看看", "--out", tmp_path)
    assert run("archive", withdrawn.number, *words).exit_code == 1
    assert not list(tmp_path.iterdir())
    assert ArchiveOpening.objects.get().refused


@pytest.mark.parametrize(("number", "code"), [("NO-1", 2), (None, 1)])
def test_nothing_to_take(filed, clerk, number, code):
    asked = number or filed().number
    words = ("--as", clerk.username, "--reason", "移交")
    assert run("archive", asked, *words).exit_code == code
