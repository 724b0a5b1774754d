from __future__ import annotations

from collections import Counter

from gongkai.columns.rules.catalogue import official
from gongkai.demo.rules.organs import organs

KINDS = Counter(organ.kind for organ in organs())


def test_codes_and_names_are_unique():
    for field in ("code", "name", "short_name", "mark"):
        values = [getattr(organ, field) for organ in organs()]
        assert [value for value, times in Counter(values).items() if times > 1] == []


def test_a_parent_stands_before_its_children():
    seen = {None}
    for organ in organs():
        assert organ.parent in seen
        seen.add(organ.code)


def test_the_district_has_its_townships_and_streets():
    assert (KINDS["street"], KINDS["township"]) == (10, 22)


def test_the_district_has_about_45_departments_and_institutions():
    assert 40 <= KINDS["office"] + KINDS["department"] + KINDS["institution"] <= 50


def test_vertical_organs_are_marked_as_such():
    assert all(organ.vertical == (organ.kind == "vertical") for organ in organs())


def test_29_zones_cover_the_district_and_what_it_runs_itself():
    with_zone = {organ.code for organ in organs() if organ.zone}
    own = {o.code for o in organs() if o.kind in {"township", "street"} and not o.run_by}
    assert len(with_zone) == 29
    assert with_zone == own | {"yuanzhou"}


def test_every_column_has_an_organ_that_owes_it():
    codes = {organ.code for organ in organs()}
    for spec in official().leaves:
        if spec.duty_kinds:
            assert set(spec.duty_kinds) <= set(KINDS)
        else:
            assert spec.duty_organ in codes
