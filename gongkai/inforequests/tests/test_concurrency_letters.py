"""文号 under many hands: none twice, none left out, not even by a deed that came to nothing."""

from __future__ import annotations

import pytest
from django.db import transaction

from gongkai.inforequests.actions.letters import issue
from gongkai.inforequests.actions.numbering import letter_number
from gongkai.inforequests.actions.wordings import reword
from gongkai.inforequests.models import Letter, Wording
from gongkai.inforequests.rules.letters import WITHDRAWAL
from gongkai.inforequests.tests.conftest import moment
from gongkai.inforequests.tests.test_concurrency import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


class Thwarted(Exception):
    """A deed that fails after its letter was numbered."""


def test_letters_are_numbered_without_gap_though_every_third_deed_fails(bureau, filed, clerk):
    row, day = filed(), moment("2026-03-20").date()
    turns = iter(range(18))

    def write():
        turn = next(turns)
        try:
            with transaction.atomic():
                letter = issue(row, kind=WITHDRAWAL, body="", on=day, by=clerk)
                if turn % 3 == 0:
                    raise Thwarted
        except Thwarted:
            return None
        return letter.number

    kept = sorted(filter(None, at_once(write, 18)), key=len)
    told = {f"测试区民政局公开〔2026〕{place}号" for place in range(1, 13)}
    assert set(kept) == told == set(Letter.objects.values_list("number", flat=True))
    with transaction.atomic():
        assert letter_number(bureau, day).endswith("13号")


def test_years_and_organs_count_for_themselves(bureau, other_bureau):
    with transaction.atomic():
        numbers = [
            letter_number(organ, moment(day).date())
            for organ, day in (
                *((bureau, "2025-12-31"), (bureau, "2026-01-04"), (bureau, "2026-01-05")),
                (other_bureau, "2026-01-05"),
            )
        ]
    assert numbers == [
        "测试区民政局公开〔2025〕1号",
        "测试区民政局公开〔2026〕1号",
        "测试区民政局公开〔2026〕2号",
        "测试区农业农村局公开〔2026〕1号",
    ]


def test_wordings_kept_at_once_are_versions_of_their_own(bureau, clerk):
    words = {"lead": "因为以下原因，答复要晚一些："}

    def change():
        return reword(organ=bureau, kind="L06", passages=words, reason="改", by=clerk).version

    assert sorted(at_once(change, 6)) == [1, 2, 3, 4, 5, 6]
    assert Wording.objects.count() == 6


def test_of_two_who_started_from_the_same_version_one_is_told(bureau, clerk):
    words = {"lead": "因为以下原因，答复要晚一些："}

    def change():
        made = reword(organ=bureau, kind="L06", passages=words, reason="改", by=clerk, seen=0)
        return str(made.version)

    assert sorted(at_once(change, 4)) == ["1", *["wording_moved_on"] * 3]
