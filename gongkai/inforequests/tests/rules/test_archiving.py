"""归档: every piece has its part, every case its period, and nothing unfinished is archived."""

from __future__ import annotations

import datetime as dt

import pytest

from gongkai.inforequests.phrases import archive as words
from gongkai.inforequests.rules import acts
from gongkai.inforequests.rules.acts import Dispatch, RemedyTrack
from gongkai.inforequests.rules.applicants import ApplicantKind
from gongkai.inforequests.rules.archiving import (
    DEFAULT_RETENTION,
    FILE_PARTS,
    LETTER_PARTS,
    SHEET_PARTS,
    Hindrance,
    Part,
    RetentionRule,
    RetentionUnfit,
    Sheet,
    hindrances,
    keep_until,
    part_of_letter,
    retention,
    retention_with,
)
from gongkai.inforequests.rules.casefile import fold
from gongkai.inforequests.rules.channels import Basis, Channel
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import LETTER_RULES
from gongkai.inforequests.rules.outcomes import Outcome
from gongkai.workdays.rules.official import official_calendar

R, D = RetentionRule, dt.date
DAY = D(2026, 3, 2)
REGISTERED = acts.Registered(DAY, Channel.IN_PERSON, ApplicantKind.NATURAL, Basis.SUBMITTED)


def answered(outcome, *items):
    return acts.Answered(D(2026, 3, 20), outcome, Dispatch.ONLINE, items=items)


def test_the_file_has_sixteen_parts_in_the_order_of_the_register():
    assert [part.value for part in Part] == list(range(1, 17))
    assert list(words.PARTS) == list(Part)
    assert set(words.SHOWS) == set(Part) - {Part.CONTENTS}


def test_every_kind_of_file_and_every_sheet_has_its_part():
    assert set(FILE_PARTS) == set(FileKind)
    assert set(SHEET_PARTS) == set(Sheet) == set(words.SHEETS)
    assert set(LETTER_PARTS) - {"L08", "L27", "L34"} <= set(LETTER_RULES)


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        ("L01", Part.REGISTRATION),
        ("L02", Part.REPLY),
        ("L03", Part.CORRECTION),
        ("L05", Part.REASONS),
        ("L06", Part.EXTENSION),
        ("L06b", Part.EXTENSION),
        ("L08", Part.FEE),
        ("L09", Part.CONSULTATION),
        ("L13", Part.CONSULTATION),
        ("L14", Part.REPLY),
        ("L17-D4", Part.REPLY),
        ("L25", Part.REPLY),
        ("L27", Part.SERVICE),
        ("L33-D4", Part.REPLY),
        ("L34", Part.REMEDY),
    ],
)
def test_where_a_letter_stands(kind, part):
    assert part_of_letter(kind) is part


@pytest.mark.parametrize(
    ("history", "rule", "years"),
    [
        pytest.param((answered(Outcome.GRANTED),), R.ORDINARY, 10, id="granted"),
        pytest.param((answered(Outcome.NOT_FOUND),), R.ORDINARY, 10, id="not found"),
        pytest.param((answered(Outcome.DELIBERATION),), R.REFUSED, 30, id="refused"),
        pytest.param(
            (answered(Outcome.PARTLY_GRANTED, Outcome.GRANTED, Outcome.STATE_SECRET),),
            R.REFUSED,
            30,
            id="one item refused",
        ),
        pytest.param((answered(Outcome.EXCESSIVE),), R.EXCESSIVE, 30, id="excessive"),
        pytest.param(
            (acts.FeeAsked(DAY, 200), answered(Outcome.GRANTED)), R.FEE, 30, id="fee asked and paid"
        ),
        pytest.param(
            (acts.FeeAsked(DAY, 200), acts.FeeLapsed(D(2026, 4, 20))), R.FEE, 30, id="fee lapsed"
        ),
        pytest.param((acts.Withdrawn(DAY),), R.ORDINARY, 10, id="withdrawn"),
        pytest.param(
            (answered(Outcome.DELIBERATION), acts.RemedyOpened(DAY, RemedyTrack.LITIGATION)),
            R.DISPUTED,
            30,
            id="refused and sued",
        ),
        pytest.param(
            (answered(Outcome.DELIBERATION), acts.ReplyRecalled(DAY), answered(Outcome.GRANTED)),
            R.ORDINARY,
            10,
            id="a refusal that never left",
        ),
    ],
)
def test_how_long_a_case_is_kept(history, rule, years):
    found = retention((REGISTERED, *history))
    assert (found.rule, found.years) == (rule, years)
    assert not found.ruling.grade.is_settled


