from __future__ import annotations

import pytest

from gongkai.annualreports.rules import catalogue, narrative_checks
from gongkai.annualreports.rules.narrative import Narrative, Paragraph, Section, Segment

FORMS = {layout.id: layout for layout in catalogue.all_layouts()}


def narrative(text="文", *, mark=False, unmet=()):
    section = Section("ch1", "", (Paragraph((Segment(text, mark=mark),), ()),))
    return Narrative("题", (section,), unmet)


def failed(form, written):
    return [check.id for check in narrative_checks.evaluate(FORMS[form], written) if check.failed]


@pytest.mark.parametrize(
    ("form", "written", "ids"),
    [
        pytest.param("gkb-2019", narrative(), [], id="nothing to say"),
        pytest.param("gkb-2019", narrative(unmet=("assessment",)), ["N-ART50"], id="article 50"),
        pytest.param("gkb-2019", narrative("〔待填〕", mark=True), ["N-MARK"], id="a gap"),
        pytest.param("gkb-2021", narrative("字" * 1000), [], id="a thousand characters"),
        pytest.param("gkb-2021", narrative("字" * 1001), ["N-LEN"], id="one too many"),
        pytest.param("gkb-2021", narrative("字 \n" * 1000), [], id="blanks do not count"),
        pytest.param("gkb-2019", narrative("字" * 1001), [], id="no limit before 2021"),
    ],
)
def test_what_can_be_said_of_the_text_alone(form, written, ids):
    assert failed(form, written) == ids
