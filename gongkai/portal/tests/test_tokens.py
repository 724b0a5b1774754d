"""The colours: enough contrast in every mode (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[1] / "static" / "portal" / "tokens.css").read_text("utf-8")
BLOCK = re.compile(r"(:root[^{]*)\{([^{}]*)\}")
COLOUR = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6});")

BLOCKS = [
    (selector.strip(), dict(COLOUR.findall(body))) for selector, body in BLOCK.findall(TOKENS)
]
LIGHT = BLOCKS[0][1]
MODES = {
    "light": LIGHT,
    "dark": {**LIGHT, **dict(BLOCKS)[':root[data-theme="dark"]']},
    "contrast": {**LIGHT, **dict(BLOCKS)[':root[data-contrast="high"]']},
}
TEXT_ON = [
    *(
        (text, ground)
        for text in ("ink", "ink-soft", "accent")
        for ground in ("paper", "paper-sunk")
    ),
    ("accent", "accent-wash"),
    ("accent-strong", "accent-wash"),
    ("on-accent", "accent"),
    ("seal", "paper"),
    *((state, f"{state}-wash") for state in ("good", "warn", "bad")),
    ("bad", "paper"),
]


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(mode: str, text: str, ground: str) -> None:
    colours = MODES[mode]
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("edge", ["line-firm", "focus"])
def test_edges_of_fields_and_focus_can_be_seen(mode: str, edge: str) -> None:
    colours = MODES[mode]
    assert contrast(colours[edge], colours["paper"]) >= 3


def test_the_device_and_the_switch_give_the_same_dark() -> None:
    asked_by_device = dict(BLOCKS)[':root:not([data-theme="light"])']
    assert asked_by_device == dict(BLOCKS)[':root[data-theme="dark"]']
