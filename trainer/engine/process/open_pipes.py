"""Reading and writing pipes (pipe(7)): an empty one makes readers wait, a full one writers."""

from typing import TYPE_CHECKING

from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import OpenFile, Pipe
from trainer.engine.process.signal_numbers import SIGNALS
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

CAPACITY = 65536
IN, OUT, BROKEN, HANG_UP = 1, 4, 8, 0x10  # POLLIN, POLLOUT, POLLERR, POLLHUP
ATOMIC = 4096  # PIPE_BUF: that much is written at once or not at all


def _open_ends(process: "Process", pipe: Pipe, *, writing: bool) -> bool:
    """Tell whether some process has the reading or the writing end open."""
    return any(
        opened.pipe is pipe and (opened.writable if writing else opened.readable)
        for other in process.threads.processor.processes.values()
        for opened in other.kernel.files.values()
    )


def state(process: "Process", opened: OpenFile) -> int:
    """Return what can be done at once with an end of a pipe, as poll(2) tells it."""
    pipe = opened.pipe
    assert pipe is not None

    def look() -> int:
        if opened.readable:
            return (IN if pipe.data else 0) | (0 if _open_ends(process, pipe, writing=True) else HANG_UP)
        room = OUT if CAPACITY - len(pipe.data) >= ATOMIC else 0
        return room | (0 if _open_ends(process, pipe, writing=False) else BROKEN)

    return process.threads.turns.external(look)


def closed(process: "Process", opened: OpenFile | None) -> None:
    """Let those look again who wait at a pipe of which a descriptor was closed."""
    if opened is not None and opened.pipe is not None:
        process.threads.futexes.wake_all(opened.pipe)


def _wait(process: "Process", pipe: Pipe, what: str) -> Errno | None:
    wake = process.threads.futexes.wait_for(pipe, what, cancellable=True)
    interrupted = wake is Wake.CANCEL or (wake is Wake.SIGNAL and not process.thread.restart)
    return Errno.EINTR if interrupted else None


def read(process: "Process", opened: OpenFile, count: int, fits: "Callable[[int], bool]") -> bytes | Errno:
    """Take up to ``count`` bytes; waits for the first, unless O_NONBLOCK; empty when no writer is left.

    ``fits`` says whether so many can be stored: if not, they stay in the pipe and the call fails.
    """
    pipe = opened.pipe
    assert pipe is not None

    def take() -> bytes | Errno | None:
        data = bytes(pipe.data[:count])
        if not fits(len(data)):
            return Errno.EFAULT
        del pipe.data[:count]
        if data:
            process.threads.futexes.wake_all(pipe)
        return data if data or not _open_ends(process, pipe, writing=True) else None

    while (data := process.threads.turns.external(take)) is None:
        if not opened.waits:
            return Errno.EAGAIN
        error = _wait(process, pipe, "data in a pipe")
        if error is not None:
            return error
    return data


def write(process: "Process", opened: OpenFile, data: bytes) -> int | Errno:
    """Put ``data`` in, waiting for room, unless O_NONBLOCK; SIGPIPE and EPIPE when no reader is left."""
    pipe = opened.pipe
    assert pipe is not None

    def put() -> int | None:
        if not _open_ends(process, pipe, writing=False):
            return None
        room = CAPACITY - len(pipe.data)
        size = len(data) - done
        taken = min(room, size) if size > ATOMIC or room >= size else 0
        pipe.data.extend(data[done : done + taken])
        if taken:
            process.threads.futexes.wake_all(pipe)
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
            error = _wait(process, pipe, "room in a pipe")
            if error is not None:
                return done or error
    return done
