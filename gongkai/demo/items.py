"""Publishing the demonstration's items, month by month and organ by organ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.columns.models import ColumnPage
from gongkai.demo import people
from gongkai.demo.content import Content
from gongkai.demo.rules.plans import ItemPlan
from gongkai.disclosures.actions import Manuscript, NormativeFacts, publish
from gongkai.disclosures.models import Item, NormativeKind
from gongkai.disclosures.rules.genres import genre_of
from gongkai.organs.models import Organ
from gongkai.organs.roles import Role


@dataclass(frozen=True, slots=True)
class Shelf:
    """What publishing needs to know: the columns, the organs and the words."""

    columns: Mapping[str, ColumnPage]
    organs: Mapping[str, Organ]
    content: Content
    papers: Mapping[int, ItemPlan]


def publish_all(items: Iterable[ItemPlan], shelf: Shelf) -> int:
    """Publish `items`; papers first, so that an interpretation of the same month finds its own."""
    batches: dict[tuple[bool, str], list[ItemPlan]] = defaultdict(list)
    for item in items:
        batches[item.interprets is not None, item.organ].append(item)
    count = 0
    for (_interprets, code), batch in sorted(batches.items()):
        organ = shelf.organs[code]
        by = people.holder(organ, Role.PUBLISHER)
        manuscripts = [_manuscript(item, shelf) for item in batch]
        count += len(publish(manuscripts=manuscripts, organ=organ, by=by))
    return count


def _manuscript(item: ItemPlan, shelf: Shelf) -> Manuscript:
    piece = shelf.content.piece(item)
    return Manuscript(
        column=shelf.columns[item.column],
        title=piece.title,
        body=piece.body,
        formed_on=item.formed_on,
        doc_no=item.paper.number if item.paper else "",
        genre=genre_of(piece.title).value if item.paper else "",
        at=item.published_at,
        interprets=_interpreted(item, shelf),
        normative=_normative(item),
    )


def _interpreted(item: ItemPlan, shelf: Shelf) -> tuple[Item, ...]:
    if item.interprets is None:
        return ()
    paper = shelf.papers[item.interprets].paper
    # By document number, which holds across two runs of an interrupted load.
    return (Item.objects.get(doc_no=paper.number),) if paper else ()


def _normative(item: ItemPlan) -> NormativeFacts | None:
    if item.paper is None:
        return None
    return NormativeFacts(NormativeKind.NORMDOC, item.formed_on, item.paper.effective_on)
