"""The key of an ordering: where each entry stands, and the pairs whose order is decided."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from trainer.questions.claims import evaluate
from trainer.questions.errors import Location, QuestionError
from trainer.questions.probes import Probe
from trainer.questions.probes.happenings import Happening, when_line

if TYPE_CHECKING:
    from trainer.engine import Run

Pair = tuple[int, int]


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
    """The entries in their order, and the pairs ``(earlier, later)`` that count; ``free`` if some do not."""

    places: tuple[Place, ...]
    order: tuple[int, ...]
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, places: Sequence[Place], descending: bool, free: Collection[frozenset[int]] = ()) -> "OrderingKey":
        """Put entries in order; pairs at the same place and those in ``free`` do not count."""
        order = sorted(range(len(places)), key=lambda index: places[index].rank, reverse=descending)
        pairs = tuple(
            (one, other)
            for one, other in combinations(order, 2)
            if places[one].rank != places[other].rank and frozenset({one, other}) not in free
        )
        return cls(tuple(places), tuple(order), pairs)

    @property
    def free(self) -> bool:
        """Whether some pairs do not count."""
        return len(self.pairs) < len(self.order) * (len(self.order) - 1) // 2

    def said(self, index: int) -> str:
        """Return where an entry stands, in parentheses; empty where nothing but the author says so."""
        said = self.places[index].said
        return f"({said})" if said else ""

    def agreement(self, order: Sequence[int]) -> float:
        """Return the share of the pairs that are in order."""
        position = {entry: index for index, entry in enumerate(order)}
        return sum(position[one] < position[other] for one, other in self.pairs) / len(self.pairs)


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
