"""Our words for Wagtail's admin: compiled, complete in their parts, and really shown."""

from __future__ import annotations

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.utils import translation

import gongkai

PACKAGE = Path(gongkai.__file__).parent
CATALOGUES = [
    PACKAGE / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po",
    PACKAGE / "desk" / "locale" / "zh_Hans" / "LC_MESSAGES" / "djangojs.po",
]
ENTRY = re.compile(
    r'^msgid (".+")\n(?:msgid_plural (".+")\n)?msgstr(?:\[0\])? (".+")$', re.MULTILINE
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def entries(catalogue: Path) -> list[tuple[str, str | None, str]]:
    found = ENTRY.findall(catalogue.read_text("utf-8"))
    return [
        (ast.literal_eval(a), b and ast.literal_eval(b), ast.literal_eval(c)) for a, b, c in found
    ]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_what_is_compiled_is_what_is_written(catalogue: Path) -> None:
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        words = gettext.GNUTranslations(compiled)
    written = entries(catalogue)
    assert len(written) > 10
    for one, many, chinese in written:
        assert (words.ngettext(one, many, 2) if many else words.gettext(one)) == chinese


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
def test_nothing_that_is_filled_in_is_lost(catalogue: Path) -> None:
    for one, many, chinese in entries(catalogue):
        assert set(PLACEHOLDER.findall(chinese)) == set(PLACEHOLDER.findall(many or one))
        assert re.search(r"[一-鿿]|%", chinese)


def test_our_words_stand_over_wagtails() -> None:
    with translation.override("zh-hans"):
        assert translation.gettext("Privacy and access") == "访问范围"
        assert translation.gettext("Anyone can edit this %(model_name)s").startswith("人人")
