"""送达 on the desk and for the applicant: the panel, the register of postings, the receipt."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.inforequests import actions
from gongkai.inforequests.models import Delivery
from gongkai.inforequests.queries import tracked
from gongkai.inforequests.queries.service import service_of
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.service import Carrier, Method
from gongkai.inforequests.tests.conftest import intake, moment
from gongkai.ledger.queries import stream
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

NUMBER, OTHER = "EE000000005CN", "1000000000001"
DAY = "2026-03-23"


def page(name, *parts):
    return reverse(f"inforequests_desk:{name}", args=parts)


@pytest.fixture
def signed(registered, replied):
    return replied(registered("2026-03-02", address="测试路7号"), dispatch=Dispatch.POST)


@pytest.fixture
def desk(as_, bureau):
    return as_(bureau, Role.INTAKE)


def typed(letters, **changed):
    """The register with a number for each of these letters."""
    told = {f"{letter.pk}-number": number for letter, number in letters.items()}
    return {"on": DAY, "usual": "ems", **told, **changed}


class TestRegister:
    WHERE = "/desk/requests/postings/"

    def test_numbers_are_typed_one_below_the_other(self, desk, signed):
        shown = desk.get(self.WHERE).content.decode()
        assert signed.number in shown
        assert "测试甲" not in shown
        told = desk.post(self.WHERE, typed({signed: NUMBER}), follow=True).content.decode()
        assert "已登记交邮 1 件" in told
        assert NUMBER in told
        delivery = signed.deliveries.get()
        assert (delivery.carrier, str(delivery.sent_on)) == (Carrier.EMS, DAY)

    def test_a_slip_stays_with_what_was_typed_and_holds_up_no_other(
        self, desk, signed, registered, replied
    ):
        other = replied(registered("2026-03-03", address="某路2号"), dispatch=Dispatch.POST)
        answer = desk.post(self.WHERE, typed({signed: "EE000000006CN", other: OTHER}))
        told = answer.content.decode()
        assert answer.status_code == 422
        assert "校验位不对" in told
        assert 'value="EE000000006CN"' in told
        assert [each.letter for each in Delivery.objects.all()] == [other]

    def test_what_is_left_alone_is_left_alone(self, desk, signed):
        told = desk.post(self.WHERE, typed({})).content.decode()
        assert "什么都没有登记" in told
        assert not Delivery.objects.exists()

    def test_a_plain_letter_has_no_number(self, desk, signed):
        desk.post(self.WHERE, typed({}, **{f"{signed.pk}-carrier": "ordinary"}))
        assert signed.deliveries.get().carrier == Carrier.ORDINARY

    @pytest.mark.parametrize("wrong", ["", "2026-02-30", "2999-01-01", "昨天", "0001-01-01"])
    def test_a_wrong_day_registers_nothing(self, desk, signed, wrong):
        assert desk.post(self.WHERE, typed({signed: NUMBER}, on=wrong)).status_code == 422
        assert not Delivery.objects.exists()

    @pytest.mark.parametrize("asked", ["on=x", "on=2026-13-40", "page=999", "registered=-1"])
    def test_a_wrong_address_shows_the_page(self, desk, signed, asked):
        assert desk.get(f"{self.WHERE}?{asked}").status_code == 200

    def test_the_register_of_a_day_is_taken_along_covered_and_recorded(self, desk, signed, bureau):
        desk.post(self.WHERE, typed({signed: NUMBER}))
        made = desk.post(f"{page('postings_export', 'csv')}?on={DAY}")
        lines = b"".join(made.streaming_content).decode()
        assert NUMBER in lines
        assert "测试甲" not in lines
        kept = stream(f"inforequests:lookups:{bureau.code}").last()
        assert kept.data["asked"] == {"register": "postings", "on": DAY}

    def test_its_length_costs_no_more_queries(
        self, desk, registered, replied, django_assert_max_num_queries
    ):
        for number in range(4):
            replied(registered("2026-03-02", address=f"某路{number}号"), dispatch=Dispatch.POST)
        with django_assert_max_num_queries(30):
            desk.get(self.WHERE)


class TestCase:
    def send(self, desk, letter, **told):
        where = page("service_send", letter.request.number, letter.key)
        told = {"method": "post", "on": DAY, "carrier": "ems", "tracking_number": NUMBER, **told}
        return desk.post(where, told)

    def test_the_step_after_signing_leads_to_sending_and_then_to_its_result(self, desk, signed):
        number = signed.request.number
        assert "送达答复" in desk.get(page("detail", number)).content.decode()
        first = desk.get(page("serve", number))
        assert first["Location"] == page("service_send", number, signed.key)
        assert self.send(desk, signed).status_code == 302
        after = desk.get(page("serve", number))
        assert after["Location"] == page("service_result", number, signed.deliveries.get().key)

    @pytest.mark.parametrize(
        ("told", "why"),
        [
            pytest.param({"carrier": ""}, "请选择邮政业务", id="no service"),
            pytest.param({"carrier": "shunfeng"}, "不在可选的范围里", id="a courier"),
            pytest.param({"tracking_number": ""}, "要写邮件号码", id="no number"),
            pytest.param({"tracking_number": "EE000000006CN"}, "校验位不对", id="a wrong number"),
            pytest.param({"method": "online"}, "网上申请行政复议的渠道", id="K27"),
            pytest.param({"method": "entrusted"}, "受委托的机关", id="entrusted to nobody"),
            pytest.param({"method": "notice"}, "不在可选的范围里", id="公告 at once"),
            pytest.param({"on": "2026-03-19"}, "日期先后不对", id="before it was signed"),
            pytest.param({"on": "2999-01-01"}, "还没有到", id="in the future"),
            pytest.param({"address": "另一处"}, "收件人也要写", id="another address, no name"),
        ],
    )
    def test_what_is_refused_is_said_and_what_was_typed_stays(self, desk, signed, told, why):
        answer = self.send(desk, signed, note="写在这里的说明", **told)
        text = answer.content.decode()
        assert answer.status_code == 422
        assert why in text
        assert "写在这里的说明" in text
        assert not Delivery.objects.exists()

    def test_a_rare_number_is_taken_with_a_word_of_warning(self, desk, signed):
        where = page("service_send", signed.request.number, signed.key)
        told = {"method": "post", "on": DAY, "carrier": "registered"}
        told |= {"tracking_number": "XA00000000001"}
        shown = desk.post(where, told, follow=True).content.decode()
        assert "再核对一遍" in shown
        assert signed.deliveries.get().tracking_number == "XA00000000001"

    def test_a_number_copied_wrongly_is_corrected_until_there_is_a_result(self, desk, signed):
        self.send(desk, signed)
        number, key = signed.request.number, signed.deliveries.get().key
        assert "更正邮件号码" in desk.get(page("detail", number)).content.decode()
        where = page("service_number", number, key)
        assert NUMBER in desk.get(where).content.decode()
        wrong = desk.post(where, {"carrier": "ems", "tracking_number": "EE000000006CN"})
        assert (wrong.status_code, "校验位不对" in wrong.content.decode()) == (422, True)
        desk.post(where, {"carrier": "registered", "tracking_number": OTHER})
        kept = signed.deliveries.get()
        assert (kept.carrier, kept.tracking_number, str(kept.sent_on)) == ("registered", OTHER, DAY)
        told = stream(signed.request.stream).last()
        assert told.event == "request:delivery:renumbered"
        assert OTHER not in str(told.data)
        result = page("service_result", number, key)
        desk.post(result, {"result": "returned", "on": "2026-03-30"})
        desk.post(where, {"carrier": "ems", "tracking_number": NUMBER})
        assert signed.deliveries.get().tracking_number == OTHER

    def test_the_number_of_another_envelope_is_refused(self, desk, signed, registered, replied):
        self.send(desk, signed)
        other = replied(registered("2026-03-03", address="某路2号"), dispatch=Dispatch.POST)
        self.send(desk, other, tracking_number=OTHER)
        where = page("service_number", other.request.number, other.deliveries.get().key)
        told = desk.post(where, {"carrier": "ems", "tracking_number": NUMBER})
        assert (told.status_code, "已经登记在" in told.content.decode()) == (422, True)

    def test_proofs_come_along_sealed(self, desk, signed):
        proof = SimpleUploadedFile("收据.txt", "收据".encode(), "text/plain")
        self.send(desk, signed, proof=proof)
        delivery = signed.deliveries.get()
        assert (delivery.proof.kind, delivery.proof.name) == ("service", "收据.txt")

    def test_the_receipt_of_service_is_printed_and_the_look_recorded(self, desk, signed):
        self.send(desk, signed)
        for form, mark in (("pdf", b"%PDF"), ("docx", b"PK")):
            key = signed.deliveries.get().key
            made = desk.get(page("service_receipt", signed.request.number, key, form))
            assert made.content.startswith(mark)
        opened = stream(signed.request.stream).filter(event="request:letter:opened")
        assert [each.data["kind"] for each in opened] == ["L27", "L27"]

    def test_only_intake_prints_it(self, as_, bureau, desk, signed):
        self.send(desk, signed)
        where = page("service_receipt", signed.request.number, signed.deliveries.get().key, "pdf")
        told = as_(bureau, Role.HANDLER).get(where)
        assert (told.status_code, told["Location"]) == (302, "/desk/")

    def test_the_panel_shows_every_attempt(self, desk, signed, django_assert_max_num_queries):
        self.send(desk, signed)
        where = page("service_result", signed.request.number, signed.deliveries.get().key)
        desk.post(where, {"result": "returned", "on": "2026-03-30", "note": "查无此人"})
        shown = desk.get(page("detail", signed.request.number)).content.decode()
        for words in (NUMBER, "退回", "查无此人", "再送一次"):
            assert words in shown
        with django_assert_max_num_queries(4):
            assert len(service_of(signed.request)) == 1

    def test_another_case_does_not_open_it(self, desk, signed, registered):
        other = registered("2026-03-03")
        told = desk.get(page("service_send", other.number, signed.key))
        assert told["Location"].endswith(f"{other.number}/#service")

    def test_a_recalled_letter_is_marked(self, desk, signed, signer):
        deed = {"request": signed.request, "reason": "附件放错", "by": signer}
        actions.recall_reply(**deed, at=moment("2026-03-23"))
        shown = desk.get(page("detail", signed.request.number)).content.decode()
        assert "已撤回签发" in shown
        assert "附件放错" in shown

    def test_only_the_signatory_is_offered_a_recall_and_only_in_the_house(
        self, as_, bureau, desk, signed
    ):
        where = page("detail", signed.request.number)
        signatory = as_(bureau, Role.SIGNER)
        assert "撤回签发" in signatory.get(where).content.decode()
        assert "撤回签发" not in desk.get(where).content.decode()
        self.send(desk, signed)
        assert "recall/" not in signatory.get(where).content.decode()


class TestApplicant:
    @pytest.fixture
    def mine(self, client, bureau, replied):
        filed = actions.file_online(
            organ=bureau, intake=intake(address="测试路7号"), at=moment("2026-03-02")
        )
        letter = replied(filed.request, dispatch=Dispatch.POST)

        def look():
            told = {"number": filed.request.number, "code": filed.code}
            return client.post("/requests/track/", told, follow=True).content.decode()

        assert tracked(filed.request.number, filed.code) == filed.request
        return letter, look

    def test_a_reply_is_not_seen_before_it_has_left(self, mine, clerk):
        letter, look = mine
        before = look()
        assert letter.number not in before
        assert "处理决定" not in before
        assert "答复期限届满日" in before
        actions.send(
            letter=letter,
            method=Method.POST,
            carrier=Carrier.EMS,
            tracking_number=NUMBER,
            by=clerk,
            at=moment(DAY),
        )
        after = look()
        assert letter.number in after
        assert NUMBER in after
        assert "处理决定" in after

    def test_a_recalled_reply_was_never_there(self, mine, signer):
        letter, look = mine
        deed = {"request": letter.request, "reason": "附件放错", "by": signer}
        actions.recall_reply(**deed, at=moment(DAY))
        assert letter.number not in look()
        assert "附件放错" not in look()


def test_a_case_without_letters_has_no_panel(desk, registered):
    row = registered("2026-03-02")
    assert 'id="service"' not in desk.get(page("detail", row.number)).content.decode()
    assert desk.get(page("serve", row.number))["Location"].endswith("#service")
