"""The chain names what was done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch

from gongkai.ledger.rules import diagnosis
from gongkai.ledger.rules.chain import GENESIS, Link, is_whole
from gongkai.ledger.rules.diagnosis import Fault, diagnose


def chain(length: int) -> list[Link]:
    links: list[Link] = []
    for seq in range(1, length + 1):
        previous = links[-1].digest if links else GENESIS
        links.append(
            Link(
                seq=seq,
                stream=f"test:thing:{seq % 3}",
                event="thing:done",
                at="2020-01-02T00:00:00.000000+00:00",
                recorded_at="2020-01-02T00:00:00.000000+00:00",
                actor="clerk",
                organ="yuanzhou",
                data={"n": seq},
                previous=previous,
            ).sealed()
        )
    return links


def changed(links: list[Link], at: int) -> list[Link]:
    return [replace(x, data={"n": -1}) if x.seq == at else x for x in links]


def changed_and_resealed(links: list[Link], at: int) -> list[Link]:
    return [replace(x, data={"n": -1}).sealed() if x.seq == at else x for x in links]


def removed(links: list[Link], at: int) -> list[Link]:
    return [x for x in links if x.seq != at]


def removed_and_renumbered(links: list[Link], at: int) -> list[Link]:
    return [replace(x, seq=x.seq - 1) if x.seq > at else x for x in links if x.seq != at]


def inserted(links: list[Link], at: int) -> list[Link]:
    """A forged row at number `at`, sealed, with all later rows moved up by one."""
    before = links[at - 2].digest if at > 1 else GENESIS
    forged = replace(links[0], seq=at, event="thing:forged", previous=before).sealed()
    moved = [replace(x, seq=x.seq + 1) if x.seq >= at else x for x in links]
    return [*moved, forged]


def swapped(links: list[Link], at: int) -> list[Link]:
    numbers = {at: at + 2, at + 2: at}
    return [replace(x, seq=numbers.get(x.seq, x.seq)) for x in links]


def verdict(links: list[Link], original: list[Link]) -> list[tuple[str, int]]:
    head = original[-1]
    assert not is_whole(sorted(links, key=lambda x: x.seq), head.seq, head.digest)
    return [(f.fault.value, f.seq) for f in diagnose(links, head.seq, head.digest)]


def test_an_untouched_chain_is_whole() -> None:
    links = chain(20)
    assert is_whole(links, 20, links[-1].digest)
    assert diagnose(links, 20, links[-1].digest) == []


def test_an_empty_chain_is_whole() -> None:
    assert is_whole([], 0, GENESIS)


@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        pytest.param(changed, Fault.CHANGED, id="changed"),
        pytest.param(changed_and_resealed, Fault.CHANGED, id="changed and sealed again"),
        pytest.param(removed, Fault.REMOVED, id="removed"),
        pytest.param(removed_and_renumbered, Fault.REMOVED, id="removed, gap closed"),
        pytest.param(inserted, Fault.INSERTED, id="inserted"),
    ],
)
@pytest.mark.parametrize("at", [1, 7, 19, 20])
def test_one_tampering_is_one_finding(
    tamper: Callable[[list[Link], int], list[Link]], fault: Fault, at: int
) -> None:
    original = chain(20)
    assert verdict(tamper(original, at), original) == [(fault.value, at)]


@pytest.mark.parametrize("at", [1, 7, 18])
def test_swapped_rows_are_both_named(at: int) -> None:
    original = chain(20)
    expected = [(Fault.REORDERED.value, at), (Fault.REORDERED.value, at + 2)]
    assert verdict(swapped(original, at), original) == expected


def test_a_row_added_after_the_head_is_named() -> None:
    original = chain(5)
    extra = replace(original[-1], seq=6, previous=original[-1].digest).sealed()
    assert verdict([*original, extra], original) == [("inserted", 6)]


def test_a_copied_row_is_named_and_not_the_original() -> None:
    original = chain(9)
    assert verdict([replace(original[4], seq=0), *original], original) == [("inserted", 0)]


def test_a_digest_overwritten_in_every_row_names_every_row() -> None:
    original = chain(6)
    ruined = [replace(x, digest=f"{x.seq}") for x in original]
    assert verdict(ruined, original) == [("changed", seq) for seq in range(1, 7)]


def test_a_link_bent_to_an_earlier_row_does_not_lead_the_search_astray() -> None:
    original = chain(12)
    bent = [replace(x, previous=original[2].digest) if x.seq == 9 else x for x in original]
    assert verdict(bent, original) == [("changed", 9)]


def test_rows_between_two_closed_gaps_are_found_again() -> None:
    original = chain(30)
    kept = [x for x in original if x.seq not in (5, 20)]
    renumbered = [replace(x, seq=seq) for seq, x in enumerate(kept, 1)]
    assert verdict(renumbered, original) == [("removed", 5), ("removed", 20)]


def test_a_ruined_ledger_is_told_in_the_time_of_its_length(monkeypatch: MonkeyPatch) -> None:
    original, tried = chain(3000), []
    counted = diagnosis.digest_of
    monkeypatch.setattr(diagnosis, "digest_of", lambda link: tried.append(1) or counted(link))
    gone = verdict([x for x in original if x.seq % 2], original)
    assert gone == [("removed", seq) for seq in range(2, 3001, 2)]
    assert len(tried) < 2 * len(original)


def test_no_more_than_so_many_digests_are_tried_for_strays(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosis, "TRIES", 10)
    original = chain(8)
    strays = [replace(x, digest="", previous="") for x in original]
    assert verdict(strays, original) == [("changed", seq) for seq in range(1, 9)]


def test_the_newest_rows_removed_are_named() -> None:
    original = chain(10)
    assert verdict(original[:8], original) == [("removed", 9), ("removed", 10)]


@given(
    length=st.integers(3, 40),
    field=st.sampled_from(["stream", "event", "at", "recorded_at", "actor", "organ"]),
    data=st.data(),
)
def test_any_changed_field_of_any_row_is_found(
    length: int, field: str, data: st.DataObject
) -> None:
    original = chain(length)
    at = data.draw(st.integers(1, length))
    touched = [replace(x, **{field: "forged"}) if x.seq == at else x for x in original]
    assert verdict(touched, original) == [("changed", at)]


@given(length=st.integers(4, 30), data=st.data())
def test_two_removed_rows_are_both_found(length: int, data: st.DataObject) -> None:
    original = chain(length)
    gone = data.draw(st.sets(st.integers(1, length), min_size=2, max_size=3))
    kept = [x for x in original if x.seq not in gone]
    assert verdict(kept, original) == [("removed", seq) for seq in sorted(gone)]
