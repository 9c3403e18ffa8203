"""Which regions of a layout are out of their place; no Qt."""

from collections import Counter
from collections.abc import Iterable, Sequence


def out_of_place(placed: Sequence[str], pairs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return few regions without which the rest is in order; ``pairs`` are (above, below).

    Greedy: the region with the most broken pairs goes first. One region moved far away is then the only one marked,
    although every pair that it is part of is broken.
    """
    position = {kind: index for index, kind in enumerate(placed)}
    broken = {
        (upper, lower)
        for upper, lower in pairs
        if upper in position and lower in position and position[upper] > position[lower]
    }
    marked: set[str] = set()
    while broken:
        counts = Counter(kind for pair in broken for kind in pair)
        worst = max(placed, key=lambda kind: counts[kind])
        marked.add(worst)
        broken = {pair for pair in broken if worst not in pair}
    return frozenset(marked)
