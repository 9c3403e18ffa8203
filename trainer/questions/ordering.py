"""Ordering questions: put events of a run, or objects by their addresses or sizes, in order."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from trainer.questions.base import Answer, Question
from trainer.questions.beginning import beginning
from trainer.questions.errors import KeyRefuted, Location
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.ordering_key import OrderingKey, Place, place
from trainer.questions.partial_orders import Pair, chained, goes_in_a_circle
from trainer.questions.probes import AnyProbe, Probe, Unit
from trainer.questions.probes.happenings import Happening
from trainer.questions.right_orders import RightOrders, any_of, only
from trainer.questions.runs import Runner
from trainer.questions.schema import Schema, Short

if TYPE_CHECKING:
    from trainer.engine import Run

MOST_ENTRIES = 16

Name = Annotated[str, Field(min_length=1, max_length=40)]
Chain = Annotated[tuple[Name, ...], Field(min_length=2, max_length=MOST_ENTRIES)]
Chains = Annotated[tuple[Chain, ...], Field(min_length=1, max_length=30)]


class Entry(Schema):
    """Something to be put in its place: when it happens (``executed``, ``called``, ``event``), or a number.

    ``name`` is what ``free``, ``orders`` and ``given`` call it.
    """

    text: Short
    """What is to be put in its place (Markdown)."""
    probe: AnyProbe | None = None
    """When it happens, or the number that decides its place."""
    name: Name | None = None
    """What `free`, `orders` and `given` call it."""


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

    Where more than one order is right, as of threads that may run in any, ``orders`` has them: each is a list of
    chains of names, in which an entry comes before those after it; what the chains leave open is free. Any of the
    orders is right, and the one nearest to the answer is graded. The run must have one of them.

    Entries that are ``given`` stand in their order from the start. They stay in it, the others are moved in among
    them; pairs of given entries earn nothing.
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
    orders: Annotated[tuple[Chains, ...], Field(max_length=8)] = ()
    """Orders of which any is right, each a list of chains of names: `[[lock, use, unlock], [start, use]]`."""
    given: Annotated[tuple[Name, ...], Field(max_length=MOST_ENTRIES)] = ()
    """Names of entries that stand in place from the start."""
    ends: tuple[Short, Short] | None = None
    """What is written above the first place, and below the last one."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        probed = [entry.probe is not None for entry in self.entries]
        if any(probed) and not all(probed):
            raise ValueError("either every entry has a 'probe', or none has")
        if not any(probed) and not self.stated and not self.orders:
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
        chains = [chain for order in self.orders for chain in order]
        used = {"free": self.free, "given": (self.given,), "orders": chains}
        for key, groups in used.items():
            if strange := sorted({name for group in groups for name in group} - set(names)):
                raise ValueError(f"'{key}' names {', '.join(strange)}, but no entry has that name")
        if len(set(self.given)) == len(self.entries):
            raise ValueError("all entries are given; there is nothing to put in order")
        self._check_orders(names)
        return self

    def _check_orders(self, names: Sequence[str]) -> None:
        if self.orders and (self.free or self.stated):
            raise ValueError("with 'orders', which say all that is right, there is no 'free' and no 'stated'")
        orders = self._stated_orders()
        for index, (order, pairs) in enumerate(zip(self.orders, orders, strict=True)):
            place = f"order {index + 1} of 'orders'"
            if goes_in_a_circle(pairs):
                raise ValueError(f"{place} goes in a circle")
            if len(names) < len(self.entries) or set(names) > {name for chain in order for name in chain}:
                raise ValueError(f"{place} must say where each entry comes, by its name")
            for other, weaker in enumerate(orders):
                if other != index and weaker <= pairs:
                    raise ValueError(f"{place} is not needed: what is right by it is right by order {other + 1}, too")

    def unstated(self) -> Self:
        """Leave the order to the run."""
        return self if self.entries[0].probe is None else self.model_copy(update={"stated": False, "orders": ()})

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
        given = [self._number[name] for name in self.given]
        if self.orders:
            nothing = OrderingKey(tuple(range(len(places))), ())
            known = nothing if self.entries[0].probe is None else OrderingKey.of(places, self.descending)
            return OrderingItem(self, run, seed, runner, any_of(self._stated_orders(), given, known))
        key = OrderingKey.of(places, self.descending, self._free_pairs())
        if self.stated:
            self._compare(key)
        return OrderingItem(self, run, seed, runner, only(key, given))

    @property
    def _number(self) -> dict[str | None, int]:
        return {entry.name: index for index, entry in enumerate(self.entries)}

    def _free_pairs(self) -> set[frozenset[int]]:
        number = self._number
        return {frozenset({number[one], number[other]}) for group in self.free for one in group for other in group}

    def _stated_orders(self) -> list[frozenset[Pair]]:
        number = self._number
        return [chained([[number[name] for name in chain] for chain in order]) for order in self.orders]

    def _compare(self, key: OrderingKey) -> None:
        for earlier, later in key.pairs:
            if earlier > later:
                first, second = self.entries[earlier].text, self.entries[later].text
                raise KeyRefuted(
                    f"the run has {first!r} ({key.said(earlier)}) before {second!r} ({key.said(later)})",
                    ("entries", earlier),
                    "the order of the run",
                )


