"""编号规则 by template."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.inforequests.rules.numbering import Numbering, TemplateUnfit


@pytest.mark.parametrize(
    ("template", "number"),
    [
        ("{org}-{year}-{seq:04d}", "MINZHENG-2026-0007"),
        ("{name}公开〔{year}〕{seq}号", "民政局公开〔2026〕7号"),
        ("{org}{year}{seq:03d}", "MINZHENG2026007"),
    ],
)
def test_a_number_is_written(template, number):
    numbering = Numbering(template)
    assert numbering.written(org="minzheng", name="民政局", on=date(2026, 3, 2), seq=7) == number


@pytest.mark.parametrize(
    "template",
    [
        pytest.param("{org}-{seq}", id="no year"),
        pytest.param("{org}-{year}", id="no running number"),
        pytest.param("{year}-{seq}", id="no organ"),
        pytest.param("{org}-{year}-{seq}-{phase}", id="unknown field"),
        pytest.param("{org}-{year}-{seq", id="open brace"),
        pytest.param("{org}/{year}/{seq}", id="a slash would break addresses"),
        pytest.param("{org}-{year}-{seq:x!}", id="no format"),
        pytest.param("{}-{year}-{seq}", id="no name"),
    ],
)
def test_an_unfit_template_is_refused(template):
    with pytest.raises(TemplateUnfit):
        Numbering(template)
