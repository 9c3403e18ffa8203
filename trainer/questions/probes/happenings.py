"""Probes of when something happened in a run, for questions about order.

A happening is a step of the run and, within the step, a place among its events: a statement begins, then come its
events in the order in which they were recorded.
"""

from abc import abstractmethod
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, NamedTuple, Self

from pydantic import Field, StringConstraints, model_validator

from trainer.questions.errors import ProbeFailed
from trainer.questions.nearest import one_of
from trainer.questions.probes.base import Probe, ProbeResult, Unit
from trainer.questions.probes.moments import Line, executed_lines, line_number, line_text

if TYPE_CHECKING:
    from trainer.engine import Event, Run

Count = Annotated[int, Field(ge=1)]
EventKind = Literal[
    "syscall",
    "malloc",
    "calloc",
    "realloc",
    "free",
    "heap",
    "output",
    "page-fault",
    "stack-growth",
    "signal",
    "thread-start",
    "thread-exit",
]


class When(NamedTuple):
    """A place in the time of a run: step, and event within it (-1: the statement begins)."""

    step: int
    event: int = -1


class Happening(Probe):
    """A probe of the ``occurrence``-th time that something happens; ``thread`` restricts it to one thread (1 is main).

    Its value is the number of the statement during which it happens, counted from 1.
    """

    unit: ClassVar[Unit] = Unit.COUNT

    occurrence: Count = 1
    """Which time it happens, counted from 1."""
    thread: Count | None = None
    """Only this thread; 1 is main."""

    @abstractmethod
    def times(self, run: "Run") -> list[When]:
        """Return every time that it happens, in order."""

    @abstractmethod
    def words(self, run: "Run") -> str:
        """Return what happens, as the beginning of a sentence."""

    def instead(self, run: "Run") -> str:
        """Say what would be right where it does not happen so often."""
        return f"an occurrence up to {times}" if (times := len(self.times(run))) else "what happens in this run"

    def when(self, run: "Run") -> When:
        """Return when it happens. Raises ProbeFailed if it does not, or not as often."""
        times = self.times(run)
        if len(times) < self.occurrence:
            often = f"happens {len(times)}×, not {self.occurrence}×" if times else "never happens"
            raise ProbeFailed(f"{self.words(run)}: this {often}", self.instead(run))
        return times[self.occurrence - 1]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with the number of a statement; the evidence holds the rule that decided the event."""
        step, index = self.when(run)
        line = when_line(run, When(step, index))
        where = f"Statement {step + 1}, line {line}" if line else f"Statement {step + 1}"
        return ProbeResult(step + 1, step, f"{where}: {self.account(run, index)}")

    def account(self, run: "Run", index: int) -> str:
        """Tell what happens, a sentence or two; ``index`` is that of its event, -1 for none."""
        reason = f" {run.events[index].rule.sentence()}" if index >= 0 else ""
        return f"{self.words(run)}.{reason}"


def when_line(run: "Run", when: When) -> int:
    """Return the line of a happening, 0 if it is of no line."""
    line = run.events[when.event].line if when.event >= 0 else 0
    return line or run.timeline.line_of(when.step)


class Executed(Happening):
    """A line is about to be executed."""

    ask: Literal["executed"]
    line: Line
    """A line of the program: its number, or a piece of its text that no other line contains."""

    def times(self, run: "Run") -> list[When]:
        """Return when each statement of the line begins."""
        return [When(step) for step in run.timeline.steps_at(line_number(run, self.line), self.thread)]

    def instead(self, run: "Run") -> str:
        """Name the lines that are executed."""
        return super().instead(run) if self.times(run) else executed_lines(run)

    def words(self, run: "Run") -> str:
        """Name the line."""
        number = line_number(run, self.line)
        return f"line {number}, `{line_text(run, number)}`, begins"


class Called(Happening):
    """A function of the program is entered."""

    ask: Literal["called"]
    function: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    """The name of a function of the program."""

    def times(self, run: "Run") -> list[When]:
        """Return when the first statement of each call begins."""
        calls = run.timeline.calls(self.function)
        return [When(step) for step, thread in calls if self.thread in (None, thread)]

    def instead(self, run: "Run") -> str:
        """Name the functions that are called."""
        called = run.timeline.called_functions()
        return one_of(self.function, called) if self.function not in called else super().instead(run)

    def words(self, run: "Run") -> str:
        """Name the function."""
        return f"`{self.function}` is entered"


class Happened(Happening):
    """An event is recorded: of a kind, decided by a rule, on a line, of a system call with a name.

    An ``output`` may be told by a ``text`` that it contains.
    """

    ask: Literal["event"]
    event: EventKind | None = None
    """The kind of event."""
    rule: str | None = None
    """The name of the rule that decides it."""
    line: Line | None = None
    """A line of the program: its number, or a piece of its text that no other line contains."""
    name: str | None = None
    """A name: of a system call, or of a rule."""
    text: str | None = None
    """What an output contains."""

    @model_validator(mode="after")
    def _says_what(self) -> Self:
        if self.event is None and self.rule is None:
            raise ValueError("say which event: 'event' (its kind) or 'rule' (what decided it)")
        return self

    def times(self, run: "Run") -> list[When]:
        """Return when each such event was recorded."""
        line = None if self.line is None else line_number(run, self.line)
        return [
            When(event.step, index)
            for index, event in enumerate(run.events)
            if line in (None, event.line) and self._matches(event)
        ]

    def account(self, run: "Run", index: int) -> str:
        """Tell what happens; where only a rule was asked for, that rule."""
        return run.events[index].rule.sentence() if self.event is None else super().account(run, index)

    def words(self, run: "Run") -> str:
        """Say what kind of event it is."""
        match self.event:
            case None:
                return f"the rule `{self.rule}` applies"
            case "syscall":
                return f"the system call `{self.name}`" if self.name else "a system call"
            case "output":
                return f"`{self.text.strip()}` is written" if self.text else "something is written"
            case "malloc" | "calloc" | "realloc" | "free":
                return f"`{self.event}`"
            case "thread-start" | "thread-exit":
                return "a thread starts" if self.event == "thread-start" else "a thread ends"
        return f"a {self.event.replace('-', ' ')}"

    def _matches(self, event: "Event") -> bool:
        return (
            self.event in (None, event.kind)
            and self.thread in (None, event.thread)
            and self.rule in (None, event.rule.name)
            and (self.name is None or event.data.get("name") == self.name)
            and (self.text is None or self.text in str(event.data.get("text", "")))
        )
