"""网上申请: two steps, attachments, and everything that may come in wrongly."""

from __future__ import annotations

import base64
import io
import json
import threading
import zipfile

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import queries
from gongkai.inforequests.models import Applicant, CaseFile, InformationRequest
from gongkai.inforequests.tests.conftest import ID_NUMBER
from gongkai.inforequests.tests.sending import (
    APPLY,
    answer_to,
    check,
    dispatch,
    draft_in,
    send,
)
from gongkai.inforequests.web import captcha, limits
from gongkai.inforequests.web.applydraft import Draft
from gongkai.organs.models import Post

pytestmark = pytest.mark.django_db

TEXT = "身份证明，测试用。".encode()
CREDIT_CODE = "91350100M000100Y43"


@pytest.fixture(autouse=True)
def _own_folder(sealed_folder):
    pass


def upload(name="证件.txt", content=TEXT):
    return SimpleUploadedFile(name, content)


def packed(name, content):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return made.getvalue()


# The form


def test_the_form_asks_for_the_statutory_elements_and_no_purpose(client, application):
    page = client.get(APPLY)
    assert page.content.decode().count("用途") == 1  # said once: none is needed
    assert set(page.context["form"].fields) == {
        *("organ", "point", "kind", "name", "document", "document_number"),
        *("phone", "email", "address"),
        *("agent_name", "agent_document", "agent_number", "subject", "wanted_form", "help_needed"),
        *("identity_files", "authorisation_files", "other_files"),
    }


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"name": " "}, "name", "姓名或者名称"),
        ({"name": "\u200b\u202e\u200f"}, "name", "姓名或者名称"),
        ({"name": "测" * 101}, "name", "100"),
        ({"name": "测试\x00甲"}, "name", "无效字符"),
        ({"document_number": ""}, "document_number", "身份证明"),
        ({"document_number": "110105194912310021"}, "document_number", "校验码不符"),
        ({"document_number": "12345"}, "document_number", "18位"),
        ({"document": "credit_code"}, "document_number", "校验码不符"),
        ({"email": ""}, "phone", "至少填写一种"),
        ({"email": "nonsense"}, "email", "格式不对"),
        ({"subject": ""}, "subject", "要申请公开的信息"),
        ({"wanted_form": ""}, "wanted_form", "以什么形式"),
        ({"organ": ""}, "organ", "请选择"),
        ({"organ": "999999"}, "organ", "不在名单里"),
        ({"organ": "'; drop table"}, "organ", "不在名单里"),
        ({"kind": "alien"}, "kind", "请从列出的选项中选择"),
        ({"kind": ""}, "kind", ""),
        ({"subject": "长" * 4001}, "subject", "最多写 4000 个字"),
        ({"subject": "规划\x00全文"}, "subject", "无效字符"),
        ({"agent_name": "代理乙"}, "agent_number", "代理人的证件号码"),
        ({"agent_number": ID_NUMBER}, "agent_name", "代理人的姓名"),
        ({"agent_name": "代理乙", "agent_number": "12345"}, "agent_number", "18位"),
    ],
)
def test_bad_input_is_named_and_what_was_typed_stays(client, application, changed, field, words):
    page = check(client, application | changed)
    assert page.status_code == 422
    found = page.context["form"].errors
    assert list(found) == [field]
    assert words in found[field].as_text()
    text = page.content.decode()
    assert (application | changed)["subject"].replace("\x00", "") in text.replace("\x00", "")
    assert f'href="#id_{field}' in text  # the summary leads to the field
    assert f'id="id_{field}_error"' in text
    assert not InformationRequest.objects.exists()


def test_nothing_at_all_is_no_defect(client, bureau, clerk):
    page = client.post(APPLY)
    assert page.status_code == 422
    assert len(page.context["form"].errors) == 8


