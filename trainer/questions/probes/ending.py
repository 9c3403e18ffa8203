"""Probes of how the run ended."""

from typing import TYPE_CHECKING, ClassVar, Literal

from trainer.questions.errors import ProbeFailed
from trainer.questions.outcomes import ending, outcome_of
from trainer.questions.probes.base import Probe, ProbeResult, Unit

if TYPE_CHECKING:
    from trainer.engine import Fault, Run


class OutcomeProbe(Probe):
    """How it ended, as an ``Outcome``; ``prints`` is what the program was meant to print."""

    ask: Literal["outcome"]
    prints: str | None = None
    """What the program was meant to print; another output is silent corruption."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with an ``Outcome`` value."""
        return ProbeResult(str(outcome_of(run, self.prints)), len(run.timeline), ending(run))


class Signal(Probe):
    """The signal that ended the run, such as ``SIGSEGV``; null if none did."""

    ask: Literal["signal"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with the name of a signal or None."""
        return ProbeResult(run.signal, len(run.timeline), ending(run))


class ExitCode(Probe):
    """The exit code; null if a signal ended the run."""

    unit: ClassVar[Unit] = Unit.NUMBER

    ask: Literal["exit-code"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with 0..255 or None."""
        return ProbeResult(run.exit_code, len(run.timeline), ending(run))


class FaultRegion(Probe):
    """The region of the address whose access ended the run."""

    unit: ClassVar[Unit] = Unit.REGION

    ask: Literal["fault-region"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a region kind."""
        return ProbeResult(str(_fault(run).region), len(run.timeline), ending(run))


class FaultAddress(Probe):
    """The address whose access ended the run (``si_addr``)."""

    unit: ClassVar[Unit] = Unit.ADDRESS

    ask: Literal["fault-address"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with an address."""
        return ProbeResult(_fault(run).address, len(run.timeline), ending(run))


class FaultLine(Probe):
    """The source line whose access ended the run."""

    unit: ClassVar[Unit] = Unit.NUMBER

    ask: Literal["fault-line"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with a line number."""
        return ProbeResult(_fault(run).line, len(run.timeline), ending(run))


class Stdout(Probe):
    """What the program printed."""

    unit: ClassVar[Unit] = Unit.TEXT

    ask: Literal["stdout"]

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with the whole of standard output."""
        printed = f"It printed `{run.stdout.rstrip()}`." if run.stdout.strip() else "It printed nothing."
        return ProbeResult(run.stdout, len(run.timeline), printed)


def _fault(run: "Run") -> "Fault":
    if run.fault is None:
        raise ProbeFailed("the run has no memory fault. " + ending(run))
    return run.fault
