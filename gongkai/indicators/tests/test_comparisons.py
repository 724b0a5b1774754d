"""When a change against the year before means something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.indicators.rules.comparisons import Incomparable, compare


@pytest.mark.parametrize(
    ("now", "before", "text"),
    [
        pytest.param(37, 31, "+19.4%", id="rounded half up once"),
        pytest.param(0, 31, "-100.0%", id="down to none"),
        pytest.param(31, 31, "0.0%", id="the same"),
        pytest.param(Decimal("1.5"), Decimal("1.0"), "+50.0%", id="amounts"),
    ],
)
def test_comparable(now: Decimal | int, before: Decimal | int, text: str) -> None:
    assert compare(now, before).text == text


@pytest.mark.parametrize(
    ("now", "before", "history", "why"),
    [
        pytest.param(None, 3, True, Incomparable.NOT_KNOWN, id="not entered"),
        pytest.param(3, None, True, Incomparable.NOT_KNOWN_BEFORE, id="not entered before"),
        pytest.param(3, 0, True, Incomparable.NO_BASE, id="none before"),
        pytest.param(3, -2, True, Incomparable.BELOW_ZERO, id="a decrease before"),
        pytest.param(3, 3, False, Incomparable.NO_HISTORY, id="only today is known"),
    ],
)
def test_not_comparable(
    now: int | None, before: int | None, history: bool, why: Incomparable
) -> None:
    assert compare(now, before, has_history=history) is why
