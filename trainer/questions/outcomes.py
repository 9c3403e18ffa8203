"""How a run can end, in the words in which a learner predicts it."""

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine import Run


class Outcome(StrEnum):
    """The end of a run; the signals have the names of signal(7)."""

    EXIT = "exit"
    CORRUPTION = "corruption"
    ALLOCATION_FAILURE = "allocation-failure"
    SIGSEGV = "SIGSEGV"
    SIGABRT = "SIGABRT"
    SIGFPE = "SIGFPE"
    SIGBUS = "SIGBUS"
    OTHER_SIGNAL = "other-signal"
    LIMIT = "limit"


TITLES: dict[Outcome, str] = {
    Outcome.EXIT: "It ends normally and does what was meant",
    Outcome.CORRUPTION: "It ends normally, but with a wrong value: memory was silently corrupted",
    Outcome.ALLOCATION_FAILURE: "An allocation returns NULL; the program notices and ends by itself",
    Outcome.SIGSEGV: "Segmentation fault (SIGSEGV)",
    Outcome.SIGABRT: "Aborted (SIGABRT)",
    Outcome.SIGFPE: "Arithmetic exception (SIGFPE)",
    Outcome.SIGBUS: "Bus error (SIGBUS)",
    Outcome.OTHER_SIGNAL: "Another signal ends it",
    Outcome.LIMIT: "It never ends",
}

ALLOCATIONS = ("malloc", "calloc", "realloc")


def outcome_of(run: "Run", prints: str | None = None) -> Outcome:
    """Classify the end of ``run``; ``prints`` is what the program was meant to print, None if that does not matter."""
    if run.signal is not None:
        known = run.signal in Outcome.__members__
        return Outcome[run.signal] if known else Outcome.OTHER_SIGNAL
    if run.limit is not None:
        return Outcome.LIMIT
    if prints is not None and run.stdout != prints and run.exit_code == 0:
        return Outcome.CORRUPTION
    if failed_allocation(run) is not None:
        return Outcome.ALLOCATION_FAILURE
    return Outcome.EXIT


def failed_allocation(run: "Run") -> int | None:
    """Return the step of the first allocation that returned NULL for a size above 0, None if all went well."""
    for event in run.events:
        if event.kind in ALLOCATIONS and not event.data.get("address") and event.data.get("request"):
            return event.step
    return None


def ending(run: "Run") -> str:
    """Describe the end of ``run`` in a sentence."""
    if run.limit is not None:
        return f"The run ended early: {run.limit[:1].lower()}{run.limit[1:].removesuffix('.')}."
    if run.signal is None:
        return f"The program exits with code {run.exit_code}."
    if run.fault is None:
        return f"The program is ended by {run.signal}."
    from trainer.questions.probes.base import whereabouts

    fault = run.fault
    return (
        f"{fault.signal} at line {fault.line}: {_ACCESS.get(fault.access, fault.access)} "
        f"{fault.address:#x}, {whereabouts(str(fault.region))} ({fault.code})."
    )


_ACCESS = {"read": "reading from", "write": "writing to", "execute": "executing at"}
