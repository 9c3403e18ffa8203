"""Queues of messages with priorities (mq_overview(7)), which processes find by name."""

from bisect import insort
from typing import TYPE_CHECKING

from trainer.engine.process.channels.base import IN, OUT, Channel
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process
    from trainer.engine.process.signal_frame import SignalInfo


class MessageQueue(Channel):
    """A queue of at most ``capacity`` messages of ``size`` bytes; ``mode`` has the rights of a file."""

    name = "mqueue"
    seekable = False

    def __init__(self, capacity: int, size: int, mode: int) -> None:
        self.capacity, self.size, self.mode = capacity, size, mode
        self._messages: list[tuple[int, int, bytes]] = []  # priority, negative, and number: the first goes first
        self._sent = 0
        self._receivers = 0  # how many wait
        self.told: Process | None = None  # the process that gets a signal with the next message to the empty queue
        self._signal: SignalInfo | None = None

    def __len__(self) -> int:
        return len(self._messages)

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Readable with a message, writable with room for one."""
        room = len(self._messages) < self.capacity
        return process.threads.turns.external(lambda: (IN if self._messages else 0) | (OUT if room else 0))

    def send(
        self, process: "Process", opened: "OpenFile", data: bytes, priority: int, until: int | None
    ) -> Errno | None:
        """Put a message in, waiting for room until the time ``until``."""

        def put() -> bool | None:
            if len(self._messages) >= self.capacity:
                return None
            if not self._messages and not self._receivers:
                self._tell()
            insort(self._messages, (-priority, self._sent, data))
            self._sent += 1
            self.arrivals += 1
            process.threads.futexes.wake_all(self)
            return True

        while process.threads.turns.external(put) is None:
            if error := self._wait(process, opened, "room in a queue of messages", until):
                return error
        process.threads.run_interrupts()  # it may have told itself
        return None

    def receive(self, process: "Process", opened: "OpenFile", until: int | None) -> tuple[int, bytes] | Errno:
        """Take the oldest message of the highest priority, and tell that priority."""

        def take() -> tuple[int, bytes] | None:
            if not self._messages:
                return None
            priority, _, data = self._messages.pop(0)
            self.departures += 1
            process.threads.futexes.wake_all(self)
            return -priority, data

        while (found := process.threads.turns.external(take)) is None:
            self._receivers += 1
            error = self._wait(process, opened, "a message in a queue", until)
            self._receivers -= 1
            if error:
                return error
        return found

    def _wait(self, process: "Process", opened: "OpenFile", what: str, until: int | None) -> Errno | None:
        if not opened.waits:
            return Errno.EAGAIN
        if until is not None and until <= process.threads.clock.now():
            return Errno.ETIMEDOUT
        return self.wait(process, what, until)

    # telling a process that a message has come

    def notify(self, process: "Process", signal: "SignalInfo | None") -> Errno | None:
        """Send the process ``signal``, or nothing, with the next message to the empty queue; EBUSY for a second one."""

        def register() -> Errno | None:
            if self.told is not None:
                return Errno.EBUSY
            self.told, self._signal = process, signal
            return None

        return process.threads.turns.external(register)

    def forget(self, process: "Process") -> None:
        """Do not tell the process any more."""

        def remove() -> None:
            if self.told is process:
                self.told = None

        process.threads.turns.external(remove)

    def _tell(self) -> None:
        told, self.told = self.told, None
        if told is not None and self._signal is not None:
            told.signals.post(self._signal)

    def closed(self, process: "Process") -> None:
        """Tell a process nothing more that has closed it; those who wait go on waiting."""
        self.forget(process)
