"""Reading the column tree."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from wagtail.models import Page

from gongkai.columns.models import ColumnPage, KindChoice


def concealed(field: str = "") -> Q:
    """The condition on rows whose column, at `field`, visitors do not see: it or a column above
    it is not published or is kept private. One small query, whatever the number of rows.

    This is the one rule of what a column shows; `disclosures.queries.public_items` rests on it.
    """
    hidden = Page.objects.filter(Q(live=False) | Q(view_restrictions__isnull=False))
    prefix = f"{field}__" if field else ""
    condition = Q(pk__in=())
    for path in hidden.order_by().values_list("path", flat=True).distinct():
        condition |= Q(**{f"{prefix}path__startswith": path})
    return condition


def live_columns() -> QuerySet[ColumnPage]:
    """Columns that visitors see, in the order of the tree."""
    return ColumnPage.objects.exclude(concealed()).select_related("duty_organ").order_by("path")


def leaf_columns() -> QuerySet[ColumnPage]:
    """末级栏目: visible columns with nothing below them."""
    return live_columns().filter(numchild=0)


def standing_columns() -> QuerySet[ColumnPage]:
    """常设末级栏目: leaves outside the topics (专题), which come and go and are counted apart."""
    within_topics = Q(pk__in=())
    for path in live_columns().filter(kind=KindChoice.TOPIC).values_list("path", flat=True):
        within_topics |= Q(path__startswith=path)
    return leaf_columns().exclude(within_topics)
