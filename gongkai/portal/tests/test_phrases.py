"""Cycles, limits and validity in words."""

from __future__ import annotations

import pytest

from gongkai.columns.rules.catalogue import official
from gongkai.disclosures.rules.validity import Validity
from gongkai.portal import phrases
from gongkai.portal.shapes import Tone


@pytest.mark.parametrize(
    ("days", "words"),
    [(None, "随产生随公开"), (365, "每年"), (30, "每月"), (10, "每 10 天"), (120, "每 120 天")],
)
def test_cycle(days: int | None, words: str) -> None:
    assert phrases.cycle(days) == words


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("WD20", "自形成或者变更之日起 20 个工作日内"),
        ("D20", "20 日内"),
        ("FIXED(01-31)", "每年 1 月 31 日前"),
        ("ASAP", "即时公开"),
        ("ALWAYS", "长期公开"),
        ("soon", "soon"),
    ],
)
def test_limit(code: str, words: str) -> None:
    assert phrases.limit(code) == words


def test_every_limit_and_article_of_the_catalogue_has_words() -> None:
    for spec in official():
        assert phrases.limit(spec.limit) != spec.limit
        if spec.article:
            assert phrases.article(spec.article).startswith("《中华人民共和国政府信息公开条例》第")


def test_every_validity_has_a_label() -> None:
    labels = {phrases.validity(state).label for state in Validity}
    assert len(labels) == len(Validity)
    assert phrases.validity(Validity.REPEALED).tone is Tone.BAD
    assert phrases.validity(None).label == "待核实"
