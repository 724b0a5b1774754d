"""Reading the column tree."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from gongkai.columns.models import ColumnPage, KindChoice


def live_columns() -> QuerySet[ColumnPage]:
    """Columns that visitors see, in the order of the tree."""
    return ColumnPage.objects.live().public().select_related("duty_organ").order_by("path")


def leaf_columns() -> QuerySet[ColumnPage]:
    """末级栏目: visible columns with nothing below them."""
    return live_columns().filter(numchild=0)


def standing_columns() -> QuerySet[ColumnPage]:
    """常设末级栏目: leaves outside the topics (专题), which come and go and are counted apart."""
    within_topics = Q(pk__in=())
    for path in live_columns().filter(kind=KindChoice.TOPIC).values_list("path", flat=True):
        within_topics |= Q(path__startswith=path)
    return leaf_columns().exclude(within_topics)
