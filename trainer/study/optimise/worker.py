"""The process that fits: it reads cards from stdin and prints what it found.

Its first line is the parameters in use; each further line is a card: ``[[rating, days since the last review,
1 if it is held back], …]``. It prints one JSON object: ``parameters``, and the log loss on the held-back reviews
``before`` (with the parameters in use) and ``after``.
"""

import json
import sys
from collections.abc import Iterable

from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

Line = list[tuple[int, int, int]]


def items(cards: Iterable[Line]) -> tuple[list[FSRSItem], list[FSRSItem]]:
    """Return what to learn from and what was held back: for each review that was a test of memory, all up to it."""
    learnt: list[FSRSItem] = []
    held: list[FSRSItem] = []
    for card in cards:
        reviews = [FSRSReview(rating, days) for rating, days, _ in card]
        for place, (_, days, is_held) in enumerate(card):
            if place and days:
                (held if is_held else learnt).append(FSRSItem(reviews[: place + 1]))
    return learnt, held


def main() -> None:
    """Fit and compare."""
    lines = map(json.loads, sys.stdin)
    current: list[float] = next(lines)
    learnt, held = items(lines)
    fitted = FSRS(current).compute_parameters(learnt)
    losses = {name: FSRS(chosen).evaluate(held).log_loss for name, chosen in (("before", current), ("after", fitted))}
    print(json.dumps({"parameters": fitted, **losses}))


if __name__ == "__main__":
    main()
