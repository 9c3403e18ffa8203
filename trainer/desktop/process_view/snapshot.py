"""What the process view shows of one step of a run, gathered off the user interface's thread; no Qt."""

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from trainer.desktop.process_view.geometry import MapMark
from trainer.engine.regions import Region, RegionKind

if TYPE_CHECKING:
    from trainer.engine import Event, Run
    from trainer.engine.libc.heap.walk import Chunk
    from trainer.engine.state import Frame, State, Variable

MOST_FRAMES = 200
MOST_CHUNKS = 500
MOST_POINTERS = 8


@dataclass(frozen=True)
class Snapshot:
    """The process just before the statement on ``line``; ``step`` equal to ``steps`` is its end.

    ``depth`` counts all calls on the stack, of which ``frames`` holds the innermost.
    """

    step: int
    steps: int
    line: int
    function: str
    thread: int
    faulted: bool
    regions: tuple[Region, ...]
    marks: tuple[MapMark, ...] = ()
    variables: tuple["Variable", ...] = ()
    frames: tuple["Frame", ...] = ()
    depth: int = 0
    chunks: tuple["Chunk", ...] = ()
    events: tuple["Event", ...] = ()

    @property
    def at_end(self) -> bool:
        """Whether the run is over."""
        return self.step >= self.steps


def take(run: "Run", step: int | None = None) -> Snapshot:
    """Return the process at ``step`` of ``run`` (its end when not given)."""
    steps = len(run.timeline)
    step = steps if step is None else max(0, min(step, steps))
    # the statement that faults never ends, so its own step shows the fault, too
    faulted = run.fault is not None and step >= steps - 1
    if not steps:
        line = run.fault.line if run.fault else run.timeline.line_of(step)
        return Snapshot(step, steps, line, "", 1, faulted, run.regions, _fault_marks(run), events=tuple(run.events))
    state = run.timeline.at(step)
    at_end = step == steps
    regions = run.regions if at_end else state.regions
    frames = state.frames_of(state.thread, MOST_FRAMES)
    variables = _variables(state, frames)
    marks = _pointer_marks(frames, variables, regions) + (_fault_marks(run) if faulted else ())
    return Snapshot(
        step=step,
        steps=steps,
        line=run.fault.line if faulted and run.fault else state.line,
        function=state.function,
        thread=state.thread,
        faulted=faulted,
        regions=regions,
        marks=marks,
        variables=variables,
        frames=frames,
        depth=state.depth,
        chunks=tuple(islice(state.heap(), MOST_CHUNKS)),
        events=tuple(event for event in run.events if event.step <= step or at_end),
    )


def _variables(state: "State", frames: tuple["Frame", ...]) -> tuple["Variable", ...]:
    return (frames[0].variables if frames else ()) + state.globals


def _fault_marks(run: "Run") -> tuple[MapMark, ...]:
    if run.fault is None:
        return ()
    return (MapMark(run.fault.address, f"{run.fault.access} faults: {run.fault.signal}", "fault"),)


def _pointer_marks(
    frames: tuple["Frame", ...], variables: tuple["Variable", ...], regions: tuple[Region, ...]
) -> tuple[MapMark, ...]:
    """Point at what the pointers that the running function can name point at, and at its frame."""
    if not frames:
        return ()
    marks = []
    for variable in variables:
        target = _target(variable)
        if target and _is_data(target, regions):
            marks.append(MapMark(target, f"{variable.name} points here"))
    return (*marks[:MOST_POINTERS], MapMark(frames[0].base, f"frame of {frames[0].function}()"))


def _target(variable: "Variable") -> int:
    if not variable.type.rstrip().endswith("*") or not variable.value.startswith("0x"):
        return 0
    return int(variable.value.split()[0], 16)


def _is_data(address: int, regions: tuple[Region, ...]) -> bool:
    return any(address in region and region.kind is not RegionKind.KERNEL for region in regions)
