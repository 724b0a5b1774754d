"""Three published reports as cells, and figures for the text of one."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from gongkai.annualreports.rules import (
    catalogue,
    checks,
    layouts,
    narrative,
    printed,
    report,
    templates,
)
from gongkai.annualreports.rules.loading import read_yaml

DATA = Path(__file__).parent / "data"

WORDS = {
    "organ": "袁州区",
    "year": "2020",
    "next_year": "2021",
    "website": "www.example.gov.cn",
    "office": "区信息服务中心",
    "phone": "0000-0000000",
}
# This year's value and last year's, by key of the text; the printed report gives the first only.
FIGURES = {
    "site.published": (7578, 6959),
    "site.news": (3801, 1819),
    "site.policies": (38, 69),
    "site.interpretations": (38, None),
    "site.interpreted": (38, None),
    "site.key_areas": (286, 538),
    "site.interactions": (37, 31),
    "site.six_stabilities": (10, None),
    "site.epidemic": (60, None),
    "site.columns": (240, None),
    "site.topics": (3, None),
    "media.campaigns": (3, None),
    "media.accounts": (54, None),
    "media.accounts_cleared": (38, None),
    "media.wechat_groups": (818, None),
    "media.wechat_groups_cleared": (368, None),
    "media.qq_groups": (48, None),
    "media.qq_groups_cleared": (20, None),
    "media.pushes": (312, None),
    "media.followers": (15500, None),
    "catalogue.consultations": (4, None),
    "catalogue.seminars": (1, None),
    "catalogue.fields": (26, None),
    "zones.built": (29, None),
    "requests.online": (52, None),
    "requests.at_zones": (3, None),
    "responses.published": (22, None),
    "training.sessions": (3, None),
    "training.participants": (300, None),
}


@cache
def published(name: str) -> tuple[layouts.Layout, int, dict[str, layouts.Value]]:
    """Layout, year and cells of ``yuanzhou-2020``, ``huaian-2024`` or ``hongze-2023``."""
    data = read_yaml(DATA / f"{name}.yaml")
    layout = catalogue.by_id(data["layout"])
    columns = {table.id: table.columns for table in layout.tables}
    cells = {
        f"{table}.{row}.{column.id}": Decimal(value) if isinstance(value, str) else value
        for table, rows in data["tables"].items()
        for row, values in rows.items()
        for column, value in zip(columns[table], values, strict=True)
    }
    return layout, data["year"], cells


def text(known: dict[str, narrative.Known] | None = None) -> narrative.Narrative:
    """The text of Yuanzhou's report on 2020 (with other figures, if given)."""
    _, _, cells = published("yuanzhou-2020")
    template = templates.template_for("gkb-2019", "yuanzhou", 2020)
    if known is None:
        known = {key: narrative.Known(*values) for key, values in FIGURES.items()}
        known |= {
            spec.key: narrative.Known(cells[spec.cell])
            for spec in template.figures.values()
            if spec.cell
        }
    return narrative.write(template, WORDS, known, printed.printed_for("yuanzhou", 2020))


@cache
def yuanzhou() -> report.Report:
    """Yuanzhou's report on 2020, checked."""
    layout, year, cells = published("yuanzhou-2020")
    results = checks.evaluate(layout, cells, checks.Context(year, may_make_rules=False))
    return report.Report("yuanzhou", "袁州区", year, layout, cells, results, text())
