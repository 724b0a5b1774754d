"""归档: a case becomes a volume that can be read, checked and no longer changed."""

from __future__ import annotations

import io
import json
import zipfile

import pikepdf
import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from gongkai.documents import to_pdf
from gongkai.documents.model import Document, Paragraph
from gongkai.inforequests import actions, events, filestore
from gongkai.inforequests.actions.disputes import close_dispute, open_dispute
from gongkai.inforequests.actions.writing import write_letter
from gongkai.inforequests.models import (
    ArchiveOpening,
    ArchiveVolume,
    Bundle,
    BundleForm,
    BundlePiece,
    BundleState,
    CaseFile,
    InformationRequest,
    OpeningPurpose,
    ReceivingBody,
)
from gongkai.inforequests.queries import archives
from gongkai.inforequests.rules import archiving_errors as errors
from gongkai.inforequests.rules.acts import Dispatch, RemedyTrack
from gongkai.inforequests.rules.archiving import Part
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.service import Method
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.conftest import ID_NUMBER, moment
from gongkai.inforequests.volumes import manifest
from gongkai.inforequests.volumes.contents import Leaf, bring
from gongkai.inforequests.volumes.making import VOLUME
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db


def pdf_file(pages=1, **how):
    out = io.BytesIO()
    blocks = tuple(Paragraph.of(f"第{n}行") for n in range(25 * (pages - 1) + 1))
    with pikepdf.open(io.BytesIO(to_pdf.render(Document("某某规划", blocks)))) as made:
        made.save(out, **how)
    return out.getvalue()


def picture(form="PNG"):
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "navy").save(out, form)
    return out.getvalue()


@pytest.fixture
def archivist(bureau, officer):
    return officer(bureau, Role.ARCHIVIST)


@pytest.fixture
def closed(registered, replied, clerk):
    """A request answered online, served and closed, with files."""

    def close(outcome=Outcome.GRANTED, files=True):
        row = registered("2026-03-02")
        actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
        if files:
            for kind, name, content in (
                (FileKind.APPLICATION, "申请书.pdf", pdf_file(2)),
                (FileKind.IDENTITY, "身份证.png", picture()),
                (FileKind.ORIGINAL, "规划原件.txt", "第一行\n第二行".encode()),
            ):
                actions.add_file(request=row, kind=kind, content=content, name=name, by=clerk)
        replied(row, outcome=outcome, dispatch=Dispatch.ONLINE)
        actions.serve(request=row, by=clerk, at=moment("2026-03-25"))
        return row

    return close


@pytest.fixture
def archived(closed, archivist):
    """The same, archived and assembled."""

    def archive(**changed):
        row = closed(**changed)
        actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
        return actions.assemble(row.bundles.get().pk)

    return archive


def content_of(bundle, form):
    pieces = bundle.pieces.filter(form=form).order_by("position")
    return b"".join(filestore.take(place) for place in pieces.values_list("place", flat=True))


def pdf_of(bundle):
    return pypdfium2.PdfDocument(content_of(bundle, BundleForm.PDF))


def zip_of(bundle):
    return zipfile.ZipFile(io.BytesIO(content_of(bundle, BundleForm.ZIP)))


def told_by(bundle):
    return json.loads(zip_of(bundle).read(manifest.MANIFEST))


def text_of(document, page):
    return document[page - 1].get_textpage().get_text_bounded().replace("\r\n", "")


def test_a_volume_holds_every_part_in_its_order(archived):
    bundle = archived()
    entries = told_by(bundle)["entries"]
    parts = [entry["part"] for entry in entries]
    assert parts == sorted(parts)
    assert {2, 3, 4, 5, 11, 13, 14, 16} <= set(parts)
    assert [entry["order"] for entry in entries] == list(range(1, len(entries) + 1))
    assert entries[-1]["source"] == "sheet:ledger"


