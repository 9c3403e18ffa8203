"""Placement questions: put the objects of a program into the regions where they live."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from trainer.engine.regions import RegionKind
from trainer.questions.base import Answer, Question
from trainer.questions.claims import evaluate
from trainer.questions.errors import KeyRefuted, Location
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.probes import AnyProbe, Probe, Unit, region_title
from trainer.questions.probes.base import whereabouts
from trainer.questions.regions import by_address
from trainer.questions.runs import Runner
from trainer.questions.schema import Markdown, Schema, Short

if TYPE_CHECKING:
    from trainer.engine import Run

MOST_OBJECTS = 16
USUAL_REGIONS = (
    RegionKind.MAIN_STACK,
    RegionKind.HEAP,
    RegionKind.BSS,
    RegionKind.DATA,
    RegionKind.RODATA,
    RegionKind.TEXT,
)


class Thing(Schema):
    """An object to be placed: ``probe`` finds its region, ``region`` states it; ``feedback`` says why it lies there."""

    text: Short
    """What is to be placed (Markdown)."""
    probe: AnyProbe | None = None
    """What finds its region."""
    region: RegionKind | None = None
    """Its region, as the author states it; with a probe, the run checks it."""
    feedback: Markdown = ""
    """Why it lies there (Markdown)."""

    @model_validator(mode="after")
    def _has_a_place(self) -> Self:
        if self.probe is None and self.region is None:
            raise ValueError("say where it lies: 'probe' (region-of or points-to) or 'region'")
        if self.probe is not None and self.probe.unit is not Unit.REGION:
            raise ValueError("the probe of an object must give a region: region-of, points-to or fault-region")
        return self


class PlacementAnswer(Answer):
    """The region given to each object (None: not placed), in the author's order; empty if nothing was placed."""

    regions: Annotated[tuple[RegionKind | None, ...], Field(max_length=MOST_OBJECTS)] = ()


class Placement(Question):
    """Objects to be placed into ``regions``, which are shown as they lie, the highest address on top.

    All regions in which an object lies must be offered; those in which none lies are there to be avoided.
    """

    answer_model: ClassVar[type[Answer]] = PlacementAnswer

    kind: Literal["placement"]
    objects: Annotated[tuple[Thing, ...], Field(min_length=2, max_length=MOST_OBJECTS)]
    """What is to be placed."""
    regions: Annotated[tuple[RegionKind, ...], Field(min_length=2, max_length=23)] = USUAL_REGIONS
    """Where it can be placed."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(set(self.regions)) < len(self.regions):
            raise ValueError("a region is listed twice")
        texts = [thing.text.strip() for thing in self.objects]
        if len(set(texts)) < len(texts):
            raise ValueError("two objects have the same text")
        return self

    def unstated(self) -> Self:
        """Leave the regions to the run where it can say them."""
        objects = (thing.model_copy(update={"region": None}) if thing.probe else thing for thing in self.objects)
        return self.model_copy(update={"objects": tuple(objects)})

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probes of the objects."""
        for index, thing in enumerate(self.objects):
            if thing.probe is not None:
                yield ("objects", index, "probe"), thing.probe
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "PlacementItem":
        """Read the regions off the run."""
        places = [self._place(thing, run, ("objects", index)) for index, thing in enumerate(self.objects)]
        return PlacementItem(self, run, seed, runner, places)

    def _place(self, thing: Thing, run: "Run | None", location: Location) -> tuple[RegionKind, str]:
        """Return where an object lies, and the evidence."""
        if thing.probe is None:
            assert thing.region is not None
            region, evidence = thing.region, f"It lies {whereabouts(thing.region)}."
        else:
            result = evaluate(thing.probe, run, (*location, "probe"))
            region, evidence = RegionKind(str(result.value)), result.evidence
            if thing.region not in (None, region):
                raise KeyRefuted(f"the run says otherwise. {evidence}", (*location, "region"), f"region: {region}")
        if region not in self.regions:
            expected = f"regions that contain {region}"
            raise KeyRefuted(f"the right region is not offered. {evidence}", location, expected)
        return region, evidence


class PlacementItem(Item[Placement, PlacementAnswer]):
    """Objects to be placed: ``places`` is the key, ``evidence_of`` why, ``regions`` what is offered, highest first."""

    def __init__(
        self,
        question: Placement,
        run: "Run | None",
        seed: int,
        runner: Runner,
        places: Sequence[tuple[RegionKind, str]],
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.places = tuple(region for region, _ in places)
        self.evidence_of = tuple(evidence for _, evidence in places)
        self.regions = by_address(question.regions, run)

    @property
    def rule(self) -> str:
        """How credit is given."""
        return "Every object in its region earns an equal part; a wrong place costs nothing more."

    def key(self) -> PlacementAnswer:
        """Return the regions of the run."""
        return PlacementAnswer(regions=self.places)

    def empty(self) -> PlacementAnswer:
        """Return the answer in which nothing is placed."""
        return PlacementAnswer()

    def key_text(self) -> str:
        """Return each object with its region."""
        pairs = zip(self.question.objects, self.places, strict=True)
        return "; ".join(f"{thing.text}: {region_title(region)}" for thing, region in pairs)

    def placed(self, answer: PlacementAnswer) -> tuple[RegionKind | None, ...]:
        """Return the region given to each object, also for those that an answer leaves out."""
        count = len(self.places)
        return (*answer.regions[:count], *(None,) * (count - len(answer.regions)))

    def errs_like(self, other: Self, answer: PlacementAnswer) -> bool:
        """Say whether an object was put where ``other`` has it, and where it is not."""
        placed = zip(self.placed(answer), self.places, other.places, strict=True)
        return any(given is wrong and wrong is not right for given, right, wrong in placed)

    def marks(self, answer: PlacementAnswer) -> Sequence[Mark]:
        """Mark each object."""
        return [self._mark(index, region) for index, region in enumerate(self.placed(answer))]

    def _mark(self, index: int, region: RegionKind | None) -> Mark:
        worth = 1 / len(self.places)
        thing = self.question.objects[index]
        why = " ".join(filter(None, (self.evidence_of[index], thing.feedback.strip())))
        if region is self.places[index]:
            return Mark(worth, worth, f"{thing.text}: right. {why}")
        said = "not placed" if region is None else f"not {whereabouts(region)}"
        return Mark(0.0, worth, f"{thing.text}: {said}. {why}")
