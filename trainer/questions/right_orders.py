"""The orders that are right in an ordering question: one partial order, or any of several."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from trainer.questions.errors import KeyRefuted, QuestionError
from trainer.questions.ordering_key import OrderingKey
from trainer.questions.partial_orders import Pair, arranged, followed, goes_in_a_circle


@dataclass(frozen=True, slots=True)
class RightOrders:
    """Keys of which any is right; the first is that of the run, or else of the author's first order."""

    keys: tuple[OrderingKey, ...]

    @property
    def first(self) -> OrderingKey:
        """The key that is told."""
        return self.keys[0]

    def nearest(self, order: Sequence[int]) -> OrderingKey:
        """Return the key with the largest share of its pairs in ``order``."""
        return max(self.keys, key=lambda key: key.agreement(order))

    def agreement(self, order: Sequence[int]) -> float:
        """Return the share of the pairs of the nearest key that are in order."""
        return self.nearest(order).agreement(order)

    def wrong(self, pairs: Collection[Pair]) -> set[Pair]:
        """Return those of ``pairs`` that no right order decides so."""
        return set(pairs).difference(*(key.pairs for key in self.keys))


def only(key: OrderingKey, given: Collection[int]) -> RightOrders:
    """Return the one order of a key; pairs of entries that are ``given`` do not count. Raises QuestionError."""
    asked = key.without(set(combinations([entry for entry in key.order if entry in given], 2)))
    if not asked.pairs:
        location = ("given",) if key.pairs else ("entries",)
        raise QuestionError("the order of all entries is free", location, "entries of which one comes first")
    return RightOrders((asked,))


def any_of(orders: Sequence[frozenset[Pair]], given: Collection[int], known: OrderingKey) -> RightOrders:
    """Return the keys of stated ``orders``, first the one that agrees with what is ``known`` from the run.

    Raises QuestionError: KeyRefuted if none agrees.
    """
    late = {(later, earlier) for earlier, later in known.pairs}
    first = next((index for index, pairs in enumerate(orders) if not pairs & late), None)
    if first is None:
        raise KeyRefuted("the run has the entries in none of these orders", ("orders",), "that of the run among them")
    told = arranged(len(known.order), orders[first], known.order.index)
    standing = set(combinations([entry for entry in told if entry in given], 2))
    keys = []
    for index, pairs in enumerate(orders):
        reachable = followed(pairs | standing)
        if goes_in_a_circle(reachable):
            what = "the entries that are given stand in an order that is not right here"
            raise QuestionError(what, ("orders", index), "the same order of given entries everywhere")
        order = arranged(len(told), reachable, told.index)
        asked = tuple(pair for pair in combinations(order, 2) if pair in pairs and pair not in standing)
        if not asked:
            raise QuestionError("all entries that can be moved are free", ("orders", index), "an order of them")
        keys.append(OrderingKey(order, asked, known.places if index == first else ()))
    return RightOrders((keys.pop(first), *keys))