def test_the_index_names_the_true_pages(archived):
    bundle = archived()
    volume = pdf_of(bundle)
    entries = told_by(bundle)["entries"]
    assert len(volume) == bundle.pages == entries[-1]["page_to"]
    ends = [0, *(entry["page_to"] for entry in entries)]
    assert all(e["page_from"] == end + 1 for e, end in zip(entries[1:], ends[1:], strict=False))
    front = "".join(text_of(volume, page) for page in range(2, entries[0]["page_from"]))
    for entry in entries:
        one, last = entry["page_from"], entry["page_to"]
        assert (str(one) if one == last else f"{one}–{last}") in front
    shown = {entry["title"]: entry for entry in entries}
    assert "台账" in text_of(volume, shown["台账记录"]["page_from"])
    letter = next(
        entry for entry in entries if entry["part"] == 13 and "letter:" in entry["source"]
    )
    assert letter["title"].partition("（")[0] in text_of(volume, letter["page_from"])


def test_links_and_outline_lead_to_the_pages(archived):
    bundle = archived()
    entries = told_by(bundle)["entries"]
    with pikepdf.open(io.BytesIO(content_of(bundle, BundleForm.PDF))) as volume:
        numbers = {page.obj.objgen: place for place, page in enumerate(volume.pages, 1)}
        led = {
            numbers[note.Dest[0].objgen]
            for page in volume.pages[1 : entries[0]["page_from"] - 1]
            for note in page.obj.Annots
        }
        with volume.open_outline() as outline:
            titles = [mark.title for mark in outline.root]
    assert led == {entry["page_from"] for entry in entries}
    assert titles[:2] == ["卷皮", "卷内目录"]
    assert len(titles) == 2 + len({entry["part"] for entry in entries})


def test_the_zip_holds_the_originals_and_their_digests(archived, tmp_path):
    bundle = archived()
    originals = {name for name in zip_of(bundle).namelist() if name.startswith("originals/")}
    assert {name.partition(" ")[2] for name in originals} == {
        *("申请书.pdf", "身份证.png", "规划原件.txt"),
    }
    told = told_by(bundle)
    kept = {f"file:{file.key}": file.digest for file in CaseFile.objects.all()}
    assert {e["source"]: e["sha256"] for e in told["entries"] if e["path"]} == kept
    target = tmp_path / "volume.zip"
    target.write_bytes(content_of(bundle, BundleForm.ZIP))
    verdict = manifest.verify(target)
    assert (verdict.faults, verdict.files) == ((), len(originals) + 1)
    assert verdict.manifest_digest == bundle.manifest_digest
    sealed = stream(bundle.request.stream).get(event=events.VOLUME_SEALED)
    assert sealed.data["manifest"] == verdict.manifest_digest
    assert told["ledger"]["stream"] == bundle.request.stream


