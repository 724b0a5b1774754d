"""收件登记 at the desk: every channel with its evidence, reminders, files, the receipt."""

from __future__ import annotations

import io
import re
import uuid

import docx
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import Applicant, CaseFile, InformationRequest
from gongkai.inforequests.rules.applicants import IdentityProof
from gongkai.inforequests.rules.channels import Channel
from gongkai.inforequests.tests.conftest import ID_NUMBER, intake, moment
from gongkai.inforequests.web.register_forms import CHANNELS
from gongkai.ledger.queries import stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db

NEW = "/desk/requests/new/"
TODAY = "2026-03-02"


@pytest.fixture(autouse=True)
def _monday(sealed_folder):
    with time_machine.travel(moment(TODAY), tick=False):
        yield


@pytest.fixture
def desk(as_, bureau):
    return as_(bureau, Role.INTAKE)


@pytest.fixture
def sheet(bureau):
    """What an officer fills in at the counter."""

    def filled(**changed):
        return {
            "organ": bureau.pk,
            "arrived_on": TODAY,
            "kind": "natural",
            "name": "测试甲",
            "document": "resident_id",
            "document_number": ID_NUMBER,
            "phone": "0795-1234567",
            "subject": "某某规划",
            "wanted_form": "pick_up",
        } | changed

    return filled


def send(desk, typed, channel=Channel.IN_PERSON, **more):
    return desk.post(f"{NEW}?channel={channel}", typed | more)


def agree(desk, typed, channel=Channel.IN_PERSON):
    """Sends the form, and once more after its reminders."""
    told = send(desk, typed, channel)
    assert told.status_code == 200, told
    return send(desk, typed, channel, seen=told.context["cautions"].seen)


def words(answer):
    return answer.content.decode()


