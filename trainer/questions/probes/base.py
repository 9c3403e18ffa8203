"""What a probe is: one typed question to a run, answered with evidence."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from trainer.engine.regions import DESCRIPTIONS, RegionKind
from trainer.engine.rules import size_text
from trainer.questions.errors import ProbeFailed
from trainer.questions.schema import Schema

if TYPE_CHECKING:
    from trainer.engine import Run

Value = int | float | str | bool | None


class Unit(StrEnum):
    """What a probe's value counts or names; decides how it is written and what it can be compared with."""

    REGION = "region"
    BYTES = "bytes"
    ADDRESS = "address"
    COUNT = "count"
    NUMBER = "number"
    NAME = "name"
    TEXT = "text"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """The answer of a run: the value, the step it was taken at (None: of no step) and the evidence as a sentence."""

    value: Value
    step: int | None
    evidence: str


class Probe(Schema, ABC):
    """One question to a run; ``ask`` names the kind of probe."""

    unit: ClassVar[Unit] = Unit.NAME

    ask: str
    """What is asked of the run."""

    @abstractmethod
    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer from ``run``. Raises ProbeFailed when the run cannot say."""

    def result(self, run: "Run") -> ProbeResult:
        """Return what ``evaluate`` gives, which is found only once for a run. Raises ProbeFailed."""
        # kept with the run, so that they go together: a question, its feedback and other seeds ask the same again
        known: dict[Probe, ProbeResult | tuple[str, str]] = vars(run).setdefault("_results", {})
        if self not in known:
            try:
                known[self] = self.evaluate(run)
            except ProbeFailed as failed:
                known[self] = str(failed), failed.expected
        result = known[self]
        if isinstance(result, tuple):
            raise ProbeFailed(*result)
        return result

    def show(self, value: Value) -> str:
        """Write a value of this probe for a reader."""
        return show(value, self.unit)


def show(value: Value, unit: Unit) -> str:
    """Write ``value`` for a reader: a region by its title, a size with its unit, an address in hexadecimal."""
    if value is None:
        return "nothing"
    if unit is Unit.REGION:
        return region_title(str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if unit is Unit.BYTES and isinstance(value, int):
        return f"-{size_text(-value)}" if value < 0 else size_text(value)
    if unit is Unit.ADDRESS and isinstance(value, int):
        return f"{value:#x}"
    if unit is Unit.TEXT:
        return f"`{str(value).rstrip()}`"
    return str(value)


def whereabouts(kind: str) -> str:
    """Return where something of that region kind is: ``in the heap``."""
    special = {"unmapped": "where nothing is mapped", "mmap": "in a mapping made by mmap", "kernel": "in kernel space"}
    return special.get(kind, f"in the {region_title(kind)}")


def region_label(kind: str) -> str:
    """Return a region's title with a capital letter."""
    title = region_title(kind)
    return title[0].upper() + title[1:]


def region_title(kind: str) -> str:
    """Return what a region kind is called; an unknown kind is its own title."""
    try:
        return DESCRIPTIONS[RegionKind(kind)].title
    except ValueError:
        return kind
