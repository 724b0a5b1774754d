"""空白申请表: statutory elements only, a code that leads to the form with the organ chosen."""

from __future__ import annotations

import io

import docx
import pytest
from django.core.cache import cache

from gongkai.documents.model import Paragraph, QrCode, Table
from gongkai.inforequests.applicationform import HandIn, blank_form, oral_record
from gongkai.inforequests.models import InformationRequest
from gongkai.inforequests.rules.applicants import Element
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.inforequests.tests.sending import APPLY, answer_to, draft_in
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

PLACE = HandIn("测试区民政局", "电话 0000-0000000", "东街专区", "https://example.org/a?b=c")
WORDS = {
    Element.NAME: "姓名或者名称",
    Element.IDENTITY: "证件",
    Element.CONTACT: "联系电话",
    Element.INFORMATION: "要申请公开的信息",
    Element.FORM: "希望怎样获取",
}


def rows_of(document):
    table = next(block for block in document.blocks if isinstance(block, Table))
    return table, "".join(cell.text for row in table.rows for cell in row)


def told_below(document):
    return "".join(block.text for block in document.blocks if isinstance(block, Paragraph))


@pytest.mark.parametrize("element", Element)
def test_every_statutory_element_has_its_line(element):
    _table, words = rows_of(blank_form(PLACE, large=False, demonstration=False))
    assert WORDS[element] in words


def test_nothing_asks_for_a_purpose():
    document = blank_form(PLACE, large=False, demonstration=False)
    _table, words = rows_of(document)
    assert "用途" not in words
    assert "不用说明用途" in told_below(document)


def test_it_says_where_to_hand_it_in_and_bears_the_code():
    document = blank_form(PLACE, large=False, demonstration=False)
    assert "东街专区" in told_below(document) and "电话 0000-0000000" in told_below(document)
    assert next(each for each in document.blocks if isinstance(each, QrCode)).text == PLACE.url


def test_the_record_repeats_what_was_said():
    _table, words = rows_of(
        oral_record(
            organ="测试区民政局",
            intake=intake(phone="0795-1234567"),
            number="1",
            on=moment("2026-03-02").date(),
            officer="测试员",
            demonstration=False,
        )
    )
    for said in ("测试甲", "0795-1234567", "2019年度某某规划全文", "测试员"):
        assert said in words


class TestPages:
    @pytest.fixture(autouse=True)
    def _organ(self, bureau, clerk):
        cache.clear()

    @pytest.mark.parametrize("form", ["pdf", "docx"])
    @pytest.mark.parametrize("asked", ["", "?point=东街专区", "?point=东街专区&large=1"])
    def test_files(self, client, form, asked):
        found = client.get(f"/requests/form/minzheng.{form}{asked}")
        assert found.status_code == 200
        assert found.content[:4] in (b"%PDF", b"PK\x03\x04")

    def test_big_type_is_bigger(self, client):
        sizes = [
            docx.Document(io.BytesIO(client.get(f"/requests/form/minzheng.docx{asked}").content))
            .styles["表格文字"]
            .font.size.pt
            for asked in ("", "?large=1")
        ]
        assert sizes == [10.5, 18]

    @pytest.mark.parametrize("path", ["nobody.pdf", "minzheng.exe", "minzheng.xlsx"])
    def test_what_is_not_there(self, client, path):
        assert client.get(f"/requests/form/{path}").status_code == 404

    def test_the_page_lists_the_organs_and_shows_one(self, client):
        assert "测试区民政局" in client.get("/requests/form/").content.decode()
        page = client.get("/requests/form/?organ=minzheng&point=<b>东街</b>").content.decode()
        assert "&lt;b&gt;东街" in page and "<b>东街" not in page

    @pytest.mark.parametrize("form", ["pdf", "docx"])
    def test_no_point_is_too_long_for_the_code(self, client, bureau, form):
        told = client.get(f"/requests/form/minzheng.{form}", {"point": "🙂" * 500})
        assert told.status_code == 200

    def test_the_desk_lists_the_points_known(self, as_, bureau, registered):
        row = registered(channel=Channel.ZONE)
        InformationRequest.objects.filter(pk=row.pk).update(service_point="东街专区")
        page = as_(bureau, Role.INTAKE).get("/desk/requests/forms/").content.decode()
        assert "minzheng.pdf?point=%E4%B8%9C%E8%A1%97%E4%B8%93%E5%8C%BA" in page


class TestPreset:
    def test_organ_and_point_of_the_code_are_chosen(self, client, bureau, clerk, application):
        cache.clear()
        page = client.get(f"{APPLY}?organ=minzheng&point=东街专区")
        form = page.context["form"]
        assert (form["organ"].value(), form["point"].value()) == (bureau.pk, "东街专区")
        told = {**application, "point": "东街专区", "step": "check"}
        draft = draft_in(client.post(APPLY, told))
        client.post(APPLY, {"step": "send", "draft": draft, "answer": answer_to(draft)})
        row = InformationRequest.objects.get()
        assert (row.channel, row.service_point) == ("online", "东街专区")

    @pytest.mark.parametrize("asked", ["?organ=nobody", "?organ=", "?point=x"])
    def test_an_unknown_organ_chooses_nothing(self, client, clerk, asked):
        form = client.get(APPLY + asked).context["form"]
        assert not form["organ"].value() and not form["point"].value()
