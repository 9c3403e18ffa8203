"""What all channels have in common: readers and writers wait until something can be done."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

IN, OUT, BROKEN, HANG_UP, HALF_CLOSED = 1, 4, 8, 0x10, 0x2000  # POLLIN, POLLOUT, POLLERR, POLLHUP, POLLRDHUP
FIFO, SOCKET, ANONYMOUS = 0o010600, 0o140777, 0o600  # kinds and rights, as fstat(2) tells them


class Channel:
    """Something to read from or write to, shared by all who have it open; what it holds is not repeated by a child.

    ``mode`` is what fstat(2) tells; of some lseek(2) says that their place is 0. The object itself is what threads wait
    at.
    """

    mode = ANONYMOUS
    name = "pipe:"  # in /proc
    seekable = True
    tells_signals = False
    # how often something has come to read, and room to write: each is an edge to those that wait for one
    arrivals = 0
    departures = 0

    def read(self, process: "Process", opened: "OpenFile", count: int, fits: Callable[[int], bool]) -> bytes | Errno:
        """Take up to ``count`` bytes, waiting for them unless O_NONBLOCK; EFAULT where they do not fit."""
        return Errno.EINVAL

    def write(self, process: "Process", opened: "OpenFile", data: bytes) -> int | Errno:
        """Put ``data`` in, waiting for room unless O_NONBLOCK; returns how many bytes."""
        return Errno.EINVAL

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Return what can be done at once, as poll(2) tells it."""
        return 0

    def edges(self, process: "Process", wanted: int) -> tuple[int, ...]:
        """Count what those who want to read or write have been told about."""
        return self.arrivals if wanted & IN else 0, self.departures if wanted & OUT else 0

    def deadline(self) -> int | None:
        """Return when something will be there to read without anybody's doing."""
        return None

    def closed(self, process: "Process") -> None:
        """Let those look again who wait at it: a descriptor was closed."""
        self.arrivals += 1
        process.threads.futexes.wake_all(self)

    def wait(self, process: "Process", what: str, until: int | None = None) -> Errno | None:
        """Block until somebody has changed it or the time comes; EINTR when a signal ends the wait."""
        wake = process.threads.futexes.wait_for(self, what, until, cancellable=True)
        interrupted = wake is Wake.CANCEL or (wake is Wake.SIGNAL and not process.thread.restart)
        return Errno.EINTR if interrupted else None


def is_open(process: "Process", channel: Channel, allowed: "Callable[[OpenFile], bool]" = lambda _: True) -> bool:
    """Tell whether some process has a channel open in a way that is ``allowed``."""
    return any(
        opened.channel is channel and allowed(opened)
        for other in process.threads.processor.processes.values()
        for opened in other.kernel.files.values()
    )
