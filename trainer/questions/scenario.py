"""Scenario questions: predict what a C program does, where, and why; the run is the key."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from trainer.engine.regions import RegionKind
from trainer.questions.base import Answer, Question
from trainer.questions.claims import evaluate
from trainer.questions.errors import KeyRefuted, Location, QuestionError
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.misconceptions.believing import believed_by
from trainer.questions.options import Option, option_probes, resolve, shuffled
from trainer.questions.outcomes import TITLES, Outcome, ending
from trainer.questions.probes import AnyProbe, Probe, ProbeResult, Unit, region_title
from trainer.questions.probes.ending import OutcomeProbe, Stdout
from trainer.questions.runs import Runner
from trainer.questions.schema import Schema, Short

if TYPE_CHECKING:
    from trainer.engine import Run

USUAL_OUTCOMES = (
    Outcome.EXIT,
    Outcome.SIGSEGV,
    Outcome.SIGABRT,
    Outcome.CORRUPTION,
    Outcome.ALLOCATION_FAILURE,
)
USUAL_REGIONS = (
    RegionKind.MAIN_STACK,
    RegionKind.MAIN_GUARD,
    RegionKind.MMAP,
    RegionKind.HEAP,
    RegionKind.BSS,
    RegionKind.DATA,
    RegionKind.RODATA,
    RegionKind.TEXT,
    RegionKind.UNMAPPED,
)


class Where(Schema):
    """A region to be named: ``probe`` finds it, ``regions`` are offered."""

    question: Short
    """The question for the region (Markdown)."""
    probe: AnyProbe
    """What finds the region: a probe that gives one."""
    regions: Annotated[tuple[RegionKind, ...], Field(min_length=2, max_length=23)] = USUAL_REGIONS
    """The regions that are offered."""

    @model_validator(mode="after")
    def _probes_a_region(self) -> Self:
        if self.probe.unit is not Unit.REGION:
            raise ValueError("the probe of 'where' must give a region: fault-region, points-to or region-of")
        return self


class Why(Schema):
    """A reason to be chosen: exactly one is true, as for the options of a choice."""

    question: Short = "Why?"
    """The question for the reason (Markdown)."""
    reasons: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]
    """The reasons that are offered, of which one is true."""


class ScenarioAnswer(Answer):
    """The prediction; ``reason`` is an index into the question's reasons (the author's order)."""

    outcome: Outcome | None = None
    exit_code: int | None = None
    region: RegionKind | None = None
    reason: int | None = None


class Scenario(Question):
    """A program whose end is to be predicted.

    ``prints`` is what the program was meant to print: another output with exit code 0 is silent corruption.
    ``asks_exit_code`` asks for the code as well. ``outcomes`` are offered; the run's must be among them.
    """

    answer_model: ClassVar[type[Answer]] = ScenarioAnswer
    may_not_end: ClassVar[bool] = True

    kind: Literal["scenario"]
    program: Annotated[str, Field(min_length=1, max_length=100_000)]
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=2)] = USUAL_OUTCOMES
    """The ends that are offered."""
    prints: str | None = None
    """What the program was meant to print; another output is silent corruption."""
    asks_exit_code: bool = False
    """Whether the exit code is asked for, too."""
    where: Where | None = None
    """A region to be named."""
    why: Why | None = None
    """A reason to be chosen."""

    def unstated(self) -> Self:
        """Ask for outcome and region only: of reasons the author says which are true."""
        return self.model_copy(update={"why": None})

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probes of the parts."""
        if self.where is not None:
            yield ("where", "probe"), self.where.probe
        if self.why is not None:
            yield from ((("why", *place), probe) for place, probe in option_probes(self.why.reasons, "reasons"))
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "ScenarioItem":
        """Read the key off the run."""
        if run is None:
            raise QuestionError("there is no run to predict", ("program",))
        ended = OutcomeProbe(ask="outcome", prints=self.prints)
        outcome = Outcome(str(evaluate(ended, run, ("program",)).value))
        if outcome not in self.outcomes:
            expected = f"outcomes that contain {outcome}"
            raise KeyRefuted(f"the run ends otherwise. {ending(run)}", ("outcomes",), expected)
        where = None
        if self.where is not None:
            where = evaluate(self.where.probe, run, ("where", "probe"))
            if where.value not in self.where.regions:
                raise KeyRefuted(
                    f"the right region is not offered. {where.evidence}",
                    ("where", "regions"),
                    f"regions that contain {where.value}",
                )
        if self.why is None:
            return ScenarioItem(self, run, seed, runner, outcome, where, None)
        place = ("why", "reasons")
        reasons = resolve(self.why.reasons, None, run, place, believed_by(self, runner))
        question = self.model_copy(update={"why": self.why.model_copy(update={"reasons": reasons})})
        return ScenarioItem(question, run, seed, runner, outcome, where, _reason(reasons, run))


def _reason(reasons: Sequence[Option], run: "Run") -> int:
    place = ("why", "reasons")
    truths = [option.truth(None, run, (*place, index)) for index, option in enumerate(reasons)]
    if sum(truths) != 1:
        raise KeyRefuted(f"{sum(truths) or 'none'} of the reasons are true", place, "exactly one true reason")
    return truths.index(True)


