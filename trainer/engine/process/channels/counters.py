"""Numbers as files: counters of events and timers (eventfd(2), timerfd_create(2))."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.process.channels.base import IN, OUT, Channel
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

_SIZE = 8
_MOST = (1 << 64) - 2


def _wait_for(
    channel: Channel,
    process: "Process",
    opened: "OpenFile",
    attempt: Callable[[], int | None],
    what: str,
) -> int | Errno:
    """Return the first result of ``attempt`` that is not None."""
    while (found := process.threads.turns.external(attempt)) is None:
        if not opened.waits:
            return Errno.EAGAIN
        error = channel.wait(process, what, channel.deadline())
        if error is not None:
            return error
    return found


class EventCounter(Channel):
    """A number that writers add to and readers take: all of it, or 1 where it is a semaphore."""

    name = "eventfd"

    def __init__(self, value: int, *, semaphore: bool) -> None:
        self.value = value
        self._semaphore = semaphore

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Readable above 0, writable as long as 1 can be added."""
        return process.threads.turns.external(lambda: (IN if self.value else 0) | (OUT if self.value < _MOST else 0))

    def read(self, process: "Process", opened: "OpenFile", count: int, fits: Callable[[int], bool]) -> bytes | Errno:
        """Take the number."""

        def take() -> int | None:
            if not self.value:
                return None
            taken = 1 if self._semaphore else self.value
            self.value -= taken
            self.departures += 1
            process.threads.futexes.wake_all(self)
            return taken

        if count < _SIZE:
            return Errno.EINVAL
        found = _wait_for(self, process, opened, take, "an eventfd to be above 0")
        return found if isinstance(found, Errno) else found.to_bytes(_SIZE, "little")

    def write(self, process: "Process", opened: "OpenFile", data: bytes) -> int | Errno:
        """Add a number."""
        added = int.from_bytes(data[:_SIZE], "little")

        def put() -> int | None:
            if self.value + added > _MOST:
                return None
            self.value += added
            self.arrivals += 1
            process.threads.futexes.wake_all(self)
            return _SIZE

        if len(data) < _SIZE or added > _MOST:
            return Errno.EINVAL
        return _wait_for(self, process, opened, put, "room in an eventfd")


class TimerFile(Channel):
    """A timer whose expirations are read; times are nanoseconds since the start of the run."""

    name = "timerfd"

    def __init__(self) -> None:
        self.next: int | None = None
        self.real_time = False  # whether absolute times count from 1970
        self.interval = 0

    def set(self, process: "Process", moment: int | None, interval: int) -> None:
        """Let it expire at ``moment`` and then each ``interval`` (0: once); None stops it."""
        self.next, self.interval = moment, interval
        process.threads.futexes.wake_all(self)

    def deadline(self) -> int | None:
        """Return when it expires next."""
        return self.next

    def edges(self, process: "Process", wanted: int) -> tuple[int, ...]:
        """Count expirations."""
        if self.next is None:
            return (self.arrivals,)
        late = process.threads.processor.now() - self.next
        return self.arrivals, self.next, late // self.interval if self.interval and late >= 0 else 0

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Readable once it has expired."""
        now = process.threads.clock.now()
        return IN if self.next is not None and self.next <= now else 0

    def read(self, process: "Process", opened: "OpenFile", count: int, fits: Callable[[int], bool]) -> bytes | Errno:
        """Take the number of expirations since the last time."""

        def take() -> int | None:
            now = process.threads.processor.now()
            if self.next is None or self.next > now:
                return None
            if not self.interval:
                self.next = None
                return 1
            times = 1 + (now - self.next) // self.interval
            self.next += times * self.interval
            return times

        if count < _SIZE:
            return Errno.EINVAL
        found = _wait_for(self, process, opened, take, "a timerfd to expire")
        return found if isinstance(found, Errno) else found.to_bytes(_SIZE, "little")
