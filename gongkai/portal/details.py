"""One column and one item in full, as the portal shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from gongkai.columns.models import ColumnPage, FigureChoice
from gongkai.disclosures.models import Item
from gongkai.disclosures.queries import for_lists, public_items
from gongkai.disclosures.rules.genres import Genre
from gongkai.disclosures.rules.subjects import SubjectUnknown, subject
from gongkai.portal import phrases
from gongkai.portal.listings import POLICY_KIND, listed, state_of, validity_of
from gongkai.portal.queries import link_to
from gongkai.portal.rules.tree import ColumnNode, ColumnTree
from gongkai.portal.shapes import Fact, Link, ListedItem, State


@dataclass(frozen=True, slots=True)
class ColumnView:
    """栏目 as its page and its marks need it."""

    title: str
    url: str
    description: str
    keywords: str
    kind: str
    introduction: SafeString
    facts: Sequence[Fact]
    ancestors: Sequence[Link]
    neighbours_title: str
    neighbours: Sequence[Link]
    shows_documents: bool

    @property
    def trail(self) -> tuple[Link, ...]:
        """The way to an item of this column."""
        return (*self.ancestors, Link(self.title, self.url))


@dataclass(frozen=True, slots=True)
class ItemView:
    """公开信息 as its page and its marks need it; `facts` are the two halves of the table."""

    title: str
    address: str
    organ: str
    source: str
    summary: str
    keywords: str
    published_at: datetime
    state: State | None
    warning: str
    body: SafeString
    facts: tuple[Sequence[Fact], Sequence[Fact]]
    policies: Sequence[ListedItem]
    interpretations: Sequence[ListedItem]


def column_view(page: ColumnPage, node: ColumnNode, tree: ColumnTree) -> ColumnView:
    above = tree.parent(node)
    below = tree.children(node)
    beside = below or tree.siblings(node)
    description = " ".join(strip_tags(page.introduction).split())
    return ColumnView(
        title=node.title,
        url=tree.address(node),
        description=description or _("“%(title)s”栏目公开的信息") % {"title": node.title},
        keywords=";".join(dict.fromkeys([node.title, page.get_figure_display()])),
        kind=page.get_figure_display(),
        introduction=mark_safe(page.introduction),  # Wagtail cleans what editors enter.
        facts=_column_facts(page),
        ancestors=[link_to(tree, n) for n in tree.ancestors(node)],
        neighbours_title=node.title if below else above.title if above else _("栏目"),
        neighbours=[link_to(tree, n) for n in beside],
        shows_documents=node.kind == POLICY_KIND or page.figure == FigureChoice.POLICY,
    )


def _column_facts(page: ColumnPage) -> list[Fact]:
    duty = page.duty_organ.name if page.duty_organ else str(phrases.EVERY_ORGAN)
    facts = [
        Fact(_("责任单位"), duty),
        Fact(_("更新周期"), phrases.cycle(page.cycle_days)),
    ]
    if page.limit:
        facts.append(Fact(_("公开时限"), phrases.limit(page.limit)))
    if page.article:
        facts.append(Fact(_("公开依据"), phrases.article(page.article)))
    if page.basis:
        others = "；".join(page.basis.splitlines())
        facts.append(Fact(_("相关规定"), others, unverified=not page.verified))
    return facts


def public_item(pk: int) -> Item | None:
    """The item with all its page shows, or None: hidden and missing look the same."""
    related = for_lists(public_items())
    return (
        public_items()
        .select_related("organ", "column", "normative")
        .prefetch_related(
            Prefetch("interprets", queryset=related, to_attr="public_policies"),
            Prefetch("interpretations", queryset=related, to_attr="public_readings"),
        )
        .filter(pk=pk)
        .first()
    )


def item_view(item: Item, today: date, address: str) -> ItemView:
    normative = getattr(item, "normative", None)
    validity = validity_of(normative, today) if normative else None
    return ItemView(
        title=item.title,
        address=address,
        organ=item.organ.name,
        source=item.source,
        summary=item.summary,
        keywords=";".join(filter(None, (item.column.title, _subject(item), item.doc_no))),
        published_at=item.first_published_at,
        state=state_of(normative, today) if normative else None,
        warning=str(phrases.WARNINGS.get(validity, "")),
        body=mark_safe(item.body),  # The publish action cleans every body.
        facts=_item_facts(item, today),
        policies=[listed(policy) for policy in item.public_policies],
        interpretations=[listed(reading) for reading in item.public_readings],
    )


def _item_facts(item: Item, today: date) -> tuple[list[Fact], list[Fact]]:
    """信息要素 in two halves, to stand beside each other."""
    facts = [*_identity_facts(item), *_date_facts(item, today)]
    middle = (len(facts) + 1) // 2
    return facts[:middle], facts[middle:]


def _identity_facts(item: Item) -> list[Fact]:
    return [
        Fact(_("索引号"), item.index_no),
        Fact(_("发布机构"), item.organ.name),
        Fact(_("文号"), item.doc_no or _("无")),
        Fact(_("主题分类"), _subject(item) or _("未分类")),
        Fact(_("体裁分类"), _genre(item)),
        Fact(_("公开方式"), item.get_way_display()),
    ]


def _date_facts(item: Item, today: date) -> list[Fact]:
    facts = [
        Fact(_("成文日期"), item.formed_on.isoformat()),
        Fact(_("发布日期"), timezone.localtime(item.first_published_at).date().isoformat()),
    ]
    if (normative := getattr(item, "normative", None)) is None:
        return facts
    facts.append(Fact(_("有效性"), state_of(normative, today).label))
    facts.append(Fact(_("施行日期"), normative.effective_on.isoformat()))
    if normative.expires_on:
        facts.append(Fact(_("有效期至"), normative.expires_on.isoformat()))
    if normative.repealed_on:
        facts.append(Fact(_("废止日期"), normative.repealed_on.isoformat()))
        facts.append(Fact(_("废止依据"), normative.repealed_by))
    return facts


def _subject(item: Item) -> str:
    """The subject's name on the day of publication; an unknown code is shown as it is."""
    try:
        return subject(item.subject).name_on(timezone.localtime(item.first_published_at).date())
    except SubjectUnknown:
        return item.subject


def _genre(item: Item) -> str:
    try:
        return Genre(item.genre).term
    except ValueError:
        return item.genre or Genre.OTHER.term
