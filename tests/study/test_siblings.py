"""Cards on the same topics do not follow each other, as long as another waits."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trainer.store import Card
from trainer.study.siblings import apart


def cards(topics):
    return [Card(number, "pack", f"q{number}", topics=topic) for number, topic in enumerate(topics)]


def order(topics, after=None):
    return [card.topics for card in apart(cards(topics), after)]


def test_what_is_apart_stays_as_it_is():
    assert order([1, 2, 1, 3]) == [1, 2, 1, 3]


def test_siblings_are_moved_apart():
    assert order([1, 1, 2, 2]) == [1, 2, 1, 2]


def test_the_card_before_counts():
    assert order([1, 2], after=1) == [2, 1]


def test_the_many_are_not_left_for_the_end():
    assert order([2, 3, 1, 1, 1]) == [1, 2, 1, 3, 1]


def test_siblings_alone_are_asked_all_the_same():
    assert order([1, 1, 1], after=1) == [1, 1, 1]


@given(st.lists(st.integers(1, 4), max_size=30), st.none() | st.integers(1, 4))
def test_siblings_meet_only_where_there_is_no_way_around(topics, after):
    ordered = order(topics, after)

    assert sorted(ordered) == sorted(topics)
    least = max((2 * topics.count(topic) - len(topics) - 1 + (topic == after) for topic in set(topics)), default=0)
    met = sum(one == other for one, other in pairwise(([after] if after else []) + ordered))
    assert met == max(0, least) or (after in topics and met <= max(0, least) + 1)