def _repacked(source, target, change):
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            for changed, content in change(name, old.read(name)):
                new.writestr(changed, content)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param(
            lambda n, c: [(n, c + b" " if n.endswith(".txt") else c)], "changed", id="original"
        ),
        pytest.param(lambda n, c: [(n, c + b"%" if n == VOLUME else c)], "changed", id="pages"),
        pytest.param(lambda n, c: [] if n.endswith(".png") else [(n, c)], "missing", id="gone"),
        pytest.param(lambda n, c: [(n, c), (n + "2", c)][: 1 + (n == VOLUME)], "extra", id="more"),
        pytest.param(
            lambda n, c: [(n, b"{}" if n == "manifest.json" else c)], "not_a_volume", id="manifest"
        ),
    ],
)
def test_tampering_is_found(archived, tmp_path, change, fault):
    source, target = tmp_path / "a.zip", tmp_path / "b.zip"
    source.write_bytes(content_of(archived(), BundleForm.ZIP))
    _repacked(source, target, change)
    assert {each.value for each, _name in manifest.verify(target).faults} == {fault}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("坏.pdf", b"%PDF-1.7\nbroken\n%%EOF", "文件损坏", id="broken"),
        pytest.param(
            "密.pdf",
            pdf_file(encryption=pikepdf.Encryption(user="a", owner="b")),
            "加了密码",
            id="password",
        ),
        pytest.param("表.docx", b"PK\x03\x04", "不能逐页转换", id="word"),
        pytest.param("长.txt", b"a " * 60_000, "文本太长", id="long text"),
    ],
)
def test_what_cannot_be_shown_is_kept_and_named(closed, archivist, name, content, said):
    row = closed(files=False)
    CaseFile.objects.create(
        request=row,
        kind=FileKind.SERVICE,
        sealed_name=actions.files.vault.seal({"name": name}),
        media_type={"pdf": "application/pdf", "txt": "text/plain"}.get(name[-3:], "application/x"),
        size=len(content),
        digest=manifest.hashlib.sha256(content).hexdigest(),
        place=filestore.put(content),
        added_at=moment("2026-03-20"),
    )
    actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
    bundle = actions.assemble(row.bundles.get().pk)
    entry = next(each for each in told_by(bundle)["entries"] if each["name"] == name)
    assert said in entry["note"]
    assert said in text_of(pdf_of(bundle), entry["page_from"])
    assert entry["sha256"][:20] in text_of(pdf_of(bundle), entry["page_from"])
    assert zip_of(bundle).read(entry["path"]) == content


def test_a_lost_original_does_not_fail_the_volume(closed, archivist):
    row = closed()
    filestore.drop(CaseFile.objects.get(kind=FileKind.IDENTITY).place)
    actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
    bundle = actions.assemble(row.bundles.get().pk)
    entry = next(each for each in told_by(bundle)["entries"] if each["part"] == Part.IDENTITY)
    assert (bundle.state, entry["path"]) == (BundleState.READY, "")
    assert "打不开" in entry["note"]


def test_volumes_are_sealed_at_rest(archived, sealed_folder):
    bundle = archived()
    stored = [path.read_bytes() for path in sealed_folder.rglob("*") if path.is_file()]
    assert stored
    assert not any(b"%PDF" in content or b"PK\x03\x04" in content for content in stored)
    assert bundle.pdf_size == len(content_of(bundle, BundleForm.PDF))


