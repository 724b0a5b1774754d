"""The pages of the handbook: Markdown files with a head that names the screens they explain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml
from markdown_it import MarkdownIt

_FOLDER = resources.files(__package__)
_HEAD = re.compile(r"---\n(?P<head>.*?)\n---\n(?P<text>.*)", re.DOTALL)
_MARKS = re.compile(r"[#*`|\[\]]|\(/[^)]*\)|^[-\d]+\.? |-{3,}", re.MULTILINE)
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Page:
    """手册的一页. `screens` are the names of the addresses it explains, `*` for the rest of one."""

    slug: str
    title: str
    part: str
    order: int
    screens: tuple[str, ...]
    text: str

    def explains(self, screen: str) -> bool:
        """Whether the page explains the screen whose address has this name."""
        return any(fnmatchcase(screen, name) for name in self.screens)

    @property
    def html(self) -> str:
        """The text as HTML. Markup inside it is shown, not obeyed."""
        return _markdown().render(self.text)

    def around(self, word: str) -> str | None:
        """The words around the first place where the word stands; None where it does not."""
        plain = " ".join(_MARKS.sub(" ", self.text).split())
        at = f"{self.title} {plain}".casefold().find(word.casefold())
        if at < 0:
            return None
        start = max(at - len(self.title) - 1 - _AROUND, 0)
        return plain[start : start + 2 * _AROUND + len(word)]


@cache
def pages() -> tuple[Page, ...]:
    """All pages in their order."""
    found = (_read(each) for each in (_FOLDER / "pages").iterdir() if each.name.endswith(".md"))
    return tuple(sorted(found, key=lambda page: page.order))


@cache
def page_of(screen: str) -> Page | None:
    """The page that explains a screen, by the name of its address."""
    return next((page for page in pages() if page.explains(screen)), None)


@cache
def explanations(name: str) -> dict[str, Any]:
    """What one kind of thing is for, by its code: `letters`, `checks` or `terms`."""
    return yaml.safe_load((_FOLDER / "explanations" / f"{name}.yaml").read_text("utf-8"))


def _read(file: Traversable) -> Page:
    matched = _HEAD.fullmatch(file.read_text("utf-8"))
    if matched is None:
        raise ValueError(f"{file.name} has no head")
    head = yaml.safe_load(matched["head"])
    return Page(
        slug=file.name.removesuffix(".md"),
        title=head["title"],
        part=head["part"],
        order=head["order"],
        screens=tuple(head["screens"]),
        text=matched["text"],
    )


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
