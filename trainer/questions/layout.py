"""Layout questions: build the address space of a process, highest address on top.

The key is the address space of a run. Which of two regions lies above is asked only where the run decides it: regions
that interleave, and groups that the author calls ``free``, are compared with the others but not with each other.
"""

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from trainer.engine.regions import RegionKind
from trainer.questions.base import Answer, Question
from trainer.questions.errors import KeyRefuted, QuestionError
from trainer.questions.item import Item
from trainer.questions.layout_key import LayoutKey
from trainer.questions.options import shuffled
from trainer.questions.probes import region_title
from trainer.questions.regions import TEXTBOOK_KINDS
from trainer.questions.runs import Runner
from trainer.questions.schema import Schema, Short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine import Run
    from trainer.questions.grade import Mark

Attribute = Literal["permissions", "growth", "sharing"]
ATTRIBUTES: tuple[Attribute, ...] = ("permissions", "growth", "sharing")


class Requirement(Schema):
    """Something without which the layout is worth ``at_most`` that share: ``region`` is missing.

    With ``directly_below`` it must also be the next region below that one, among those that are placed.
    """

    region: RegionKind
    """A region that must be there."""
    directly_below: RegionKind | None = None
    """It must be the next region below this one."""
    at_most: Annotated[float, Field(ge=0, lt=1)]
    """What the whole layout is worth at most without it, from 0 to 1."""
    because: Short
    """Why, in a sentence for the learner."""


class PlacedRegion(Schema):
    """A region that the learner placed, and the attributes given to it (None: not given)."""

    region: RegionKind
    permissions: str | None = None
    growth: str | None = None
    sharing: str | None = None


class LayoutAnswer(Answer):
    """The regions that were placed, highest address first."""

    placed: Annotated[tuple[PlacedRegion, ...], Field(max_length=64)] = ()

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        kinds = [placed.region for placed in self.placed]
        if len(set(kinds)) < len(kinds):
            raise ValueError("a region can be placed only once")
        return self


class Layout(Question):
    """An address space to build.

    ``regions`` are those asked for (default: the thirteen of the textbook), ``distractors`` are offered but do not
    belong, ``given`` are in place from the start and earn nothing among themselves. ``order: false`` gives the order
    of all of them and asks only for ``attributes``. ``free`` lists groups of regions whose order among themselves
    costs nothing.
    """

    answer_model: ClassVar[type[Answer]] = LayoutAnswer
    always_runs: ClassVar[bool] = True

    kind: Literal["layout"]
    regions: Annotated[tuple[RegionKind, ...], Field(min_length=2, max_length=32)] = TEXTBOOK_KINDS
    """The regions to be put in order; without it the thirteen of the textbook."""
    distractors: tuple[RegionKind, ...] = ()
    """Regions that are offered, but do not belong."""
    given: tuple[RegionKind, ...] = ()
    """Regions that are in place from the start."""
    order: bool = True
    """Whether the order is asked for; with `false` it is given, and only the attributes are asked for."""
    attributes: tuple[Attribute, ...] = ()
    """What is to be said of each region."""
    free: tuple[tuple[RegionKind, ...], ...] = ()
    """Groups of regions whose order among themselves costs nothing."""
    requires: tuple[Requirement, ...] = ()
    """What the layout must have to be worth everything."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if len(set(self.regions)) < len(self.regions):
            raise ValueError("a region is listed twice")
        if not self.order and not self.attributes:
            raise ValueError("with 'order: false' there must be 'attributes' to ask for")
        named = {*self.given, *(kind for group in self.free for kind in group)}
        named |= {requirement.region for requirement in self.requires}
        if strange := sorted(named - set(self.regions)):
            raise ValueError(f"{', '.join(strange)}: not among the regions of the layout")
        if both := sorted(set(self.distractors) & set(self.regions)):
            raise ValueError(f"{', '.join(both)}: both a region and a distractor")
        return self

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "LayoutItem":
        """Read the key off the run's regions."""
        if run is None:
            raise QuestionError("there is no run to take the layout from", ("program",))
        for index, kind in enumerate(self.regions):
            if all(region.kind != kind for region in run.regions):
                raise KeyRefuted(f"the run has no {region_title(kind)}", ("regions", index), "a region of the run")
        for index, kind in enumerate(self.distractors):
            if any(region.kind == kind for region in run.regions):
                raise KeyRefuted(f"the run has a {region_title(kind)}", ("distractors", index), "no region of the run")
        return LayoutItem(self, run, seed, runner, LayoutKey.of(run.regions, self.regions, self.free))


class LayoutItem(Item[Layout, LayoutAnswer]):
    """A layout to build: ``layout`` is the key, ``tray`` what is offered for placing, in the order shown."""

    def __init__(self, question: Layout, run: "Run", seed: int, runner: Runner, layout: LayoutKey) -> None:
        super().__init__(question, run, seed, runner)
        self.layout = layout
        offered = [kind for kind in (*question.regions, *question.distractors) if kind not in self.given]
        self.tray = tuple(offered[index] for index in shuffled(len(offered), seed, question.id))

    @property
    def given(self) -> tuple[RegionKind, ...]:
        """The regions that are in place from the start, highest first."""
        fixed = self.question.given if self.question.order else self.question.regions
        return tuple(kind for kind in self.layout.order if kind in fixed)

    @property
    def rule(self) -> str:
        """How credit is given."""
        from trainer.questions.layout_grade import rule

        return rule(self.question)

    def key(self) -> LayoutAnswer:
        """Return the layout of the run."""
        return LayoutAnswer(
            placed=tuple(
                PlacedRegion(
                    region=kind,
                    **{name: self.layout.attribute(kind, name) for name in self.question.attributes},
                )
                for kind in self.layout.order
            )
        )

    def empty(self) -> LayoutAnswer:
        """Return what is in place from the start."""
        return LayoutAnswer(placed=tuple(PlacedRegion(region=kind) for kind in self.given))

    def key_text(self) -> str:
        """Return the regions, highest first."""
        return ", ".join(region_title(kind) for kind in self.layout.order)

    def errs_like(self, other: Self, answer: LayoutAnswer) -> bool:
        """Say whether a pair of regions, or an attribute, is as in ``other`` and not as it is."""
        placed = {region.region: index for index, region in enumerate(answer.placed)}
        for upper, lower in set(other.layout.pairs) - set(self.layout.pairs):
            if upper in placed and lower in placed and placed[upper] < placed[lower]:
                return True
        return any(
            getattr(region, name) == other.layout.attribute(region.region, name)
            and getattr(region, name) != self.layout.attribute(region.region, name)
            for region in answer.placed
            if region.region in self.layout.order
            for name in self.question.attributes
        )

    def marks(self, answer: LayoutAnswer) -> "Sequence[Mark]":
        """Compare pairs of regions, then attributes."""
        from trainer.questions.layout_grade import marks

        return marks(self, answer)
