"""Simulated time as the C library shows it."""

from typing import TYPE_CHECKING

from trainer.engine.process.usage import usage

if TYPE_CHECKING:
    from trainer.engine.process.scheduler import Scheduler
    from trainer.engine.process.threads import Thread

SECOND = 1_000_000_000  # nanoseconds
CLOCK_REALTIME = 0
START = 1_700_000_000 * SECOND  # when every run starts: 2023-11-14 22:13:20 UTC


class Clock:
    """The clocks of one process; times without a clock are nanoseconds since the start of the run."""

    def __init__(self, scheduler: "Scheduler") -> None:
        self._scheduler = scheduler
        self._memory = scheduler.process.memory

    def now(self) -> int:
        """Return the time since the start of the run."""
        return self._scheduler.turns.external(self._scheduler.processor.now)

    def computed(self) -> int:
        """Return the processor time of the process."""
        return self._scheduler.turns.external(lambda: usage(self._scheduler.process).time)

    def computed_by(self, thread: "Thread") -> int:
        """Return the processor time of one of its threads."""
        processor = self._scheduler.processor
        return self._scheduler.turns.external(
            lambda: thread.computed + (processor.spent() if thread is processor.running else 0)
        )

    def timespec(self, address: int) -> int:
        """Return the nanoseconds in a ``struct timespec``."""
        return self._memory.load_i64(address) * SECOND + self._memory.load_i64(address + 8)

    def store_timespec(self, address: int, time: int) -> None:
        """Write ``time`` nanoseconds into a ``struct timespec``."""
        self._memory.store_i64(address, time // SECOND)
        self._memory.store_i64(address + 8, time % SECOND)

    def deadline(self, address: int, clock: int = CLOCK_REALTIME) -> int:
        """Return when the absolute ``struct timespec`` at ``address`` comes; other clocks start with the run."""
        return self.timespec(address) - (START if clock == CLOCK_REALTIME else 0)
