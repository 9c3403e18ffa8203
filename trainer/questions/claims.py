"""Claims about a run: a probe, and what its value should be."""

from typing import TYPE_CHECKING, Self

from pydantic import Field, model_validator

from trainer.engine.regions import RegionKind
from trainer.questions.errors import KeyRefuted, Location, ProbeFailed, QuestionError
from trainer.questions.misconceptions.believing import answer
from trainer.questions.nearest import one_of
from trainer.questions.outcomes import Outcome
from trainer.questions.probes import AnyProbe, Probe, ProbeResult, Unit, Value
from trainer.questions.quantities import Quantity, QuantityError
from trainer.questions.schema import Schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.engine import Run

Expected = bool | int | float | str | None
COMPARISONS = ("equals", "is_not", "at_least", "at_most", "contains")


class Claim(Schema):
    """What a value should be: ``is`` it, ``is_not``, ``at_least``, ``at_most``, or a text that ``contains`` it.

    Sizes may be written with a unit (``128 KiB``).
    """

    equals: Expected = Field(default=None, alias="is")
    """The value that it is."""
    is_not: Expected = None
    """A value that it is not."""
    at_least: int | float | str | None = None
    """The least value; sizes may have units."""
    at_most: int | float | str | None = None
    """The largest value; sizes may have units."""
    contains: str | None = None
    """A text that it contains."""

    @property
    def claims(self) -> bool:
        """Whether any comparison is given."""
        return any(True for _ in self.comparisons())

    def comparisons(self) -> "Iterator[str]":
        """Yield the comparisons that are given (``is: null`` is one)."""
        return (name for name in COMPARISONS if name in self.model_fields_set)

    def holds(self, probe: Probe, result: ProbeResult, location: Location = ()) -> bool:
        """Say whether ``result`` is as claimed. Raises QuestionError if the claim cannot be compared with it."""
        for name in self.comparisons():
            place = (*location, "is" if name == "equals" else name)
            expected = comparable(getattr(self, name), probe, place)
            if not _compare(name, result.value, expected):
                return False
        return True


class ProbedClaim(Claim):
    """A claim that names its probe."""

    probe: AnyProbe
    """What is asked of the run."""


class Check(ProbedClaim):
    """A fact that the author relies on."""

    @model_validator(mode="after")
    def _claims_something(self) -> Self:
        if not self.claims:
            raise ValueError("say what the probe should give: 'is', 'is_not', 'at_least', 'at_most' or 'contains'")
        return self

    def verify(self, run: "Run | None", location: Location) -> None:
        """Raise KeyRefuted if ``run`` says otherwise."""
        result = evaluate(self.probe, run, (*location, "probe"))
        if not self.holds(self.probe, result, location):
            raise KeyRefuted(
                f"the run says {self.probe.show(result.value)}. {result.evidence}",
                (*location, next(_names(self))),
                self.probe.show(result.value),
            )


def _names(claim: Claim) -> "Iterator[str]":
    return ("is" if name == "equals" else name for name in claim.comparisons())


def evaluate(probe: Probe, run: "Run | None", location: Location) -> ProbeResult:
    """Evaluate ``probe``. Raises QuestionError if the run cannot answer it."""
    if run is None:
        raise QuestionError("there is no run to ask", location)
    try:
        return answer(probe, run)
    except ProbeFailed as failed:
        raise QuestionError(str(failed).rstrip("."), location, failed.expected) from failed


def comparable(value: Expected, probe: Probe, location: Location) -> Value:
    """Turn what an author wrote into a value of the probe's unit. Raises QuestionError if it cannot be one."""
    if value is None:
        return None
    if probe.unit is Unit.REGION and value not in list(RegionKind):
        raise QuestionError(f"there is no region {value!r}", location, one_of(str(value), RegionKind))
    if probe.ask == "outcome" and value not in list(Outcome):
        raise QuestionError(f"there is no outcome {value!r}", location, one_of(str(value), Outcome))
    if probe.unit is Unit.TRUTH and not isinstance(value, bool):
        raise QuestionError(f"{value!r} is not a truth value", location, "true or false")
    if isinstance(value, str) and probe.unit in (Unit.BYTES, Unit.ADDRESS, Unit.COUNT, Unit.NUMBER):
        try:
            return Quantity.parse(value).plain
        except QuantityError as error:
            raise QuestionError(str(error), location, "a number, such as 4096, 128 KiB or 0x1000") from error
    return value


def _compare(name: str, value: Value, expected: Value) -> bool:
    if name == "equals":
        return value == expected and isinstance(value, bool) == isinstance(expected, bool)
    if name == "is_not":
        return value != expected
    if name == "contains":
        return isinstance(value, str) and isinstance(expected, str) and expected in value
    if not isinstance(value, int | float) or not isinstance(expected, int | float):
        return False
    return value >= expected if name == "at_least" else value <= expected
