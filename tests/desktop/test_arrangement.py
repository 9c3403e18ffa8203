"""Placing, moving and removing regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.desktop.layout_builder.arrangement import Arrangement
from trainer.questions.misplaced import out_of_place

KINDS = ("heap", "text", "data", "bss")


def kinds(arrangement: Arrangement) -> list[str]:
    return [block.kind for block in arrangement.blocks]


@pytest.fixture
def arrangement() -> Arrangement:
    return Arrangement(KINDS)


def test_placing_takes_a_region_out_of_the_tray(arrangement):
    arrangement.place("text", 0)

    assert kinds(arrangement) == ["text"]
    assert arrangement.tray == ("heap", "data", "bss")


def test_a_slot_is_the_gap_above_the_block_of_its_number(arrangement):
    arrangement.place("text", 0)
    arrangement.place("heap", 0)
    arrangement.place("data", 1)

    assert kinds(arrangement) == ["heap", "data", "text"]


def test_moving_down_counts_slots_as_they_were_before_the_move(arrangement):
    for slot, kind in enumerate(KINDS):
        arrangement.place(kind, slot)

    arrangement.place("heap", 3)

    assert kinds(arrangement) == ["text", "data", "heap", "bss"]


def test_removing_puts_a_region_back_where_it_was_in_the_tray(arrangement):
    arrangement.place("text", 0)
    arrangement.set_attribute("text", "permissions", "r-x")

    assert arrangement.remove("text")

    assert arrangement.tray == KINDS
    assert arrangement.blocks == ()


def test_a_given_region_stays():
    arrangement = Arrangement(("heap",), given=("kernel", "text"))

    assert not arrangement.remove("text")
    assert not arrangement.shift("kernel", 1)
    assert kinds(arrangement) == ["kernel", "text"]


def test_shifting_stops_at_the_ends(arrangement):
    arrangement.place("heap", 0)
    arrangement.place("text", 1)

    assert arrangement.shift("heap", 1)
    assert not arrangement.shift("heap", 1)
    assert kinds(arrangement) == ["text", "heap"]


def test_an_attribute_stays_with_its_region_when_it_moves(arrangement):
    arrangement.place("heap", 0)
    arrangement.place("text", 1)
    arrangement.set_attribute("heap", "growth", "up")

    arrangement.shift("heap", 1)

    assert arrangement.block("heap").growth == "up"


def test_only_the_region_that_was_moved_is_out_of_place():
    order = ["kernel", "stack", "heap", "data", "text"]
    pairs = [(upper, lower) for index, upper in enumerate(order) for lower in order[index + 1 :]]

    assert out_of_place(order, pairs) == frozenset()
    assert out_of_place(["kernel", "stack", "data", "text", "heap"], pairs) == {"heap"}


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(["place", "remove", "shift"]), st.integers(-5, 6))))
def test_no_region_is_ever_lost_or_doubled(steps):
    arrangement = Arrangement(KINDS)
    for kind, action, number in steps:
        getattr(arrangement, action)(*((kind,) if action == "remove" else (kind, number)))

    assert sorted([*arrangement.tray, *kinds(arrangement)]) == sorted(KINDS)