@pytest.mark.parametrize(
    ("kind", "document", "number"),
    [
        ("natural", "other", "E12345678"),
        ("natural", "resident_id", "１１０１０５ 19491231 002x"),
        ("biz", "credit_code", CREDIT_CODE.lower()),
        ("research", "credit_code", CREDIT_CODE),
        ("welfare", "other", "X-1"),
        ("legal", "credit_code", CREDIT_CODE),
        ("other", "credit_code", CREDIT_CODE),
    ],
)
def test_every_kind_of_applicant_can_apply(client, application, kind, document, number):
    typed = {"kind": kind, "document": document, "document_number": number}
    assert send(client, application | typed).status_code == 200
    assert InformationRequest.objects.get().applicant_kind == kind


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("某", "某"),
        ("买买提·测试", "买买提·测试"),
        ("买买提•测试", "买买提•测试"),
        ("测" * 100, "测" * 100),
        ("Anne-Marie  O'Test", "Anne-Marie O'Test"),
        ("\u202e甲试测\u200b", "甲试测"),
        ("𠮷测试", "𠮷测试"),
        ("\ue863测", "\ue863测"),  # rare characters from older systems
    ],
)
def test_unusual_names_are_names(client, application, typed, kept):
    send(client, application | {"name": typed})
    assert vault.unseal(Applicant.objects.get().sealed)["name"] == kept


def test_one_name_however_it_is_typed(filed):
    marks = {
        filed(name=name).applicant.name_fingerprint for name in ("买买提·测试", "买买提• 测试")
    }
    assert len(marks) == 1


def test_emoji_stay_and_turning_marks_go(client, application):
    send(client, application | {"subject": "😀规划\u202e全文\u2066"})
    assert InformationRequest.objects.get().subject == "😀规划全文"


def test_markup_stays_text(client, application):
    page = check(client, application | {"subject": "<script>alert(1)</script>"})
    assert "<script>alert" not in page.content.decode()
    assert "&lt;script&gt;alert" in page.content.decode()


def test_only_organs_with_an_intake_post_are_offered(client, application, bureau, other_bureau):
    offered = client.get(APPLY).context["form"].fields["organ"].queryset
    assert list(offered) == [bureau]


def test_the_agent_is_sealed_with_the_applicant(client, application):
    agent = {"agent_name": "代理乙", "agent_number": ID_NUMBER}
    page = check(client, application | agent)
    assert "没有附授权委托书" in page.content.decode()
    dispatch(client, draft_in(page))
    kept = Applicant.objects.get()
    assert kept.masked_agent == "代**"
    assert vault.unseal(kept.sealed)["agent_name"] == "代理乙"
    assert "代理乙" not in kept.masked_name


# Two steps


def test_the_second_step_shows_everything_and_sends_nothing(client, application):
    page = check(client, application)
    text = page.content.decode()
    for shown in ("测试甲", ID_NUMBER, "someone@example.org", "2019年度某某规划全文", "电子邮件"):
        assert shown in text
    assert "no-store" in page["Cache-Control"]
    assert not InformationRequest.objects.exists()


@pytest.mark.parametrize(
    ("wanted", "contact", "lacking"),
    [
        ("email", {"phone": "0795-0000000"}, "需要电子邮箱"),
        ("post", {"email": "someone@example.org"}, "需要通信地址和邮政编码"),
        ("email", {"email": "someone@example.org"}, ""),
        ("post", {"address": "测试路1号"}, ""),
        ("pick_up", {"phone": "0795-0000000"}, ""),
    ],
)
def test_a_wanted_form_that_cannot_arrive_is_pointed_out(
    client, application, wanted, contact, lacking
):
    page = check(client, application | {"email": "", "wanted_form": wanted, **contact})
    assert page.status_code == 200
    text = page.content.decode()
    assert lacking in text if lacking else "按您希望的获取方式" not in text


def test_the_page_carries_what_was_typed_only_sealed(client, application):
    draft = draft_in(check(client, application))
    assert not [word for word in ("测试甲", ID_NUMBER) if word in draft]
    assert not client.session.keys()  # and nothing in the session