def test_long_volumes_lie_in_pieces(archived, monkeypatch):
    monkeypatch.setattr("gongkai.inforequests.actions.assembling.PIECE", 10_000)
    bundle = archived()
    assert bundle.pieces.filter(form=BundleForm.PDF).count() == -(-bundle.pdf_size // 10_000)
    assert len(pdf_of(bundle)) == bundle.pages


def test_an_unserved_reply_is_not_archived(registered, replied, clerk, archivist):
    row = registered()
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    replied(row, dispatch=Dispatch.ONLINE)
    with pytest.raises(errors.ArchiveBlocked) as refused:
        actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
    assert refused.value.hindrances == ("unserved",)
    assert not Bundle.objects.exists()


def test_a_posted_reply_needs_its_proof(registered, replied, clerk, archivist):
    row = registered()
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    replied(row, dispatch=Dispatch.POST)
    actions.serve(request=row, by=clerk, at=moment("2026-03-25"))
    with pytest.raises(errors.ArchiveBlocked) as refused:
        actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
    assert [finding.code for finding in refused.value.findings] == ["K29"]


def test_another_period_needs_a_reason(closed, archivist):
    row = closed()
    with pytest.raises(errors.RetentionChangedWithoutReason):
        actions.archive(request=row, by=archivist, retention_years=30, at=moment("2026-04-01"))
    actions.archive(
        request=row,
        by=archivist,
        retention_years=0,
        reason="涉及重大公共利益",
        at=moment("2026-04-01"),
    )
    volume = row.bundles.get().volume
    assert (volume.retention_years, volume.keep_until) == (None, None)
    assert stream(row.stream).filter(event="request:case:archived").get().data == {
        "on": "2026-04-01",
        "retention_years": 0,
    }


def test_numbers_and_periods_by_the_year_of_closing(archived):
    first, second = archived(), archived(outcome=Outcome.DELIBERATION)
    assert [b.volume.archive_no for b in (first, second)] == [
        "MINZHENG-YG-2026-0001",
        "MINZHENG-YG-2026-0002",
    ]
    assert [str(b.volume.keep_until) for b in (first, second)] == ["2036-12-31", "2056-12-31"]


SEALED_AFTERWARDS = {
    "加入附件": lambda row, who: actions.add_file(
        request=row, kind=FileKind.EVIDENCE, content=b"text", name="a.txt", by=who["clerk"]
    ),
    "移出附件": lambda row, who: actions.remove_file(
        file=row.files.first(), reason="误传", by=who["clerk"]
    ),
    "批注": lambda row, who: actions.remark(request=row, text="补记", by=who["clerk"]),
    "登记检索": lambda row, who: actions.record_search(
        request=row, by=who["clerk"], result="无", found=False
    ),
    "保密审查": lambda row, who: actions.review_secrecy(
        request=row, by=who["signer"], may_disclose=True, opinion="可以"
    ),
    "申请人补充": lambda row, who: actions.supplement(request=row, text="再补充"),
    "撤回": lambda row, who: actions.withdraw(request=row, by=who["clerk"]),
    "再次归档": lambda row, who: actions.archive(request=row, by=who["clerk"]),
}


@pytest.mark.parametrize("deed", SEALED_AFTERWARDS)
def test_what_is_archived_is_not_changed(closed, archivist, clerk, signer, deed):
    row = actions.archive(request=closed(), by=archivist, at=moment("2026-04-01"))
    before = (stream(row.stream).count(), row.files.filter(removed_at=None).count())
    with pytest.raises(Exception) as error:
        SEALED_AFTERWARDS[deed](row, {"clerk": clerk, "signer": signer})
    assert error.value.code in {"case_archived", "move_not_allowed", "request_over"}
    assert before == (stream(row.stream).count(), row.files.filter(removed_at=None).count())


def test_a_file_of_an_archived_case_opens_with_a_reason_only(closed, archivist, clerk):
    row = actions.archive(request=closed(), by=archivist, at=moment("2026-04-01"))
    file = CaseFile.objects.select_related("request__organ").get(kind=FileKind.ORIGINAL)
    with pytest.raises(errors.ReasonNeeded):
        actions.open_file(file=file, by=clerk)
    actions.open_file(file=file, by=clerk, reason="复议需要")
    assert stream(row.stream).last().data["reason"] == "复议需要"


OPENERS = {Role.ARCHIVIST, Role.SUPERVISOR, Role.AUDITOR}


@pytest.mark.parametrize("role", Role)
def test_who_opens_a_volume(closed, archivist, bureau, officer, role):
    row = actions.archive(request=closed(files=False), by=archivist, at=moment("2026-04-01"))
    bundle, person = row.bundles.get(), officer(bureau, role)
    place = filestore.put(b"%PDF")
    BundlePiece.objects.create(bundle=bundle, form=BundleForm.PDF, position=0, place=place)
    Bundle.objects.update(state=BundleState.READY)
    bundle.refresh_from_db()
    opening = {
        "bundle": bundle,
        "form": BundleForm.PDF,
        "purpose": OpeningPurpose.READ,
        "reason": "年度检查",
        "by": person,
    }
    if role in OPENERS:
        assert b"".join(actions.open_bundle(**opening)) == b"%PDF"
    else:
        with pytest.raises(NotYours):
            actions.open_bundle(**opening)
    note = ArchiveOpening.objects.get()
    assert (note.refused, note.by) == (role not in OPENERS, person)
    event = events.BUNDLE_OPENED if role in OPENERS else events.BUNDLE_REFUSED
    assert stream(bundle.request.stream).last().event == event


def test_no_opening_without_a_reason(archived, archivist):
    bundle = archived()
    with pytest.raises(errors.ReasonNeeded):
        actions.open_bundle(
            bundle=bundle,
            form=BundleForm.ZIP,
            purpose=OpeningPurpose.COPY,
            reason=" ",
            by=archivist,
        )
    assert not ArchiveOpening.objects.exists()


def test_after_a_remedy_a_further_volume_holds_what_is_new(archived, clerk, archivist, lawyer):
    first = archived()
    row = InformationRequest.objects.select_related("organ").get(pk=first.request_id)
    opened, over = moment("2026-04-08"), moment("2026-05-20")
    track = RemedyTrack.RECONSIDERATION
    open_dispute(request=row, track=track, on=opened.date(), by=lawyer, at=opened)
    actions.add_file(
        request=row, kind=FileKind.EVIDENCE, content=pdf_file(), name="决定书.pdf", by=clerk
    )
    close_dispute(request=row, on=over.date(), redo=False, redo_days=None, by=lawyer, at=over)
    actions.archive(request=row, by=archivist, at=moment("2026-06-01"))
    second = actions.assemble(row.bundles.get(position=2).pk)
    files = [each["name"] for each in told_by(second)["entries"] if each["path"]]
    assert files == ["决定书.pdf"]
    assert second.volume.archive_no != first.volume.archive_no
    assert (second.volume.retention_years, second.volume.rule) == (30, "disputed")
    first.refresh_from_db()
    assert first.state == BundleState.READY
    assert set(second.sources) & set(first.sources) == {
        *("sheet:register", "sheet:closing", "sheet:clock", "sheet:ledger"),
    }


def test_what_fails_says_so_and_is_made_anew(closed, archivist, monkeypatch):
    row = closed()
    actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
    bundle = row.bundles.get()
    with monkeypatch.context() as broken:
        broken.setattr(filestore, "put", lambda content: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            actions.assemble(bundle.pk)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.fault) == (BundleState.FAILED, "ZeroDivisionError")
    actions.assemble_anew(bundle=bundle, by=archivist)
    assert actions.assemble(bundle.pk).state == BundleState.READY
    with pytest.raises(errors.BundleNotStuck):
        actions.assemble_anew(bundle=bundle, by=archivist)


def test_a_task_run_twice_makes_one_volume(archived):
    bundle = archived()
    pieces = set(BundlePiece.objects.values_list("pk", flat=True))
    actions.assemble(bundle.pk)
    assert set(BundlePiece.objects.values_list("pk", flat=True)) == pieces


def exported(row, by, **changed):
    values = {
        "request": row,
        "body": ReceivingBody.COURT,
        "case_no": "（2026）某行初1号",
        "reason": "应诉举证",
        "parts": [Part.APPLICATION, Part.CONSULTATION, Part.REPLY],
        "covers_parties": True,
        "by": by,
    }
    return actions.assemble(actions.export_case(**values | changed).pk)


def test_a_copy_for_the_court_has_an_index_of_evidence(closed, clerk):
    row = closed()
    bundle = exported(row, clerk)
    assert {entry["part"] for entry in told_by(bundle)["entries"]} == {2, 13}
    volume = pdf_of(bundle)
    assert "（2026）某行初1号" in text_of(volume, 1)
    index = text_of(volume, 2)
    assert "证据目录" in index
    assert "证明的内容" in index
    asked = stream(row.stream).get(event=events.CASE_EXPORTED)
    assert asked.data["reason"] == "应诉举证"
    assert "某行初" not in json.dumps(asked.data, ensure_ascii=False)
    assert InformationRequest.objects.get(pk=row.pk).state == State.CLOSED


@pytest.mark.parametrize("covered", [True, False])
def test_third_parties_are_covered_in_the_copy_if_wished(consulted, clerk, covered):
    bundle = exported(consulted, clerk, covers_parties=covered, parts=[Part.CONSULTATION])
    volume = pdf_of(bundle)
    whole = "".join(text_of(volume, page) for page in range(1, len(volume) + 1))
    assert ("测试第三方公司" in whole) is not covered
    assert "测试区某某局" in whole


@pytest.mark.parametrize("covered", [True, False])
def test_proofs_of_what_went_to_a_third_party_stay_behind_alike(consulted, clerk, covered):
    letter = consulted.letters.filter(party__kind="third_party").first()
    kept = {"kind": FileKind.SERVICE, "content": b"EMS", "name": "receipt.txt"}
    actions.send(
        letter=letter,
        method=Method.DIRECT,
        proof=actions.hold_file(**kept),
        on=letter.issued_on,
        by=clerk,
    )
    own = actions.add_file(request=consulted, by=clerk, **kept)
    proof = consulted.files.filter(kind=FileKind.SERVICE).exclude(pk=own.pk).get()
    bundle = exported(consulted, clerk, covers_parties=covered, parts=[Part.SERVICE])
    assert f"file:{own.key}" in bundle.sources
    assert (f"file:{proof.key}" in bundle.sources) is not covered


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"reason": " "}, errors.ReasonNeeded),
        ({"case_no": ""}, errors.ReasonNeeded),
        ({"parts": []}, errors.NoPartsChosen),
    ],
)
def test_no_copy_without_matter_reason_and_parts(closed, clerk, changed, error):
    with pytest.raises(error):
        exported(closed(files=False), clerk, **changed)


