"""Titles, bodies, people and numbers for the demonstration.

Everything is a pure function of a seed and a key, so that a load that was interrupted writes
the same words again, in any order. Nothing generated can be mistaken for a real person:

* names end in one of the ten heavenly stems (甲乙丙……);
* identity numbers have an area code that GB/T 2260 does not assign (see ``rules.numbers``);
* land lines begin with 000 after the area code and mobile numbers with 100, neither of which is
  given to subscribers;
* mail addresses end in ``example.invalid``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from gongkai.demo.rules.numbers import id_number
from gongkai.demo.rules.organs import OrganSpec, read_data

SEED_STEP: Final = 1_000_003
"""A prime, so that neighbouring seeds and keys do not share streams."""
FIRST_BIRTHDAY: Final = date(1950, 1, 1)
BIRTHDAYS: Final = 18_000

Slots = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """A title and a body of HTML paragraphs."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Person:
    """A generated applicant; see the module's note on what marks it as generated."""

    name: str
    id_number: str
    phone: str
    mobile: str
    email: str
    address: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a writer writes about: the organ, the column's name, its counting group, the day."""

    key: int
    figure: str
    organ: OrganSpec
    column_code: str
    column_name: str
    on: date
    single: bool = False

    @property
    def is_news(self) -> bool:
        return self.figure == "news"


