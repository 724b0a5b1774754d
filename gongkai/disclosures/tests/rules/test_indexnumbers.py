from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.disclosures.rules import indexnumbers as rules
from gongkai.disclosures.rules.indexnumbers import (
    SCHEMES,
    IndexTemplate,
    NumberUnreadable,
    SequenceSpent,
    TemplateRefused,
    ValueRefused,
)

DAY = date(2020, 1, 1)
CODES = {"org": "000000000", "region": "360902", "dept": "A01", "cat": "02", "group": "0102"}


@pytest.mark.parametrize(
    ("scheme", "codes", "number"),
    [
        pytest.param("A", CODES, "000000000/2020-00015", id="organisation code"),
        pytest.param(
            "A",
            {"org": "11360902MB00000000"},
            "11360902MB00000000/2020-00015",
            id="unified credit code",
        ),
        pytest.param("B", CODES, "360902-A01-02-0102-20200101-15", id="six parts"),
        pytest.param("C", {"dept": "GA001", "cat": "04"}, "GA001-04-2020-0015", id="four parts"),
        pytest.param(
            "D",
            {"region": "360902", "dept": "012", "cat": "03", "office": "01"},
            "360902012030120200015",
            id="21 digits",
        ),
        pytest.param("E", {"org": "3609020000"}, "3609020000/2020-000015", id="ten digits"),
    ],
)
def test_schemes_in_use(scheme, codes, number):
    template = IndexTemplate.parse(SCHEMES[scheme])
    assert template.render(sequence=15, on=DAY, codes=codes) == number


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("{organ}/{yyyy}-{seq}", rules.UNKNOWN_FIELD, id="unknown field"),
        pytest.param("{org/{yyyy}-{seq}", rules.STRAY_BRACE, id="brace not closed"),
        pytest.param("{org}/{yyyy}-{seq}}", rules.STRAY_BRACE, id="brace too many"),
        pytest.param("{org}/{org}/{yyyy}-{seq}", rules.REPEATED_FIELD, id="field twice"),
        pytest.param("{org}/{yyyy}", rules.NO_SEQUENCE, id="no running number"),
        pytest.param("{cat}/{yyyy}-{seq}", rules.NO_ORGAN, id="two organs would share it"),
        pytest.param("{org}-{seq}", rules.NO_YEAR, id="two years would share it"),
        pytest.param("{org}/{yyyy:2}-{seq}", rules.WIDTH_NOT_ALLOWED, id="half a year"),
        pytest.param("{org}{cat}-{yyyy}-{seq}", rules.RUNS_TOGETHER, id="neighbours merge"),
        pytest.param("{org}{yyyy}{seq}", rules.RUNS_TOGETHER, id="a year separates nothing"),
        pytest.param("{org}A{cat}-{yyyy}-{seq}", rules.RUNS_TOGETHER, id="nor does a letter"),
        pytest.param("", rules.NO_SEQUENCE, id="empty"),
    ],
)
def test_a_bad_template_is_refused(text, reason):
    with pytest.raises(TemplateRefused) as refused:
        IndexTemplate.parse(text)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("codes", "field"),
    [
        pytest.param({}, "org", id="missing"),
        pytest.param({"org": "360902"}, "org", id="wrong width"),
        pytest.param({"org": "36090200/0"}, "org", id="a separator inside"),
        pytest.param({"org": "袁州区人民政府办公室"}, "org", id="a name instead of a code"),
    ],
)
def test_a_bad_value_is_refused(codes, field):
    with pytest.raises(ValueRefused) as refused:
        IndexTemplate.parse(SCHEMES["E"]).render(sequence=1, on=DAY, codes=codes)
    assert refused.value.field == field


@pytest.mark.parametrize("sequence", [0, -1])
def test_numbering_starts_at_one(sequence):
    with pytest.raises(ValueRefused):
        IndexTemplate.parse(SCHEMES["A"]).render(sequence=sequence, on=DAY, codes=CODES)


def test_a_full_year_is_refused_rather_than_misread():
    template = IndexTemplate.parse(SCHEMES["A"])
    with pytest.raises(SequenceSpent) as spent:
        template.render(sequence=100_000, on=DAY, codes=CODES)
    assert (spent.value.sequence, spent.value.width) == (100_000, 5)


@pytest.mark.parametrize("number", ["", "000000000/2020-15", "000000000/2020-00015x", "a b/2020-1"])
def test_a_foreign_number_is_unreadable(number):
    with pytest.raises(NumberUnreadable):
        IndexTemplate.parse(SCHEMES["A"]).read(number)


WIDTHS = {
    "A": {"org": 18},
    "B": {"region": 6, "dept": 3, "cat": 2, "group": 4},
    "C": {"dept": 5, "cat": 2},
    "D": {"region": 6, "dept": 3, "cat": 2, "office": 2},
    "E": {"org": 10},
}


@st.composite
def numbers(draw):
    scheme = draw(st.sampled_from(sorted(SCHEMES)))
    alphabet = st.sampled_from("0123456789ABCXYZabc")
    codes = {
        name: "".join(draw(st.lists(alphabet, min_size=width, max_size=width)))
        for name, width in WIDTHS[scheme].items()
    }
    on = draw(st.dates(date(2004, 1, 1), date(2099, 12, 31)))
    return IndexTemplate.parse(SCHEMES[scheme]), codes, on, draw(st.integers(1, 9_999))


@given(numbers())
def test_what_is_written_can_be_read_back(case):
    template, codes, on, sequence = case
    fields = template.read(template.render(sequence=sequence, on=on, codes=codes))
    assert int(fields.pop("seq")) == sequence
    assert fields.pop("yyyy", f"{on.year}") == f"{on.year}"
    assert fields.pop("date", f"{on:%Y%m%d}") == f"{on:%Y%m%d}"
    assert fields == codes


@given(case=numbers(), later=st.integers(1, 50))
def test_two_sequences_never_share_a_number(case, later):
    template, codes, on, sequence = case
    sequence = min(sequence, 9_900)
    one = template.render(sequence=sequence, on=on, codes=codes)
    other = template.render(sequence=sequence + later, on=on, codes=codes)
    assert one != other
