from __future__ import annotations

from datetime import date

import pytest

from gongkai.disclosures.rules.subjects import SUBJECTS, SubjectUnknown, subject


def test_there_are_22_subjects_with_codes_of_their_own():
    assert len({s.code for s in SUBJECTS}) == len(SUBJECTS) == 22


@pytest.mark.parametrize(
    ("day", "name", "version"),
    [
        pytest.param(date(2020, 12, 31), "民政、扶贫、救灾", "2008", id="before the renaming"),
        pytest.param(date(2021, 2, 25), "民政、乡村振兴、救灾", "2021", id="on its first day"),
        pytest.param(date(2000, 1, 1), "民政、扶贫、救灾", "2008", id="older than the scheme"),
    ],
)
def test_a_subject_keeps_its_code_through_a_renaming(day, name, version):
    assert subject("civil-affairs").name_on(day) == name
    assert subject("civil-affairs").version_on(day) == version


def test_names_are_marked_as_unverified():
    assert {s.grade for s in SUBJECTS} == {"未核实"}


def test_an_unknown_subject_is_refused():
    with pytest.raises(SubjectUnknown):
        subject("astrology")
