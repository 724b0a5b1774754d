from __future__ import annotations

import pytest

from gongkai.columns.rules.cycles import Cycle, cycle_table
from gongkai.columns.rules.specs import Grade

TABLE = cycle_table(
    {
        "grade": "单",
        "rules": [
            {"days": 10, "warn_from": 8, "words": ["动态"]},
            {"days": 120, "warn_from": 110, "words": ["文件"]},
            {"days": 365, "warn_from": 335, "words": ["失效文件", "预算"]},
        ],
        "default": {"days": 300, "warn_from": 280},
    }
)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        pytest.param("部门动态", 10, id="a word inside the name"),
        pytest.param("区政府文件", 120, id="papers keep coming"),
        pytest.param("失效文件", 365, id="the longer word wins"),
        pytest.param("旅游资源", 300, id="no word, so the default"),
    ],
)
def test_cycle_by_name(name, days):
    assert TABLE.cycle_for(name).days == days


def test_the_first_rule_wins_between_words_of_one_length():
    assert TABLE.cycle_for("预算动态") == Cycle(10, 8)


def test_the_table_says_how_far_it_was_checked():
    assert TABLE.grade is Grade.SINGLE
