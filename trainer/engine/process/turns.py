"""How a process takes its turns on the processor; those of one that may fork are in ``journal``."""

from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING, Protocol, TypeVar

from trainer.engine.errors import Deadlock

if TYPE_CHECKING:
    from trainer.engine.process.scheduler import Scheduler
    from trainer.engine.process.signal_frame import SignalInfo
    from trainer.engine.process.threads import Thread

# a prime, so that a loop does not fall into step with the slices and meet each of its ends at the same
# statement
SLICE = 997
NEVER = 1 << 62

_FORKS = frozenset({"library_fork", "library_vfork", "library_clone", "F_fork", "F_vfork", "F_clone"})

T = TypeVar("T")


def may_fork(code: CodeType) -> bool:
    """Tell whether the program mentions ``fork``: then its turns are noted."""
    nested = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return not _FORKS.isdisjoint(code.co_names) or any(may_fork(part) for part in nested)


class Turns(Protocol):
    """What the scheduler asks about its turns."""

    def next(self) -> "Thread":
        """Take the next thread to run; raises ``Deadlock`` when there is none."""

    def resumed(self) -> None:
        """Note that a thread goes on after the processor was given away."""

    def tick(self) -> None:
        """Do what is due between two statements, before the time slice ends."""

    def arm(self) -> None:
        """Ask for the next tick."""

    def external(self, operation: Callable[[], T]) -> T:
        """Do something whose result the program does not decide, without blocking; returns the result."""

    def sent(self, info: "SignalInfo", thread: int) -> None:
        """Note a signal from outside, for the thread of that number or, 0, for the process."""


class LiveTurns:
    """Turns of a process that never forks."""

    def __init__(self, scheduler: "Scheduler") -> None:
        self.scheduler = scheduler
        self._slice_limited = False

    def next(self) -> "Thread":
        """Take the thread that has been ready for longest."""
        following = self.scheduler.processor.next()
        if following is None:
            raise Deadlock(self.scheduler.processor.describe_waiting())
        return following

    def resumed(self) -> None:
        """Begin a time slice."""
        self._slice_limited = False

    def tick(self) -> None:
        """Run the timers."""
        self._slice_limited = False
        self.scheduler.processor.run_timers()

    def arm(self) -> None:
        """Ask for a tick at the end of the slice or at the next timer; a lone thread needs none."""
        if self._slice_limited:
            return
        process, processor = self.scheduler.process, self.scheduler.processor
        steps = process.counter[0]
        if processor.ready:
            self._slice_limited = True
            process.set_tick_limit(steps + SLICE)
        elif processor.timers:
            process.set_tick_limit(steps + processor.statements_until(processor.timers[0].time))
        else:
            process.set_tick_limit(NEVER)

    def external(self, operation: Callable[[], T]) -> T:
        """Do it."""
        return operation()

    def sent(self, info: "SignalInfo", thread: int) -> None:
        """Nothing to note."""
