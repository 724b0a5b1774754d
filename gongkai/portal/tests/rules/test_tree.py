"""Who stands where in the tree, and where links lead."""

from __future__ import annotations

import pytest

from gongkai.portal.rules.tree import ColumnNode, ColumnTree

ROOT = "00010001"
POLICIES = ColumnNode(1, "zhengce", "政策", "list", ROOT + "0001")
PAPERS = ColumnNode(2, "wenjian", "政策文件", "list", ROOT + "00010001")
READINGS = ColumnNode(3, "jiedu", "政策解读", "list", ROOT + "00010002")
LEAF = ColumnNode(4, "quzhengfu", "区政府文件", "list", ROOT + "000100010001")
NEWS = ColumnNode(5, "dongtai", "动态", "list", ROOT + "0002")
TREE = ColumnTree((LEAF, NEWS, READINGS, PAPERS, POLICIES), ROOT)


def link(target: str) -> ColumnNode:
    return ColumnNode(9, "link", "链接", "link", ROOT + "0009", target)


def test_relations() -> None:
    assert TREE.top() == (POLICIES, NEWS)
    assert TREE.children(POLICIES) == (PAPERS, READINGS)
    assert TREE.ancestors(LEAF) == (POLICIES, PAPERS)
    assert TREE.siblings(READINGS) == (PAPERS, READINGS)
    assert TREE.parent(POLICIES) is None
    assert TREE.get("quzhengfu") is LEAF
    assert TREE.get("nothing") is None
    assert len(TREE) == 5


def test_a_hidden_column_hides_what_is_below_it() -> None:
    tree = ColumnTree((LEAF, NEWS, READINGS, POLICIES), ROOT)
    assert tree.get("quzhengfu") is None
    assert tree.at(LEAF.path) is None


@pytest.mark.parametrize(
    ("target", "address"),
    [
        pytest.param("quzhengfu", "/columns/quzhengfu/", id="another column"),
        pytest.param("/requests/", "/requests/", id="a page of the portal"),
        pytest.param("gone", "/columns/link/", id="a column that is not there"),
        pytest.param("", "/columns/link/", id="nowhere"),
        pytest.param("//example.com/", "/columns/link/", id="another host without scheme"),
        pytest.param("/\\example.com/", "/columns/link/", id="another host by backslash"),
        pytest.param("https://example.com/", "/columns/link/", id="another host"),
        pytest.param("javascript:alert(1)", "/columns/link/", id="a script"),
    ],
)
def test_where_a_link_leads(target: str, address: str) -> None:
    node = link(target)
    assert ColumnTree((POLICIES, PAPERS, LEAF, node), ROOT).address(node) == address


def test_columns_of_reports_lead_to_the_reports() -> None:
    node = ColumnNode(9, "nianbao", "区政府年报", "reports", ROOT + "0009")
    assert ColumnTree((node,), ROOT).address(node) == "/reports/"


def test_only_links_have_a_target() -> None:
    node = ColumnNode(9, "plain", "栏目", "list", ROOT + "0009", "/requests/")
    assert ColumnTree((node,), ROOT).address(node) == "/columns/plain/"
