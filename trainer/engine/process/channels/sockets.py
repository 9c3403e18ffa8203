"""Pairs of connected sockets (socketpair(2), unix(7)): what one end writes, the other one reads."""

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.process.channels.base import HALF_CLOSED, HANG_UP, IN, OUT, SOCKET, Channel, is_open
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_numbers import SIGNALS

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

STREAM, DATAGRAM, SEQUENCED = 1, 2, 5
CAPACITY = 212992  # the default of net.core.wmem_default
PEEK, DO_NOT_WAIT, NO_SIGNAL = 2, 0x40, 0x4000  # MSG_PEEK, MSG_DONTWAIT, MSG_NOSIGNAL
_KNOWN = PEEK | DO_NOT_WAIT | NO_SIGNAL


class Socket(Channel):
    """One end; ``inbox`` holds what it can read, as messages, whose borders a stream does not keep."""

    mode = SOCKET
    name = "socket:"
    seekable = False

    def __init__(self, kind: int) -> None:
        self.kind = kind
        self.inbox: deque[bytes] = deque()
        self.peer: Socket = self
        self.reads = self.writes = True  # until shutdown

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Return what can be done at once with this end."""

        def look() -> int:
            gone = not is_open(process, self.peer)
            over = gone or not self.reads or not self.peer.writes
            found = (IN if self.inbox or (over and self.kind != DATAGRAM) else 0) | OUT
            if self.kind == DATAGRAM:
                return found
            return found | (HALF_CLOSED if over else 0) | (HANG_UP if gone or (over and not self.writes) else 0)

        return process.threads.turns.external(look)

    def read(self, process: "Process", opened: "OpenFile", count: int, fits: Callable[[int], bool]) -> bytes | Errno:
        """Take what has come; nothing at the end of a stream."""
        return self.receive(process, opened, count, 0, fits)

    def receive(
        self, process: "Process", opened: "OpenFile", count: int, flags: int, fits: Callable[[int], bool]
    ) -> bytes | Errno:
        """Do the same with the flags of recv(2); a datagram that is too long is cut."""
        if flags & ~_KNOWN:
            return Errno.EOPNOTSUPP

        def take() -> bytes | Errno | None:
            if not self.inbox:
                over = not self.reads or (
                    self.kind != DATAGRAM and not (is_open(process, self.peer) and self.peer.writes)
                )
                return b"" if over else None
            data = self._front(count)
            if not fits(len(data)):
                return Errno.EFAULT
            if not flags & PEEK:
                self._remove(len(data))
                self.peer.departures += 1
                process.threads.futexes.wake_all(self.peer)
            return data

        if not count and self.kind == STREAM:
            return b""
        while (data := process.threads.turns.external(take)) is None:
            if not opened.waits or flags & DO_NOT_WAIT:
                return Errno.EAGAIN
            error = self.wait(process, "data in a socket")
            if error is not None:
                return error
        return data

    def _front(self, count: int) -> bytes:
        return (b"".join(self.inbox) if self.kind == STREAM else self.inbox[0])[:count]

    def _remove(self, count: int) -> None:
        if self.kind != STREAM:
            self.inbox.popleft()
            return
        rest = b"".join(self.inbox)[count:]
        self.inbox.clear()
        if rest:
            self.inbox.append(rest)

    def write(self, process: "Process", opened: "OpenFile", data: bytes) -> int | Errno:
        """Send to the peer."""
        return self.send(process, opened, data, 0)

    def send(self, process: "Process", opened: "OpenFile", data: bytes, flags: int) -> int | Errno:
        """Do the same with flags (MSG_…); EPIPE, and SIGPIPE for a stream, when nobody can read it."""
        if flags & ~_KNOWN:
            return Errno.EOPNOTSUPP

        def put() -> int | Errno | None:
            peer = self.peer
            if not self.writes:
                return Errno.EPIPE
            if not is_open(process, peer) or not peer.reads:
                return Errno.ECONNREFUSED if self.kind == DATAGRAM and peer.reads else Errno.EPIPE
            room = CAPACITY - sum(map(len, peer.inbox))
            size = len(data) - done
            if self.kind != STREAM and size > CAPACITY:
                return Errno.EMSGSIZE
            taken = min(room, size) if self.kind == STREAM else size if size <= room else 0
            if size and not taken:
                return None
            if not size and self.kind == STREAM:
                return 0
            peer.inbox.append(data[done : done + taken])
            peer.arrivals += 1
            process.threads.futexes.wake_all(peer)
            return taken

        done = 0
        while True:
            taken = process.threads.turns.external(put)
            if isinstance(taken, Errno):
                if taken is Errno.EPIPE and self.kind != DATAGRAM and not flags & NO_SIGNAL:
                    process.signals.raise_in_thread(SIGNALS["SIGPIPE"])
                return done or taken
            done += taken or 0
            if done == len(data):
                return done
            if taken is None:
                if not opened.waits or flags & DO_NOT_WAIT:
                    return done or Errno.EAGAIN
                error = self.wait(process, "room in a socket")
                if error is not None:
                    return done or error

    def shut_down(self, process: "Process", *, reading: bool, writing: bool) -> None:
        """End one or both directions."""

        def end() -> None:
            self.reads &= not reading
            self.writes &= not writing
            process.threads.futexes.wake_all(self)
            process.threads.futexes.wake_all(self.peer)

        process.threads.turns.external(end)

    def closed(self, process: "Process") -> None:
        """Let both ends look again."""
        super().closed(process)
        process.threads.futexes.wake_all(self.peer)


def pair(kind: int) -> tuple[Socket, Socket]:
    """Return two connected sockets."""
    first, second = Socket(kind), Socket(kind)
    first.peer, second.peer = second, first
    return first, second
