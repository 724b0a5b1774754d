from __future__ import annotations

import json

from gongkai.annualreports.rules.snapshot import digest, freeze, thaw
from gongkai.annualreports.tests.samples import yuanzhou


def test_a_frozen_report_reads_back_as_the_same_value():
    frozen = json.loads(json.dumps(freeze(yuanzhou())))
    assert thaw(frozen) == yuanzhou()


def test_cells_come_back_in_printed_order():
    frozen = freeze(yuanzhou())
    shuffled = {**frozen, "cells": dict(sorted(frozen["cells"].items(), reverse=True))}
    assert list(thaw(shuffled).cells) == list(yuanzhou().cells)


def test_the_digest_depends_on_the_content_and_not_on_the_order():
    frozen = freeze(yuanzhou())
    assert digest(dict(reversed(frozen.items()))) == digest(frozen)
    changed = {**frozen, "cells": {**frozen["cells"], "t3.r1.natural": 53}}
    assert digest(changed) != digest(frozen)
