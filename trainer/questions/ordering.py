"""Ordering questions: put events of a run, or objects by their addresses or sizes, in order."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from trainer.questions.base import Answer, Item, Question
from trainer.questions.errors import KeyRefuted, Location, QuestionError
from trainer.questions.grade import Mark
from trainer.questions.options import shuffled
from trainer.questions.ordering_key import OrderingKey, Place, place
from trainer.questions.probes import AnyProbe, Probe, Unit
from trainer.questions.probes.happenings import Happening
from trainer.questions.runs import Runner
from trainer.questions.schema import Schema, Short

if TYPE_CHECKING:
    from trainer.engine import Run

MOST_ENTRIES = 16
_AGREES_AT_MOST = 1 / 3
"""Share of the pairs that may be in order in what is shown: nothing is earned by moving next to nothing."""

Name = Annotated[str, Field(min_length=1, max_length=40)]


class Entry(Schema):
    """Something to be put in its place: when it happens (``executed``, ``called``, ``event``), or a number.

    ``name`` is what ``free`` calls it.
    """

    text: Short
    """What is to be put in its place (Markdown)."""
    probe: AnyProbe | None = None
    """When it happens, or the number that decides its place."""
    name: Name | None = None
    """What `free` calls it."""


class OrderingAnswer(Answer):
    """The entries from top to bottom, as indices into the question's (the author's order); empty if untouched."""

    order: Annotated[tuple[int, ...], Field(max_length=MOST_ENTRIES)] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if len(set(self.order)) < len(self.order):
            raise ValueError("an entry has one place")
        return self


class Ordering(Question):
    """Entries to be put in order, the earliest or smallest first, or the largest first with ``descending``.

    The key is the run's. ``stated`` says that the author lists the entries in the right order; the run is compared
    with it, and entries without a probe need it. Entries that happen at once, or have the same value, are free, and
    so are those that a group in ``free`` names. ``ends`` is written above the first place and below the last one.
    """

    answer_model: ClassVar[type[Answer]] = OrderingAnswer

    kind: Literal["ordering"]
    entries: Annotated[tuple[Entry, ...], Field(min_length=2, max_length=MOST_ENTRIES)]
    """What is to be put in order."""
    descending: bool = False
    """Whether the largest comes first."""
    stated: bool = False
    """Whether the entries are listed in the right order; the run checks it."""
    free: tuple[tuple[Name, ...], ...] = ()
    """Groups of names of entries whose order among themselves costs nothing."""
    ends: tuple[Short, Short] | None = None
    """What is written above the first place, and below the last one."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        probed = [entry.probe is not None for entry in self.entries]
        if any(probed) and not all(probed):
            raise ValueError("either every entry has a 'probe', or none has")
        if not any(probed) and not self.stated:
            raise ValueError("entries without a 'probe' must be listed in the right order; say so with 'stated: true'")
        happenings = {isinstance(entry.probe, Happening) for entry in self.entries}
        if len(happenings) > 1:
            raise ValueError("the probes must all ask when something happens, or all for a number")
        if happenings == {True} and self.descending:
            raise ValueError("what happens is put in order from the earliest; 'descending' is for numbers")
        texts = [entry.text.strip() for entry in self.entries]
        if len(set(texts)) < len(texts):
            raise ValueError("two entries have the same text")
        names = [entry.name for entry in self.entries if entry.name is not None]
        if len(set(names)) < len(names):
            raise ValueError("two entries have the same name")
        if strange := sorted({name for group in self.free for name in group} - set(names)):
            raise ValueError(f"'free' names {', '.join(strange)}, but no entry has that name")
        return self

    def unstated(self) -> Self:
        """Leave the order to the run."""
        return self if self.entries[0].probe is None else self.model_copy(update={"stated": False})

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probes of the entries."""
        for index, entry in enumerate(self.entries):
            if entry.probe is not None:
                yield ("entries", index, "probe"), entry.probe
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "OrderingItem":
        """Read the order off the run."""
        places = [
            Place(index) if entry.probe is None else place(entry.probe, run, ("entries", index, "probe"))
            for index, entry in enumerate(self.entries)
        ]
        key = OrderingKey.of(places, self.descending, self._free_pairs())
        if not key.pairs:
            raise QuestionError("the order of all entries is free", ("entries",), "entries of which one comes first")
        if self.stated:
            self._compare(key)
        return OrderingItem(self, run, seed, runner, key)

    def _free_pairs(self) -> set[frozenset[int]]:
        number = {entry.name: index for index, entry in enumerate(self.entries)}
        return {frozenset({number[one], number[other]}) for group in self.free for one in group for other in group}

    def _compare(self, key: OrderingKey) -> None:
        for earlier, later in key.pairs:
            if earlier > later:
                first, second = self.entries[earlier].text, self.entries[later].text
                raise KeyRefuted(
                    f"the run has {first!r} {key.said(earlier)} before {second!r} {key.said(later)}",
                    ("entries", earlier),
                    "the order of the run",
                )


class OrderingItem(Item[Ordering, OrderingAnswer]):
    """Entries to be put in order: ``order_key`` is the key, ``shown`` the order to begin with, which is never right."""

    def __init__(self, question: Ordering, run: "Run | None", seed: int, runner: Runner, key: OrderingKey) -> None:
        super().__init__(question, run, seed, runner)
        self.order_key = key
        self.shown = self._mixed()

    @property
    def ends(self) -> tuple[str, str]:
        """What is written above the first place and below the last one."""
        if self.question.ends is not None:
            return self.question.ends
        probe = self.question.entries[0].probe
        if probe is None or isinstance(probe, Happening):
            return "first", "last"
        low, high = ("lowest address", "highest address") if probe.unit is Unit.ADDRESS else ("smallest", "largest")
        return (high, low) if self.question.descending else (low, high)

    @property
    def rule(self) -> str:
        """How credit is given."""
        free = " Entries whose order is free cost nothing." if self.order_key.free else ""
        return f"Every pair of entries in the right order earns an equal part.{free}"

    def key(self) -> OrderingAnswer:
        """Return the order of the run."""
        return OrderingAnswer(order=self.order_key.order)

    def empty(self) -> OrderingAnswer:
        """Return the entries as nobody has touched them."""
        return OrderingAnswer()

    def key_text(self) -> str:
        """Return the entries in their order."""
        return "; ".join(self.question.entries[index].text for index in self.order_key.order)

    def evidence(self) -> list[Probe]:
        """Return the probes of the entries, in the order of the key."""
        entries = [self.question.entries[index].probe for index in self.order_key.order]
        own = [probe for probe in entries if probe is not None]
        return [*own, *(check.probe for check in self.question.checks)]

    def errs_like(self, other: Self, answer: OrderingAnswer) -> bool:
        """Say whether a pair is in the order of ``other``, which is not the right one."""
        position = {entry: index for index, entry in enumerate(answer.order)}
        return any(_in_order(pair, position) for pair in set(other.order_key.pairs) - set(self.order_key.pairs))

    def marks(self, answer: OrderingAnswer) -> Sequence[Mark]:
        """Compare each pair whose order is decided."""
        key = self.order_key
        worth = 1 / len(key.pairs)
        position = {entry: index for index, entry in enumerate(answer.order)}
        right = [pair for pair in key.pairs if _in_order(pair, position)]
        if not position:
            return (Mark(0.0, 1.0, f"Nothing was put in order. Right is: {self.key_text()}"),)
        text = f"{len(right)} of {len(key.pairs)} pairs are in order."
        found = [Mark(worth * len(right), worth * len(right), text)] if right else []
        return [*found, *(Mark(0.0, worth, self._lost(pair, position)) for pair in key.pairs if pair not in right)]

    def _lost(self, pair: tuple[int, int], position: dict[int, int]) -> str:
        earlier, later = (
            f"“{self.question.entries[index].text}” {self.order_key.said(index)}".rstrip() for index in pair
        )
        relation, wrong = self._relation()
        said = f"you put it {wrong}" if set(pair) <= set(position) else "one of them has no place in your order"
        return f"{earlier} {relation} {later}; {said}."

    def _relation(self) -> tuple[str, str]:
        """Return how the upper entry of a pair stands to the lower one, and what the opposite is."""
        probe = self.question.entries[0].probe
        if probe is not None and probe.unit is Unit.ADDRESS:
            return ("lies above", "below") if self.question.descending else ("lies below", "above")
        if probe is None or isinstance(probe, Happening):
            return "comes before", "after"
        return ("is more than", "after") if self.question.descending else ("is less than", "after")

    def _mixed(self) -> tuple[int, ...]:
        """Return an order in which few pairs are right: the best of several shuffles."""
        count = len(self.question.entries)
        best: tuple[int, ...] = tuple(reversed(self.order_key.order))
        for attempt in range(8):
            order = shuffled(count, self.seed, f"{self.question.id}:{attempt}")
            if self.order_key.agreement(order) <= _AGREES_AT_MOST:
                return order
        return best


def _in_order(pair: tuple[int, int], position: dict[int, int]) -> bool:
    earlier, later = pair
    return earlier in position and later in position and position[earlier] < position[later]
