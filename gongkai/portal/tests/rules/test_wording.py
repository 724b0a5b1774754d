"""Articles as the law writes them."""

from __future__ import annotations

import pytest

from gongkai.portal.rules.wording import ArticleUnreadable, article_name, in_characters


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_in_characters(number: int, words: str) -> None:
    assert in_characters(number) == words


@pytest.mark.parametrize("number", [-1, 0, 100])
def test_numbers_that_no_article_has(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        in_characters(number)


@pytest.mark.parametrize(
    ("article", "name"),
    [("20(7)", "第二十条第（七）项"), ("12", "第十二条"), ("20(15)", "第二十条第（十五）项")],
)
def test_article_name(article: str, name: str) -> None:
    assert article_name(article) == name


@pytest.mark.parametrize("article", ["", "20(", "第20条", "20(7", "123", "二十"])
def test_unreadable_articles(article: str) -> None:
    with pytest.raises(ArticleUnreadable) as refused:
        article_name(article)
    assert refused.value.article == article