def test_the_way_back_shows_everything_as_it_was(client, application):
    draft = draft_in(check(client, application | {"identity_files": [upload()]}))
    page = client.post(APPLY, {"step": "edit", "draft": draft})
    form = page.context["form"]
    assert {name: str(form[name].value() or "") for name in application} == application
    assert "证件.txt" in page.content.decode()


def test_the_blank_form_may_be_kept_for_the_way_back(client, application):
    assert "no-store" not in client.get(APPLY)["Cache-Control"]


def test_sent_twice_is_one_request(client, application):
    draft = draft_in(check(client, application))
    for _ in range(2):
        assert dispatch(client, draft).url == "/requests/receipt/"
    assert InformationRequest.objects.count() == 1


def test_filled_in_anew_is_another_request_and_is_pointed_out(client, application):
    send(client, application)
    page = check(client, application)
    assert InformationRequest.objects.get().number in page.content.decode()
    dispatch(client, draft_in(page))
    assert InformationRequest.objects.count() == 2


def test_the_page_filled_in_once_is_one_request_unless_something_is_changed(client, application):
    page = {"page": client.get(APPLY).context["page"]}
    changed = application | {"subject": "另一份规划"}
    for typed in (application, application, changed):
        dispatch(client, draft_in(check(client, typed, **page)))
    assert InformationRequest.objects.count() == 2


def test_whoever_found_it_sends_nothing(client, application):
    draft = draft_in(check(client, application))
    page = client.post(APPLY, {"step": "found", "draft": draft}, follow=True)
    assert "没有提交申请" in page.content.decode()
    assert not InformationRequest.objects.exists()


@pytest.mark.parametrize("step", ["send", "edit", "found"])
@pytest.mark.parametrize("draft", ["", "nonsense", "密", "A" * 5000], ids=range(4))
def test_a_tampered_draft_is_no_draft(client, application, step, draft):
    told = client.post(APPLY, {"step": step, "draft": draft})
    assert told.status_code in (302, 422)
    assert not InformationRequest.objects.exists()


def test_one_changed_sign_spoils_the_draft(client, application):
    draft = draft_in(check(client, application))
    middle = len(draft) // 2
    spoilt = draft[:middle] + ("A" if draft[middle] != "A" else "B") + draft[middle + 1 :]
    page = client.post(APPLY, {"step": "send", "draft": spoilt, "answer": answer_to(draft)})
    assert page.status_code == 422
    assert "请重新填写" in page.content.decode()


def test_files_that_waited_too_long_are_asked_for_again(client, application):
    with time_machine.travel("2026-11-20T08:00:00+08:00", tick=True):
        draft = draft_in(check(client, application | {"identity_files": [upload()]}))
    with time_machine.travel("2026-11-20T14:00:00+08:00", tick=True):
        page = dispatch(client, draft)
    assert page.status_code == 422
    assert "附件放置太久" in page.content.decode()
    assert "2019年度某某规划全文" in page.content.decode()


@pytest.mark.parametrize("held", ["spoilt", "\0", "gAAAAA=="])
def test_files_that_cannot_be_told_any_more_are_asked_for_again(client, application, held):
    page = check(client, application | {"held": held})
    assert page.status_code == 422
    assert "附件放置太久" in page.content.decode()


def test_an_organ_that_closed_meanwhile_is_said(client, application, bureau):
    draft = draft_in(check(client, application))
    Post.objects.filter(organ=bureau).update(closed_on=timezone.localdate())
    page = dispatch(client, draft)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["organ"]


# Attachments


def test_attachments_become_files_of_the_case(client, application):
    files = {
        "identity_files": [upload("一.txt"), upload("二.txt", TEXT * 2)],
        "authorisation_files": [upload("委托.txt")],
        "other_files": [upload("附页.txt")],
    }
    agent = {"agent_name": "代理乙", "agent_number": ID_NUMBER}
    send(client, application | files | agent)
    assert [(file.kind, file.name) for file in CaseFile.objects.order_by("pk")] == [
        ("identity", "一.txt"),
        ("identity", "二.txt"),
        ("authorisation", "委托.txt"),
        ("application", "附页.txt"),
    ]


