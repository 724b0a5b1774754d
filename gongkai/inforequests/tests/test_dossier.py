"""案卷的凭据: everything the checks read, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gongkai import vault
from gongkai.inforequests import actions
from gongkai.inforequests.models import (
    CaseFile,
    InformationRequest,
    ReplyDraft,
    RequestItem,
    SearchRecord,
    SecrecyReview,
)
from gongkai.inforequests.queries.dossier import dossier, register_defences
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch, Opinion, Party
from gongkai.inforequests.rules.checks import Moment, run
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests.conftest import moment
from gongkai.workdays.queries import calendar

pytestmark = pytest.mark.django_db

TODAY = dt.date(2026, 3, 20)


def reread(row):
    return InformationRequest.objects.select_related("organ", "applicant").get(pk=row.pk)


def decide(row, outcome=Outcome.DELIBERATION, position=1):
    return RequestItem.objects.create(
        request=row,
        position=position,
        text="2019年度某某规划全文",
        outcome=outcome,
        subtype="draft",
        reason="属于过程稿。",
        particulars={"discretion_reason": "决定尚未作出。"},
    )


def draft(row, by, **changed):
    values = {"version": 3, "opening": "您好。", "enclosures": "无", "dispatch": Dispatch.POST}
    return ReplyDraft.objects.create(
        request=row, edited_by=by, edited_at=timezone.now(), **(values | changed)
    )


def file(row, kind, key, **changed):
    values = {
        "sealed_name": vault.seal({"name": f"{key}.pdf"}),
        "media_type": "application/pdf",
        "size": 1,
        "pages": 2,
    }
    return CaseFile.objects.create(
        request=row, kind=kind, digest=key, place=key, added_at=timezone.now(), **(values | changed)
    )


def queries_of(row):
    row = reread(row)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        dossier(row, TODAY)
    return len(caught)


def test_the_number_of_queries_does_not_grow(consulted, clerk, handler, registered, replied):
    decide(consulted)
    draft(consulted, clerk)
    dossier(reread(consulted), TODAY)  # the calendar is read once for all
    few = queries_of(consulted)
    for number in range(2, 6):
        decide(consulted, position=number)
        file(consulted, FileKind.EVIDENCE, str(number))
        SearchRecord.objects.create(
            request=consulted, searched_on=TODAY, result="没有找到", by=handler
        )
        replied(registered(f"2026-03-0{number}"), on="2026-03-12")
    assert queries_of(consulted) == few
    assert few <= 18


def test_what_is_on_file_is_read(consulted, clerk, handler, signer):
    actions.serve_consultation(
        request=consulted, party="third_party-1", by=clerk, on=dt.date(2026, 3, 5)
    )
    actions.answer_consultation(
        request=consulted,
        party="third_party-1",
        opinion=Opinion.OBJECTS,
        by=clerk,
        on=dt.date(2026, 3, 9),
    )
    decide(consulted)
    draft(consulted, clerk, compared_by=signer, compared_version=3)
    file(consulted, FileKind.DISCLOSED, "a")
    file(consulted, FileKind.DISCLOSED, "b", removed_at=timezone.now())
    for on, may in ((TODAY, False), (dt.date(2026, 3, 10), True)):
        SecrecyReview.objects.create(
            request=consulted, reviewed_on=on, may_disclose=may, opinion="审查", by=signer
        )
    known = dossier(reread(consulted), TODAY)
    assert [each.label for each in known.parties] == ["third_party-1", "co_maker-2", "agency-3"]
    assert (known.parties[0].kind, known.parties[0].opinion) == (Party.THIRD_PARTY, Opinion.OBJECTS)
    assert [each.name for each in known.files] == ["a.pdf"]
    assert known.secrecy.may_disclose is False  # the latest
    assert (known.drafted_by, known.compared_by) == (clerk.username, signer.username)
    assert known.organ_is_below_city and not known.organ_is_vertical
    assert known.letter.kind == "L17-D6"
    assert known.items[0].value("discretion_reason") == "决定尚未作出。"
    assert {kind for kind, _number in known.letters_sent} == {"L09", "L11", "L12", "L13"}


def test_a_comparison_of_an_older_draft_is_void(registered, clerk, signer):
    row = registered()
    draft(row, clerk, compared_by=signer, compared_version=2)
    assert dossier(reread(row), TODAY).compared_by == ""


def test_earlier_replies_are_the_applicants_own(registered, replied):
    first = replied(registered("2026-03-02"), on="2026-03-06")
    replied(registered("2026-03-03", name="测试乙", document_number="P1234567", document="other"))
    registered("2026-02-27")
    known = dossier(reread(registered("2026-03-09")), TODAY)
    assert [each.letter for each in known.earlier] == [first.number]


def test_days_left_are_working_days(registered):
    row = registered("2026-03-02")  # due on 30 March
    assert dossier(reread(row), TODAY).days_left == 6
    assert dossier(reread(row), dt.date(2026, 3, 30)).days_left == 0
    assert dossier(reread(row), dt.date(2026, 4, 1)).days_left == -2


def test_the_next_act_is_judged(registered, handler):
    row = registered("2026-03-02")
    actions.assign(request=row, by=handler, at=moment("2026-03-03"))
    asked = acts.CorrectionAsked(dt.date(2026, 3, 4), 10)
    known = dossier(reread(row), TODAY, next_act=asked, words="请提交单位介绍信。")
    assert known.refused == ""
    assert [each.code for each in run(known, Moment.CORRECTION)] == ["K02", "K12"]
    actions.notify_correction(
        request=row, points="请写明年度。", by=handler, at=moment("2026-03-04")
    )
    again = dossier(reread(row), TODAY, next_act=acts.CorrectionAsked(TODAY, 10))
    assert again.refused == "second_correction"


def test_the_period_to_hand_in_the_file_is_told_by_whoever_keeps_disputes(registered, monkeypatch):
    row, due = registered("2026-03-02"), [None, dt.date(2026, 3, 25), dt.date(2026, 3, 30)]
    monkeypatch.setattr(sys.modules[register_defences.__module__], "_defences_due", [])
    assert dossier(reread(row), TODAY).defence_days_left is None
    for day in due:
        register_defences(lambda _row, day=day: day)
    assert dossier(reread(row), TODAY).defence_days_left == calendar().between(TODAY, due[1])
