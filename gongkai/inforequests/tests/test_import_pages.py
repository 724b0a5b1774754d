"""台账导入 on the desk: from the file to the cases, all that is wrong said on the way."""

from __future__ import annotations

import io

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from gongkai.inforequests.models import InformationRequest, RegisterImport
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.registers import ID_NUMBER, case, register
from gongkai.ledger.queries import stream
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

IMPORTS = "/desk/requests/import/"
ADDRESSES = ("", "columns/", "words/")
ROWS = (
    case(编号="A-2026-1", 受理日期="2026-06-22"),
    case(编号="A-2026-2", 受理日期="2026.3.5", 答复日期="2026年3月20日", 答复结果="不予公开"),
    case(编号="A-2026-3", 受理日期="三月五日"),
)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(moment("2026-07-01"), tick=True):
        yield


@pytest.fixture
def desk(as_, bureau):
    return as_(bureau, Role.INTAKE)


def send(desk, bureau, content, name="台账.xlsx"):
    file = SimpleUploadedFile(name, content)
    return desk.post(IMPORTS, {"organ": bureau.pk, "file": file}, follow=True)


def columns(page):
    form = page.context["form"]
    return {"step": "columns", **{name: form[name].initial for name in form.fields}}


@pytest.fixture
def previewed(desk, bureau):
    """A register of which every word but one is settled."""
    page = send(desk, bureau, register(ROWS))
    row = RegisterImport.objects.get()
    return desk.post(f"{IMPORTS}{row.key}/columns/", columns(page), follow=True), row


def test_from_the_file_to_the_cases(desk, previewed):
    page, row = previewed
    assert page.redirect_chain[-1][0] == f"{IMPORTS}{row.key}/words/"
    assert "处理决定“不予公开”（1 行）" in page.content.decode()
    page = desk.post(f"{IMPORTS}{row.key}/words/", {"word_0": "D5"}, follow=True)
    text = page.content.decode()
    assert "看不出是哪一天" in text and "导入全部 2 行" in text
    assert InformationRequest.objects.count() == 0
    text = desk.post(f"{IMPORTS}{row.key}/run/", {"step": "all"}, follow=True).content.decode()
    assert "共导入 2 件" in text
    assert InformationRequest.objects.get(number="A-2026-2").outcome == "D5"
    text = desk.get("/desk/requests/A-2026-2/").content.decode()
    assert "导入的办理结果，未经本系统校验" in text and "台账第 5 行" in text


def test_what_is_shown_names_nobody(previewed, desk):
    _page, row = previewed
    text = desk.get(f"{IMPORTS}{row.key}/").content.decode()
    assert "测**" in text
    assert not [word for word in ("测试甲", ID_NUMBER, "0795") if word in text]


def test_rows_that_are_none_are_not_imported(desk, previewed):
    _page, row = previewed
    typed = {"step": "chosen", "rows": ["9" * 5000, "²", "-1", "x", ""]}
    page = desk.post(f"{IMPORTS}{row.key}/run/", typed, follow=True)
    assert page.status_code == 200
    assert not InformationRequest.objects.exists()


def test_faulty_rows_are_taken_out_mended_and_uploaded_again(desk, bureau, previewed):
    _page, row = previewed
    answer = desk.post(f"{IMPORTS}{row.key}/faulty.xlsx")
    content = b"".join(answer)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    assert [line[0] for line in sheet[1:]] == ["A-2026-2", "A-2026-3"]
    assert sheet[0][-1] == "导入检查发现的问题" and "收到申请之日" in sheet[2][-1]
    assert stream(row.stream).filter(event="import:faulty:exported").count() == 1
    page = send(desk, bureau, content, "待改正的行.xlsx")
    assert page.context["form"]["column_4"].initial == "subject"


def test_one_column_for_each_field(desk, bureau):
    page = send(desk, bureau, register(ROWS))
    row = RegisterImport.objects.get()
    typed = {**columns(page), "column_1": "number"}
    text = desk.post(f"{IMPORTS}{row.key}/columns/", typed).content.decode()
    assert "只能选一列" in text
    missing = {**columns(page), "column_1": ""}
    text = desk.post(f"{IMPORTS}{row.key}/columns/", missing).content.decode()
    assert "还没有对应到列：申请人" in text


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        pytest.param(b"", "a.xlsx", "空", id="empty"),
        pytest.param(b"\xd0\xcf\x11\xe0" + bytes(600), "a.xls", "xls", id="old excel"),
        pytest.param(b"%PDF-1.4\n", "a.pdf", "", id="a document"),
        pytest.param(b"PK\x03\x04broken", "a.xlsx", "", id="broken"),
    ],
)
def test_no_file_makes_the_page_fail(desk, bureau, content, name, said):
    page = send(desk, bureau, content, name)
    assert page.status_code == 200 and said in page.content.decode()
    assert page.context["form"].errors and not RegisterImport.objects.exists()


def test_a_table_without_a_head_asks_for_it(desk, bureau):
    page = send(desk, bureau, "甲,乙\n1,2\n".encode(), "a.csv")
    assert "换一个工作表或者表头" in page.content.decode()
    row = RegisterImport.objects.get()
    for header in ("0", "99999", "x"):
        typed = {"step": "table", "sheet": "CSV", "header": header}
        assert desk.post(f"{IMPORTS}{row.key}/columns/", typed).status_code in (200, 302)


@pytest.mark.parametrize("role", Role)
def test_who_opens_an_import(as_, bureau, previewed, role):
    _page, row = previewed
    own = as_(bureau, role)
    opened = [own.get(f"{IMPORTS}{row.key}/{each}").status_code != 404 for each in ADDRESSES]
    assert opened == [role in (Role.INTAKE, Role.SUPERVISOR)] * 3


@pytest.mark.parametrize("role", [Role.INTAKE, Role.SUPERVISOR])
def test_nobody_of_another_organ_opens_it(as_, other_bureau, previewed, role):
    _page, row = previewed
    other = as_(other_bureau, role)
    assert {other.get(f"{IMPORTS}{row.key}/{each}").status_code for each in ADDRESSES} == {404}
    for each in ("run/", "faulty.xlsx"):
        assert other.post(f"{IMPORTS}{row.key}/{each}").status_code == 404


def test_the_faulty_rows_are_for_whoever_uploaded_or_may_see_names(as_, bureau, previewed):
    _page, row = previewed
    answer = as_(bureau, Role.SUPERVISOR).post(f"{IMPORTS}{row.key}/faulty.xlsx")
    assert not answer.streaming
