"""The locks: every package pinned and hashed, no address, every direct choice explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
LOCKS = ("run.txt", "test.txt")
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)")
CHOICE = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?\s*[=><!~]")


def entries(lock: str) -> list[str]:
    """One string for each package of a lock: its pin with the hashes that follow."""
    lines = (REQUIREMENTS / lock).read_text(encoding="utf-8").splitlines()
    joined = "\n".join(line for line in lines if not line.strip().startswith("#"))
    return [entry for entry in joined.replace("\\\n", " ").split("\n") if entry.strip()]


def pins(lock: str) -> dict[str, str]:
    return {found[1]: found[2] for entry in entries(lock) if (found := PIN.match(entry))}


def choices(source: str) -> list[str]:
    lines = (REQUIREMENTS / source).read_text(encoding="utf-8").splitlines()
    return [found[1] for line in lines if (found := CHOICE.match(line))]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_pinned_and_hashed(lock):
    bare = [e for e in entries(lock) if not PIN.match(e) or "--hash=sha256:" not in e]
    assert bare == []


@pytest.mark.parametrize("name", [*LOCKS, "run.in", "test.in"])
def test_no_file_names_an_address(name):
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    assert re.findall(r"\w+://\S+|--(?:extra-)?index-url|--find-links", text) == []


def test_testing_adds_to_running_and_changes_nothing_in_it():
    tested = pins("test.txt")
    differing = {n: (v, tested.get(n)) for n, v in pins("run.txt").items() if tested.get(n) != v}
    assert differing == {}


@pytest.mark.parametrize(("source", "lock"), [("run.in", "run.txt"), ("test.in", "test.txt")])
def test_every_direct_choice_is_in_its_lock(source, lock):
    locked = {normalised(name) for name in pins(lock)}
    assert [name for name in choices(source) if normalised(name) not in locked] == []


@pytest.mark.parametrize("source", ["run.in", "test.in"])
def test_every_direct_choice_is_explained(source):
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    explained = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    assert [name for name in choices(source) if name.lower() not in explained] == []


def test_the_versions_in_the_explanation_are_those_of_the_lock():
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `([^`]+)` \| ([^ |]+) \|", page, re.MULTILINE))
    locked = {normalised(name): version for name, version in pins("test.txt").items()}
    stale = {n: (v, locked.get(normalised(n))) for n, v in told.items()}
    assert {n: pair for n, pair in stale.items() if pair[0] != pair[1]} == {}


def normalised(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
