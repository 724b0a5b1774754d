"""成文时的事实: a letter reads the same from its JSON; and its enclosures match their files."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from gongkai.inforequests.rules.dossier import FileOnRecord
from gongkai.inforequests.rules.files import FileKind
from gongkai.inforequests.rules.letters import LETTER_RULES
from gongkai.inforequests.rules.letters.enclosures import PageCount, differing_pages, listed_pages
from gongkai.inforequests.rules.letters.kept import Told, kept, read
from gongkai.inforequests.rules.letters.samples import sample
from gongkai.inforequests.rules.letters.text import compose


@pytest.mark.parametrize("kind", sorted(LETTER_RULES))
def test_what_is_kept_reads_back_the_same(kind):
    facts = sample(kind)
    told = Told(
        basis=facts.basis,
        enclosures=facts.enclosures,
        items=facts.items,
        days=facts.days,
        due_on=facts.due_on,
        earlier=facts.earlier,
        earlier_on=facts.earlier_on,
    )
    stored = kept(
        told,
        subject=facts.subject,
        office=facts.office,
        searches=facts.searches,
        wording={"L01": {"lead": "本机关已登记在册。"}},
    )
    again = read(json.loads(json.dumps(stored)))
    assert again.pop("wording") == (("L01", "lead", "本机关已登记在册。"),)
    assert compose(replace(facts, **again)) == compose(facts)


def test_a_letter_from_before_has_fewer_facts():
    assert read({}) == {}
    assert read({"subject": "某事", "basis": ""}) == {"subject": "某事", "basis": ""}


@pytest.mark.parametrize(
    ("listed", "pages"),
    [
        ("某某规划（36页）", 36),
        ("某某规划（共36页）\n附图(2 页)", 38),
        ("某某规划", None),
        ("某某规划（36页）\n附图", None),
        ("", None),
        ("无", None),
    ],
)
def test_listed_pages(listed, pages):
    assert listed_pages(listed) == pages


def files(*pages, kind=FileKind.DISCLOSED):
    return [FileOnRecord(kind, f"{place}.pdf", each) for place, each in enumerate(pages)]


@pytest.mark.parametrize(
    ("listed", "on_file", "found"),
    [
        ("某某规划（36页）", files(36), None),
        ("某某规划（36页）", files(30, 6), None),
        ("某某规划（36页）", files(35), PageCount(36, 35)),
        ("某某规划（36页）", files(35, None), None),
        ("某某规划（36页）", files(35, kind=FileKind.ORIGINAL), None),
        ("某某规划", files(35), None),
        ("某某规划（36页）", [], None),
    ],
)
def test_list_and_files_tell_the_same_pages(listed, on_file, found):
    assert differing_pages(listed, on_file) == found
