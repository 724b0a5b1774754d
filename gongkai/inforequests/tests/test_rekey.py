"""更换密钥: everything moves, lookups hold meanwhile, and what cannot be opened is said."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from cryptography.fernet import Fernet, InvalidToken
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import actions, events, filestore, queries
from gongkai.inforequests.actions import keys as keys_
from gongkai.inforequests.commands_requests import requests
from gongkai.inforequests.models import (
    Applicant,
    Bundle,
    BundleForm,
    BundlePiece,
    BundlePurpose,
    CaseFile,
    ConsultedParty,
    Delivery,
    IncomingMail,
    Letter,
    PartyOpinion,
    RegisterImport,
)
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.service import Method
from gongkai.ledger.models import Entry

pytestmark = pytest.mark.django_db

TEXT = "身份证明，测试用。".encode()
# Rooms above seal more, and look after it in tests of their own.
OWN = {*queries.SEALED_COLUMNS, *queries.SEALED_FILES} - set(queries.SEALED_LABELS)


@pytest.fixture(autouse=True)
def _own_folder(sealed_folder):
    pass


@pytest.fixture
def sealed(bureau, filed, clerk):
    """One of everything that is sealed."""
    row = filed()
    actions.add_file(request=row, kind=FileKind.IDENTITY, content=TEXT, name="证件.txt", by=clerk)
    party = ConsultedParty.objects.create(
        request=row,
        label="t1",
        kind=Party.THIRD_PARTY,
        sealed_name=vault.seal({"name": "某公司"}),
        sealed_contact=vault.seal({"phone": "0000-0000000"}),
        sealed_words=vault.seal({"assessment": "理由成立"}),
    )
    PartyOpinion.objects.create(
        party=party,
        received_on=timezone.localdate(),
        opinion=Opinion.OBJECTS,
        sealed_reason=vault.seal({"reason": "商业秘密"}),
        by=clerk,
    )
    now = timezone.now()
    today = timezone.localdate()
    Delivery.objects.create(
        letter=Letter.objects.create(request=row, kind="L19a", number="1", issued_on=today),
        request=row,
        attempt=1,
        method=Method.DIRECT,
        sealed=vault.seal({"name": "测试甲"}),
        sent_on=today,
        by=clerk,
        at=now,
    )
    RegisterImport.objects.create(
        organ=bureau,
        digest="0" * 64,
        place=filestore.put(TEXT),
        sealed_name=vault.seal({"name": "台账.xlsx"}),
        created_by=clerk,
    )
    bundle = Bundle.objects.create(
        request=row, purpose=BundlePurpose.EXPORT, made_by=clerk, made_at=now, changed_at=now
    )
    BundlePiece.objects.create(
        bundle=bundle, form=BundleForm.PDF, position=1, place=filestore.put(TEXT)
    )
    mail = IncomingMail.objects.create(
        organ=bureau,
        digest="0" * 64,
        arrived_at=now,
        fetched_at=now,
        sealed=vault.seal({"subject": "申请"}),
        place=filestore.put(TEXT),
    )
    return row, party, mail


@pytest.fixture
def new_key(settings):
    """Puts a new key in front; drops the old ones when asked."""
    old = settings.GONGKAI_FIELD_KEY
    new = Fernet.generate_key().decode()
    settings.GONGKAI_FIELD_KEY = f"{new},{old}"

    def drop_old():
        settings.GONGKAI_FIELD_KEY = new

    return drop_old


@pytest.fixture
def rekey(django_capture_on_commit_callbacks):
    """The whole change, with what follows its transactions."""

    def run():
        with django_capture_on_commit_callbacks(execute=True):
            return {told.what: told for told in actions.rekey()}

    return run


def used():
    return {key for counts in queries.key_use().values() for key in counts}


def test_after_the_change_the_old_key_is_needed_by_nothing(sealed, new_key, rekey, clerk):
    row, party, mail = sealed
    before = used()
    told = rekey()
    assert {what: each.done for what, each in told.items()} == dict.fromkeys(OWN, 1)
    new_key()
    assert used() == set(vault.key_ids()) != before
    row.refresh_from_db()
    assert actions.look_at_identity(request=row, reason="核对", by=clerk).name == "测试甲"
    assert actions.open_file(file=CaseFile.objects.get(), by=clerk, reason="核对") == TEXT
    party.refresh_from_db()
    mail.refresh_from_db()
    assert vault.unseal(party.sealed_name) == {"name": "某公司"}
    assert vault.unseal(mail.sealed) == {"subject": "申请"}
    assert filestore.take(mail.place) == TEXT


def test_the_old_files_are_gone(sealed, new_key, rekey, sealed_folder):
    rekey()
    kept = [path for path in sealed_folder.rglob("*") if path.is_file()]
    assert len(kept) == len(queries.SEALED_FILES)


def test_without_the_change_the_old_key_cannot_go(sealed, new_key):
    new_key()
    with pytest.raises(InvalidToken):
        vault.unseal(Applicant.objects.get().sealed)


def test_the_same_applicant_is_found_before_during_and_after(filed, settings, new_key, rekey):
    keys = settings.GONGKAI_FIELD_KEY
    settings.GONGKAI_FIELD_KEY = keys.split(",", 1)[1]
    first = filed()
    settings.GONGKAI_FIELD_KEY = keys
    second = filed()
    for row, other in ((first, second), (second, first)):
        assert list(queries.same_applicant(row)) == [other]
    rekey()
    new_key()
    for pk, other in ((first.pk, second), (second.pk, first)):
        row = type(first).objects.get(pk=pk)
        assert list(queries.same_applicant(row)) == [other]
    assert len(set(Applicant.objects.values_list("name_fingerprint", flat=True))) == 1


def test_stopped_halfway_it_goes_on(filed, new_key, settings, monkeypatch, rekey):
    keys = settings.GONGKAI_FIELD_KEY
    settings.GONGKAI_FIELD_KEY = keys.split(",", 1)[1]
    for _ in range(5):
        filed()
    settings.GONGKAI_FIELD_KEY = keys
    monkeypatch.setattr(keys_, "BATCH", 2)
    assert next(actions.rekey()).done == 2  # and then the power goes
    assert not Entry.objects.filter(event=events.KEY_CHANGED).exists()
    assert rekey()["applicants"].done == 3
    assert queries.key_use()["applicants"] == {vault.key_ids()[0]: 5}


def test_the_ledger_knows_the_change_and_no_key(sealed, new_key, rekey, settings):
    rekey()
    rekey()  # nothing left: no second entry
    entry = Entry.objects.get(event=events.KEY_CHANGED)
    assert entry.data["key"] == vault.key_ids()[0]
    assert not [key for key in settings.GONGKAI_FIELD_KEY.split(",") if key in str(entry.data)]


def test_what_no_key_opens_is_left_alone_and_said(sealed, settings, rekey):
    kept = bytes(Applicant.objects.get().sealed)
    settings.GONGKAI_FIELD_KEY = Fernet.generate_key().decode()
    told = rekey()
    assert {each.lost for each in told.values()} == {1}
    assert bytes(Applicant.objects.get().sealed) == kept


def test_a_name_looked_for_meanwhile_is_found(filed, settings, new_key, clerk):
    keys = settings.GONGKAI_FIELD_KEY
    settings.GONGKAI_FIELD_KEY = keys.split(",", 1)[1]
    row = filed(name="买买提·测试")
    settings.GONGKAI_FIELD_KEY = keys
    assert actions.find_applicant(words="买买提•测试", reason="核对", by=clerk) == [row]


def test_the_commands_tell_counts_and_ids_only(sealed, new_key, settings):
    run = CliRunner().invoke
    told = json.loads(run(requests, ["keys", "--format", "json"]).output)
    assert told["used"]["applicants"] == {vault.key_ids()[1]: 1}
    assert run(requests, ["rekey"]).exit_code == 0
    shown = run(requests, ["keys"]).output
    assert "全部数据都已改用现用密钥" in shown
    assert not [key for key in settings.GONGKAI_FIELD_KEY.split(",") if key in shown]
    new_key()
    assert run(requests, ["keys"]).exit_code == 0


def test_the_commands_say_no_when_a_key_is_missing(sealed, settings):
    settings.GONGKAI_FIELD_KEY = Fernet.generate_key().decode()
    run = CliRunner().invoke
    assert run(requests, ["keys"]).exit_code == 1
    assert run(requests, ["rekey"]).exit_code == 1


def test_sweeping_by_command(sealed_folder):
    result = CliRunner().invoke(requests, ["sweep", "--format", "json"])
    assert json.loads(result.output) == {"removed": 0}


def test_what_was_sealed_before_tokens_named_their_key_opens_and_moves(filed, settings):
    row = filed()
    kept = vault.unseal(row.applicant.sealed)
    plain = json.dumps(kept, ensure_ascii=False).encode()
    old = Fernet(settings.GONGKAI_FIELD_KEY.split(",")[0]).encrypt(plain)
    Applicant.objects.filter(pk=row.pk).update(sealed=old, fingerprint="0" * 64)
    assert vault.unseal(old) == kept
    list(actions.rekey())
    applicant = Applicant.objects.get(pk=row.pk)
    assert vault.sealed_with(applicant.sealed) == vault.key_ids()[0]
    assert applicant.fingerprint == row.applicant.fingerprint
    assert vault.unseal(applicant.sealed) == kept
