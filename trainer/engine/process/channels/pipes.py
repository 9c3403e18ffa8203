"""Pipes (pipe(7)): an empty one makes readers wait, a full one writers.

A pipe is full when all its pages are in use, however little is left in them; a write adds to the last page only what
does not fill pages of its own.
"""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.process.channels.base import BROKEN, FIFO, HANG_UP, IN, OUT, Channel, is_open
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_numbers import SIGNALS

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

PAGES = 16
ATOMIC = 4096  # PIPE_BUF: that much, a page, is written at once or not at all
CAPACITY = PAGES * ATOMIC


class Pipe(Channel):
    """Bytes on their way from writers to readers."""

    mode = FIFO
    seekable = False

    def __init__(self) -> None:
        self.data = bytearray()
        self._start = 0  # of data, counted from the first byte ever written
        self._ends: deque[int] = deque()  # of what each page in use holds, counted like that
        self._free = 0  # bytes behind the end of the last page

    @property
    def _is_full(self) -> bool:
        return len(self._ends) == PAGES

    def _take(self, count: int) -> None:
        del self.data[:count]
        self._start += count
        while self._ends and self._ends[0] <= self._start:
            self._ends.popleft()

    def _put(self, data: bytes) -> int:
        """Store as much as there are pages for; returns how many bytes."""
        done = len(data) % ATOMIC
        if self._ends and done <= self._free:
            self._ends[-1] += done
            self._free -= done
        else:
            done = 0
        while done < len(data) and not self._is_full:
            size = min(ATOMIC, len(data) - done)
            self._ends.append((self._ends[-1] if self._ends else self._start) + size)
            self._free = ATOMIC - size
            done += size
        self.data.extend(data[:done])
        return done

    def _whole_pages(self, count: int, fits: Callable[[int], bool]) -> int:
        """Return how much of the first ``count`` bytes is in pages that can be stored."""
        ends = (end - self._start for end in self._ends)
        return max((end for end in ends if end < count and fits(end)), default=0)

    def _has_writers(self, process: "Process") -> bool:
        return is_open(process, self, lambda opened: opened.writable)

    def _has_readers(self, process: "Process") -> bool:
        return is_open(process, self, lambda opened: opened.readable)

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Return what can be done at once with an end."""

        def look() -> int:
            if opened.readable:
                return (IN if self.data else 0) | (0 if self._has_writers(process) else HANG_UP)
            room = 0 if self._is_full else OUT
            return room | (0 if self._has_readers(process) else BROKEN)

        return process.threads.turns.external(look)

    def read(self, process: "Process", opened: "OpenFile", count: int, fits: Callable[[int], bool]) -> bytes | Errno:
        """Take bytes; none when no writer is left. What of a page cannot be stored stays, and what is behind it."""

        def take() -> bytes | Errno | None:
            data = bytes(self.data[:count])
            if not fits(len(data)):
                data = data[: self._whole_pages(len(data), fits)]
                if not data:
                    return Errno.EFAULT
            self.departures += self._is_full
            self._take(len(data))
            if data:
                process.threads.futexes.wake_all(self)
            return data if data or not self._has_writers(process) else None

        while (data := process.threads.turns.external(take)) is None:
            if not opened.waits:
                return Errno.EAGAIN
            error = self.wait(process, "data in a pipe")
            if error is not None:
                return error
        return data

    def write(self, process: "Process", opened: "OpenFile", data: bytes) -> int | Errno:
        """Put ``data`` in; SIGPIPE and EPIPE when no reader is left."""

        def put() -> int | None:
            if not self._has_readers(process):
                return None
            taken = self._put(data[done:])
            if taken:
                self.arrivals += 1
                process.threads.futexes.wake_all(self)
            return taken

        done = 0
        while done < len(data):
            taken = process.threads.turns.external(put)
            if taken is None:
                process.signals.raise_in_thread(SIGNALS["SIGPIPE"])
                return Errno.EPIPE
            done += taken
            if done < len(data) and not taken:
                if not opened.waits:
                    return done or Errno.EAGAIN
                error = self.wait(process, "room in a pipe")
                if error is not None:
                    return done or error
        return done
