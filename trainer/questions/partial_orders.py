"""Partial orders of entries, by their pairs ``(earlier, later)``: numbers of entries, from 0."""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations, product
from typing import Any

Pair = tuple[int, int]


def followed(pairs: Iterable[Pair]) -> frozenset[Pair]:
    """Return ``pairs`` with all that follow from them; what goes in a circle comes before itself."""
    found = set(pairs)
    entries = {entry for pair in found for entry in pair}
    for middle in entries:
        before = [one for one, other in found if other == middle]
        after = [other for one, other in found if one == middle]
        found.update(product(before, after))
    return frozenset(found)


def chained(chains: Iterable[Sequence[int]]) -> frozenset[Pair]:
    """Return the pairs of chains: in each, every entry comes before those after it."""
    return followed(pair for chain in chains for pair in combinations(chain, 2))


def goes_in_a_circle(pairs: Collection[Pair]) -> bool:
    """Say whether an entry comes before itself."""
    return any(one == other for one, other in pairs)


def arranged(count: int, pairs: Collection[Pair], preference: Callable[[int], Any]) -> tuple[int, ...]:
    """Return the entries in an order that has all ``pairs``; among several that may be next, the preferred is.

    ``pairs`` have what follows from them, and do not go in a circle.
    """
    left = sorted(range(count), key=preference)
    order = []
    while left:
        following = next(entry for entry in left if not any((other, entry) in pairs for other in left))
        left.remove(following)
        order.append(following)
    return tuple(order)
