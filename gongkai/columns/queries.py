"""Reading the column tree."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.columns.models import ColumnPage


def live_columns() -> QuerySet[ColumnPage]:
    """Columns that visitors see, in the order of the tree."""
    return ColumnPage.objects.live().public().select_related("duty_organ").order_by("path")


def leaf_columns() -> QuerySet[ColumnPage]:
    """末级栏目: visible columns with nothing below them."""
    return live_columns().filter(numchild=0)
