"""The moment of a run that a probe looks at: before or after a line of the program, or its end.

A line is named by its number, or by a piece of its text that no other line contains, which survives editing.
"""

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from trainer.questions.errors import ProbeFailed
from trainer.questions.nearest import nearest_line
from trainer.questions.probes.base import Probe
from trainer.questions.schema import Schema

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.engine.state import State

Line = Annotated[int, Field(ge=1)] | Annotated[str, StringConstraints(min_length=1, max_length=200)]

Occurrence = Literal["first", "last"] | Annotated[int, Field(ge=1)]
"""Which of the times that a line is executed; numbers count from 1."""

_MOST_LINES = 500
_FAR = 5_000  # statements that a call on the line may execute before ``after`` gives up


def line_number(run: "Run", line: Line) -> int:
    """Return the number of ``line``. Raises ProbeFailed if its text is on no line, or on several."""
    if isinstance(line, int):
        return line
    found = [number for number, text in enumerate(run.source.splitlines(), 1) if line in text]
    if len(found) == 1:
        return found[0]
    if not found:
        near = nearest_line(line, run.source.splitlines())
        meant = f"perhaps line {near[0]}: {near[1]}" if near else "a piece of the text of one of its lines"
        raise ProbeFailed(f"no line of the program contains {line!r}", meant)
    several = ", ".join(map(str, found))
    raise ProbeFailed(f"{line!r} is on several lines of the program: {several}", "a longer piece, or a line's number")


def line_text(run: "Run", number: int) -> str:
    """Return the text of a line of the program, empty if there is none."""
    lines = run.source.splitlines()
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""


def executed_lines(run: "Run") -> str:
    """Say which lines of the program are executed, as what would be right in place of another."""
    lines = run.source.splitlines()[:_MOST_LINES]
    executed = [str(number) for number, _ in enumerate(lines, 1) if run.timeline.steps_at(number)]
    return f"one of the lines that are: {', '.join(executed)}" if executed else ""


class Moment(Schema):
    """A moment of a run.

    ``before`` a line is when it is about to be executed; ``after`` it is when its statement, with every call in it, is
    done. Without either it is the end of the run. A line that is executed often is taken the ``first``, the ``last``
    or the n-th time; ``thread`` restricts it to one thread (1 is main).
    """

    before: Line | None = None
    """The moment before this line is executed: its number, or a piece of its text."""
    after: Line | None = None
    """The moment after this line, with all calls in it, is done."""
    occurrence: Occurrence = "first"
    """Which time, if the line is executed often: `first`, `last`, or a number from 1."""
    thread: Annotated[int, Field(ge=1)] | None = None
    """Only this thread; 1 is main."""

    @model_validator(mode="after")
    def _one_moment(self) -> Self:
        if self.before is not None and self.after is not None:
            raise ValueError("give either 'before' or 'after', not both")
        return self

    def state(self, run: "Run") -> "State":
        """Return the process at that moment. Raises ProbeFailed if the line is never executed."""
        timeline = run.timeline
        line = self.before if self.before is not None else self.after
        if line is None:
            return timeline.at(len(timeline))
        number = line_number(run, line)
        step = _nth(run, timeline.steps_at(number, self.thread), self.occurrence, number)
        return timeline.at(step) if self.before is not None else _finished(run, step)

    def moment_text(self, run: "Run") -> str:
        """Return the moment in words."""
        line = self.before if self.before is not None else self.after
        if line is None:
            return "at the end"
        word = "before" if self.before is not None else "after"
        time = {"first": "", "last": ", the last time", 1: ""}.get(self.occurrence, f", time {self.occurrence}")
        return f"{word} line {line_number(run, line)}{time}"

    def moment(self) -> dict[str, Line | Occurrence | int | None]:
        """Return what names the moment, as fields."""
        return {name: getattr(self, name) for name in Moment.model_fields}


class MomentProbe(Moment, Probe):
    """A probe of the process at one moment."""

    def at(self, moment: Moment) -> Self:
        """Return the probe of another moment."""
        return self.model_copy(update=moment.moment())


def _nth(run: "Run", steps: "list[int]", occurrence: Occurrence, line: int) -> int:
    if not steps:
        raise ProbeFailed(f"line {line} is never executed", executed_lines(run))
    if isinstance(occurrence, str):
        return steps[0] if occurrence == "first" else steps[-1]
    if occurrence > len(steps):
        raise ProbeFailed(
            f"line {line} is executed {len(steps)} times, not {occurrence}", f"an occurrence from 1 to {len(steps)}"
        )
    return steps[occurrence - 1]


def _finished(run: "Run", step: int) -> "State":
    """Return the first state in which the statement of ``step`` is done: its frame is innermost again, or gone."""
    start = run.timeline.at(step)
    for later in range(step + 1, min(step + _FAR, len(run.timeline))):
        state = run.timeline.at(later)
        if state.thread == start.thread and state.depth <= start.depth:
            return state
    if step + _FAR < len(run.timeline):
        raise ProbeFailed(f"line {start.line} takes more than {_FAR} statements; name the line after it with 'before'")
    return run.timeline.at(len(run.timeline))