class Writer:
    """The demo's pen: deterministic for a seed; see the module's note."""

    def __init__(self, seed: int = 2020) -> None:
        self._seed = seed
        self._words = read_data("prose.yaml")
        places = self._words["places"]
        self._places = [head + tail for head in places["heads"] for tail in places["tails"]]
        self._marker = f"<p><small>{self._words['marker']}</small></p>"

    def piece(self, subject: Subject) -> Piece:
        """An ordinary item of its counting group."""
        dice = self._dice(subject.key)
        slots = self._slots(dice, subject, self._topic(dice, subject))
        title = _pick(dice, self._patterns(subject)).format_map(slots)
        return Piece(title, self._report(dice, slots))

    def paper(self, subject: Subject, turn: int) -> Piece:
        """规范性文件, the ``turn``-th of its issuer: title and text.

        Topics are gone through one after the other, and the pattern moves on by one each round,
        so that no title comes twice within as many rounds as there are patterns.
        """
        dice = self._dice(subject.key)
        topics = self._paper_topics(subject)
        rounds, place = divmod(turn, len(topics))
        slots = self._slots(dice, subject, topics[place])
        patterns = self._words["titles"]["papers"]
        title = patterns[(place + rounds) % len(patterns)].format_map(slots)
        return Piece(title, self._articles(dice, slots))

    def interpretation(self, subject: Subject, of: str, turn: int) -> Piece:
        """政策解读 of its issuer's ``turn``-th paper, titled ``of``, in its column's form."""
        dice = self._dice(subject.key)
        topics = self._paper_topics(subject)
        slots = self._slots(dice, subject, topics[turn % len(topics)]) | {"x": _quoted(of)}
        title = self._words["titles"]["interpretation"][subject.column_code].format_map(slots)
        chosen = self._words["sentences"]["explain"]
        body = "".join(f"<p>{text.format_map(slots)}</p>" for text in chosen)
        return Piece(title, body + self._marker)

    def request(self, key: int, on: date, organ: str = "") -> str:
        """所需信息的内容描述 of a request to ``organ`` (a code)."""
        dice = self._dice(key)
        slots = {
            "p": _pick(dice, self._places),
            "t": _pick(dice, self._words["topics"]["all"]),
            "y": on.year - 1,
        }
        patterns = self._words["requests"].get(organ, self._words["requests"]["default"])
        return patterns[key % len(patterns)].format_map(slots)

    def person(self, key: int) -> Person:
        """A generated natural person."""
        dice = self._dice(key)
        words = self._words["people"]
        name = "".join(_pick(dice, words[part]) for part in ("surnames", "given", "stems"))
        born = FIRST_BIRTHDAY + timedelta(days=_below(dice, BIRTHDAYS))
        return Person(
            name=name,
            id_number=id_number(born, _below(dice, 1000)),
            phone=f"0795-000{_below(dice, 10_000):04}",
            mobile=f"100{_below(dice, 10**8):08}",
            email=f"demo{key}@example.invalid",
            address=f"袁州区{_pick(dice, self._places)}{1 + _below(dice, 99)}号（演示地址）",
        )

    def organisation(self, key: int) -> str:
        """The name of a generated organisation."""
        names: list[str] = self._words["organisations"]
        return names[key % len(names)]

    def _dice(self, key: int) -> Random:
        return Random(self._seed * SEED_STEP + key)

    def _patterns(self, subject: Subject) -> list[str]:
        titles = self._words["titles"]
        if subject.single:
            return titles["single"]
        return titles["by_column"].get(subject.column_code) or titles[subject.figure]

    def _paper_topics(self, subject: Subject) -> list[str]:
        """A department rules on its own matters, the government on all."""
        own = self._words["by_organ"].get(subject.organ.code)
        return own or self._words["topics"]["policy"]

    def _topic(self, dice: Random, subject: Subject) -> str:
        """What the item is about: the group's own topics, else the column, else the organ's."""
        topics = self._words["topics"]
        if subject.figure in topics:
            return _pick(dice, topics[subject.figure])
        if subject.figure == "other":
            return subject.column_name
        if self._voice(subject) != subject.organ.short_name:
            return _pick(dice, topics["all"])
        return _pick(dice, self._words["by_organ"].get(subject.organ.code, topics["all"]))

    def _voice(self, subject: Subject) -> str:
        name = subject.organ.short_name
        return self._words["voices"].get(subject.organ.code, name) if subject.is_news else name

    def _span(self, dice: Random, subject: Subject) -> str:
        if subject.is_news:
            return _pick(dice, self._words["news_spans"])
        return self._words["quarters"][(subject.on.month - 1) // 3]

    def _slots(self, dice: Random, subject: Subject, topic: str) -> Slots:
        on = subject.on
        return {
            "o": self._voice(subject),
            "p": _pick(dice, self._places),
            "t": topic,
            "s": self._span(dice, subject),
            "d": f"{on.month}月{on.day}日",
            "n": 3 + _below(dice, 17),
            "m": 20 + _below(dice, 280),
            "k": 2 + _below(dice, 6),
            "q": 30 + _below(dice, 600),
            "v": _pick(dice, self._words["topics"]["all"]),
            "c": subject.column_name,
            "y": on.year,
            "mo": on.month,
        }

    def _report(self, dice: Random, slots: Slots) -> str:
        sentences = self._words["sentences"]
        middle = sentences["middle"]
        start, count = _below(dice, len(middle)), 4 + _below(dice, 5)
        chosen = [middle[(start + step * 5) % len(middle)] for step in range(count)]
        half = count // 2 + 1
        parts = [
            _pick(dice, sentences["opening"]) + "".join(chosen[:half]),
            "".join(chosen[half:]) + _pick(dice, sentences["closing"]),
        ]
        body = ("<p>" + "</p><p>".join(parts) + "</p>").format_map(slots)
        extra = _below(dice, 10)
        if extra == 0:
            body += self._table(dice)
        elif extra == 1:
            body += self._list(dice, slots)
        return body + self._marker

    def _articles(self, dice: Random, slots: Slots) -> str:
        pool = self._words["sentences"]["paper"]
        start = _below(dice, len(pool))
        texts = [pool[0], *(pool[1 + (start + step) % (len(pool) - 1)] for step in range(5))]
        ordinals = "一二三四五六"
        return (
            "".join(
                f"<p>第{ordinal}条　{text.format_map(slots)}</p>"
                for ordinal, text in zip(ordinals, texts, strict=True)
            )
            + self._marker
        )

    def _list(self, dice: Random, slots: Slots) -> str:
        pool = self._words["sentences"]["list"]
        start = _below(dice, len(pool))
        chosen = [pool[(start + step) % len(pool)] for step in range(3)]
        return "<ul><li>" + "</li><li>".join(chosen).format_map(slots) + "</li></ul>"

    def _table(self, dice: Random) -> str:
        head, *rows = _pick(dice, self._words["tables"])
        cells = "".join(f'<th scope="col">{cell}</th>' for cell in head)
        body = "".join(
            f"<tr><td>{name}</td><td>{10 + _below(dice, 400)}</td><td>{unit}</td></tr>"
            for name, unit in rows
        )
        return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _quoted(title: str) -> str:
    """A title inside 书名号: the marks inside it become single ones (GB/T 15834)."""
    return title.replace("《", "〈").replace("》", "〉")


def _below(dice: Random, limit: int) -> int:
    """A number from 0 to ``limit`` - 1; several times faster than ``randrange``."""
    return int(dice.random() * limit)


def _pick(dice: Random, options: list[Any]) -> Any:
    return options[int(dice.random() * len(options))]
