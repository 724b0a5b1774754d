"""正文: a template filled with figures, each of which stays tied to what it was counted from.

A sentence never claims what nobody recorded: a missing figure shows as a mark that the
officer has to resolve, and the points of 条例第50条 without records say so in as many words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, Decimal

from gongkai.annualreports.rules.printed import Printed, difference
from gongkai.annualreports.rules.templates import FigureSpec, Place, Sentence, Template
from gongkai.indicators.rules.ratios import (
    NoBase,
    Number,
    Percentage,
    reduction,
    share,
    year_on_year,
)

PREFACE = "preface"


@dataclass(frozen=True, slots=True)
class Known:
    """已知数据: a counted figure and the same figure a year before (None: not recorded)."""

    value: Number
    previous: Number | None = None


@dataclass(frozen=True, slots=True)
class NarrativeFigure:
    """正文数据 as it stands in a section."""

    section: str
    key: str
    label: str
    value: Number
    unit: str
    display: str
    scope: str = ""
    previous: Number | None = None
    change: Percentage | None = None
    reduction: Percentage | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text; ``figure`` is the key of the figure it prints, ``mark`` asks for work."""

    text: str
    figure: str = ""
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段: its text in pieces and the figures they print."""

    segments: tuple[Segment, ...]
    figures: tuple[NarrativeFigure, ...]

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(segment.text for segment in self.segments)

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes of its figures."""
        return tuple(figure.note for figure in self.figures if figure.note)


@dataclass(frozen=True, slots=True)
class Section:
    """节 of a chapter."""

    chapter: str
    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Narrative:
    """正文 of a report: everything that is not a table.

    ``unmet`` lists the points of 条例第50条 on which there is no record.
    """

    title: str
    sections: tuple[Section, ...]
    unmet: tuple[str, ...]

    def of(self, chapter: str) -> tuple[Section, ...]:
        """The sections of a chapter (``preface`` is what stands before chapter one)."""
        return tuple(section for section in self.sections if section.chapter == chapter)

    def figures(self) -> tuple[NarrativeFigure, ...]:
        """Every figure in reading order."""
        return tuple(
            figure
            for section in self.sections
            for paragraph in section.paragraphs
            for figure in paragraph.figures
        )

    def marks(self) -> tuple[str, ...]:
        """What a person still has to supply, as the text says it (〔待填：…〕)."""
        return tuple(
            segment.text
            for section in self.sections
            for paragraph in section.paragraphs
            for segment in paragraph.segments
            if segment.mark
        )

    def length(self, chapter: str) -> int:
        """字数 of a chapter, headings included, blanks not."""
        text = "".join(
            section.heading + "".join(paragraph.text for paragraph in section.paragraphs)
            for section in self.of(chapter)
        )
        return len("".join(text.split()))


def write(
    template: Template,
    words: Mapping[str, str],
    known: Mapping[str, Known],
    printed: Mapping[str, Printed] | None = None,
) -> Narrative:
    """Fill a template.

    ``words`` are organ, year and so on; ``known`` the figures by their key in the template.
    """
    writer = _Writer(template, words, known, printed or {})
    sections = tuple(
        Section(
            chapter,
            writer.words_only(section.heading),
            tuple(
                writer.paragraph(paragraph, section_name(chapter, section.heading))
                for paragraph in section.paragraphs
            ),
        )
        for chapter, sections in template.chapters.items()
        for section in sections
    )
    return Narrative(writer.words_only(template.title), sections, tuple(writer.unmet))


def section_name(chapter: str, heading: str) -> str:
    """（一） of （一）主动公开情况; the chapter where a section has no number."""
    number, bracket, _ = heading.partition("）")
    if bracket:
        return number + bracket
    return {PREFACE: "引言", "ch1": "一", "ch5": "五", "ch6": "六"}.get(chapter, chapter)