def test_old_copies_are_cleared_away(closed, clerk):
    row = closed(files=False)
    bundle = exported(row, clerk)
    places = list(bundle.pieces.values_list("place", flat=True))
    Bundle.objects.filter(pk=bundle.pk).update(changed_at=moment("2026-03-01"))
    assert actions.drop_old_exports() == 1
    bundle.refresh_from_db()
    assert (bundle.state, bundle.pieces.count(), len(places)) == (BundleState.GONE, 0, 2)


def test_the_ledger_names_nobody(archived, archivist):
    bundle = archived()
    told = json.dumps([entry.data for entry in stream(bundle.request.stream)], ensure_ascii=False)
    assert "测试甲" not in told
    assert ID_NUMBER not in told
    assert "申请书" not in told


def test_a_correction_of_the_reply_opens_the_case_again(archived, signer):
    row = InformationRequest.objects.select_related("organ", "applicant").get(
        pk=archived().request_id
    )
    write_letter(request=row, kind="L35", body="文号有误，应为2号。", by=signer)
    row.refresh_from_db()
    assert row.state == State.CLOSED
    assert archives.volumes_of(row).count() == 1


def page(name, *keys):
    return reverse(f"inforequests_desk:{name}", args=keys)


def test_the_page_of_an_archived_case_offers_no_change(closed, archivist, bureau, as_):
    row = actions.archive(request=closed(), by=archivist, at=moment("2026-04-01"))
    browser = as_(bureau, Role.INTAKE)
    shown = browser.get(page("detail", row.number)).content.decode()
    assert page("file_remove", row.number, row.files.first().key) not in shown
    assert f'action="{page("files", row.number)}"' not in shown
    assert f'action="{page("remarks", row.number)}"' not in shown
    original = row.files.get(kind=FileKind.ORIGINAL)
    assert browser.get(page("file", row.number, original.key)).status_code == 302
    opened = browser.post(page("file", row.number, original.key), {"reason": "复议需要"})
    assert (opened.status_code, opened.content) == (200, "第一行\n第二行".encode())


