"""The whole run: what it says at the end, and when it fails."""

from __future__ import annotations

import sys

import pytest

from testing import suite
from testing.suite import Outcome, Result


def ending(line: str, code: int) -> Result:
    program = f"import sys; print('....\\n' + {line!r}); sys.exit({code})"
    return suite.run("测试", [sys.executable, "-c", program], {})


@pytest.mark.parametrize(
    ("line", "code", "outcome", "said"),
    [
        ("=== 9 passed, 1 skipped in 3.42s ===", 0, Outcome.PASSED, "9 passed, 1 skipped in 3.42s"),
        ("12 passed in 70.10s (0:01:10)", 0, Outcome.PASSED, "12 passed in 70.10s (0:01:10)"),
        ("1 failed, 3 passed in 0.50s", 1, Outcome.FAILED, "1 failed, 3 passed in 0.50s"),
        ("INTERNALERROR> gone", 3, Outcome.FAILED, ""),
        ("no tests ran in 0.01s", 5, Outcome.MISSING, "没有这类测试"),
    ],
)  # fmt: skip
def test_the_summary_line_of_each_part_is_kept(line, code, outcome, said):
    assert ending(line, code) == Result("测试", outcome, said)


@pytest.mark.parametrize(
    ("outcome", "require_all", "accepted"),
    [
        (Outcome.PASSED, "1", True),
        (Outcome.FAILED, "", False),
        (Outcome.MISSING, "", True),
        (Outcome.MISSING, "1", False),
    ],
)
def test_a_part_that_did_not_run_is_a_failure_only_where_all_is_required(
    monkeypatch, outcome, require_all, accepted
):
    monkeypatch.setenv("GONGKAI_REQUIRE_ALL", require_all)
    assert suite.acceptable(Result("测试：浏览器", outcome)) is accepted


def test_without_chromium_or_postgresql_these_parts_are_missing_and_named(monkeypatch, capsys):
    monkeypatch.setattr(suite, "find_chromium", lambda: None)
    monkeypatch.setattr(suite.postgres, "find_binaries", lambda: None)
    monkeypatch.delenv("GONGKAI_TEST_POSTGRES", raising=False)
    results = [suite.postgres_tests(), suite.browser_tests()]
    suite.conclude(results, 1.0)
    assert [result.outcome for result in results] == [Outcome.MISSING] * 2
    loud = [line for line in capsys.readouterr().out.splitlines() if line.startswith("！！！")]
    assert len(loud) == 2
    assert "PostgreSQL" in loud[0]
    assert "Chromium" in loud[1]
