"""正文核验: what can be said of the text before anyone compares it with the tables."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annualreports.rules.layouts import Layout, Severity
from gongkai.annualreports.rules.narrative import Narrative
from gongkai.annualreports.rules.results import CheckResult, Outcome


def evaluate(layout: Layout, narrative: Narrative) -> tuple[CheckResult, ...]:
    """N-ART50, N-MARK and, where the form limits chapter one, N-LEN."""
    return (*_article_50(narrative), *_marks(narrative), *_length(layout, narrative))


def _article_50(narrative: Narrative) -> Iterator[CheckResult]:
    yield CheckResult(
        "N-ART50",
        Severity.WARN,
        Outcome.FAILED if narrative.unmet else Outcome.PASSED,
        "条例第50条第（四）项：各级政府的报告还应包括工作考核、社会评议和责任追究结果",
        at=",".join(narrative.unmet),
    )


def _marks(narrative: Narrative) -> Iterator[CheckResult]:
    left = len(narrative.marks())
    yield CheckResult(
        "N-MARK",
        Severity.WARN,
        Outcome.FAILED if left else Outcome.PASSED,
        "正文里标出的空缺应在公布前补齐",
        left=left,
        op="==",
        right=0,
    )


def _length(layout: Layout, narrative: Narrative) -> Iterator[CheckResult]:
    limit = layout.chapter_one_limit
    if limit is None:
        return
    length = narrative.length("ch1")
    yield CheckResult(
        "N-LEN",
        Severity.WARN,
        Outcome.FAILED if length > limit else Outcome.PASSED,
        "格式通知：总体情况原则上不超过一千字",
        left=length,
        op="<=",
        right=limit,
    )