def test_the_page_of_the_volume_to_be_names_no_file_that_tells_who(closed, bureau, as_):
    row = closed()
    shown = as_(bureau, Role.ARCHIVIST).get(page("archive", row.number)).content.decode()
    assert "身份证明" in shown
    assert "身份证.png" not in shown
    assert "申请书.pdf" not in shown
    assert "规划原件.txt" in shown


def test_bad_input_is_told_and_never_fails(closed, bureau, as_, archivist):
    row = closed(files=False)
    browser = as_(bureau, Role.ARCHIVIST)
    for years in ("", "15", "x", "-1"):
        assert (
            browser.post(page("archive", row.number), {"retention_years": years}).status_code == 422
        )
    lawyer = as_(bureau, Role.LAWYER)
    for parts in ([], ["99"], ["x"], ["1"]):
        typed = {"body": "court", "case_no": "1", "reason": "举证", "parts": parts}
        assert lawyer.post(page("case_export", row.number), typed).status_code == 422
    actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
    bundle = row.bundles.get()
    for typed in ({}, {"form": "exe", "purpose": "read", "reason": "看"}, {"form": "pdf"}):
        told = browser.post(page("bundle", row.number, bundle.key), typed)
        assert told.status_code == 302
    for asked in ("?page=x", "?year=abc&years=7&organ=0", "?tab=nothing", "?tab=due&page=99"):
        assert browser.get(page("archives") + asked).status_code == 200


