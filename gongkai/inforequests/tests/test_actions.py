"""Deeds on requests: what they record, what they refuse, what they leave in the columns."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import actions, queries
from gongkai.inforequests.models import Applicant, InformationRequest, QueryCode
from gongkai.inforequests.rules import errors
from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.channels import Channel, Evidence
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests import replies
from gongkai.inforequests.tests.conftest import ID_NUMBER, intake, moment
from gongkai.ledger.models import Entry
from gongkai.ledger.queries import findings, stream
from gongkai.organs.access import NotYours
from gongkai.organs.roles import Role

pytestmark = pytest.mark.django_db


def events(request):
    return [entry.event for entry in stream(request.stream)]


def fresh(request):
    return InformationRequest.objects.get(pk=request.pk)


def test_an_online_request_is_received_the_day_it_is_sent(bureau):
    filed = actions.file_online(organ=bureau, intake=intake(), at=moment("2026-03-02"))
    row = filed.request
    assert (row.number, row.state) == ("MINZHENG-2026-0001", State.REGISTERED)
    assert (str(row.received_on), str(row.due_on)) == ("2026-03-02", "2026-03-30")
    assert events(row) == ["request:receipt:arrived", "request:receipt:confirmed"]
    assert len(filed.code) == 10
    assert QueryCode.objects.get().digest != filed.code


def test_late_at_night_in_beijing_is_still_that_day(bureau):
    at = dt.datetime(2026, 3, 2, 15, 59, tzinfo=dt.UTC)
    filed = actions.file_online(organ=bureau, intake=intake(), at=at)
    assert str(filed.request.received_on) == "2026-03-02"


def test_online_all_statutory_elements_are_needed(bureau):
    with pytest.raises(errors.ElementsMissing) as refused:
        actions.file_online(organ=bureau, intake=intake(email="", subject=" "))
    assert refused.value.missing == ("contact", "information")
    assert not InformationRequest.objects.exists()


def test_the_same_form_sent_twice_is_one_request(bureau):
    key = uuid.uuid4()
    first = actions.file_online(organ=bureau, intake=intake(), submission_key=key)
    second = actions.file_online(organ=bureau, intake=intake(), submission_key=key)
    assert first.request == second.request
    assert InformationRequest.objects.count() == 1


def test_identities_are_sealed_and_covered(filed):
    filed(name="欧阳测试")
    kept = Applicant.objects.get()
    assert (kept.masked_name, kept.masked_number) == ("欧***", "110***********002X")
    assert "欧阳测试".encode() not in bytes(kept.sealed)
    assert vault.unseal(kept.sealed)["document_number"] == ID_NUMBER


def test_a_new_key_opens_what_the_old_one_sealed(filed, settings):
    from cryptography.fernet import Fernet

    row = filed()
    settings.GONGKAI_FIELD_KEY = f"{Fernet.generate_key().decode()},{settings.GONGKAI_FIELD_KEY}"
    assert vault.unseal(row.applicant.sealed)["name"] == "测试甲"
    again = filed()
    assert list(queries.same_applicant(again)) == [row]


def test_the_ledger_holds_no_identity(filed, clerk):
    row = filed(name="欧阳测试", phone="0795-0000000")
    actions.look_at_identity(request=row, reason="邮寄答复", by=clerk)
    kept = str(list(Entry.objects.values_list("data", flat=True)))
    assert not [secret for secret in ("欧阳", ID_NUMBER, "0795", "规划") if secret in kept]


def test_every_look_at_an_identity_is_recorded(filed, clerk, handler):
    row = filed()
    assert actions.look_at_identity(request=row, reason="邮寄", by=clerk).name == "测试甲"
    last = stream(row.stream).last()
    assert (last.event, last.actor) == ("request:identity:viewed", clerk.username)
    with pytest.raises(NotYours):
        actions.look_at_identity(request=row, reason="好奇", by=handler)
    assert stream(row.stream).last() == last


@pytest.mark.parametrize(
    ("channel", "evidence", "state", "received"),
    [
        (Channel.IN_PERSON, None, State.REGISTERED, "2026-03-02"),
        (Channel.ZONE, None, State.REGISTERED, "2026-03-02"),
        (
            Channel.REGISTERED_MAIL,
            Evidence(arrived_on=dt.date(2026, 2, 27), mail_no="X1"),
            State.REGISTERED,
            "2026-02-27",
        ),
        (Channel.ORDINARY_MAIL, None, State.ARRIVED, None),
        (
            Channel.FAX,
            Evidence(
                arrived_on=dt.date(2026, 3, 1),
                confirmed_on=dt.date(2026, 3, 2),
                contact_record="电话确认",
            ),
            State.REGISTERED,
            "2026-03-02",
        ),
    ],
)
def test_registration_by_channel(bureau, clerk, channel, evidence, state, received):
    filed = actions.register(
        organ=bureau,
        channel=channel,
        intake=intake(),
        by=clerk,
        evidence=evidence,
        at=moment("2026-03-02"),
    )
    found = filed.request.received_on
    assert (filed.request.state, str(found) if found else None) == (state, received)


def test_a_signed_for_letter_needs_its_number(bureau, clerk):
    with pytest.raises(errors.EvidenceMissing) as refused:
        actions.register(organ=bureau, channel=Channel.REGISTERED_MAIL, intake=intake(), by=clerk)
    assert refused.value.missing == ("mail_no",)


def test_at_the_counter_nobody_is_turned_away_for_missing_elements(registered):
    row = registered(document_number="", email="")
    assert row.state == State.REGISTERED


def test_only_the_intake_of_the_organ_registers(bureau, other_bureau, officer, handler):
    for person in (handler, officer(other_bureau, Role.INTAKE)):
        with pytest.raises(NotYours):
            actions.register(organ=bureau, channel=Channel.IN_PERSON, intake=intake(), by=person)
    assert not InformationRequest.objects.exists()


def test_confirmation_starts_the_clock(registered, clerk):
    row = registered(channel=Channel.ORDINARY_MAIL)
    confirmed = actions.confirm_receipt(
        request=row, contact_record="电话", by=clerk, at=moment("2026-03-03")
    )
    assert (str(confirmed.received_on), str(confirmed.due_on)) == ("2026-03-03", "2026-03-31")
    assert fresh(row).evidence["contact_record"] == "电话"


def test_a_whole_life(filed, filled, clerk, handler, lawyer, signer, handler_post):
    row = filed()
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    actions.hand_over(request=row, post=handler_post, by=clerk, at=moment("2026-03-03"))
    at = moment("2026-03-20")
    replies.file_records(row, [Outcome.GRANTED], handler, signer, at)
    letter = actions.answer(
        request=row,
        reply=replies.reply(replies.decision(Outcome.GRANTED), dispatch=Dispatch.ONLINE),
        by=signer,
        drafted_by=handler,
        checked_by=lawyer,
        at=at,
    )
    actions.serve(request=row, by=clerk, at=moment("2026-03-25"))
    actions.archive(request=row, by=clerk, at=moment("2026-04-01"))
    row = fresh(row)
    assert (row.state, row.outcome, str(row.closed_on)) == (State.ARCHIVED, "G2", "2026-03-20")
    assert (row.due_on, row.on_time, row.handler) == (None, True, handler_post)
    assert (letter.kind, letter.number) == ("L14", "测试区民政局公开〔2026〕1号")
    assert events(row) == [
        "request:receipt:arrived",
        "request:receipt:confirmed",
        "request:review:assigned",
        "request:handling:started",
        "request:secrecy:reviewed",
        "request:reply:drafted",
        "request:draft:changed",
        "request:reply:submitted",
        "request:reply:checked",
        "request:draft:compared",
        "request:reply:dispatched",
        "request:letter:issued",
        "request:reply:served",
        "request:case:closed",
        "request:case:archived",
    ]
    drafted = stream(row.stream).get(event="request:reply:drafted")
    assert drafted.actor == handler.username
    assert findings() == []


def test_an_answer_on_the_spot(registered, replied):
    row = registered()
    replied(row, on="2026-03-02")
    assert fresh(row).state == State.DISPATCHED


def test_a_correction_restarts_the_clock_and_comes_once(filed, clerk):
    row = filed("2026-02-06")
    actions.assign(request=row, by=clerk, at=moment("2026-02-06"))
    asked = actions.notify_correction(
        request=row, points="请写明文号。", by=clerk, at=moment("2026-02-12")
    )
    assert (asked.state, asked.due_on) == (State.CORRECTION_PENDING, None)
    actions.serve_correction(request=row, by=clerk, at=moment("2026-02-13"))
    back = actions.receive_correction(
        request=row, subject="某某〔2019〕1号文件", by=clerk, at=moment("2026-03-05")
    )
    assert (str(back.due_on), back.subject) == ("2026-04-02", "某某〔2019〕1号文件")
    with pytest.raises(errors.SecondCorrection):
        actions.notify_correction(request=row, points="再补。", by=clerk, at=moment("2026-03-06"))


def test_who_does_not_correct_gives_up(filed, clerk):
    row = filed("2026-02-06")
    actions.assign(request=row, by=clerk, at=moment("2026-02-06"))
    actions.notify_correction(request=row, points="请写明年度。", by=clerk, at=moment("2026-02-12"))
    actions.serve_correction(request=row, by=clerk, at=moment("2026-02-13"))
    with pytest.raises(errors.LapseTooEarly):
        actions.abandon(request=row, by=clerk, at=moment("2026-03-05"))
    given_up = actions.abandon(request=row, by=clerk, at=moment("2026-03-06"))
    assert (given_up.outcome, str(given_up.closed_on)) == ("O1", "2026-03-06")


def test_an_extension_needs_an_approver_of_the_organ(filed, clerk, handler, signer):
    row = filed()
    with pytest.raises(errors.ApprovalMissing):
        actions.extend(
            request=row,
            days=10,
            reason="量大",
            approved_by=handler,
            by=clerk,
            at=moment("2026-03-20"),
        )
    extended = actions.extend(
        request=row, days=10, reason="量大", approved_by=signer, by=clerk, at=moment("2026-03-20")
    )
    assert (extended.extended, str(extended.due_on)) == (True, "2026-04-14")


def test_opinions_side_by_side(filed, clerk, handler):
    row = filed("2026-04-20")
    actions.assign(request=row, by=clerk, at=moment("2026-04-20"))
    actions.hand_over(request=row, by=clerk, at=moment("2026-04-20"))
    party = actions.consult(
        request=row,
        kind=Party.THIRD_PARTY,
        name="某某公司",
        question="拟公开合同。",
        served_on=dt.date(2026, 4, 28),
        by=handler,
        at=moment("2026-04-27"),
    )
    assert fresh(row).state == State.CONSULTING
    assert vault.unseal(party.sealed_name) == {"name": "某某公司"}
    heard = actions.answer_consultation(
        request=row, party=party.label, opinion=Opinion.OBJECTS, by=handler, at=moment("2026-05-14")
    )
    assert (heard.state, str(heard.due_on)) == (State.IN_PROCESS, "2026-06-04")


def test_silence_is_recorded_when_it_is_over(filed, clerk, handler):
    row = filed("2026-04-20")
    actions.assign(request=row, by=clerk, at=moment("2026-04-20"))
    actions.hand_over(request=row, by=clerk, at=moment("2026-04-20"))
    party = actions.consult(
        request=row,
        kind=Party.THIRD_PARTY,
        name="某某公司",
        question="",
        served_on=dt.date(2026, 4, 28),
        by=handler,
        at=moment("2026-04-27"),
    )
    with pytest.raises(errors.LapseTooEarly):
        actions.close_consultation(
            request=row, party=party.label, by=handler, at=moment("2026-05-21")
        )
    closed = actions.close_consultation(
        request=row, party=party.label, by=handler, at=moment("2026-05-22")
    )
    assert (closed.state, str(closed.due_on)) == (State.IN_PROCESS, "2026-06-11")


def test_a_withdrawn_request_is_counted_as_other(filed, clerk):
    withdrawn = actions.withdraw(request=filed(), by=clerk, at=moment("2026-03-05"))
    assert (withdrawn.state, withdrawn.outcome) == (State.WITHDRAWN, "O3")


@pytest.mark.parametrize(("outcome", "years"), [(Outcome.GRANTED, 10), (Outcome.DELIBERATION, 30)])
def test_how_long_a_case_is_kept(filed, clerk, replied, outcome, years):
    row = filed()
    replied(row, outcome=outcome)
    actions.serve(request=row, by=clerk, at=moment("2026-03-25"))
    actions.archive(request=row, by=clerk, at=moment("2026-04-01"))
    assert stream(row.stream).last().data["retention_years"] == years


def test_no_deed_is_dated_tomorrow(filed, clerk):
    tomorrow = timezone.localdate() + dt.timedelta(days=2)
    with pytest.raises(errors.ActInFuture):
        actions.withdraw(request=filed(), on=tomorrow, by=clerk)


def test_a_deed_entered_later_shows_both_times(filed, clerk):
    row = filed()
    actions.assign(request=row, by=clerk, at=moment("2026-03-03"))
    entry = stream(row.stream).last()
    assert entry.at == moment("2026-03-03")
    assert timezone.now() - entry.recorded_at < dt.timedelta(minutes=5)


def test_projections_can_be_rebuilt_from_the_ledger(filed, replied):
    row, untouched = filed(), filed("2026-03-03")
    replied(row)
    InformationRequest.objects.filter(pk=row.pk).update(closed_on="2026-03-31", on_time=False)
    assert actions.rebuild([row, untouched]) == [row.number]
    row = fresh(row)
    assert (str(row.closed_on), row.on_time) == ("2026-03-20", True)
    assert actions.rebuild([row, untouched]) == []


def test_numbers_run_by_organ_and_year(filed, bureau, other_bureau):
    numbers = [
        filed("2026-03-02").number,
        filed("2026-03-02", organ=other_bureau).number,
        filed("2025-12-31").number,
        filed("2026-03-03").number,
    ]
    assert numbers == [
        "MINZHENG-2026-0001",
        "NONGYE-2026-0001",
        "MINZHENG-2025-0001",
        "MINZHENG-2026-0002",
    ]


def test_a_refused_request_uses_up_no_number(bureau, filed, clerk):
    with pytest.raises(errors.EvidenceMissing):
        actions.register(organ=bureau, channel=Channel.REGISTERED_MAIL, intake=intake(), by=clerk)
    assert filed().number.endswith("-0001")


def test_organisations_have_their_column(filed):
    row = filed(
        kind=ApplicantKind.LEGAL, document="credit_code", document_number="91350100M000100Y43"
    )
    assert row.applicant_kind == "legal"


@pytest.mark.parametrize(
    "broken",
    [
        {"outcome": "G2"},
        {"closed_on": "2026-03-20"},
        {"state": "dispatched"},
        {"outcome": "G2", "closed_on": "2026-03-20"},
        {"received_on": "2026-03-01"},
        {"counts_from": None},
        {"due_on": "2026-03-02"},
    ],
)
def test_the_database_itself_refuses_columns_that_contradict(filed, broken):
    row = filed()
    with pytest.raises(IntegrityError), transaction.atomic():
        InformationRequest.objects.filter(pk=row.pk).update(**broken)
