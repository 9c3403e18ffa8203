"""Probes of what malloc, calloc and realloc did on a line."""

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from trainer.engine.rules import size_text
from trainer.questions.errors import ProbeFailed
from trainer.questions.outcomes import ALLOCATIONS
from trainer.questions.probes.base import Probe, ProbeResult, Unit, Value
from trainer.questions.probes.moments import Line, line_number

if TYPE_CHECKING:
    from trainer.engine import Event, Run

PAGE = 4096
HEADER = 8
"""Bytes of a heap chunk that the program cannot use: its size field (glibc; measured)."""
MAPPED_HEADER = 16
"""The same for a chunk with its own mapping."""


class AllocationProbe(Probe):
    """A probe of the allocation made by ``line``: the ``occurrence``-th one, counted from 1."""

    line: Line
    """A line of the program: its number, or a piece of its text that no other line contains."""
    occurrence: Annotated[int, Field(ge=1)] = 1
    """Which time, if the line is executed often: a number from 1."""

    def event(self, run: "Run") -> "Event":
        """Return the allocation's event. Raises ProbeFailed if the line made none."""
        number = line_number(run, self.line)
        events = [event for event in run.events if event.kind in ALLOCATIONS and event.line == number]
        if len(events) < self.occurrence:
            lines = sorted({event.line for event in run.events if event.kind in ALLOCATIONS and event.line})
            others = f"one of the lines that allocate: {', '.join(map(str, lines))}" if lines else ""
            raise ProbeFailed(
                f"line {number} makes {len(events)} allocations, not {self.occurrence}",
                f"an occurrence up to {len(events)}" if events else others,
            )
        return events[self.occurrence - 1]


def _source(event: "Event") -> str:
    source = event.data.get("source")
    if not event.data.get("address"):
        return "none"
    return "mmap" if source == "mmap" else "heap"


def _evidence(event: "Event") -> str:
    request = event.data.get("request")
    size = size_text(request) if isinstance(request, int) else "?"
    if _source(event) == "none":
        result = "returns NULL"
    elif _source(event) == "mmap":
        result = "gets a mapping of its own"
    else:
        result = "is served from the heap"
    return f"Line {event.line}: {event.kind} of {size} {result}. {event.rule.sentence()}"


class AllocationSource(AllocationProbe):
    """Where the memory comes from: ``heap``, ``mmap`` (a mapping of its own) or ``none`` (NULL)."""

    ask: Literal["allocation-source"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with ``heap``, ``mmap`` or ``none``."""
        event = self.event(run)
        return ProbeResult(_source(event), event.step, _evidence(event))

    def show(self, value: Value) -> str:
        """Write a source for a reader."""
        words = {"heap": "from the heap", "mmap": "from a mapping of its own", "none": "from nowhere: it returns NULL"}
        return words.get(str(value), str(value))


class ChunkSize(AllocationProbe):
    """The size of the chunk that malloc cut for the request, header included."""

    unit: ClassVar[Unit] = Unit.BYTES

    ask: Literal["chunk-size"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with bytes."""
        event = self.event(run)
        size = _chunk_size(event)
        return ProbeResult(size, event.step, f"{_evidence(event)} The chunk has {size_text(size)}.")


class UsableSize(AllocationProbe):
    """How many bytes of the chunk the program may use (malloc_usable_size(3))."""

    unit: ClassVar[Unit] = Unit.BYTES

    ask: Literal["usable-size"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with bytes."""
        event = self.event(run)
        size = _chunk_size(event) - (MAPPED_HEADER if _source(event) == "mmap" else HEADER)
        return ProbeResult(size, event.step, f"{_evidence(event)} The program may use {size_text(size)} of it.")


def _chunk_size(event: "Event") -> int:
    size = event.data.get("chunk_size")
    if not isinstance(size, int) or not event.data.get("address"):
        raise ProbeFailed(f"the allocation of line {event.line} has no chunk")
    return size