def test_the_register_is_taken_along(closed, bureau, as_, archivist):
    row = closed(files=False)
    actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
    browser = as_(bureau, Role.ARCHIVIST)
    made = browser.post(page("archives_export") + "?year=2026")
    sheet = b"".join(made.streaming_content)
    with zipfile.ZipFile(io.BytesIO(sheet)) as book:
        told = book.read("xl/worksheets/sheet1.xml").decode() + "".join(
            book.read(name).decode() for name in book.namelist() if "sharedStrings" in name
        )
    assert "MINZHENG-YG-2026-0001" in told
    assert stream("inforequests:lookups:minzheng").last().data["asked"]["list"] == "archives"
    assert (
        "MINZHENG-YG-2026-0001"
        not in browser.get(page("archives") + "?year=2026&years=30").content.decode()
    )


def test_a_volume_whose_period_is_over_waits_for_appraisal(closed, bureau, as_, archivist):
    row = closed(files=False)
    actions.archive(request=row, by=archivist, at=moment("2026-04-01"))
    browser = as_(bureau, Role.AUDITOR)
    assert "没有期满" in browser.get(page("archives") + "?tab=due").content.decode()
    ArchiveVolume.objects.update(keep_until="2026-01-31")
    assert row.number in browser.get(page("archives") + "?tab=due").content.decode()


def test_the_register_costs_the_same_for_many(closed, bureau, as_, archivist):
    browser, costs = as_(bureau, Role.ARCHIVIST), []
    for _number in range(3):
        actions.archive(request=closed(files=False), by=archivist, at=moment("2026-04-01"))
        with CaptureQueriesContext(connection) as queries:
            browser.get(page("archives"))
        costs.append(len(queries))
    assert costs[1] == costs[2]


def test_a_room_above_brings_papers_of_its_own(closed, clerk, monkeypatch):
    row = closed()
    file = row.files.get(kind=FileKind.ORIGINAL)
    statement = Leaf(
        Part.REMEDY, "答辩状", "remedies:1", Document("答辩状", (Paragraph.of("辩称"),))
    )
    moved = Leaf(
        Part.REMEDY, "决定书", f"file:{file.key}", file, name="决定书.txt", media_type="text/plain"
    )
    monkeypatch.setattr("gongkai.inforequests.volumes.contents._brought", [])
    bring(lambda _row: [statement, moved])
    bundle = exported(row, clerk, parts=[Part.REVIEW, Part.REMEDY])
    told = {each["source"]: each for each in told_by(bundle)["entries"]}
    assert "辩称" in text_of(pdf_of(bundle), told["remedies:1"]["page_from"])
    assert told[f"file:{file.key}"]["part"] == Part.REMEDY
