"""Pipes (pipe(7)): an empty one makes readers wait, a full one writers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.process.channels.base import BROKEN, FIFO, HANG_UP, IN, OUT, Channel, is_open
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_numbers import SIGNALS

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

CAPACITY = 65536
ATOMIC = 4096  # PIPE_BUF: that much is written at once or not at all


class Pipe(Channel):
    """Bytes on their way from writers to readers."""

    mode = FIFO
    seekable = False

    def __init__(self) -> None:
        self.data = bytearray()

    def _has_writers(self, process: "Process") -> bool:
        return is_open(process, self, lambda opened: opened.writable)

    def _has_readers(self, process: "Process") -> bool:
        return is_open(process, self, lambda opened: opened.readable)

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Return what can be done at once with an end."""

        def look() -> int:
            if opened.readable:
                return (IN if self.data else 0) | (0 if self._has_writers(process) else HANG_UP)
            room = OUT if CAPACITY - len(self.data) >= ATOMIC else 0
            return room | (0 if self._has_readers(process) else BROKEN)

        return process.threads.turns.external(look)

    def read(self, process: "Process", opened: "OpenFile", count: int, fits: Callable[[int], bool]) -> bytes | Errno:
        """Take bytes; none when no writer is left. What cannot be stored stays."""

        def take() -> bytes | Errno | None:
            data = bytes(self.data[:count])
            if not fits(len(data)):
                return Errno.EFAULT
            self.departures += CAPACITY - len(self.data) < ATOMIC
            del self.data[:count]
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
            room = CAPACITY - len(self.data)
            size = len(data) - done
            taken = min(room, size) if size > ATOMIC or room >= size else 0
            self.data.extend(data[done : done + taken])
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
