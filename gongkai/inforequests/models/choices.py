"""Choices of a column from an enum of the rules and its words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


def choices(labels: Mapping[StrEnum, Any]) -> list[tuple[str, Any]]:
    """Labels of an enum as the choices of a column or field, in the order of the labels."""
    return [(member.value, label) for member, label in labels.items()]
