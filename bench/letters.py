"""Letter time: composing and printing a letter, against printing an empty page of the same kind.

Three letters: a receipt of one page, a refusal, and a partial disclosure of ten items. The
yardsticks are an empty Typst page with the same fonts at hand and an empty Word file.
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count

from bench.timing import in_turns, seconds

ROUNDS = 15
ITEMS = 10


def run() -> dict[str, object]:
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as folder:
        # Settings are all it takes: no letter here comes from a database.
        os.environ["GONGKAI_DATA"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai.config.settings"
        import django

        django.setup()
        return {
            "what": "composing a letter and printing it, against printing an empty page",
            "yardstick": "an empty page by Typst with the same fonts; an empty Word file",
            "compose_milliseconds": _composing(),
            "letters": {
                name: {form: _printing(facts, form) for form in ("pdf", "docx")}
                for name, facts in _letters().items()
            },
        }


def _letters() -> dict[str, object]:
    from gongkai.inforequests.rules.letters.samples import sample, sample_item
    from gongkai.inforequests.rules.outcomes import Outcome

    kinds = (Outcome.GRANTED, Outcome.DELIBERATION)
    items = tuple(sample_item(kinds[place % 2], place + 1) for place in range(ITEMS))
    return {
        "receipt (L01)": sample("L01"),
        "refusal (L17-D4)": sample("L17-D4"),
        f"partial disclosure of {ITEMS} items (L16)": replace(sample("L16"), items=items),
    }


def _composing() -> dict[str, float]:
    from gongkai.inforequests.rules.letters.text import compose

    return {
        name: round(
            min(seconds(lambda facts=facts: compose(facts)) for _ in range(ROUNDS)) * 1000, 2
        )
        for name, facts in _letters().items()
    }


def _printing(facts: object, form: str) -> dict[str, float]:
    from gongkai.inforequests.letterfiles import export

    empty = {"pdf": _empty_page, "docx": _empty_word}[form]()
    empty(None)
    # A number of its own each time: Typst remembers a page it has set before.
    fresh = (replace(facts, number=f"某某局公开〔2026〕{number}号") for number in count(1))
    ours, theirs = in_turns(
        lambda: export(next(fresh), form, demonstration=False),
        empty,
        prepare=lambda: None,
        rounds=ROUNDS,
    )
    return {
        "milliseconds": round(ours * 1000, 1),
        "yardstick_milliseconds": round(theirs * 1000, 1),
        "times_the_yardstick": round(ours / theirs, 1),
    }


def _empty_page() -> Callable[[None], object]:
    import typst

    from gongkai.documents.fonts import typefaces

    faces = typefaces(None)
    return lambda _: typst.compile(
        b"", format="pdf", font_paths=faces.files, ignore_system_fonts=True
    )


def _empty_word() -> Callable[[None], object]:
    import docx

    return lambda _: docx.Document().save(io.BytesIO())
