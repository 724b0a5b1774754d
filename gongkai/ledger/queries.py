"""Reading the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError
from django.db.models import QuerySet

from gongkai.ledger.actions import link_of
from gongkai.ledger.models import Entry, Head
from gongkai.ledger.rules.chain import Link, digest_of, is_whole
from gongkai.ledger.rules.diagnosis import Finding, diagnose


def stream(name: str) -> QuerySet[Entry]:
    """Everything recorded about one thing, oldest first."""
    return Entry.objects.filter(stream=name).order_by("seq")


def head() -> Head:
    """How long the chain is and its newest digest: the figure to keep elsewhere."""
    return Head.objects.filter(pk=1).first() or Head()


def once_headed(digest: str) -> bool:
    """Whether a chain head noted earlier still lies on the chain.

    Whoever owns the database can rewrite every row and the head with them; the rewritten chain is
    whole, but it no longer holds a head that was written down elsewhere.
    """
    return Entry.objects.filter(digest=digest.strip().lower()).exists()


def findings() -> list[Finding]:
    """Every break of the chain; an empty list when the ledger is whole.

    The rows are first streamed; only a broken chain is read as a whole, to say what was done.
    """
    end = head()
    try:
        if is_whole(_links(), end.seq, end.digest):
            return []
        links = list(_links())
    except _UNREADABLE:
        links = [_link(seq) for seq in Entry.objects.order_by("seq").values_list("seq", flat=True)]
    return diagnose(links, end.seq, end.digest)


# What reading a row raises whose columns hold what no entry writes. SQLite lets them.
_UNREADABLE = (ValueError, TypeError, AttributeError, DatabaseError)


def _links() -> Iterator[Link]:
    return (link_of(row) for row in Entry.objects.order_by("seq").iterator(chunk_size=5000))


def _link(seq: int) -> Link:
    """One row; an empty link, which fits nowhere, where it cannot be read."""
    try:
        link = link_of(Entry.objects.get(seq=seq))
        digest_of(link)
    except _UNREADABLE:
        return Link(seq, *[""] * 6, data={}, previous="")
    return link
