"""Hotspot questions: point at the place in a picture of the process."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from trainer.questions.base import Answer, Question
from trainer.questions.claims import evaluate
from trainer.questions.errors import KeyRefuted, Location, ProbeFailed, QuestionError
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.probes import AnyProbe, Probe, Unit
from trainer.questions.probes.moments import Moment, MomentProbe
from trainer.questions.probes.objects import PointsTo, RegionOf, ValueOf, address_of
from trainer.questions.runs import Runner
from trainer.questions.schema import Markdown, Schema, Short
from trainer.questions.spots import Picture, Spot, draw, find

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.engine.state import State

MOST_PINS = 8


class Pin(Schema):
    """Something to point at: ``probe`` finds its address; without a moment of its own it looks at the picture's.

    ``feedback`` says why it lies there.
    """

    text: Short
    """What is to be pointed at (Markdown)."""
    probe: AnyProbe
    """What finds its address: address, points-to, region-of, value of a pointer, fault-address or fault-region."""
    feedback: Markdown = ""
    """Why it lies there (Markdown)."""


class HotspotAnswer(Answer):
    """The first address of the spot that was pointed at, for each pin (None: not set); empty if none was."""

    places: Annotated[tuple[Annotated[int, Field(ge=0, lt=1 << 64)] | None, ...], Field(max_length=MOST_PINS)] = ()


class Hotspot(Question):
    """A picture of the process at ``moment`` (default: the end), and pins to be set into it."""

    answer_model: ClassVar[type[Answer]] = HotspotAnswer
    always_runs: ClassVar[bool] = True

    kind: Literal["hotspot"]
    picture: Picture
    """What is shown to point into."""
    moment: Moment = Field(default_factory=Moment)
    """The moment of the picture; without it the end of the run."""
    pins: Annotated[tuple[Pin, ...], Field(min_length=1, max_length=MOST_PINS)]
    """What is to be pointed at."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        texts = [pin.text.strip() for pin in self.pins]
        if len(set(texts)) < len(texts):
            raise ValueError("two pins have the same text")
        return self

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probes of the pins, at the picture's moment where they have none of their own."""
        for index, pin in enumerate(self.pins):
            yield ("pins", index, "probe"), self._probe(pin)
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "HotspotItem":
        """Draw the picture and find the spots of the pins."""
        if run is None:
            raise QuestionError("there is no run to draw", ("program",))
        try:
            state = self.moment.state(run)
        except ProbeFailed as failed:
            raise QuestionError(str(failed), ("moment",), "a moment of the run") from failed
        try:
            spots = draw(self.picture, state)
        except ProbeFailed as failed:
            raise QuestionError(str(failed), ("picture",), "a picture with something to point at") from failed
        keys = [self._key(index, run, spots) for index in range(len(self.pins))]
        return HotspotItem(self, run, seed, runner, state, spots, keys)

    def _probe(self, pin: Pin) -> Probe:
        probe = pin.probe
        if isinstance(probe, MomentProbe) and not probe.model_fields_set & set(Moment.model_fields):
            return probe.at(self.moment)
        return probe

    def _key(self, index: int, run: "Run", spots: Sequence[Spot]) -> tuple[int, str]:
        """Return the spot of a pin and the evidence."""
        place = ("pins", index, "probe")
        probe = self._probe(self.pins[index])
        result = evaluate(probe, run, place)
        address = _address(probe, run, result.value)
        found = None if address is None else find(spots, address)
        if probe.unit is Unit.REGION and (found is None or spots[found].kind != result.value):
            # a misconception names a region, not an address
            found = next((at for at, spot in enumerate(spots) if spot.kind == result.value), None)
        if found is None:
            raise KeyRefuted(f"this is not in the picture. {result.evidence}", place, "something inside the picture")
        return found, result.evidence


def _address(probe: Probe, run: "Run", value: object) -> int | None:
    """Return the address that a probe finds; None if it finds a region only."""
    match probe:
        case RegionOf(expression=expression):
            return address_of(probe.state(run), expression)
        case PointsTo(pointer=pointer):
            return _value(probe.state(run), pointer)
        case ValueOf(expression=expression):
            return _value(probe.state(run), expression)
    if probe.ask == "fault-region" and run.fault is not None:
        return run.fault.address
    return value if probe.unit is Unit.ADDRESS and isinstance(value, int) else None


def _value(state: "State", expression: str) -> int | None:
    value = state.evaluate(expression).value
    return value if isinstance(value, int) else None


class HotspotItem(Item[Hotspot, HotspotAnswer]):
    """A picture to point into: ``spots`` from the highest address down, ``keys`` the index of each pin's spot."""

    run: "Run"

    def __init__(
        self,
        question: Hotspot,
        run: "Run",
        seed: int,
        runner: Runner,
        state: "State",
        spots: Sequence[Spot],
        keys: Sequence[tuple[int, str]],
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.state = state
        self.spots = tuple(spots)
        self.keys = tuple(index for index, _ in keys)
        self.evidence_of = tuple(evidence for _, evidence in keys)

    @property
    def step(self) -> int | None:
        """The moment of the picture."""
        return self.state.step

    @property
    def moment(self) -> str:
        """The moment of the picture in words."""
        return self.question.moment.moment_text(self.run)

    @property
    def rule(self) -> str:
        """How credit is given."""
        return "The right place earns everything." if len(self.keys) == 1 else "Every right place earns an equal part."

    def key(self) -> HotspotAnswer:
        """Return the spots of the run."""
        return HotspotAnswer(places=tuple(self.spots[index].start for index in self.keys))

    def empty(self) -> HotspotAnswer:
        """Return the answer without a pin in the picture."""
        return HotspotAnswer()

    def key_text(self) -> str:
        """Return each pin with its spot."""
        pins = zip(self.question.pins, self.keys, strict=True)
        return "; ".join(f"{pin.text}: {self.spots[index].title}" for pin, index in pins)

    def pointed(self, answer: HotspotAnswer) -> tuple[int | None, ...]:
        """Return the index of the spot that each pin was set to, None if it was not."""
        starts = {spot.start: index for index, spot in enumerate(self.spots)}
        places = (*answer.places, *(None,) * len(self.keys))[: len(self.keys)]
        return tuple(None if place is None else starts.get(place) for place in places)

    def errs_like(self, other: Self, answer: HotspotAnswer) -> bool:
        """Say whether a pin was set where ``other`` has it, and where it does not belong.

        The believed process may have other regions, so places are compared by their names.
        """
        believed = (other.spots[index].title for index in other.keys)
        pins = zip(self.pointed(answer), self.keys, believed, strict=True)
        return any(given not in (None, right) and self.spots[given].title == wrong for given, right, wrong in pins)

    def marks(self, answer: HotspotAnswer) -> Sequence[Mark]:
        """Mark each pin."""
        return [self._mark(index, given) for index, given in enumerate(self.pointed(answer))]

    def _mark(self, index: int, given: int | None) -> Mark:
        worth = 1 / len(self.keys)
        pin, spot = self.question.pins[index], self.spots[self.keys[index]]
        why = " ".join(filter(None, (self.evidence_of[index], pin.feedback.strip())))
        if given == self.keys[index]:
            return Mark(worth, worth, f"{pin.text}: right, “{spot.title}”. {why}")
        said = "not set" if given is None else f"not “{self.spots[given].title}”"
        return Mark(0.0, worth, f"{pin.text}: {said}; it is “{spot.title}”. {why}")
