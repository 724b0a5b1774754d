from __future__ import annotations

import pytest

from gongkai.disclosures.rules.genres import TERMS, Genre, genre_of


def test_the_regulation_names_fifteen_kinds():
    assert len(set(TERMS) - {Genre.OTHER}) == 15
    assert set(TERMS) == set(Genre)


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于做好春耕备耕工作的通知", Genre.NOTICE),
        ("关于表扬先进集体的通报", Genre.CIRCULAR),
        ("关于禁止燃放烟花爆竹的通告", Genre.PROCLAMATION),
        ("关于加快现代农业发展的实施意见（试行）", Genre.OPINION),
        ("关于任免职务的决定(2020年) ", Genre.DECISION),
        ("森林防火令", Genre.ORDER),
        ("政府工作报告", Genre.REPORT),
        ("关于同意设立项目的批复", Genre.REPLY),
        ("关于提请审议预算的议案", Genre.MOTION),
        ("区政府常务会议纪要", Genre.MINUTES),
        ("袁州区开展春季植树活动", Genre.OTHER),
        ("（试行）", Genre.OTHER),
        ("残缺的括号）", Genre.OTHER),
        ("", Genre.OTHER),
    ],
)
def test_genre_by_the_last_word(title, genre):
    assert genre_of(title) is genre


@pytest.mark.parametrize("genre", [g for g in Genre if g is not Genre.OTHER])
def test_every_kind_is_recognised_by_its_own_term(genre):
    assert genre_of(f"关于某事的{genre.term}") is genre
