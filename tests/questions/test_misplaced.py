"""Which parts of an order are out of their place."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from trainer.questions.misplaced import out_of_place

RIGHT = tuple(combinations("abcde", 2))


def test_nothing_is_marked_in_the_right_order():
    assert out_of_place("abcde", RIGHT) == frozenset()


def test_one_part_moved_far_away_is_the_only_one_marked():
    assert out_of_place("bcdea", RIGHT) == {"a"}


def test_what_was_given_is_in_place():
    assert out_of_place("ba", RIGHT, given="a") == {"b"}
    assert out_of_place("ba", RIGHT, given="ab") == frozenset()


def test_pairs_of_parts_that_were_not_placed_do_not_count():
    assert out_of_place("ba", [("a", "c"), ("c", "b")]) == frozenset()


@given(st.permutations("abcde"))
def test_without_what_is_marked_the_rest_is_in_order(placed):
    marked = out_of_place(placed, RIGHT)

    rest = [part for part in placed if part not in marked]
    assert rest == sorted(rest)
