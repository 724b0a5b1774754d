from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.columns.rules import faults
from gongkai.columns.rules.catalogue import Catalogue, official
from gongkai.columns.rules.faults import CatalogueRefused
from gongkai.columns.rules.specs import Basis, ColumnSpec, Figure, Grade, Kind
from gongkai.columns.rules.validation import faults_of

LAW = Basis("law", "条例", "国务院令第711号", Grade.CONFIRMED)
ROOT = ColumnSpec(
    code="root",
    name="总栏目",
    parent=None,
    kind=Kind.LIST,
    article=None,
    basis=(LAW,),
    duty="xinxi",
    cycle_days=None,
    cycle_grade=Grade.DESIGN,
    limit="WD20",
    tags=(),
    grade=Grade.CONFIRMED,
    figure=Figure.OTHER,
)
LEAF = replace(ROOT, code="leaf", name="末级", parent="root", cycle_days=30)


def codes(*specs):
    return {fault.code for fault in faults_of(specs)}


def test_a_sound_list_has_no_fault():
    assert faults_of((ROOT, LEAF)) == ()


BREAKS = [
    pytest.param({"code": "Leaf"}, faults.BAD_CODE, id="capital in the code"),
    pytest.param({"code": "a--b"}, faults.BAD_CODE, id="empty part of the code"),
    pytest.param({"code": "root"}, faults.DUPLICATE_CODE, id="code used twice"),
    pytest.param({"name": " "}, faults.BLANK_NAME, id="no name"),
    pytest.param({"parent": "nobody"}, faults.UNKNOWN_PARENT, id="parent missing"),
    pytest.param({"parent": "leaf"}, faults.CYCLE_IN_TREE, id="its own parent"),
    pytest.param({"kind": Kind.TOPIC}, faults.TOPIC_WITHOUT_COLUMNS, id="topic without columns"),
    pytest.param({"duty": None}, faults.LEAF_WITHOUT_DUTY, id="nobody's duty"),
    pytest.param({"basis": ()}, faults.LEAF_WITHOUT_BASIS, id="no basis"),
    pytest.param(
        {"basis": (replace(LAW, number=None),)}, faults.BASIS_WITHOUT_NUMBER, id="no number"
    ),
    pytest.param({"cycle_days": 0}, faults.CYCLE_OUT_OF_RANGE, id="cycle of no day"),
    pytest.param({"cycle_days": 367}, faults.CYCLE_OUT_OF_RANGE, id="cycle longer than a year"),
    pytest.param({"limit": "soon"}, faults.BAD_LIMIT, id="limit in words"),
    pytest.param({"limit": "FIXED(13-01)"}, faults.BAD_LIMIT, id="thirteenth month"),
    pytest.param({"article": "57"}, faults.BAD_ARTICLE, id="no article 57"),
    pytest.param({"article": "20(16)"}, faults.BAD_ARTICLE, id="no sixteenth item"),
    pytest.param({"kind": Kind.LINK}, faults.BAD_TARGET, id="link to nowhere"),
    pytest.param(
        {"kind": Kind.LINK, "target": "nobody"}, faults.BAD_TARGET, id="link to no column"
    ),
    pytest.param(
        {"kind": Kind.LINK, "target": "//host/x"}, faults.BAD_TARGET, id="link to another host"
    ),
    pytest.param({"target": "root"}, faults.BAD_TARGET, id="target on what is no link"),
]


@pytest.mark.parametrize(("change", "code"), BREAKS)
def test_a_broken_leaf_is_refused(change, code):
    assert code in codes(ROOT, replace(LEAF, **change))


def test_an_unverified_basis_may_lack_its_number():
    unverified = replace(LAW, number=None, grade=Grade.UNVERIFIED)
    assert codes(ROOT, replace(LEAF, basis=(unverified,))) == set()


def test_a_single_page_has_nothing_below_it():
    assert codes(replace(ROOT, kind=Kind.SINGLE), LEAF) == {faults.PARENT_CANNOT_BRANCH}


def test_a_ring_of_three_is_found_at_each_of_them():
    ring = [replace(ROOT, code=a, parent=b) for a, b in (("a", "b"), ("b", "c"), ("c", "a"))]
    assert codes(*ring) == {faults.CYCLE_IN_TREE}


def test_a_ring_above_a_column_does_not_hang_the_check():
    ring = [replace(ROOT, code=a, parent=b) for a, b in (("a", "b"), ("b", "a"))]
    assert faults.CYCLE_IN_TREE in codes(*ring, replace(LEAF, parent="a"))


def test_the_refusal_names_every_fault():
    with pytest.raises(CatalogueRefused) as refused:
        Catalogue((ROOT, replace(LEAF, duty=None, limit="soon")))
    assert {fault.code for fault in refused.value.faults} == {
        faults.LEAF_WITHOUT_DUTY,
        faults.BAD_LIMIT,
    }


@given(
    position=st.integers(0, len(official()) - 1),
    change=st.sampled_from([param.values for param in BREAKS]),
    order=st.randoms(use_true_random=False),
)
def test_one_broken_leaf_is_found_wherever_it_stands(position, change, order):
    fields, code = change
    leaves = official().leaves
    victim = leaves[position % len(leaves)]
    if fields.get("code") == "root":
        fields = {"code": leaves[(position + 1) % len(leaves)].code}
    if fields.get("parent") == "leaf":
        fields = {"parent": victim.code}
    if victim.kind is Kind.LINK and "target" in fields:
        fields = {"target": "nobody"}
    specs = [spec for spec in official() if spec is not victim]
    specs.append(replace(victim, **{"target": None, **fields}))
    order.shuffle(specs)
    assert code in codes(*specs)


@given(order=st.randoms(use_true_random=False))
def test_the_order_of_a_sound_list_does_not_matter(order):
    specs = list(official())
    order.shuffle(specs)
    assert faults_of(specs) == ()
