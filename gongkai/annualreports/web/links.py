"""Where figures lead on the desk."""

from __future__ import annotations

from collections.abc import Callable

from django.urls import reverse

from gongkai.annualreports import queries
from gongkai.annualreports.models import AnnualReport


def cell_link(stored: AnnualReport) -> Callable[[str], str]:
    """From the address of a cell to the page of its records."""
    base = _page(stored)
    return lambda address: f"{base}cells/{address}/"


def figure_link(stored: AnnualReport) -> Callable[[str], str]:
    """From the key of a figure of the text to its page, or to the cell that it repeats."""
    base = _page(stored)

    def link(key: str) -> str:
        cell = queries.cell_of_figure(stored, key)
        return f"{base}cells/{cell}/" if cell else f"{base}figures/{key}/"

    return link


def _page(stored: AnnualReport) -> str:
    return reverse("annualreports:report", args=(stored.organ.code, stored.year))
