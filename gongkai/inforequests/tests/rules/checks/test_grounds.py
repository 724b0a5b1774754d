"""检索, 征求意见, 依据: both sides of K13 to K18, K20 to K24."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.checks import CHECKS
from gongkai.inforequests.rules.dossier import FileOnRecord, PartyOnFile
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.inforequests.tests.rules.cases import asked, day, in_process
from gongkai.inforequests.tests.rules.checks.dossiers import (
    DISCLOSED,
    RECEIVED,
    SEARCHED,
    about,
    dossier,
    found,
    item,
    named,
)

D = Outcome
NOBODY = {"no_consultation_reason": ""}
SENT, SERVED = dt.date(2026, 3, 4), dt.date(2026, 3, 5)


def not_found(*searches):
    return dossier(item(D.NOT_FOUND), searches=searches)


def party(opinion=None, *, kind=Party.THIRD_PARTY, served_on=SERVED, lapsed=False):
    return PartyOnFile("third-1", kind, SENT, served_on, opinion, lapsed)


def third(*parties, **particulars):
    return dossier(item(D.THIRD_PARTY_RIGHTS, particulars=NOBODY | particulars), parties=parties)


def co_maker(reason, *, lapsed=True):
    silent = party(kind=Party.CO_MAKER, lapsed=lapsed)
    return dossier(item(D.DELIBERATION, reason=reason), parties=(silent,))


def refused(outcome=D.DELIBERATION, **changed):
    return dossier(item(outcome, **changed))


def secret(today=None, **particulars):
    changed = {"today": today} if today else {}
    return dossier(item(D.STATE_SECRET, particulars=particulars), **changed)


SILENCE = {"opinion_assessment": "第三方逾期未答复，视为不同意公开。"}
CO_MAKER_REFUSED = "共同制作机关不同意公开。"
LAW = "《中华人民共和国统计法》第二十五条"

SIDES = (
    (
        "K13",
        "no search",
        lambda: not_found(),
        [("item-1", n) for n in ("systems", "keywords", "paper", "asked")],
    ),
    ("K13", "nobody asked", lambda: not_found(replace(SEARCHED, asked=" ")), [("item-1", "asked")]),
    (
        "K13",
        "it was found",
        lambda: not_found(replace(SEARCHED, found=True)),
        [("item-1", "found")],
    ),
    ("K13", "searched everywhere", lambda: not_found(SEARCHED), []),
    (
        "K13",
        "two searches together",
        lambda: not_found(replace(SEARCHED, paper=""), replace(SEARCHED, systems="", asked="")),
        [],
    ),
    (
        "K14",
        "one word",
        lambda: not_found(replace(SEARCHED, keywords="规划")),
        [("item-1", "keywords")],
    ),
    (
        "K14",
        "papers only",
        lambda: not_found(replace(SEARCHED, systems="公文系统")),
        [("item-1", "systems")],
    ),
    ("K14", "wide enough", lambda: not_found(SEARCHED), []),
    ("K15", "never asked", lambda: third(), [("item-1", "never_asked")]),
    ("K15", "none needed", lambda: third(no_consultation_reason="已有书面声明。"), []),
    ("K15", "still waiting", lambda: third(party()), [("item-1", "waiting")]),
    ("K15", "silence", lambda: third(party(lapsed=True), **SILENCE), [("item-1", "silence")]),
    ("K15", "silence weighed", lambda: third(party(lapsed=True)), []),
    ("K15", "agreed", lambda: third(party(Opinion.AGREES)), [("item-1", "agreed")]),
    ("K15", "objected", lambda: third(party(Opinion.OBJECTS)), []),
    (
        "K15",
        "not weighed",
        lambda: third(party(Opinion.OBJECTS), opinion_assessment=""),
        [("item-1", "opinion_assessment")],
    ),
    (
        "K15",
        "no public interest",
        lambda: third(party(Opinion.OBJECTS), public_interest=" "),
        [("item-1", "public_interest")],
    ),
    ("K16", "silence as a no", lambda: co_maker(CO_MAKER_REFUSED), [("item-1", "")]),
    ("K16", "a reason of its own", lambda: co_maker("与某局共同形成的讨论记录。"), []),
    ("K16", "it did answer", lambda: co_maker(CO_MAKER_REFUSED, lapsed=False), []),
    (
        "K17",
        "asked twice",
        lambda: about(
            acts.ConsultationSent(day("2026-03-10"), "third-1", Party.THIRD_PARTY),
            history=(*in_process(RECEIVED), *asked("2026-03-04", "2026-03-05")),
        ),
        [("", "twice")],
    ),
    ("K17", "no proof", lambda: dossier(parties=(party(served_on=None),)), [("", "unproven")]),
    (
        "K17",
        "the answer is proof",
        lambda: dossier(parties=(party(Opinion.AGREES, served_on=None),)),
        [],
    ),
    ("K17", "served", lambda: dossier(parties=(party(),)), []),
    ("K18", "whole", lambda: refused(particulars={"not_severable_reason": ""}), [("item-1", "")]),
    ("K18", "with a reason", refused, []),
    (
        "K18",
        "taken apart",
        lambda: dossier(
            item(D.GRANTED), item(D.DELIBERATION, 2, particulars={"not_severable_reason": ""})
        ),
        [],
    ),
    ("K20", "a notice", lambda: refused(basis="《某某市关于加强管理的通知》"), [("item-1", "")]),
    ("K20", "minutes", lambda: refused(basis="区政府常务会议纪要"), [("item-1", "")]),
    (
        "K20",
        "a local rule",
        lambda: refused(D.FORBIDDEN_BY_LAW, particulars={"statute": "《江西省某某条例》第三条"}),
        [("item-1", "")],
    ),
    ("K20", "a measure", lambda: refused(basis="《某某管理办法》第三条"), [("item-1", "")]),
    (
        "K20",
        "a measure of the State Council",
        lambda: refused(basis="《某某办法》（国务院令第100号）第三条"),
        [],
    ),
    ("K20", "a law", lambda: refused(basis=LAW), []),
    (
        "K20",
        "in the reasons",
        lambda: refused(reason="根据《宜春市主动公开制度》，该信息不予公开。"),
        [("item-1", "")],
    ),
    (
        "K20",
        "the paper asked for",
        lambda: refused(reason="您要的《关于某事的通知》是过程稿，不予公开。"),
        [],
    ),
    (
        "K21",
        "no title",
        lambda: refused(D.FORBIDDEN_BY_LAW, basis="", particulars={"statute": "有关法律"}),
        [("item-1", "title")],
    ),
    (
        "K21",
        "no article",
        lambda: refused(D.FORBIDDEN_BY_LAW, basis="", particulars={"statute": "《统计法》"}),
        [("item-1", "article")],
    ),
    (
        "K21",
        "a rule",
        lambda: refused(D.SPECIAL_QUERY, basis="", particulars={"statute": "《查询规则》第二条"}),
        [("item-1", "level")],
    ),
    ("K21", "a law", lambda: refused(D.FORBIDDEN_BY_LAW), []),
    ("K21", "a regulation", lambda: refused(D.SPECIAL_QUERY), []),
    ("K22", "no organ", lambda: secret(classifier=""), [("item-1", "classifier")]),
    ("K22", "no end", lambda: secret(classified_until=""), [("item-1", "classified_until")]),
    (
        "K22",
        "no day at all",
        lambda: secret(classified_until="长期"),
        [("item-1", "classified_until")],
    ),
    (
        "K22",
        "an unknown level",
        lambda: secret(secrecy_level="内部"),
        [("item-1", "secrecy_level")],
    ),
    ("K22", "its last day", lambda: secret(classified_until="2026-03-20"), []),
    ("K22", "the day after", lambda: secret(classified_until="2026-03-19"), [("item-1", "over")]),
    ("K22", "ten years", lambda: secret(classified_until="2030-01-02"), []),
    ("K22", "a day more", lambda: secret(classified_until="2030-01-03"), [("item-1", "too_long")]),
    (
        "K22",
        "twenty for 机密",
        lambda: secret(secrecy_level="confidential", classified_until="2040-01-02"),
        [],
    ),
    (
        "K22",
        "from a leap day",
        lambda: secret(classified_on="2020-02-29", classified_until="2030-03-01"),
        [("item-1", "too_long")],
    ),
    (
        "K22",
        "backwards",
        lambda: secret(classified_on="2029-01-01", classified_until="2028-01-01"),
        [("item-1", "order")],
    ),
    (
        "K22",
        "by the district itself",
        lambda: secret(classifier="测试区民政局"),
        [("item-1", "power")],
    ),
    (
        "K22",
        "derived",
        lambda: secret(classifier="测试区民政局", classification_basis="派生自某某〔2020〕1号"),
        [],
    ),
    ("K22", "complete", secret, []),
    (
        "K23",
        "a mark",
        lambda: refused(D.STATE_SECRET, reason="原件标有秘密★10年。"),
        [("item-1", "mark")],
    ),
    (
        "K23",
        "a quotation",
        lambda: refused(
            D.STATE_SECRET, reason="其中“某年某月将在某地部署某某设施若干处”属于秘密。"
        ),
        [("item-1", "quoted")],
    ),
    (
        "K23",
        "what was asked for",
        lambda: refused(D.STATE_SECRET, reason="“2019年度某某规划全文”属于国家秘密。"),
        [],
    ),
    (
        "K23",
        "handed over",
        lambda: replace(secret(), files=(DISCLOSED,)),
        [("enclosures", "enclosed")],
    ),
    (
        "K23",
        "a marked name",
        lambda: dossier(
            item(D.GRANTED), files=(FileOnRecord(FileKind.DISCLOSED, "秘密★1年.pdf", 1),)
        ),
        [("enclosures", "mark")],
    ),
    (
        "K23",
        "the level is told",
        lambda: refused(D.STATE_SECRET, reason="该信息属于秘密级国家秘密。"),
        [],
    ),
    ("K24", "no limb", lambda: refused(subtype=""), [("item-1", "subtype")]),
    ("K24", "the limb of another", lambda: refused(subtype="personnel"), [("item-1", "subtype")]),
    (
        "K24",
        "no discretion",
        lambda: refused(D.ENFORCEMENT_FILE, particulars={"discretion_reason": ""}),
        [("item-1", "reason")],
    ),
    (
        "K24",
        "a rule calls for it",
        lambda: refused(particulars={"disclosure_required_by_rule": "yes"}),
        [("item-1", "rule")],
    ),
    ("K24", "reasoned", lambda: refused(D.INTERNAL_AFFAIRS), []),
    ("E07", "decided", lambda: refused(particulars={"decision_made": "yes"}), [("item-1", "")]),
    ("E07", "not yet", lambda: refused(particulars={"decision_made": "no"}), []),
)


@pytest.mark.parametrize(("code", "name", "make", "expected"), SIDES, ids=named(SIDES))
def test_both_sides(code, name, make, expected):
    assert found(code, make()) == expected


def test_secrecy_is_asked_by_the_version_in_force():
    before = dt.date(2024, 4, 30)
    (old,) = CHECKS["K22"].findings(secret(before, classifier="测试区民政局"))
    (new,) = CHECKS["K22"].findings(secret(dt.date(2024, 5, 1), classifier="测试区民政局"))
    assert old.facts["article"] == "保守国家秘密法（2010年修订）第13条"
    assert new.facts["article"] == "保守国家秘密法第17条"
