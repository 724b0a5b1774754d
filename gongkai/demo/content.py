"""The words of a planned item: which of the writer's pieces it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai.columns.rules.catalogue import Catalogue
from gongkai.columns.rules.specs import Figure, Kind
from gongkai.demo.prose import Piece, Subject, Writer
from gongkai.demo.rules.organs import OrganSpec
from gongkai.demo.rules.plans import ItemPlan, YearPlan


class Content:
    """Writes the items of one plan, in any order and any number of times alike."""

    def __init__(
        self, plan: YearPlan, catalogue: Catalogue, organs: Sequence[OrganSpec], writer: Writer
    ) -> None:
        self._columns = {spec.code: spec for spec in catalogue}
        self._organs = {organ.code: organ for organ in organs}
        self._papers = {item.key: item for item in (*plan.papers_before, *plan.items) if item.paper}
        self._turns = _turns(self._papers.values())
        self._writer = writer

    def piece(self, item: ItemPlan) -> Piece:
        """Title and body of an item."""
        subject = self._subject(item)
        if item.paper is not None:
            return self._writer.paper(subject, self._turns[item.key])
        if item.interprets is not None:
            paper = self._papers[item.interprets]
            return self._writer.interpretation(
                subject, self.piece(paper).title, self._turns[paper.key]
            )
        return self._writer.piece(subject)

    def _subject(self, item: ItemPlan) -> Subject:
        column = self._columns[item.column]
        return Subject(
            key=item.key,
            figure=item.figure,
            organ=self._organs[item.organ],
            column_code=column.code,
            column_name=column.name,
            on=item.published_on,
            single=column.kind is not Kind.LIST,
        )


def _turns(papers: Iterable[ItemPlan]) -> dict[int, int]:
    """The place of each paper among those of its issuer.

    The government and its office share one sequence, because they share their topics.
    """
    issued: Counter[str] = Counter()
    turns = {}
    for paper in sorted(papers, key=lambda paper: paper.key):
        issuer = "" if paper.figure == Figure.POLICY else paper.organ
        turns[paper.key] = issued[issuer]
        issued[issuer] += 1
    return turns