class OrderingItem(Item[Ordering, OrderingAnswer]):
    """Entries to be put in order: ``right`` has the keys, ``shown`` is the order to begin with, which is never right.

    ``given`` are the entries that stay in their order, as they stand.
    """

    def __init__(self, question: Ordering, run: "Run | None", seed: int, runner: Runner, right: RightOrders) -> None:
        super().__init__(question, run, seed, runner)
        self.right = right
        names = {question.entries[index].name: index for index in right.first.order}
        self.given = tuple(index for name, index in names.items() if name in question.given)
        self.shown = beginning(right, self.given, seed, question.id)

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
    def leaves_free(self) -> bool:
        """Whether the order of some entries does not count, besides that of given ones."""
        given = len(self.given)
        asked = len(self.question.entries) * (len(self.question.entries) - 1) - given * (given - 1)
        return any(len(key.pairs) < asked // 2 for key in self.right.keys)

    @property
    def rule(self) -> str:
        """How credit is given."""
        rule = "Every pair of entries in the right order earns an equal part"
        told = [f"{rule}; pairs of given entries earn nothing." if len(self.given) > 1 else f"{rule}."]
        if len(self.right.keys) > 1:
            told.append(f"Any of {len(self.right.keys)} orders is right: the one nearest to yours counts.")
        if self.leaves_free:
            told.append("Entries whose order is free cost nothing.")
        return " ".join(told)

    def key(self) -> OrderingAnswer:
        """Return the order of the run."""
        return OrderingAnswer(order=self.right.first.order)

    def empty(self) -> OrderingAnswer:
        """Return the entries as nobody has touched them."""
        return OrderingAnswer()

    def key_text(self) -> str:
        """Return the entries in their order, or in each order that is right."""
        return " — or: ".join(
            "; ".join(self.question.entries[index].text for index in key.order) for key in self.right.keys
        )

    def evidence(self) -> list[Probe]:
        """Return the probes of the entries, in the order of the key."""
        entries = [self.question.entries[index].probe for index in self.right.first.order]
        own = [probe for probe in entries if probe is not None]
        return [*own, *(check.probe for check in self.question.checks)]

    def errs_like(self, other: Self, answer: OrderingAnswer) -> bool:
        """Say whether a pair is in the order of ``other``, which is not a right one."""
        believed = other.right.first
        return any(pair in self.right.wrong(believed.pairs) for pair in believed.right(answer.order))

    def marks(self, answer: OrderingAnswer) -> Sequence[Mark]:
        """Compare each pair whose order is decided by the right order that is nearest to the answer."""
        if not answer.order:
            return (Mark(0.0, 1.0, f"Nothing was put in order. Right is: {self.key_text()}"),)
        key = self.right.nearest(answer.order)
        worth = 1 / len(key.pairs)
        right = key.right(answer.order)
        text = f"{len(right)} of {len(key.pairs)} pairs are in order{self._which(key)}."
        found = [Mark(worth * len(right), worth * len(right), text)] if right else []
        lost = (Mark(0.0, worth, self._lost(key, pair, answer.order)) for pair in key.pairs if pair not in right)
        return [*found, *lost]

    def _which(self, key: OrderingKey) -> str:
        """Say which of several right orders an answer is compared with."""
        if len(self.right.keys) == 1:
            return ""
        which = f", by the nearest of {len(self.right.keys)} right orders"
        return which if self.run is None or key is self.right.first else f"{which} (this run has another)"

    def _lost(self, key: OrderingKey, pair: Pair, order: Sequence[int]) -> str:
        earlier, later = (self._named(key, index) for index in pair)
        relation, wrong = self._relation()
        said = f"you put it {wrong}" if set(pair) <= set(order) else "one of them has no place in your order"
        return f"{earlier} {relation} {later}; {said}."

    def _named(self, key: OrderingKey, index: int) -> str:
        said = key.said(index)
        return f"“{self.question.entries[index].text}”" + (f" ({said})" if said else "")

    def _relation(self) -> tuple[str, str]:
        """Return how the upper entry of a pair stands to the lower one, and what the opposite is."""
        probe = self.question.entries[0].probe
        if probe is not None and probe.unit is Unit.ADDRESS:
            return ("lies above", "below") if self.question.descending else ("lies below", "above")
        if probe is None or isinstance(probe, Happening):
            return "comes before", "after"
        return ("is more than", "after") if self.question.descending else ("is less than", "after")