class TestForm:
    @pytest.mark.parametrize(
        ("channel", "asked"),
        [
            (Channel.IN_PERSON, set()),
            (Channel.ZONE, {"service_point"}),
            (Channel.ORAL, {"record_no"}),
            (Channel.REGISTERED_MAIL, {"mail_no", "forwarded_from", "envelope_files"}),
            (
                Channel.ORDINARY_MAIL,
                {"confirmed_on", "contact_record", "forwarded_from", "envelope_files"},
            ),
            (
                Channel.EMAIL,
                {"confirmed_on", "contact_record", "forwarded_from", "envelope_files"},
            ),
            (
                Channel.FAX,
                {"confirmed_on", "contact_record", "forwarded_from", "envelope_files"},
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_each_channel_asks_for_its_own_evidence(self, desk, channel, asked):
        fields = desk.get(f"{NEW}?channel={channel}").context["form"].fields.keys()
        plain = desk.get(NEW).context["form"].fields.keys()
        assert fields - plain == asked
        assert plain <= fields

    def test_no_channel_is_left_out_but_the_net(self):
        assert set(CHANNELS) == set(Channel) - {Channel.ONLINE}

    @pytest.mark.parametrize("channel", ["online", "nonsense", ""])
    def test_an_unknown_channel_is_the_counter(self, desk, channel):
        assert desk.get(f"{NEW}?channel={channel}").context["channel"] is Channel.IN_PERSON

    def test_today_is_the_first_day_offered(self, desk):
        assert desk.get(NEW).context["form"].initial["arrived_on"] == timezone.localdate()

    def test_service_points_known_so_far_are_offered(self, desk, sheet):
        send(desk, sheet(service_point="东街便民服务中心"), Channel.ZONE)
        page = words(desk.get(f"{NEW}?channel=zone"))
        assert '<option value="东街便民服务中心">' in page
        assert InformationRequest.objects.get().service_point == "东街便民服务中心"


class TestRegistering:
    def test_at_the_counter(self, desk, sheet):
        told = send(desk, sheet())
        row = InformationRequest.objects.get()
        assert told["Location"] == reverse("inforequests_desk:receipt", args=[row.number])
        assert (row.channel, str(row.received_on)) == ("in_person", TODAY)

    @pytest.mark.parametrize(
        ("channel", "changed", "field"),
        [
            ("registered_mail", {}, "mail_no"),
            ("oral", {}, "record_no"),
            ("fax", {"confirmed_on": TODAY}, "contact_record"),
            ("ordinary_mail", {"confirmed_on": TODAY, "contact_record": " "}, "contact_record"),
            ("in_person", {"arrived_on": ""}, "arrived_on"),
            ("in_person", {"arrived_on": "2026-02-30"}, "arrived_on"),
            ("in_person", {"arrived_on": "2026-03-03"}, "arrived_on"),
            ("in_person", {"arrived_on": "0001-01-01"}, "arrived_on"),
            ("fax", {"confirmed_on": "2026-03-01", "contact_record": "电话"}, "arrived_on"),
            ("fax", {"confirmed_on": "2026-03-03", "contact_record": "电话"}, "arrived_on"),
            ("in_person", {"name": "", "subject": " "}, "name"),
        ],
    )
    def test_what_is_wrong_is_said_at_its_field(self, desk, sheet, channel, changed, field):
        told = send(desk, sheet(address="某某路1号", **changed), Channel(channel))
        assert told.status_code == 422
        assert field in told.context["form"].errors
        assert "某某路1号" in words(told)
        assert not InformationRequest.objects.exists()

    def test_fax_waits_until_it_is_confirmed(self, desk, sheet):
        told = agree(desk, sheet(), Channel.FAX)
        row = InformationRequest.objects.get()
        assert (row.state, row.received_on) == ("arrived", None)
        assert "待与申请人确认" in words(desk.get(told["Location"]))

    def test_an_organ_of_others_cannot_be_registered_for(self, desk, sheet, other_bureau):
        assert send(desk, sheet(organ=other_bureau.pk)).status_code == 422
        assert not InformationRequest.objects.exists()

    @pytest.mark.parametrize("lacking", ["name", "subject"])
    def test_what_lacks_one_of_both_is_registered(self, desk, sheet, lacking):
        send(desk, sheet(**{lacking: ""}))
        assert InformationRequest.objects.count() == 1

    def test_the_same_sheet_sent_twice_is_one_request(self, desk, sheet):
        page = words(desk.get(NEW))
        key = re.search(r'name="submission_key" value="([^"]+)"', page)[1]
        first, again = (send(desk, sheet(submission_key=key)) for _ in range(2))
        if again.status_code == 200:  # reminded of the first one, and sent all the same
            again = send(desk, sheet(submission_key=key), seen=again.context["cautions"].seen)
        assert first["Location"] == again["Location"]
        assert InformationRequest.objects.count() == 1

    def test_two_sheets_are_two_requests(self, desk, sheet):
        send(desk, sheet(submission_key=uuid.uuid4()))
        agree(desk, sheet(submission_key=uuid.uuid4()))
        assert InformationRequest.objects.count() == 2

    def test_a_record_to_be_corrected_is_registered_as_such(self, desk, sheet):
        send(desk, sheet(case_type="record_correction", wanted_form=""))
        row = InformationRequest.objects.get()
        assert row.case_type == "record_correction"
        assert queries.history(row)[0].case_type == "record_correction"

    def test_an_agent_is_kept_under_cover(self, desk, sheet):
        send(desk, sheet(agent_name="测试乙", agent_number=ID_NUMBER))
        assert Applicant.objects.get().masked_agent == "测**"


class TestReminders:
    def test_earlier_requests_of_the_applicant_are_shown_once(self, desk, sheet, filed):
        earlier = filed("2026-02-02")
        told = send(desk, sheet())
        assert list(told.context["cautions"].earlier) == [earlier]
        assert earlier.number in words(told)
        assert InformationRequest.objects.count() == 1
        agree(desk, sheet())
        assert InformationRequest.objects.count() == 2

    def test_other_applicants_are_not(self, desk, sheet, filed):
        filed("2026-02-02", document="other", document_number="E12345678")
        assert send(desk, sheet()).status_code == 302

    def test_without_a_number_the_name_tells(self, desk, sheet, filed):
        earlier = filed("2026-02-02", document_number="AB-1", document="other")
        told = send(desk, sheet(document_number=""))
        assert list(told.context["cautions"].earlier) == [earlier]

    def test_what_has_been_seen_does_not_hide_what_is_new(self, desk, sheet, filed):
        told = send(desk, sheet(arrived_on="2026-02-26"))
        filed("2026-02-02")
        again = send(desk, sheet(arrived_on="2026-02-26"), seen=told.context["cautions"].seen)
        assert again.status_code == 200
        assert InformationRequest.objects.count() == 1

    @pytest.mark.parametrize(
        ("channel", "changed", "reminder"),
        [
            ("in_person", {"document_number": "110105194912310021"}, "校验码不符"),
            ("in_person", {"arrived_on": "2026-02-26"}, "答复期限到今天已经用去 3 个工作日"),
            ("in_person", {"name": "买买提·艾力", "subject": "买买提·艾力要规划"}, "请删去"),
            ("in_person", {"subject": "某某规划，电话13800000000"}, "请删去"),
            ("fax", {}, "期限暂不起算"),
            ("ordinary_mail", {"arrived_on": "2026-02-26"}, "当日与申请人确认"),
            (
                "email",
                {"arrived_on": "2026-02-28", "confirmed_on": TODAY, "contact_record": "电话"},
                "晚于到达日期",
            ),
            (
                "registered_mail",
                {"mail_no": "XA1", "forwarded_from": "信访办"},
                "不按转交的日期",
            ),
        ],
    )
    def test_what_an_officer_should_look_at_again(self, desk, sheet, channel, changed, reminder):
        told = send(desk, sheet(**changed), Channel(channel))
        assert reminder in words(told)
        agree(desk, sheet(**changed), Channel(channel))
        assert InformationRequest.objects.count() == 1

    def test_a_letter_that_was_forwarded_counts_from_its_signing(self, desk, sheet):
        typed = sheet(arrived_on="2026-02-26", mail_no="XA1", forwarded_from="信访办")
        agree(desk, typed, Channel.REGISTERED_MAIL)
        row = InformationRequest.objects.get()
        assert str(row.received_on) == "2026-02-26"
        assert row.evidence["forwarded_from"] == "信访办"


class TestFiles:
    def test_they_are_sealed_with_the_case(self, desk, sheet):
        typed = sheet(mail_no="XA1")
        envelope = SimpleUploadedFile("信封.txt", "邮戳".encode())
        identity = SimpleUploadedFile("证件.txt", "证件".encode())
        send(
            desk,
            typed,
            Channel.REGISTERED_MAIL,
            envelope_files=envelope,
            identity_files=identity,
        )
        kinds = set(CaseFile.objects.values_list("kind", "added_by__username"))
        assert kinds == {("envelope", "minzheng-intake"), ("identity", "minzheng-intake")}

    def test_a_mistake_elsewhere_does_not_lose_them(self, desk, sheet):
        file = SimpleUploadedFile("申请书.txt", "申请".encode())
        told = send(desk, sheet(arrived_on=""), application_files=file)
        held = re.search(r'name="held" value="([^"]+)"', words(told))[1]
        assert "申请书.txt" in words(told)
        send(desk, sheet(), held=held)
        assert CaseFile.objects.get().name == "申请书.txt"

    def test_what_is_no_document_is_refused_by_its_name(self, desk, sheet):
        told = send(desk, sheet(), application_files=SimpleUploadedFile("a.exe", b"MZ\x90\x00"))
        assert told.status_code == 422
        assert "a.exe" in words(told)


class TestReceipt:
    def code_on(self, answer):
        return re.findall(r'register-code">([^<]+)<', words(answer))

    def test_number_and_code_are_shown_to_this_clerk_for_an_hour(self, desk, sheet):
        url = send(desk, sheet())["Location"]
        number, code = self.code_on(desk.get(url))
        assert queries.tracked(number, code) is not None
        with time_machine.travel(moment(TODAY, hour=12), tick=False):
            assert self.code_on(desk.get(url)) == [number]

    def test_each_of_a_batch_keeps_its_code(self, desk, sheet):
        first = send(desk, sheet())["Location"]
        second = send(desk, sheet(document_number="", name="测试乙", subject="另一份规划"))[
            "Location"
        ]
        shown = [self.code_on(desk.get(url)) for url in (first, second)]
        assert [len(each) for each in shown] == [2, 2]
        assert all(queries.tracked(number, code) for number, code in shown)

    def test_the_code_is_not_open_in_the_session(self, desk, sheet):
        _number, code = self.code_on(desk.get(send(desk, sheet())["Location"]))
        assert code not in str(dict(desk.session))

    def test_other_requests_show_no_code(self, desk, sheet, filed):
        send(desk, sheet())
        other = filed("2026-02-02")
        assert self.code_on(desk.get(f"/desk/requests/{other.number}/receipt/")) == [other.number]

    def test_the_letter_bears_the_code_and_keeps_it_nowhere(self, desk, sheet):
        url = send(desk, sheet())["Location"]
        with_code = desk.get(f"{url}file.docx")
        _number, code = self.code_on(desk.get(url))
        assert code in document_text(with_code.content)
        assert code not in str(list(stream(InformationRequest.objects.get().stream).values()))
        assert desk.get(f"{url}file.pdf").content.startswith(b"%PDF")
        assert desk.get(f"{url}file.txt").status_code == 404

    def test_what_is_missing_leads_to_the_correction(self, desk, sheet):
        url = send(desk, sheet(document_number="", phone=""))["Location"]
        page = desk.get(url)
        assert page.context["elements"] == ["identity", "contact"]
        assert "2026年3月11日" in words(page)
        told = desk.post(f"{url}correct/", {"missing": page.context["elements"]}, follow=True)
        points = told.context["form"]["points"].value()
        assert "身份证明" in points and "联系" in points
        assert InformationRequest.objects.get().state == "under_review"

    def test_a_complete_application_needs_none(self, desk, sheet):
        assert desk.get(send(desk, sheet())["Location"]).context["missing"] == []

    @pytest.mark.parametrize("role", [Role.HANDLER, Role.SIGNER, Role.AUDITOR])
    def test_it_is_for_the_counter_only(self, as_, bureau, filed, role):
        number = filed().number
        for path in ("receipt/", "receipt/file.pdf", "query-code/"):
            assert as_(bureau, role).get(f"/desk/requests/{number}/{path}").status_code == 302


class TestRenewedCode:
    def test_the_old_one_opens_nothing_more(self, desk, own):
        url = f"/desk/requests/{own.request.number}/query-code/"
        told = desk.post(url, {"proof": "applicant", "reason": "回执遗失"}, follow=True)
        number, code = re.findall(r'register-code">([^<]+)<', words(told))
        assert queries.tracked(number, own.code) is None
        assert queries.tracked(number, code) == own.request

    def test_why_and_by_whom_stands_in_the_ledger(self, own, clerk):
        actions.renew_code(request=own.request, proof=IdentityProof.AGENT, reason="遗失", by=clerk)
        entry = stream(own.request.stream).get(event="request:code:renewed")
        assert (entry.actor, entry.data) == (clerk.username, {"proof": "agent", "reason": "遗失"})

    def test_nobody_else_may(self, own, handler):
        with pytest.raises(NotYours):
            actions.renew_code(
                request=own.request, proof=IdentityProof.AGENT, reason="遗失", by=handler
            )

    @pytest.mark.parametrize("typed", [{}, {"proof": "applicant"}, {"reason": "遗失"}])
    def test_identity_and_reason_are_asked_for(self, desk, own, typed):
        url = f"/desk/requests/{own.request.number}/query-code/"
        assert desk.post(url, typed).status_code == 422
        assert queries.tracked(own.request.number, own.code) is not None


class TestOralRecord:
    def test_it_is_printed_before_anything_is_registered(self, desk, sheet):
        told = send(desk, sheet(record_no="口头1号"), Channel.ORAL, step="record")
        assert told["Content-Type"] == "application/pdf"
        assert told.content.startswith(b"%PDF")
        assert not InformationRequest.objects.exists()


def test_the_key_of_a_sheet_is_known_within_its_organ(bureau, clerk):
    deed = {"channel": Channel.IN_PERSON, "intake": intake(), "submission_key": uuid.uuid4()}
    first = actions.register(organ=bureau, by=clerk, **deed)
    again = actions.register(organ=bureau, by=clerk, **deed)
    assert again.request == first.request
    assert queries.tracked(first.request.number, first.code) is None
    assert queries.tracked(first.request.number, again.code) == first.request


def document_text(content):
    return "\n".join(line.text for line in docx.Document(io.BytesIO(content)).paragraphs)