def test_a_mistake_elsewhere_does_not_lose_the_files(client, application):
    page = check(client, application | {"name": "", "identity_files": [upload()]})
    held = page.context["held_note"]
    again = check(client, application | {"held": held})
    dispatch(client, draft_in(again))
    assert CaseFile.objects.get().name == "证件.txt"


def test_a_file_can_be_left_out_again(client, application):
    page = check(client, application | {"name": "", "identity_files": [upload()]})
    again = check(client, application | {"held": page.context["held_note"], "drop": ["0"]})
    dispatch(client, draft_in(again))
    assert not CaseFile.objects.exists()


def test_the_same_file_twice_is_kept_once(client, application):
    page = check(client, application | {"identity_files": [upload(), upload()]})
    assert len(page.context["files"]) == 1


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("空.pdf", b"", "0 字节"),
        ("程序.pdf", b"MZ\x90\x00" + b"\x00" * 200, "可执行程序"),
        ("压缩.zip", packed("a.txt", b"x"), "压缩包"),
        ("炸弹.docx", packed("word/document.xml", b"\x00" * 200_000_000), ""),
        ("网页.txt", b"<html><script>alert(1)</script></html>", ""),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, ""),
        ("大.txt", b"a" * (20 * 1024**2 + 1), "20 MB"),
        ("../../etc/passwd", b"root:x", ""),
        ("坏.jpg", b"\xff\xd8\xff\xe0 no picture", ""),
    ],
    ids=["empty", "program", "zip", "bomb", "html", "legacy", "big", "path", "broken"],
)
def test_hostile_files_are_refused_by_name_and_nothing_else_is_lost(
    client, application, name, content, words
):
    files = {"identity_files": [upload(name, content)], "other_files": [upload("好.txt")]}
    page = check(client, application | files)
    text = page.content.decode()
    if page.status_code == 200:  # a harmless text under a strange name
        assert name == "../../etc/passwd"
        assert ".." not in page.context["files"][0][1].name
        return
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["identity_files"]
    assert words in text
    assert "好.txt" in text
    assert "2019年度某某规划全文" in text


def test_files_have_a_limit_together(client, application, settings):
    settings.GONGKAI_UPLOAD_TOTAL_MB = 1
    half = [upload(f"{n}.txt", b"%d" % n * 600_000) for n in (1, 2)]
    page = check(client, application | {"identity_files": half})
    assert page.status_code == 422
    assert "1 MB" in page.context["form"].errors.as_text()


def test_whoever_uploads_without_end_waits_and_may_still_apply(client, application, monkeypatch):
    monkeypatch.setattr(limits, "FILES", limits.Limit("files", 1, 60))
    files = {"identity_files": [upload("一.txt"), upload("二.txt", TEXT * 2)]}
    assert "过一小时再试" in check(client, application | files).content.decode()
    assert check(client, application).status_code == 200


def test_a_post_beyond_every_limit_gets_a_page_and_no_room(client, application, settings):
    settings.GONGKAI_UPLOAD_TOTAL_MB = 1
    told = client.post(APPLY, application | {"identity_files": upload("大.txt", b"a" * 6_000_000)})
    assert told.status_code == 400
    assert "<h1>" in told.content.decode()


def test_more_fields_than_any_form_has_get_a_page(client):
    told = client.post(APPLY, {f"field{n}": "x" for n in range(1500)})
    assert told.status_code == 400
    assert "<h1>" in told.content.decode()


def test_a_text_beyond_every_limit_gets_a_page(client):
    told = client.post(APPLY, {"subject": "长" * 2_000_000})
    assert told.status_code == 400


# 提交验证


def solve(task):
    """What the script does."""
    import hashlib

    for number in range(task["maxNumber"] + 1):
        if hashlib.sha256(f"{task['salt']}{number}".encode()).hexdigest() == task["challenge"]:
            told = {name: task[name] for name in ("algorithm", "challenge", "salt", "signature")}
            return base64.b64encode(json.dumps(told | {"number": number}).encode()).decode()
    raise AssertionError


