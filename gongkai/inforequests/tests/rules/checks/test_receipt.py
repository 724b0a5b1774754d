"""收件, 补正, 期限: both sides of K01 to K12, K41 and K44."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch, RemedyTrack
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.channels import Basis, Channel
from gongkai.inforequests.rules.clock import clock
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests.rules.cases import (
    answered,
    arrived,
    day,
    extended,
    in_process,
    registered,
    reviewed,
    up_to_signature,
)
from gongkai.inforequests.tests.rules.checks.dossiers import (
    CALENDAR,
    EVIDENCE,
    RECEIVED,
    about,
    dossier,
    found,
    item,
    named,
)

UNDER_REVIEW = reviewed(RECEIVED)
POINTS = "请写明要哪一年度的规划，以及文件名称或者文号。"


def correction(words=POINTS, on="2026-03-05", days=10, history=UNDER_REVIEW):
    return about(acts.CorrectionAsked(day(on), days), words, history)


def corrected(on="2026-03-05"):
    return (*UNDER_REVIEW, acts.CorrectionAsked(day(on), 10), acts.Corrected(day("2026-03-20")))


def confirmed(on, **evidence):
    history = (arrived(RECEIVED), acts.Confirmed(day(on)), acts.Assigned(day(on)))
    known = {"arrived_on": RECEIVED} | evidence
    return dossier(history=history, channel=Channel.ONLINE, evidence=tuple(known.items()))


def signed_for(on, arrived_on):
    mail = acts.Registered(
        day(on), Channel.REGISTERED_MAIL, ApplicantKind.NATURAL, Basis.SIGNED_FOR
    )
    evidence = (("arrived_on", arrived_on), ("mail_no", "XA1"))
    return dossier(history=(mail,), channel=Channel.REGISTERED_MAIL, evidence=evidence)


def told(reason):
    return dossier(item(Outcome.NOT_FOUND, reason=reason))


def disputed(track=RemedyTrack.RECONSIDERATION, left=2, **changed):
    history = (
        *in_process(RECEIVED),
        *up_to_signature("2026-03-10"),
        answered("2026-03-10", Outcome.NOT_FOUND, Dispatch.POST),
        acts.RemedyOpened(day("2026-03-18"), track),
    )
    return dossier(history=history, defence_days_left=left, **changed)


SIDES = (
    ("K01", "a purpose asked", lambda: correction("请说明所需信息的用途。"), [("", "asked")]),
    (
        "K01",
        "the three needs",
        lambda: correction("请提交生产、生活、科研需要的证明。"),
        [("", "asked")],
    ),
    (
        "K01",
        "refused for it",
        lambda: told("与您自身生产、生活、科研等特殊需要无关。"),
        [("item-1", "refused")],
    ),
    (
        "K01",
        "the use of land",
        lambda: correction("请说明您要的是哪一宗土地用途变更的批准文件。"),
        [],
    ),
    ("K01", "said not to be needed", lambda: correction("您不需要说明用途。" + POINTS), []),
    ("K02", "a letter of introduction", lambda: correction("请提交单位介绍信。"), [("", "")]),
    ("K02", "an interest", lambda: correction("请提供与该地块有利害关系的证明材料。"), [("", "")]),
    ("K02", "a notary", lambda: correction("请提交经公证的授权委托书，附公证书。"), [("", "")]),
    ("K02", "identity is lawful", lambda: correction("请提交您的身份证明复印件。"), []),
    ("K02", "a notary's file asked for", lambda: correction("无需提交公证书，" + POINTS), []),
    ("K03", "turned away", lambda: correction("您的申请不符合要求，不予受理。"), [("", "")]),
    ("K03", "turned away in a reply", lambda: told("您的申请本机关不予登记。"), [("item-1", "")]),
    ("K03", "a court's refusal is told", lambda: told("人民法院对起诉不予立案。"), []),
    ("K04", "later without a record", lambda: confirmed("2026-03-05"), [("", "")]),
    ("K04", "later with a record", lambda: confirmed("2026-03-05", contact_record="电话确认"), []),
    ("K04", "the same day", lambda: confirmed(RECEIVED), []),
    ("K05", "counted from forwarding", lambda: signed_for("2026-03-06", RECEIVED), [("", "")]),
    ("K05", "counted from signing", lambda: signed_for(RECEIVED, RECEIVED), []),
    ("K06", "the eighth day", lambda: correction(on="2026-03-12"), [("", "now")]),
    ("K06", "the seventh day", lambda: correction(on="2026-03-11"), []),
    ("K06", "was late", lambda: dossier(history=corrected("2026-03-12")), [("", "done")]),
    ("K06", "was in time", lambda: dossier(history=corrected()), []),
    ("K07", "a second one", lambda: correction(on="2026-03-23", history=corrected()), [("", "")]),
    ("K07", "the first one", correction, []),
    ("K08", "nothing said", lambda: correction("补正"), [("", "points")]),
    ("K08", "no guidance", lambda: correction("您的申请内容描述不明确。"), [("", "guidance")]),
    ("K08", "no time", lambda: correction(days=1), [("", "period")]),
    ("K08", "points and period", correction, []),
    (
        "K09",
        "all of it",
        lambda: dossier(item(Outcome.NOT_FOUND, text="所有相关材料")),
        [("item-1", "")],
    ),
    ("K09", "two characters", lambda: dossier(item(Outcome.OTHER, text="规划")), [("item-1", "")]),
    ("K09", "a named paper", lambda: dossier(item(Outcome.NOT_FOUND, text="《规划》相关材料")), []),
    (
        "K09",
        "asked before",
        lambda: dossier(item(Outcome.NOT_FOUND, text="所有相关材料"), history=corrected()),
        [],
    ),
    (
        "K10",
        "nobody agreed",
        lambda: about(extended("2026-03-20", approved_by="")),
        [("", "extension_unapproved")],
    ),
    (
        "K10",
        "the period is over",
        lambda: about(extended("2026-03-31")),
        [("", "extension_after_expiry")],
    ),
    ("K10", "the last day", lambda: about(extended("2026-03-30")), []),
    (
        "K10",
        "nobody was told",
        lambda: dossier(history=(*in_process(RECEIVED), extended("2026-03-20"))),
        [("", "untold")],
    ),
    (
        "K10",
        "told",
        lambda: dossier(
            history=(*in_process(RECEIVED), extended("2026-03-20")), letters_sent=(("L06", "1号"),)
        ),
        [],
    ),
    (
        "K11",
        "a second one",
        lambda: about(
            extended("2026-03-25"), history=(*in_process(RECEIVED), extended("2026-03-20"))
        ),
        [("", "")],
    ),
    ("K11", "the first one", lambda: about(extended("2026-03-20")), []),
    ("K12", "eight days", lambda: dossier(days_left=8), []),
    ("K12", "seven days", lambda: dossier(days_left=7), [("", "within_7")]),
    ("K12", "three days", lambda: dossier(days_left=3), [("", "within_3")]),
    ("K12", "one day", lambda: dossier(days_left=1), [("", "within_1")]),
    ("K12", "the last day", lambda: dossier(days_left=0), [("", "within_1")]),
    ("K12", "over", lambda: dossier(days_left=-1), [("", "over")]),
    ("K12", "no period", lambda: dossier(days_left=None), []),
    ("K41", "two days, nothing on file", disputed, [("", "")]),
    ("K41", "over", lambda: disputed(RemedyTrack.LITIGATION, left=-1), [("", "over")]),
    ("K41", "four days", lambda: disputed(left=4), []),
    ("K41", "on file", lambda: disputed(files=(EVIDENCE,)), []),
    ("K41", "no dispute", lambda: dossier(), []),
    (
        "K44",
        "reasons as correction",
        lambda: correction("您申请数量过多，请说明大量申请的理由。"),
        [("", "")],
    ),
    ("K44", "the paper's reasons", lambda: correction("请写明是哪一份说明立项理由的文件。"), []),
)


@pytest.mark.parametrize(("code", "name", "make", "expected"), SIDES, ids=named(SIDES))
def test_both_sides(code, name, make, expected):
    assert found(code, make()) == expected


def test_k05_forwarding_does_not_move_the_clock():
    at_once = (registered(RECEIVED), acts.Assigned(day(RECEIVED)))
    later = (registered(RECEIVED), acts.Assigned(day("2026-03-12")))
    assert fold(at_once, CALENDAR).due_on == fold(later, CALENDAR).due_on == dt.date(2026, 3, 30)


def test_k44_reasons_do_not_restart_the_clock():
    asked = (*UNDER_REVIEW, acts.ReasonsAsked(day("2026-03-05")))
    heard = (*asked, acts.ReasonsReceived(day("2026-03-16")))
    assert clock(heard, CALENDAR).due_on == clock(UNDER_REVIEW, CALENDAR).due_on
