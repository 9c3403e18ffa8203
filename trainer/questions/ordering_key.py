"""The keys of an ordering: where each entry stands, and the pairs whose order is decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from trainer.questions.claims import evaluate
from trainer.questions.errors import Location, QuestionError
from trainer.questions.partial_orders import Pair
from trainer.questions.probes import Probe
from trainer.questions.probes.happenings import Happening, when_line

if TYPE_CHECKING:
    from trainer.engine import Run


@dataclass(frozen=True, slots=True)
class Place:
    """What an entry is ordered by: a value, or a step and an event within it; ``said`` tells it in a few words."""

    value: int | float
    event: int = 0
    said: str = ""

    @property
    def rank(self) -> tuple[int | float, int]:
        """What is compared; equal ranks are at the same place."""
        return self.value, self.event


@dataclass(frozen=True, slots=True)
class OrderingKey:
    """The entries in an order that is right, and the pairs ``(earlier, later)`` that count.

    ``places`` are where the run has the entries; empty for an order that the run does not have.
    """

    order: tuple[int, ...]
    pairs: tuple[Pair, ...]
    places: tuple[Place, ...] = ()

    @classmethod
    def of(cls, places: Sequence[Place], descending: bool, free: Collection[frozenset[int]] = ()) -> "OrderingKey":
        """Put entries in the order of their places; pairs at the same place and those in ``free`` do not count."""
        order = sorted(range(len(places)), key=lambda index: places[index].rank, reverse=descending)
        pairs = tuple(
            (one, other)
            for one, other in combinations(order, 2)
            if places[one].rank != places[other].rank and frozenset({one, other}) not in free
        )
        return cls(tuple(order), pairs, tuple(places))

    def without(self, pairs: Collection[Pair]) -> "OrderingKey":
        """Return the key in which ``pairs`` do not count."""
        return replace(self, pairs=tuple(pair for pair in self.pairs if pair not in pairs))

    def said(self, index: int) -> str:
        """Return where an entry stands; empty where nothing but the author says so."""
        return self.places[index].said if self.places else ""

    def right(self, order: Sequence[int]) -> list[Pair]:
        """Return the pairs that are in order; those with an entry that has no place are not."""
        position = {entry: index for index, entry in enumerate(order)}
        return [(one, other) for one, other in self.pairs if position.get(one, len(position)) < position.get(other, -1)]

    def agreement(self, order: Sequence[int]) -> float:
        """Return the share of the pairs that are in order."""
        return len(self.right(order)) / len(self.pairs)


def place(probe: Probe, run: "Run | None", location: Location) -> Place:
    """Return what ``probe`` puts its entry in order by. Raises QuestionError if it gives neither time nor number."""
    result = evaluate(probe, run, location)
    if isinstance(probe, Happening) and run is not None:
        when = probe.when(run)
        return Place(when.step, when.event, f"statement {when.step + 1}, line {when_line(run, when)}")
    value = result.value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise QuestionError("this probe gives neither a time nor a number", location, "a probe of an event or a number")
    return Place(value, 0, probe.show(value))