def proof_for(page):
    return solve(json.loads(page.context["task_json"]))


def test_the_work_of_the_device_is_enough(client, application):
    page = check(client, application)
    told = dispatch(client, draft_in(page), answer="", proof=proof_for(page))
    assert told.url == "/requests/receipt/"


def test_the_work_for_one_application_serves_no_other(client, application):
    first, second = check(client, application), check(client, application)
    told = dispatch(client, draft_in(second), answer="", proof=proof_for(first))
    assert told.status_code == 422
    assert not InformationRequest.objects.exists()


def test_old_work_is_no_work_and_nothing_is_lost(client, application):
    with time_machine.travel("2026-11-20T08:00:00+08:00", tick=True):
        page = check(client, application)
        proof = proof_for(page)
    with time_machine.travel("2026-11-20T10:00:00+08:00", tick=True):
        told = dispatch(client, draft_in(page), answer="", proof=proof)
        assert told.status_code == 422
        assert dispatch(client, draft_in(told)).status_code == 302


@pytest.mark.parametrize(
    "proof",
    [
        "",
        "nonsense",
        "密",
        base64.b64encode(b"[]").decode(),
        base64.b64encode(b'"x"').decode(),
        base64.b64encode(b"[" * 100_000).decode(),
        base64.b64encode(b'{"salt": 1, "number": "1"}').decode(),
        base64.b64encode(
            b'{"algorithm":"SHA-1","challenge":"","number":1,"salt":"","signature":""}'
        ).decode(),
    ],
    ids=range(8),
)
def test_forged_work_is_no_work(client, application, proof):
    page = check(client, application)
    assert dispatch(client, draft_in(page), answer="", proof=proof).status_code == 422


def test_a_wrong_answer_gets_another_question(client, application):
    draft = draft_in(check(client, application))
    page = dispatch(client, draft, answer="九千")
    assert page.status_code == 422
    assert Draft.read(draft_in(page)).question != Draft.read(draft).question
    assert dispatch(client, draft_in(page)).status_code == 302


@pytest.mark.parametrize("typed", ["７", " 7 ", "七", "7。", "七个"])
def test_an_answer_may_be_written_in_many_ways(client, application, rf, typed):
    request = rf.post(APPLY, {"answer": typed})
    assert captcha.is_passed(request, "key", 0)


def test_whoever_guesses_answers_must_let_the_device_work(client, application, monkeypatch):
    monkeypatch.setattr(limits, "ANSWERS", limits.Limit("answers", 2, 60))
    page = check(client, application)
    for _ in range(2):
        dispatch(client, draft_in(page), answer="错")
    assert dispatch(client, draft_in(page)).status_code == 422
    assert dispatch(client, draft_in(page), answer="", proof=proof_for(page)).status_code == 302


def test_an_inner_network_may_do_without(client, application, settings):
    settings.GONGKAI_CAPTCHA = False
    page = check(client, application)
    assert "answer" not in page.content.decode()
    assert dispatch(client, draft_in(page), answer="").status_code == 302


def test_too_many_from_one_address_wait_and_lose_nothing(client, application, monkeypatch):
    monkeypatch.setattr(limits, "APPLICATIONS", limits.Limit("applications", 1, 60))
    send(client, application)
    page = dispatch(client, draft_in(check(client, application)))
    assert page.status_code == 429
    assert "内容都还在" in page.content.decode()
    cache.clear()
    assert dispatch(client, draft_in(page)).status_code == 302


# At the same moment


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_the_same_moment_is_one_request(application, sealed_folder):
    draft = draft_in(check(Client(), application | {"identity_files": [upload()]}))
    start, told = threading.Barrier(4), []

    def press():
        try:
            start.wait()
            told.append(dispatch(Client(), draft).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert told == [302] * 4
    assert InformationRequest.objects.count() == 1
    assert CaseFile.objects.count() == 1


def test_looking_for_what_is_public_costs_the_same(bureau, django_assert_num_queries):
    with django_assert_num_queries(3):
        assert queries.similar_items("农村低保标准", bureau) == []
