"""救济, 送达, 答复, 收费, 年报, 去标识化: both sides of K25 to K42, E01 to E06."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.dossier import EarlierReply, FileOnRecord
from gongkai.inforequests.rules.fees import FeeAsk, Tariff
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import OUTCOME_RULES, Outcome
from gongkai.inforequests.rules.states import State
from gongkai.inforequests.tests.rules.cases import (
    answered,
    day,
    in_process,
    reviewed,
    up_to_signature,
)
from gongkai.inforequests.tests.rules.checks.dossiers import (
    CALENDAR,
    CLEARED,
    DISCLOSED,
    EVIDENCE,
    OFFICE,
    RECEIVED,
    about,
    dossier,
    found,
    item,
    letter,
    named,
    saying,
)

D = Outcome
HERE = [("item-1", "")]


def opening(text, **changed):
    return dossier(item(D.GRANTED), opening=text, **changed)


def from_office(outcome=D.DELIBERATION, **changed):
    decided = item(outcome)
    return dossier(decided, letter=letter((decided,), office=replace(OFFICE, **changed)))


def written(days):
    """A letter so many days after the request was received."""
    decided = item(D.GRANTED)
    made = letter((decided,))
    issued_on = made.received_on + dt.timedelta(days=days)
    return dossier(decided, letter=replace(made, issued_on=issued_on))


def enclosing(pages, listed):
    """What is handed over has so many pages, and the list says what it says."""
    files = (FileOnRecord(FileKind.DISCLOSED, "某某规划.pdf", pages),)
    return dossier(item(D.GRANTED), enclosures=listed, files=files)


def worded(words):
    decided = item(D.DELIBERATION)
    own = (("L17-D6", "conclusion", words),)
    return dossier(decided, letter=replace(letter((decided,)), wording=own))


def online(review_at):
    decided = item(D.GRANTED)
    office = replace(OFFICE, review_at=review_at)
    return dossier(decided, dispatch=Dispatch.ONLINE, letter=letter((decided,), office=office))


def replied(outcome=D.NOT_FOUND, dispatch=Dispatch.POST, *, items=()):
    reply = answered("2026-03-12", outcome, dispatch, items=items)
    return (*in_process(RECEIVED), *up_to_signature("2026-03-12"), reply)


H = Dispatch.DIRECT
RECEIPT = replace(EVIDENCE, kind=FileKind.SERVICE)


def after(dispatch, act, *told):
    return (*replied(dispatch=dispatch), act(day("2026-03-13"), *told))


def redone(before, now, *, ordered=True):
    ends = (acts.RemedyOpened(day("2026-03-13"), acts.RemedyTrack.RECONSIDERATION),)
    if ordered:
        ends = (*ends, acts.RedoOrdered(day("2026-03-16")))
    return dossier(item(now), history=(*replied(before), *ends))


EARLIER = EarlierReply("测试公开〔2026〕1号", dt.date(2026, 2, 10), "X-1", "2019年度某某规划")


def repeated(*earlier, **particulars):
    return dossier(item(D.REPEATED, particulars=particulars), earlier=earlier)


def elsewhere(**particulars):
    return dossier(item(D.NOT_THIS_ORGAN, particulars=particulars))


def public_at(where):
    return dossier(item(D.ALREADY_PUBLIC, particulars={"where_public": where}))


def fee(amount, *, place=11, on="2026-03-20", note="", **changed):
    """按件: the request is the eleventh of the month; a notice that counts as the file does."""
    asked = FeeAsk(Tariff.BY_CASE, place, amount, note)
    given = {"place_in_month": place, "fee": asked} | changed
    return about(acts.FeeAsked(day(on), amount), **given)


def fee_by_page(amount, pages, *on_file, form="post"):
    files = tuple(FileOnRecord(FileKind.DISCLOSED, "规划.pdf", each) for each in on_file)
    asked = FeeAsk(Tariff.BY_PAGE, pages, amount, form=form)
    return about(acts.FeeAsked(day("2026-03-20"), amount), files=files, fee=asked)


def decided_case(**changed):
    history = replied()
    return dossier(history=history, case=replace(fold(history, CALENDAR), **changed))


def disclosing(**changed):
    return dossier(item(D.GRANTED), **({"files": (DISCLOSED,)} | changed))


def lacking(outcome, **blank):
    return dossier(item(outcome, **blank))


def unlisted():
    decided = item(D.GRANTED)
    return dossier(decided, letter=replace(letter((decided,)), enclosures=""))


CORRECTED = (
    *reviewed(RECEIVED),
    acts.CorrectionAsked(day("2026-03-04"), 10),
    acts.Corrected(day("2026-03-10")),
    acts.HandedOver(day("2026-03-10")),
)
FORM = [("", "form")]
SECRET = replace(CLEARED, may_disclose=False)
COURT = "您可以直接向人民法院提起行政诉讼。"

SIDES = (
    ("K25", "to court at once", lambda: saying(COURT), HERE),
    ("K25", "or to court", lambda: saying("可以申请复议，或者提起行政诉讼。"), HERE),
    (
        "K25",
        "review first",
        lambda: saying("应当先申请复议，对复议决定不服的，可以提起行政诉讼。"),
        [],
    ),
    ("K25", "not found may", lambda: saying(COURT, D.NOT_FOUND), []),
    ("K25", "before 2024", lambda: saying(COURT, today="2023-12-29"), []),
    ("K26", "no body", lambda: from_office(reviewers=("",)), [("", "body")]),
    ("K26", "no address", lambda: from_office(review_at=" "), [("", "address")]),
    ("K26", "no court", lambda: from_office(D.NOT_FOUND, court=""), [("", "court")]),
    ("K26", "no court needed", lambda: from_office(court=""), []),
    (
        "K26",
        "the department above",
        lambda: from_office(reviewers=("测试市民政局",)),
        [("", "department")],
    ),
    (
        "K26",
        "under vertical management",
        lambda: replace(from_office(reviewers=("测试市税务局",)), organ_is_vertical=True),
        [],
    ),
    (
        "K26",
        "a bureau of justice",
        lambda: from_office(name="测试区司法局", reviewers=("测试市司法局",)),
        [],
    ),
    (
        "K26",
        "written by hand",
        lambda: saying("可以向测试市民政局申请行政复议。"),
        [("item-1", "text")],
    ),
    ("K26", "the government", from_office, []),
    ("K27", "no address on the net", lambda: online("某路1号"), [("", "")]),
    ("K27", "with one", lambda: online("某路1号，https://review.example.org"), []),
    ("K27", "by post", lambda: from_office(review_at="某路1号"), []),
    ("K28", "a courier", lambda: opening("材料用顺丰寄给您。"), [("opening", "courier")]),
    ("K28", "paid on delivery", lambda: opening("材料以到付方式寄出。"), [("opening", "cost")]),
    ("K28", "the fast post", lambda: opening("材料用邮政特快专递寄给您。"), []),
    ("K28", "a courier's licence", lambda: opening("您要的快递业务经营许可名单如下。"), []),
    ("K29", "no proof", lambda: dossier(history=replied()), [("", "")]),
    ("K29", "proven", lambda: dossier(history=replied(), files=(EVIDENCE,)), []),
    ("K29", "by hand", lambda: dossier(history=replied(dispatch=Dispatch.DIRECT)), []),
    ("K29", "posted", lambda: dossier(history=after(H, acts.Posted)), [("", "")]),
    ("K29", "receipt", lambda: dossier(history=after(H, acts.Posted), files=(RECEIPT,)), []),
    ("K29", "handed over", lambda: dossier(history=after(Dispatch.POST, acts.Served, True)), []),
    ("K29", "recalled", lambda: dossier(history=after(Dispatch.POST, acts.ReplyRecalled)), []),
    ("K30", "no number", lambda: repeated(EARLIER, earlier_letter=""), [("item-1", "number")]),
    ("K30", "an unknown one", lambda: repeated(), [("item-1", "unknown")]),
    (
        "K30",
        "another day",
        lambda: repeated(replace(EARLIER, on=dt.date(2026, 2, 11))),
        [("item-1", "day")],
    ),
    (
        "K30",
        "another thing",
        lambda: repeated(replace(EARLIER, subject="低保名单")),
        [("item-1", "other")],
    ),
    ("K30", "the same", lambda: repeated(EARLIER), []),
    ("K31", "no reasons asked", lambda: dossier(item(D.EXCESSIVE)), HERE),
    (
        "K31",
        "asked",
        lambda: dossier(
            item(D.EXCESSIVE), history=(*reviewed(RECEIVED), acts.ReasonsAsked(day("2026-03-04")))
        ),
        [],
    ),
    ("K32", "no contact", lambda: elsewhere(responsible_contact=""), [("item-1", "contact")]),
    (
        "K32",
        "no organ, no reason",
        lambda: elsewhere(responsible_organ="", responsible_contact=""),
        [("item-1", "organ")],
    ),
    (
        "K32",
        "cannot be told",
        lambda: elsewhere(responsible_organ="", cannot_tell_reason="跨省事项。"),
        [],
    ),
    ("K32", "both", lambda: elsewhere(), []),
    ("K33", "go and look", lambda: public_at("请您在网站自行查询。"), [("item-1", "vague")]),
    ("K33", "somewhere", lambda: public_at("区政府网站。"), [("item-1", "exact")]),
    ("K33", "nowhere", lambda: public_at(""), [("item-1", "where")]),
    ("K33", "an address", lambda: public_at("https://www.example.org/items/1/"), []),
    ("K34", "the tenth", lambda: fee(100, place=10), [("", "free_by_case")]),
    ("K34", "the eleventh", lambda: fee(100, place=11), []),
    ("K34", "the thirtieth", lambda: fee(100, place=30), []),
    ("K34", "the thirty-first at the old price", lambda: fee(100, place=31), [("", "amount")]),
    ("K34", "the sum of the month", lambda: fee(500, place=15), [("", "amount")]),
    ("K34", "miscounted", lambda: fee(100, place=11, place_in_month=3), [("", "place")]),
    ("K34", "the thirtieth page", lambda: fee_by_page(10, 30, 30), [("", "free_by_page")]),
    ("K34", "the thirty-first page", lambda: fee_by_page(10, 31, 31), []),
    ("K34", "by pages", lambda: fee_by_page(380, 68, 40, 28), []),
    ("K34", "both at once", lambda: fee_by_page(480, 68, 68), [("", "amount")]),
    ("K34", "more pages than on file", lambda: fee_by_page(380, 68, 67), [("", "pages")]),
    ("K34", "fewer pages than on file", lambda: fee_by_page(380, 68, 69), [("", "pages")]),
    ("K34", "a file that tells no pages", lambda: fee_by_page(380, 68, 40, None), []),
    ("K34", "nothing scanned yet", lambda: fee_by_page(380, 68), []),
    ("K34", "to be read on the spot", lambda: fee_by_page(380, 68, form="on_site"), FORM),
    ("K34", "nobody asked for copies", lambda: fee_by_page(380, 68, form=""), FORM),
    ("K34", "split, unsaid", lambda: fee(100, split_in_count=True), [("", "split")]),
    ("K34", "split, said", lambda: fee(100, split_in_count=True, note="拆分为三件。"), []),
    ("K34", "before the tariff", lambda: fee(100, on="2020-12-31"), [("", "early")]),
    ("K34", "too late", lambda: fee(100, on="2026-03-31"), [("", "late")]),
    (
        "K34",
        "a second notice",
        lambda: replace(fee(100), acts=(*in_process(RECEIVED), acts.FeeAsked(day(RECEIVED), 100))),
        [("", "twice")],
    ),
    ("K35", "namesakes", lambda: fee(100, namesakes_this_month=2), [("", "")]),
    ("K35", "counted together", lambda: fee(100), []),
    ("K36", "closed without a decision", lambda: decided_case(outcome=None), [("", "undecided")]),
    ("K36", "neither", lambda: decided_case(outcome=None, closed_on=None), [("", "uncounted")]),
    (
        "K36",
        "still open",
        lambda: decided_case(outcome=None, closed_on=None, state=State.IN_PROCESS),
        [],
    ),
    ("K36", "decided", decided_case, []),
    (
        "K37",
        "counted as given",
        lambda: dossier(history=replied(D.GRANTED, items=(D.GRANTED, D.DELIBERATION))),
        [("", "")],
    ),
    (
        "K37",
        "counted as partly given",
        lambda: dossier(history=replied(D.PARTLY_GRANTED, items=(D.GRANTED, D.DELIBERATION))),
        [],
    ),
    ("K38", "nobody", lambda: disclosing(compared_by=""), [("", "nobody")]),
    ("K38", "the drafter", lambda: disclosing(compared_by="drafter"), [("", "same")]),
    (
        "K38",
        "nothing to compare with",
        lambda: dossier(item(D.GRANTED, text=" ")),
        [("item-1", "text")],
    ),
    ("K38", "a second person", disclosing, []),
    ("K38", "no draft yet", lambda: disclosing(compared_by="", draft_version=0), []),
    (
        "K39",
        "an identity number",
        lambda: saying("当事人11010519491231002X。"),
        [("item-1", "resident_id")],
    ),
    ("K39", "with a wrong digit", lambda: saying("编号110105194912310021。"), []),
    ("K39", "a mobile", lambda: opening("联系人电话138-0000-0000。"), [("opening", "mobile")]),
    ("K39", "a landline", lambda: opening("办公室电话0795-1234567。"), []),
    ("K39", "a card", lambda: saying("账号6222 0212 3456 7890 128。"), [("item-1", "bank_card")]),
    ("K39", "no card", lambda: saying("流水号6222 0212 3456 7890 123。"), []),
    (
        "K39",
        "a door",
        lambda: disclosing(enclosures="某小区3栋2单元501室住户名单"),
        [("enclosures", "address")],
    ),
    (
        "K39",
        "the name of a file",
        lambda: disclosing(files=(replace(DISCLOSED, name="13800000000.pdf"),)),
        [("enclosures", "mobile")],
    ),
    (
        "K39",
        "an office's own way",
        lambda: elsewhere(responsible_contact="A座 501室，13800000000"),
        [],
    ),
    (
        "K39",
        "in the office's wording",
        lambda: worded("编号11010519491231002X"),
        [("wording", "resident_id")],
    ),
    (
        "K39",
        "not confirmed",
        lambda: disclosing(secrecy=replace(CLEARED, deidentified=False)),
        [("", "unconfirmed")],
    ),
    ("K39", "reviewed", disclosing, []),
    ("K40", "another decision", lambda: redone(D.NOT_FOUND, D.DELIBERATION), [("", "changed")]),
    ("K40", "the same refusal", lambda: redone(D.DELIBERATION, D.DELIBERATION), [("", "same")]),
    ("K40", "given again", lambda: redone(D.GRANTED, D.GRANTED), []),
    ("K40", "not redone", lambda: redone(D.NOT_FOUND, D.DELIBERATION, ordered=False), []),
    ("K42", "an investigation", lambda: dossier(item(D.DELIBERATION, text="刑事侦查卷宗")), HERE),
    ("K42", "told not to be", lambda: dossier(item(D.OTHER, text="刑事侦查卷宗")), []),
    ("K42", "an inspection", lambda: dossier(item(D.ENFORCEMENT_FILE, text="行政检查笔录")), []),
    ("E01", "no items", lambda: dossier(), [("", "items")]),
    ("E01", "undecided", lambda: dossier(item(None), letter=None), [("item-1", "outcome")]),
    ("E01", "no reason", lambda: saying(" ", D.PETITION), [("item-1", "reason")]),
    (
        "E01",
        "a particular",
        lambda: dossier(item(D.NEEDS_MAKING, particulars={"work_needed": ""})),
        [("item-1", "particular")],
    ),
    ("E01", "whole", lambda: dossier(item(D.NEEDS_MAKING)), []),
    ("E02", "no contact", lambda: from_office(D.GRANTED, contact=""), [("", "office")]),
    ("E02", "no reason", lambda: saying("", D.GRANTED), [("", "facts")]),
    ("E02", "named item by item", lambda: saying("", D.PETITION), []),
    ("E02", "no law", lambda: lacking(D.CERTIFICATION, basis=""), [("", "article")]),
    ("E02", "no kind", lambda: lacking(D.THIRD_PARTY_RIGHTS, subtype=""), [("", "conclusion")]),
    ("E02", "no list", unlisted, [("", "enclosures")]),
    ("E02", "whole", lambda: from_office(D.GRANTED), []),
    ("E03", "a later day", lambda: written(-1), [("", "")]),
    ("E03", "the same day", lambda: written(0), []),
    ("E04", "fewer pages", lambda: enclosing(2, "某某规划（3页）"), [("", "")]),
    ("E04", "as listed", lambda: enclosing(3, "某某规划（3页）"), []),
    ("E04", "no pages listed", lambda: enclosing(3, "某某规划"), []),
    ("E05", "not reviewed", lambda: disclosing(secrecy=None), [("", "unreviewed")]),
    ("E05", "found secret", lambda: disclosing(secrecy=SECRET), [("", "refused")]),
    ("E05", "nothing given", lambda: dossier(item(D.DELIBERATION), secrecy=None), []),
    ("E05", "cleared", disclosing, []),
    ("E06", "never asked", lambda: dossier(item(D.STILL_UNCLEAR)), HERE),
    ("E06", "asked", lambda: dossier(item(D.STILL_UNCLEAR), history=CORRECTED), []),
)


@pytest.mark.parametrize(("code", "name", "make", "expected"), SIDES, ids=named(SIDES))
def test_both_sides(code, name, make, expected):
    assert found(code, make()) == expected


def test_k36_k37_every_row_of_the_report_is_one_of_its_own():
    rows = {outcome: rule.row_2021 for outcome, rule in OUTCOME_RULES.items() if rule.row_2021}
    assert [each for each, row in rows.items() if row == "r3_2"] == [D.PARTLY_GRANTED]
