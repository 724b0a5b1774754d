"""What was asked of others binds the reply, on both sides of each check (条例第17条、第32条)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from gongkai.inforequests.rules.acts import Opinion, Party
from gongkai.inforequests.rules.dossier import Determination, PartyOnFile
from gongkai.inforequests.rules.outcomes import Outcome as D
from gongkai.inforequests.tests.rules.checks.dossiers import TODAY, dossier, found, item, named

SENT, SERVED = date(2026, 3, 3), date(2026, 3, 4)
SILENT = PartyOnFile("third-1", Party.THIRD_PARTY, SENT, SERVED, None, lapsed=True)
AGREES = replace(SILENT, opinion=Opinion.AGREES, lapsed=False)
OBJECTS = replace(AGREES, opinion=Opinion.OBJECTS)
REJECTED = replace(OBJECTS, reason_accepted=False, is_assessed=True)
ACCEPTED = replace(OBJECTS, reason_accepted=True, is_assessed=True)
OVERRULED = replace(ACCEPTED, overruled=True)
TOLD = replace(OVERRULED, told_on=TODAY, may_disclose_from=TODAY)
GONE = replace(SILENT, lapsed=False, ended=True)


def giving(*parties):
    return dossier(item(D.GRANTED), parties=parties)


def parting(*parties):
    return dossier(item(D.GRANTED), item(D.THIRD_PARTY_RIGHTS, 2), parties=parties)


def withholding(*parties):
    asked = {"no_consultation_reason": ""}
    return dossier(item(D.THIRD_PARTY_RIGHTS, particulars=asked), parties=parties)


def together(*opinions):
    makers = (
        PartyOnFile(f"co_maker-{n}", Party.CO_MAKER, SENT, SERVED, said, lapsed=said is None)
        for n, said in enumerate(opinions, 1)
    )
    refused = item(D.INTERNAL_AFFAIRS, reason="共同制作机关不同意公开。")
    return dossier(refused, parties=tuple(makers))


def determined(may_disclose, *items):
    known = Determination("某保函〔2026〕3号", TODAY, may_disclose)
    return dossier(*(items or (item(D.GRANTED),)), determination=known)


SIDES = (
    ("E08", "nobody asked", giving, []),
    ("E08", "agrees", lambda: giving(AGREES), []),
    ("E08", "silent", lambda: giving(SILENT), [("", "silent")]),
    ("E08", "silence judged", lambda: giving(replace(SILENT, is_assessed=True)), []),
    ("E08", "one of three silent", lambda: giving(AGREES, REJECTED, SILENT), [("", "silent")]),
    ("E08", "objects", lambda: giving(OBJECTS), [("", "undecided")]),
    ("E08", "objection not followed", lambda: giving(REJECTED), []),
    ("E08", "objection followed", lambda: giving(ACCEPTED), [("", "accepted")]),
    ("E08", "something withheld", lambda: parting(ACCEPTED), []),
    ("E08", "overruled, not told", lambda: parting(OVERRULED), [("", "untold")]),
    ("E08", "overruled and told", lambda: giving(TOLD), []),
    (
        "E08",
        "told, and days to wait",
        lambda: giving(replace(TOLD, may_disclose_from=date(2099, 1, 1))),
        [("", "too_soon")],
    ),
    ("E08", "ended", lambda: giving(GONE), []),
    ("E08", "nothing given", lambda: withholding(SILENT), []),
    ("E09", "no referral", giving, []),
    ("E09", "may be disclosed", lambda: determined(True), []),
    ("E09", "may not", lambda: determined(False), [("", "")]),
    ("E09", "already public", lambda: determined(False, item(D.ALREADY_PUBLIC)), [("", "")]),
    ("E09", "refused as determined", lambda: determined(False, item(D.STATE_SECRET)), []),
    (
        "E10",
        "a part",
        lambda: determined(False, item(D.GRANTED), item(D.STATE_SECRET, 2)),
        [("", "")],
    ),
    ("E10", "the whole", lambda: determined(False), []),
    (
        "K15",
        "not followed, and yet withheld",
        lambda: withholding(REJECTED),
        [("item-1", "rejected")],
    ),
    ("K15", "one of two followed", lambda: withholding(REJECTED, ACCEPTED), []),
    ("K15", "gone, nobody else asked", lambda: withholding(GONE), [("item-1", "never_asked")]),
    ("K15", "gone, the successor objects", lambda: withholding(GONE, ACCEPTED), []),
    ("K16", "all agree", lambda: together(Opinion.AGREES), [("item-1", "agreed")]),
    ("K16", "one silent, one agrees", lambda: together(Opinion.AGREES, None), [("item-1", "")]),
    ("K16", "one objects", lambda: together(Opinion.OBJECTS, None), []),
    (
        "K17",
        "ended needs no proof of delivery",
        lambda: dossier(parties=(replace(GONE, served_on=None),)),
        [],
    ),
)


@pytest.mark.parametrize(("code", "_name", "make", "expected"), SIDES, ids=named(SIDES))
def test_both_sides(code, _name, make, expected):
    assert found(code, make()) == expected
