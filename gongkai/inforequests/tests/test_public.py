"""The public pages: applying, the receipt, the progress."""

from __future__ import annotations

import uuid

import pytest
from django.core.cache import cache
from django.urls import reverse

from gongkai.inforequests.models import Applicant, InformationRequest
from gongkai.inforequests.tests.conftest import ID_NUMBER
from gongkai.inforequests.web import limits
from gongkai.ledger.models import Entry

pytestmark = pytest.mark.django_db

APPLY = "/requests/apply/"


@pytest.fixture
def form(bureau, clerk):
    """What a natural person types."""
    return {
        "organ": bureau.pk,
        "kind": "natural",
        "name": "测试甲",
        "document": "resident_id",
        "document_number": ID_NUMBER,
        "email": "someone@example.org",
        "subject": "2019年度某某规划全文",
        "wanted_form": "email",
        "submission_key": str(uuid.uuid4()),
    }


def test_the_entry_page_leads_on(client):
    text = client.get("/requests/").content.decode()
    assert reverse("inforequests:apply") in text
    assert reverse("inforequests:track") in text


def test_from_the_form_to_the_progress(client, form):
    page = client.post(APPLY, form, follow=True)
    assert page.redirect_chain == [("/requests/receipt/", 302)]
    row = InformationRequest.objects.get()
    code = page.context["code"]
    assert row.number in page.content.decode()
    assert code in page.content.decode()
    told = client.post("/requests/track/", {"number": row.number.lower(), "code": code.lower()})
    assert "已登记" in told.content.decode()


def test_the_form_asks_for_no_purpose(client, form):
    text = client.get(APPLY).content.decode()
    names = set(client.get(APPLY).context["form"].fields)
    assert "用途" in text  # said once: none is needed
    assert names == {
        *("organ", "kind", "name", "document", "document_number", "phone", "email", "address"),
        *("subject", "wanted_form", "help_needed", "submission_key"),
    }


def test_reloading_the_receipt_sends_nothing_again(client, form):
    client.post(APPLY, form)
    for _ in range(2):
        assert client.get("/requests/receipt/").status_code == 200
    assert InformationRequest.objects.count() == 1


def test_the_same_form_twice_is_one_request(client, form):
    client.post(APPLY, form)
    client.post(APPLY, form)
    assert InformationRequest.objects.count() == 1


def test_the_receipt_belongs_to_the_browser_that_sent_it(client, form, django_user_model):
    client.post(APPLY, form)
    client.cookies.clear()
    assert client.get("/requests/receipt/").url == "/requests/apply/"


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"name": " "}, "name", "姓名或者名称"),
        ({"document_number": ""}, "document_number", "身份证明"),
        ({"document_number": "110105194912310021"}, "document_number", "校验码不符"),
        ({"document_number": "12345"}, "document_number", "18位"),
        ({"document": "credit_code"}, "document_number", "校验码不符"),
        ({"email": ""}, "phone", "至少填写一种"),
        ({"email": "nonsense"}, "email", "有效"),
        ({"subject": ""}, "subject", "要申请公开的信息"),
        ({"wanted_form": ""}, "wanted_form", "以什么形式"),
        ({"organ": ""}, "organ", ""),
        ({"organ": "999999"}, "organ", ""),
        ({"kind": "alien"}, "kind", ""),
        ({"subject": "长" * 4001}, "subject", "4000"),
    ],
)
def test_bad_input_is_named_and_what_was_typed_stays(client, form, changed, field, words):
    page = client.post(APPLY, form | changed)
    assert page.status_code == 422
    found = page.context["form"].errors
    assert list(found) == [field]
    assert words in found[field].as_text()
    text = page.content.decode()
    typed = (form | changed)["subject"]
    assert typed in text
    assert f'href="#id_{field}' in text  # the summary leads to the field
    assert not InformationRequest.objects.exists()


def test_only_what_may_stay_empty_is_marked_so(client):
    text = client.get(APPLY).content.decode()
    assert text.count("（选填）") == 1  # help with reading
    assert text.count("（三项至少填一项）") == 3  # telephone, e-mail, address


def test_errors_are_tied_to_their_fields(client, form):
    text = client.post(APPLY, form | {"name": ""}).content.decode()
    assert 'aria-invalid="true"' in text
    assert "id_name_error" in text


@pytest.mark.parametrize(
    ("kind", "document", "number"),
    [
        ("natural", "other", "E12345678"),
        ("biz", "credit_code", "91350100m000100y43"),
        ("research", "credit_code", "91350100M000100Y43"),
        ("welfare", "other", "X-1"),
        ("legal", "credit_code", "91350100M000100Y43"),
        ("other", "credit_code", "91350100M000100Y43"),
    ],
)
def test_every_kind_of_applicant_can_apply(client, form, kind, document, number):
    typed = {"kind": kind, "document": document, "document_number": number}
    assert client.post(APPLY, form | typed).status_code == 302
    assert InformationRequest.objects.get().applicant_kind == kind


@pytest.mark.parametrize("name", ["某", "买买提·测试", "测" * 100])
def test_unusual_names_are_names(client, form, name):
    client.post(APPLY, form | {"name": name})
    assert Applicant.objects.get().masked_name.startswith(name[0])


def test_only_organs_with_an_intake_post_are_offered(client, form, bureau, other_bureau):
    offered = client.get(APPLY).context["form"].fields["organ"].queryset
    assert list(offered) == [bureau]


@pytest.mark.parametrize(
    "changed", [{"code": "AAAAAAAAAA"}, {"number": "MINZHENG-2026-9999"}, {"code": "密码"}]
)
def test_wrong_and_missing_look_the_same(client, form, changed):
    page = client.post(APPLY, form, follow=True)
    right = {"number": InformationRequest.objects.get().number, "code": page.context["code"]}
    told = client.post("/requests/track/", right | changed)
    assert told.context["found"] is None
    assert "没有查到" in told.content.decode()


def test_neither_progress_nor_ledger_tells_who_applied(client, form):
    page = client.post(APPLY, form, follow=True)
    number = InformationRequest.objects.get().number
    told = client.post("/requests/track/", {"number": number, "code": page.context["code"]})
    kept = told.content.decode() + str(list(Entry.objects.values_list("data", flat=True)))
    assert not [secret for secret in ("测试甲", ID_NUMBER, "someone@") if secret in kept]


def test_pages_with_forms_answer_head(client):
    assert client.head(APPLY).status_code == 200
    assert client.head("/requests/track/").status_code == 200


@pytest.fixture
def nothing_counted():
    cache.clear()
    yield
    cache.clear()


def test_whoever_guesses_is_made_to_wait_whatever_the_guess(client, form, nothing_counted):
    page = client.post(APPLY, form, follow=True)
    right = {"number": InformationRequest.objects.get().number, "code": page.context["code"]}
    wrong, missing = right | {"code": "AAAAAAAAAA"}, right | {"number": "MINZHENG-2026-9999"}
    for guess in [wrong, missing] * (limits.MISSES // 2):
        assert client.post("/requests/track/", guess).status_code == 200
    for guess in (wrong, missing, right):
        told = client.post("/requests/track/", guess)
        assert told.status_code == 429
        assert "十五分钟" in told.content.decode()
    elsewhere = client.post("/requests/track/", right, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.context["found"] is not None


def test_right_questions_are_not_counted(client, form, nothing_counted):
    page = client.post(APPLY, form, follow=True)
    right = {"number": InformationRequest.objects.get().number, "code": page.context["code"]}
    for _ in range(limits.MISSES + 1):
        assert client.post("/requests/track/", right).status_code == 200
