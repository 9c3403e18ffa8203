"""The order in which the entries of an ordering question are shown to begin with."""

from collections.abc import Iterator, Sequence

from trainer.questions.errors import QuestionError
from trainer.questions.options import shuffled
from trainer.questions.right_orders import RightOrders

_AGREES_AT_MOST = 1 / 3
"""Share of the pairs that may be in order in what is shown: nothing is earned by moving next to nothing."""
_SHUFFLES = 8


def beginning(right: RightOrders, given: Sequence[int], seed: int, name: str) -> tuple[int, ...]:
    """Return an order in which few pairs are right, the ``given`` ones in their order: fixed by seed and question.

    Raises QuestionError if every order is right.
    """
    few = (order for order in _orders(right, given, seed, name) if right.agreement(order) <= _AGREES_AT_MOST)
    best = next(few, None) or min(_orders(right, given, seed, name), key=right.agreement)
    if right.agreement(best) == 1:
        raise QuestionError("every order of the entries is right", ("orders",), "orders that leave some out")
    return best


def _orders(right: RightOrders, given: Sequence[int], seed: int, name: str) -> Iterator[tuple[int, ...]]:
    """Yield shuffled orders, then those that are wrong in many pairs."""
    for attempt in range(_SHUFFLES):
        yield _in_place(shuffled(len(right.first.order), seed, f"{name}:{attempt}"), given)
    for key in right.keys:
        upside_down = tuple(reversed(key.order))
        moved = tuple(entry for entry in upside_down if entry not in given)
        yield from (_in_place(upside_down, given), (*moved, *given), (*given, *moved))


def _in_place(order: Sequence[int], given: Sequence[int]) -> tuple[int, ...]:
    standing = iter(given)
    return tuple(next(standing) if entry in given else entry for entry in order)
