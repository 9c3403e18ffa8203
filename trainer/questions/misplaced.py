"""Which parts of an order are out of their place."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import TypeVar

Part = TypeVar("Part", bound=Hashable)


def out_of_place(
    placed: Sequence[Part], pairs: Iterable[tuple[Part, Part]], given: Collection[Part] = ()
) -> frozenset[Part]:
    """Return few parts without which the rest is in order; ``pairs`` are (first, second).

    Greedy: the part with the most broken pairs goes first. One part moved far away is then the only one marked,
    although every pair that it belongs to is broken. Those that are ``given`` are in place.
    """
    position = {part: index for index, part in enumerate(placed)}
    broken = {
        (first, second)
        for first, second in pairs
        if first in position and second in position and position[first] > position[second]
        if not (first in given and second in given)
    }
    marked: set[Part] = set()
    while broken:
        counts = Counter(part for pair in broken for part in pair)
        worst = max((part for part in placed if part not in given), key=lambda part: counts[part])
        marked.add(worst)
        broken = {pair for pair in broken if worst not in pair}
    return frozenset(marked)
