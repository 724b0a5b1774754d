"""正文模板: the chapters in words, with places for figures, read from ``data/narratives``.

A sentence holds names in braces. ``{site.published}`` is a figure with its unit,
``{site.published:change}`` its 同比, ``{cleared:reduction}`` its 减幅, ``{organ}`` a plain word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gongkai.annualreports.rules.errors import LayoutFault
from gongkai.annualreports.rules.loading import DATA, read_yaml

PLACE = re.compile(r"\{([a-z0-9_.]+)(?::(change|reduction))?\}")
# What the report knows about its organ and year; everything else in braces is a figure.
WORDS = frozenset(
    {"organ", "year", "next_year", "website", "office", "phone", "problems", "other_matters"}
)


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """数据项 of the text: where it comes from and how it is printed.

    Exactly one of ``indicator``, ``cell`` and ``share`` (part, whole) says where from.
    ``change`` and ``digits`` are decimal places. ``over``: print 243 as 240余 (for 10);
    ``wan``: print 15500 as 1.55万 (for 2 places).
    """

    key: str
    label: str
    unit: str
    scope: str = ""
    indicator: str = ""
    cell: str = ""
    share: tuple[str, str] | None = None
    digits: int = 0
    change: int | None = None
    reduction_of: str = ""
    over: int = 1
    wan: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a sentence: a figure, one of its percentages (``part``), or a word."""

    name: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """句. If a figure is missing it is left out (``optional``), replaced by ``otherwise``
    (a statement that there is no record, printed with a mark), or printed with a mark.

    ``duty`` names a point that 条例第50条 demands: assessment, evaluation, accountability.
    """

    pieces: tuple[str | Place, ...]
    optional: bool = False
    otherwise: str = ""
    duty: str = ""

    def places(self) -> Iterator[Place]:
        """The places in the sentence."""
        return (piece for piece in self.pieces if isinstance(piece, Place))


@dataclass(frozen=True, slots=True)
class SectionTemplate:
    """节: heading (may be empty) and paragraphs of sentences."""

    heading: str
    paragraphs: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """正文模板 of a form, or of one organ's report on one year.

    ``words`` are facts of that organ, such as its telephone; ``wording`` holds turns of phrase.
    """

    name: str
    title: str
    words: Mapping[str, str]
    wording: Mapping[str, str]
    figures: Mapping[str, FigureSpec]
    chapters: Mapping[str, tuple[SectionTemplate, ...]]

    def indicators(self) -> frozenset[str]:
        """The indicators that have to be counted before the text can be written."""
        return frozenset(spec.indicator for spec in self.figures.values() if spec.indicator)


def template_for(layout: str, organ: str, year: int) -> Template:
    """The organ's own text for the year if there is one, else the general text of the form."""
    own = DATA / "narratives" / f"{organ}-{year}.yaml"
    return read(own if own.is_file() else DATA / "narratives" / f"{layout}.yaml")


@cache
def read(path: Path) -> Template:
    """One template file; raises ``LayoutFault`` where a sentence names an unknown figure."""
    data = read_yaml(path)
    template = Template(
        name=path.stem,
        title=data["title"],
        words=data.get("words", {}),
        wording={**read_yaml(DATA / "narratives" / "wording.yaml"), **data.get("wording", {})},
        figures={key: _figure(key, raw) for key, raw in data["figures"].items()},
        chapters={
            chapter: tuple(_section(section) for section in sections)
            for chapter, sections in data["chapters"].items()
        },
    )
    _require_known_names(template)
    return template


def _figure(key: str, data: dict[str, Any]) -> FigureSpec:
    share = data.get("share")
    return FigureSpec(**{**data, "key": key, "share": tuple(share) if share else None})


def _section(data: dict[str, Any]) -> SectionTemplate:
    return SectionTemplate(
        heading=data.get("heading", ""),
        paragraphs=tuple(
            tuple(_sentence(sentence) for sentence in paragraph) for paragraph in data["paragraphs"]
        ),
    )


def _sentence(data: str | dict[str, Any]) -> Sentence:
    if isinstance(data, str):
        return Sentence(_pieces(data))
    rest = {key: value for key, value in data.items() if key != "text"}
    return Sentence(_pieces(data["text"]), **rest)


def _pieces(text: str) -> tuple[str | Place, ...]:
    pieces: list[str | Place] = []
    end = 0
    for found in PLACE.finditer(text):
        pieces += [text[end : found.start()], Place(found[1], found[2] or "")]
        end = found.end()
    return tuple(piece for piece in (*pieces, text[end:]) if piece)


def _require_known_names(template: Template) -> None:
    named = [
        place.name
        for sections in template.chapters.values()
        for section in sections
        for paragraph in section.paragraphs
        for sentence in paragraph
        for place in sentence.places()
    ]
    for spec in template.figures.values():
        named += [*(spec.share or ()), *filter(None, [spec.reduction_of])]
    for name in named:
        if name not in template.figures and name not in WORDS:
            raise LayoutFault(template.name, f"no figure named {name}")