class _Writer:
    """Fills the sentences of one template."""

    def __init__(
        self,
        template: Template,
        words: Mapping[str, str],
        known: Mapping[str, Known],
        printed: Mapping[str, Printed],
    ) -> None:
        self._template = template
        # An organ's own template knows better than the register what it calls itself.
        self._words = {**words, **template.words}
        self._known = dict(known)
        self._printed = printed
        self.unmet: list[str] = []
        self._add_shares()

    def _add_shares(self) -> None:
        for spec in self._template.figures.values():
            if spec.share is None or not all(key in self._known for key in spec.share):
                continue
            part, whole = (self._known[key].value for key in spec.share)
            if whole:
                self._known[spec.key] = Known(share(part, whole, spec.digits).value)

    def words_only(self, text: str) -> str:
        return text.format_map(self._words) if "{" in text else text

    def paragraph(self, sentences: Iterable[Sentence], section: str) -> Paragraph:
        segments: list[Segment] = []
        figures: dict[str, NarrativeFigure] = {}
        for sentence in sentences:
            if self._is_complete(sentence):
                for place in sentence.places():
                    if place.name in self._template.figures:
                        figures.setdefault(place.name, self._figure(place.name, section))
            segments += self._sentence(sentence)
        return Paragraph(_joined(segments), tuple(figures.values()))

    def _is_complete(self, sentence: Sentence) -> bool:
        return all(
            place.name in self._known or place.name in self._words for place in sentence.places()
        )

    def _sentence(self, sentence: Sentence) -> list[Segment]:
        if not self._is_complete(sentence):
            if sentence.duty:
                self.unmet.append(sentence.duty)
            if sentence.otherwise:
                return [Segment(self.words_only(sentence.otherwise), mark=True)]
            if sentence.optional:
                return []
        return [
            self._place(piece) if isinstance(piece, Place) else Segment(piece)
            for piece in sentence.pieces
        ]

    def _place(self, place: Place) -> Segment:
        name = place.name
        if name in self._words:
            return Segment(self._words[name])
        wording = self._template.wording
        if name not in self._template.figures:
            label = wording.get(f"word_{name}", name)
            return Segment(wording["missing"].format(label=label), mark=True)
        spec = self._template.figures[name]
        if name not in self._known:
            return Segment(wording["missing"].format(label=spec.label), mark=True)
        if place.part == "change":
            return Segment(self._change_in_words(spec), figure=name)
        if place.part == "reduction":
            return Segment(self._reduction_in_words(spec), figure=name)
        return Segment(display(spec, self._known[name].value), figure=name)

    def _figure(self, key: str, section: str) -> NarrativeFigure:
        spec, known = self._template.figures[key], self._known[key]
        figure = NarrativeFigure(
            section=section,
            key=key,
            label=spec.label,
            value=known.value,
            unit=spec.unit,
            display=display(spec, known.value),
            scope=spec.scope,
            previous=known.previous,
            change=self._change(spec),
            reduction=self._reduction(spec),
        )
        if key not in self._printed:
            return figure
        note = difference(
            self._printed[key],
            spec,
            known.value,
            (figure.change, figure.reduction),
            self._template.wording,
        )
        return replace(figure, note=note)

    def _change(self, spec: FigureSpec) -> Percentage | None:
        known = self._known[spec.key]
        if spec.change is None or known.previous is None:
            return None
        try:
            return year_on_year(known.value, known.previous, spec.change)
        except NoBase:
            return None

    def _change_in_words(self, spec: FigureSpec) -> str:
        wording, change = self._template.wording, self._change(spec)
        if change is None:
            nothing_before = self._known[spec.key].previous is None
            return wording["no_previous" if nothing_before else "no_base"]
        if not change.exact:
            return wording["same"]
        return wording["rise" if change.exact > 0 else "fall"].format(
            percent=f"{abs(change.value):f}%"
        )

    def _reduction(self, spec: FigureSpec) -> Percentage | None:
        base = self._known.get(spec.reduction_of)
        if base is None or not base.value:
            return None
        return reduction(self._known[spec.key].value, base.value, spec.digits)

    def _reduction_in_words(self, spec: FigureSpec) -> str:
        wording, reduced = self._template.wording, self._reduction(spec)
        if reduced is None:
            return wording["no_stock"]
        return wording["reduced"].format(percent=reduced.text)


def display(spec: FigureSpec, value: Number) -> str:
    """The figure as it is printed: 7578条, 240余个, 1.55万人, 100%."""
    if spec.wan is not None:
        exact = Decimal(value).scaleb(-4)
        rounded = exact.quantize(Decimal(1).scaleb(-spec.wan), ROUND_DOWN)
        shown, exactly = f"{rounded}万", rounded == exact
    else:
        rounded = value - value % spec.over if spec.over > 1 else value
        shown, exactly = f"{rounded}", rounded == value
    return f"{shown}{'' if exactly else '余'}{spec.unit}"


def _joined(segments: list[Segment]) -> tuple[Segment, ...]:
    """Neighbouring pieces of plain text as one."""
    joined: list[Segment] = []
    for segment in segments:
        if joined and not (segment.figure or segment.mark or joined[-1].figure or joined[-1].mark):
            joined[-1] = Segment(joined[-1].text + segment.text)
        else:
            joined.append(segment)
    return tuple(joined)
