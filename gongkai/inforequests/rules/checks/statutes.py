"""法条库: which articles a law has, version by version, so that no letter cites what is not there.

Of each version the days it is in force, how many articles it has, and of the articles that letters
cite how many paragraphs (款) and items (项). What was renumbered is in `renumbered`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gongkai.inforequests.rules.certainty import Grade
from gongkai.inforequests.rules.letters.review_bodies import REVISION_2023


@dataclass(frozen=True, slots=True)
class Shape:
    """条文结构: its paragraphs and items; 0 items where it is not itemised."""

    paragraphs: int = 1
    items: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """法律版本, in force from a day until the next version. `articles` None: not counted yet."""

    since: date
    document: str
    articles: int | None
    shapes: dict[int, Shape] = field(default_factory=dict)
    grade: Grade = Grade.STATUTE


@dataclass(frozen=True, slots=True)
class Statute:
    """法律、行政法规 with its versions, oldest first; `names` are how letters call it."""

    title: str
    names: tuple[str, ...]
    versions: tuple[Version, ...]

    def on(self, day: date) -> Version | None:
        """The version in force on the day; None before the first one known here."""
        return next((each for each in reversed(self.versions) if each.since <= day), None)


def _shapes(**counts: tuple[int, int]) -> dict[int, Shape]:
    return {int(name[1:]): Shape(*pair) for name, pair in counts.items()}


_ONE = Shape()

# 国务院令第711号: the articles a reply can rest on.
_REGULATION_2019 = dict.fromkeys(
    (2, 14, 15, 27, 30, 32, 34, 35, 37, 38, 40, 41, 45, 51), _ONE
) | _shapes(
    a10=(3, 0),
    a11=(2, 0),
    a16=(2, 0),
    a17=(3, 0),
    a20=(1, 15),
    a21=(1, 0),
    a29=(2, 3),
    a31=(1, 3),
    a33=(3, 0),
    a36=(1, 7),
    a39=(2, 0),
    a42=(2, 0),
    a44=(2, 0),
)

REGULATION = Statute(
    "《中华人民共和国政府信息公开条例》",
    ("政府信息公开条例",),
    (
        Version(date(2008, 5, 1), "国务院令第492号", 38, grade=Grade.EXCERPTS),
        Version(date(2019, 5, 15), "国务院令第711号", 56, _REGULATION_2019),
    ),
)
RECONSIDERATION = Statute(
    "《中华人民共和国行政复议法》",
    ("行政复议法",),
    (
        Version(date(1999, 10, 1), "2017年修正以前各版", 43, grade=Grade.UNVERIFIED),
        Version(REVISION_2023, "2023年修订", 90, {20: Shape(3), 23: Shape(2, 5)}),
    ),
)
LITIGATION = Statute(
    "《中华人民共和国行政诉讼法》",
    ("行政诉讼法",),
    (
        Version(date(1990, 10, 1), "1989年", 75, grade=Grade.UNVERIFIED),
        Version(date(2015, 5, 1), "2014年修正、2017年修正", 103, {46: Shape(2)}),
    ),
)
FEES = Statute(
    "《政府信息公开信息处理费管理办法》",
    ("政府信息公开信息处理费管理办法", "信息处理费管理办法"),
    # The text beyond its sixth article was not read, so nobody counts its articles yet.
    (Version(date(2021, 1, 1), "国办函〔2020〕109号", None, grade=Grade.UNVERIFIED),),
)
SECRECY = Statute(
    "《中华人民共和国保守国家秘密法》",
    ("保守国家秘密法", "保密法"),
    (
        Version(date(2010, 10, 1), "2010年修订", 53, grade=Grade.ONE_EXCERPT),
        Version(date(2024, 5, 1), "2024年修订", 65),
    ),
)
STATUTES = (REGULATION, RECONSIDERATION, LITIGATION, FEES, SECRECY)


@dataclass(frozen=True, slots=True)
class SecrecyArticles:
    """保守国家秘密法: where the power to classify, the longest period and its end are ruled."""

    power: str
    period: str
    end: str


_SECRECY_2024 = "保守国家秘密法第17条", "保守国家秘密法第20条", "保守国家秘密法第24条"
_SECRECY_2010 = tuple(f"保守国家秘密法（2010年修订）第{each}条" for each in (13, 15, 19))


def secrecy_articles(day: date) -> SecrecyArticles:
    """The articles of the version in force on the day."""
    is_new = SECRECY.on(day) is SECRECY.versions[-1]
    return SecrecyArticles(*(_SECRECY_2024 if is_new else _SECRECY_2010))


def named(title: str) -> Statute | None:
    """The statute of this name, with or without 中华人民共和国; None for one not kept here."""
    bare = title.removeprefix("中华人民共和国").strip()
    return next((each for each in STATUTES if bare in each.names), None)
