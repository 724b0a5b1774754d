from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from gongkai.columns.rules.catalogue import official
from gongkai.demo.content import Content
from gongkai.demo.prose import Writer
from gongkai.demo.rules.organs import organs
from gongkai.demo.rules.year2020 import plan
from gongkai.inforequests.rules.applicants import resident_id_fault
from gongkai.workdays.rules.calendar import WorkdayCalendar

PLAN = plan(WorkdayCalendar.official())
CONTENT = Content(PLAN, official(), organs(), Writer())
ITEMS = (*PLAN.papers_before, *PLAN.items)
PIECES = {item.key: CONTENT.piece(item) for item in ITEMS}
PEOPLE = [Writer().person(key) for key in range(200)]


class Balance(HTMLParser):
    """Fails on a tag that is not closed where it was opened."""

    def __init__(self):
        super().__init__()
        self.open = []
        self.tags = set()

    def handle_starttag(self, tag, attrs):
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def text_of(body):
    return re.sub(r"<[^>]+>", "", body)


def test_titles_rarely_repeat():
    times = Counter(piece.title for piece in PIECES.values())
    assert sum(count - 1 for count in times.values()) < len(PIECES) / 100
    assert max(times.values()) <= 4


def test_bodies_are_of_a_readable_length_and_marked_as_generated():
    for piece in PIECES.values():
        assert 150 <= len(text_of(piece.body)) <= 900
        assert "演示数据" in piece.body


def test_no_slot_is_left_open():
    assert not any("{" in piece.title + piece.body for piece in PIECES.values())


def test_bodies_are_sound_html_and_some_have_tables_or_lists():
    seen = set()
    for key in list(PIECES)[::20]:
        balance = Balance()
        balance.feed(PIECES[key].body)
        assert balance.open == []
        seen |= balance.tags
    assert {"p", "table", "th", "ul", "li"} <= seen


def test_the_titles_of_papers_are_all_different():
    titles = [PIECES[item.key].title for item in ITEMS if item.paper]
    assert len(set(titles)) == len(titles)


def test_an_interpretation_names_its_paper():
    for item in PLAN.items:
        if item.interprets is not None:
            paper = PIECES[item.interprets].title
            inner = paper.replace("《", "〈").replace("》", "〉")
            assert f"《{inner}》" in PIECES[item.key].title


def test_words_do_not_depend_on_the_order_of_writing():
    again = Content(PLAN, official(), organs(), Writer())
    for item in reversed(ITEMS[-50:]):
        assert again.piece(item) == PIECES[item.key]


def test_another_seed_writes_other_words():
    other = Content(PLAN, official(), organs(), Writer(seed=7))
    assert other.piece(PLAN.items[0]) != PIECES[PLAN.items[0].key]


@pytest.mark.parametrize(
    ("field", "pattern"),
    [
        ("name", r".+[甲乙丙丁戊己庚辛壬癸]"),
        ("id_number", r"999999\d{11}[\dX]"),
        ("phone", r"0795-000\d{4}"),
        ("mobile", r"100\d{8}"),
        ("email", r"demo\d+@example\.invalid"),
        ("address", r"袁州区.+（演示地址）"),
    ],
)
def test_people_are_plainly_generated(field, pattern):
    assert all(re.fullmatch(pattern, getattr(person, field)) for person in PEOPLE)


def test_identity_numbers_pass_the_check_digit():
    assert {resident_id_fault(person.id_number) for person in PEOPLE} == {None}


def test_requests_ask_for_different_things():
    writer = Writer()
    asked = [writer.request(r.key, r.received_on, r.organ) for r in PLAN.requests]
    assert len(set(asked)) >= 50


def test_generated_organisations_say_so():
    assert all("演示" in Writer().organisation(key) for key in range(5))
