"""文书措辞 of an organ: what is in use, and how it came to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max, OuterRef, QuerySet, Subquery

from gongkai.inforequests.models import Wording
from gongkai.inforequests.queries.letterheads import Offices
from gongkai.inforequests.rules.letters.facts import LetterFacts
from gongkai.inforequests.rules.letters.samples import sample
from gongkai.inforequests.rules.letters.wording import WORDABLE
from gongkai.organs.models import Organ


@dataclass(frozen=True, slots=True)
class WordedKind:
    """One kind of letter and the version of its wording, 0 where it is ours."""

    kind: str
    version: int


def wording_in_use(organ: Organ, kinds: Iterable[str]) -> dict[str, dict[str, str]]:
    """The office's own words by kind and passage, without those that are ours. One query."""
    newest = Wording.objects.filter(organ=organ, kind=OuterRef("kind")).order_by("-version")
    rows = Wording.objects.filter(organ=organ, kind__in=set(kinds))
    of_newest = rows.filter(version=Subquery(newest.values("version")[:1]))
    return {row.kind: row.passages for row in of_newest if row.passages}


def wordings_of(organ: Organ) -> list[WordedKind]:
    """Every kind that may be worded, with its version. One query."""
    rows = Wording.objects.filter(organ=organ).order_by().values("kind")
    versions = dict(rows.annotate(newest=Max("version")).values_list("kind", "newest"))
    return [WordedKind(kind, versions.get(kind, 0)) for kind in WORDABLE]


def wording_versions(organ: Organ, kind: str) -> QuerySet[Wording]:
    """历次措辞, newest first."""
    return Wording.objects.filter(organ=organ, kind=kind).select_related("by").order_by("-version")


def sample_letter(organ: Organ, kind: str, passages: dict[str, str]) -> LetterFacts:
    """A made-up letter of this organ in these words, to look at before they are kept."""
    facts = sample(kind)
    office = Offices.of(organ).on(facts.issued_on)
    wording = tuple((kind, name, words) for name, words in passages.items())
    return sample(kind, office=office, wording=wording)