def test_an_installation_may_keep_cases_longer():
    rulings = retention_with({"refused": 0, "ordinary": 30})
    assert retention((REGISTERED, answered(Outcome.DELIBERATION)), rulings).years == 0
    assert retention((REGISTERED, answered(Outcome.GRANTED)), rulings).years == 30
    sued = acts.RemedyOpened(DAY, RemedyTrack.LITIGATION)
    both = (REGISTERED, answered(Outcome.DELIBERATION), sued)
    assert retention(both, rulings).rule is R.REFUSED  # 永久 is longer than thirty years
    assert rulings[R.FEE] == DEFAULT_RETENTION[R.FEE]


@pytest.mark.parametrize("values", [{"refused": 15}, {"secret": 30}, {"fee": True}])
def test_periods_that_archives_do_not_know_are_refused(values):
    with pytest.raises(RetentionUnfit):
        retention_with(values)


@pytest.mark.parametrize(
    ("closed_on", "years", "until"),
    [
        (D(2026, 1, 1), 10, D(2036, 12, 31)),
        (D(2026, 12, 31), 10, D(2036, 12, 31)),
        (D(2024, 2, 29), 30, D(2054, 12, 31)),
        (D(2026, 5, 1), 0, None),
    ],
)
def test_the_period_runs_from_the_end_of_the_year(closed_on, years, until):
    assert keep_until(closed_on, years) == until


REVIEWED = (REGISTERED, acts.Assigned(D(2026, 3, 3)), acts.Drafted(D(2026, 3, 19)))
REPLIED = (
    *(*REVIEWED, acts.SubmittedForCheck(D(2026, 3, 19)), acts.Checked(D(2026, 3, 19))),
    answered(Outcome.GRANTED),
)
SERVED = (*REPLIED, acts.Served(D(2026, 3, 25)), acts.Closed(D(2026, 3, 25)))
REVIEW_OPEN = (*SERVED, acts.RemedyOpened(D(2026, 4, 8), RemedyTrack.RECONSIDERATION))
APPLIED = frozenset({FileKind.APPLICATION})


@pytest.mark.parametrize(
    ("history", "kinds", "by_mail", "today", "found"),
    [
        pytest.param(
            REVIEWED, APPLIED, False, D(2026, 3, 20), {Hindrance.UNANSWERED}, id="unanswered"
        ),
        pytest.param(
            SERVED, APPLIED, False, D(2026, 4, 1), {Hindrance.REMEDY_OPEN}, id="remedy still open"
        ),
        pytest.param(SERVED, APPLIED, False, D(2028, 4, 1), set(), id="all periods over"),
        pytest.param(
            SERVED,
            frozenset(),
            True,
            D(2028, 4, 1),
            {Hindrance.NO_APPLICATION, Hindrance.NO_ENVELOPE},
            id="nothing scanned",
        ),
    ],
)
def test_what_stands_in_the_way(history, kinds, by_mail, today, found):
    case = fold(history, official_calendar())
    assert set(hindrances(case, kinds, True, by_mail, today)) == found


def test_an_unserved_reply_and_an_open_dispute_block():
    unserved = fold(REPLIED, official_calendar())
    disputed = fold(REVIEW_OPEN, official_calendar())
    assert Hindrance.UNSERVED in hindrances(unserved, APPLIED, False, False, D(2026, 4, 1))
    assert Hindrance.DISPUTED in hindrances(disputed, APPLIED, False, False, D(2026, 5, 1))