class ScenarioItem(Item[Scenario, ScenarioAnswer]):
    """A program to be predicted: ``outcome``, ``where`` and ``reason`` are the key."""

    run: "Run"

    def __init__(
        self,
        question: Scenario,
        run: "Run",
        seed: int,
        runner: Runner,
        outcome: Outcome,
        where: ProbeResult | None,
        reason: int | None,
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.outcome = outcome
        self.where = where
        self.reason = reason
        self.reason_order = shuffled(len(question.why.reasons), seed, question.id) if question.why else ()

    @property
    def step(self) -> int | None:
        """The moment that the region was asked at, else the end."""
        if self.where is not None and self.where.step is not None:
            return self.where.step
        return len(self.run.timeline)

    @property
    def asks_exit_code(self) -> bool:
        """Whether the exit code is part of the prediction (only an exit has one)."""
        return self.question.asks_exit_code and self.run.exit_code is not None

    @property
    def parts(self) -> int:
        """How many parts the question has."""
        return 1 + (self.where is not None) + (self.reason is not None)

    @property
    def rule(self) -> str:
        """How credit is given."""
        rule = "One part." if self.parts == 1 else f"{self.parts} parts: outcome, region and reason earn the same."
        if self.parts == 2:
            other = "region" if self.where is not None else "reason"
            rule = f"2 parts: outcome and {other} earn the same."
        return rule + (" A right outcome with a wrong exit code earns half of its part." if self.asks_exit_code else "")

    def key(self) -> ScenarioAnswer:
        """Return what the run did."""
        return ScenarioAnswer(
            outcome=self.outcome,
            exit_code=self.run.exit_code if self.asks_exit_code else None,
            region=RegionKind(str(self.where.value)) if self.where is not None else None,
            reason=self.reason,
        )

    def empty(self) -> ScenarioAnswer:
        """Return the prediction that was not made."""
        return ScenarioAnswer()

    def key_text(self) -> str:
        """Return the outcome, the region and the reason."""
        parts = [TITLES[self.outcome]]
        if self.where is not None:
            parts.append(region_title(str(self.where.value)))
        if self.question.why is not None and self.reason is not None:
            parts.append(self.question.why.reasons[self.reason].text)
        return "; ".join(parts)

    def evidence(self) -> list[Probe]:
        """Return the probes of the region, the reason and the end."""
        probes = super().evidence()
        if self.question.why is not None and self.reason is not None:
            reason = self.question.why.reasons[self.reason].probed(None)
            probes += [] if reason is None else [reason]
        if self.question.prints is not None:
            probes.append(Stdout(ask="stdout"))
        return [*probes, OutcomeProbe(ask="outcome", prints=self.question.prints)]

    def misconceptions(self, answer: ScenarioAnswer) -> tuple[str, ...]:
        """Return those that outcome, region or reason follow from."""
        reasons = self.question.why.reasons if self.question.why else ()
        index = answer.reason
        chosen = reasons[index].misconception if index is not None and 0 <= index < len(reasons) else None
        return tuple(dict.fromkeys([*filter(None, [chosen]), *super().misconceptions(answer)]))

    def marks(self, answer: ScenarioAnswer) -> Sequence[Mark]:
        """Mark each part."""
        share = 1 / self.parts
        marks = [self._outcome_mark(answer, share)]
        if self.where is not None:
            marks.append(self._region_mark(answer, self.where, share))
        if self.reason is not None:
            marks.append(self._reason_mark(answer, self.reason, share))
        return marks

    def _outcome_mark(self, answer: ScenarioAnswer, share: float) -> Mark:
        if answer.outcome is None:
            return Mark(0.0, share, f"No outcome was predicted. {ending(self.run)}")
        if answer.outcome is not self.outcome:
            return Mark(0.0, share, f"You predicted “{TITLES[answer.outcome]}”. {ending(self.run)}")
        if self.asks_exit_code and answer.exit_code != self.run.exit_code:
            return Mark(share / 2, share, f"The outcome is right, the exit code is {self.run.exit_code}.")
        return Mark(share, share, f"Right: {ending(self.run)}")

    def _region_mark(self, answer: ScenarioAnswer, where: ProbeResult, share: float) -> Mark:
        if answer.region == where.value:
            return Mark(share, share, f"Right: {where.evidence}")
        said = "No region was named." if answer.region is None else f"Not the {region_title(answer.region)}."
        return Mark(0.0, share, f"{said} {where.evidence}")

    def _reason_mark(self, answer: ScenarioAnswer, reason: int, share: float) -> Mark:
        assert self.question.why is not None
        reasons = self.question.why.reasons
        right = reasons[reason]
        if answer.reason is None or not 0 <= answer.reason < len(reasons):
            return Mark(0.0, share, f"No reason was chosen. It is: {right.text}")
        if answer.reason == reason:
            return Mark(share, share, " ".join(filter(None, (f"Right: {right.text}", right.feedback.strip()))))
        chosen = reasons[answer.reason]
        parts = (f"Not so: {chosen.text}", chosen.feedback.strip(), f"It is: {right.text}")
        return Mark(0.0, share, " ".join(filter(None, parts)))
