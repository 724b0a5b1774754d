"""Laying out a portal's columns from the catalogue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site

from gongkai.columns import events
from gongkai.columns.models import ColumnPage, PortalRoot
from gongkai.columns.rules.specs import Basis, ColumnSpec, Grade
from gongkai.ledger.actions import record
from gongkai.organs.access import require_technician
from gongkai.organs.models import Officer, Organ


@dataclass(frozen=True, slots=True)
class LaidOut:
    """How many columns were made and how many were already there."""

    created: int
    present: int


class PortalExists(RuntimeError):
    """The installation has its portal; more than one come with the editorial rooms."""

    code = "portal-exists"


@transaction.atomic
def open_portal(
    *, organ: Organ, title: str, host: str, port: int, by: Officer | None
) -> PortalRoot:
    """开设门户: the root page and the default site. A fresh installation has a sample page and a
    sample site of Wagtail's; they make way. Raises PortalExists, NotYours."""
    require_technician(by, organ)
    if PortalRoot.objects.exists():
        raise PortalExists
    top = Page.get_first_root_node()
    root = top.add_child(
        instance=PortalRoot(title=title, slug=organ.code, organ=organ, locale=Locale.get_default())
    )
    top.title = top.draft_title = str(_("全部站点"))
    top.save()
    Site.objects.all().delete()
    Page.objects.filter(depth=2).exclude(pk=root.pk).delete()
    Site.objects.create(
        hostname=host, port=port, site_name=title, root_page=root, is_default_site=True
    )
    return root


@transaction.atomic
def lay_out(
    *,
    root: PortalRoot,
    specs: Iterable[ColumnSpec],
    by: Officer | None,
    at: dt.datetime | None = None,
) -> LaidOut:
    """铺设栏目: make every column of `specs` that the portal does not have yet, parents first.

    Columns that are there stay as they are: an office's own edits are never overwritten.
    Raises NotYours.
    """
    require_technician(by, root.organ)
    root.refresh_from_db()
    pages = {page.code: page for page in ColumnPage.objects.descendant_of(root)}
    organs = {organ.code: organ for organ in Organ.objects.all()}
    created = present = 0
    for spec in specs:
        if spec.code in pages:
            present += 1
            continue
        parent: Page = pages[spec.parent] if spec.parent else root
        page = _page(spec, organs)
        page.locale_id = root.locale_id
        pages[spec.code] = parent.add_child(instance=page)
        created += 1
    record(
        events.LAID_OUT,
        stream=f"columns:portal:{root.slug}",
        by=by,
        organ=root.organ,
        at=at,
        data={"created": created, "present": present},
    )
    return LaidOut(created, present)


def _page(spec: ColumnSpec, organs: dict[str, Organ]) -> ColumnPage:
    return ColumnPage(
        title=spec.name,
        slug=spec.code,
        code=spec.code,
        kind=spec.kind.value,
        figure=spec.figure.value,
        duty_organ=organs.get(spec.duty_organ) if spec.duty_organ else None,
        cycle_days=spec.cycle_days,
        limit=spec.limit,
        article=spec.article or "",
        basis="\n".join(_cite(basis) for basis in spec.basis),
        verified=all(basis.grade is not Grade.UNVERIFIED for basis in spec.basis),
        target=spec.target or "",
        show_in_menus=spec.parent is None,
    )


def _cite(basis: Basis) -> str:
    title = basis.title if "《" in basis.title else f"《{basis.title}》"
    return f"{title}（{basis.number}）" if basis.number else title
