"""Probes of the system calls that a line, or the whole program, makes, and of the rules that decided something."""

from typing import TYPE_CHECKING, ClassVar, Literal

from trainer.questions.probes.base import Probe, ProbeResult, Unit
from trainer.questions.probes.moments import Line, line_number

if TYPE_CHECKING:
    from trainer.engine import Event, Run


def _events(run: "Run", line: Line | None) -> "list[Event]":
    """Return the events of ``line``; without one all of them, those after main included."""
    if line is None:
        return list(run.events)
    number = line_number(run, line)
    return [event for event in run.events if event.line == number]


def _calls(run: "Run", line: Line | None, name: str | None) -> "list[Event]":
    return [
        event
        for event in _events(run, line)
        if event.kind == "syscall" and (name is None or event.data.get("name") == name)
    ]


def _evidence(run: "Run", line: Line | None, calls: "list[Event]") -> str:
    where = "The program" if line is None else f"Line {line_number(run, line)}"
    names = ", ".join(f"`{event.data.get('name')}`" for event in calls) or "no system call"
    return f"{where} makes {names}."


class SystemCalls(Probe):
    """The names of the system calls made by ``line``, in order, separated by a space; empty if there are none."""

    ask: Literal["system-calls"]
    line: Line | None = None
    """A line of the program: its number, or a piece of its text that no other line contains."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with names."""
        calls = _calls(run, self.line, None)
        names = " ".join(str(event.data.get("name")) for event in calls)
        return ProbeResult(names, calls[0].step if calls else None, _evidence(run, self.line, calls))


class SystemCallCount(Probe):
    """How many system calls ``line`` makes; only those called ``name``, if given."""

    unit: ClassVar[Unit] = Unit.COUNT

    ask: Literal["system-call-count"]
    line: Line | None = None
    """A line of the program: its number, or a piece of its text that no other line contains."""
    name: str | None = None
    """A name: of a system call, or of a rule."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a count."""
        calls = _calls(run, self.line, self.name)
        return ProbeResult(len(calls), calls[0].step if calls else None, _evidence(run, self.line, calls))


class RuleApplied(Probe):
    """Whether the rule ``name`` of the platform decided something, on ``line`` if given."""

    unit: ClassVar[Unit] = Unit.TRUTH

    ask: Literal["rule"]
    name: str
    """A name: of a system call, or of a rule."""
    line: Line | None = None
    """A line of the program: its number, or a piece of its text that no other line contains."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a truth value."""
        for event in _events(run, self.line):
            if event.rule.name == self.name:
                return ProbeResult(True, event.step, event.rule.sentence())
        return ProbeResult(False, None, "")
