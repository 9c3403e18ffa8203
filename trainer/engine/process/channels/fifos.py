"""Pipes with a name (fifo(7)): opening one waits for somebody who opens the other end."""

from typing import TYPE_CHECKING

from trainer.engine.process.channels.base import is_open
from trainer.engine.process.channels.pipes import Pipe
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process


class Fifo(Pipe):
    """A pipe that keeps its bytes only as long as somebody has it open."""

    def __init__(self) -> None:
        super().__init__()
        self._openings = {"read": 0, "write": 0}  # how often each end has been opened

    def closed(self, process: "Process") -> None:
        """Forget what nobody can read any more."""
        if not is_open(process, self):
            self.data.clear()
        super().closed(process)

    def meet(self, process: "Process", opened: "OpenFile") -> Errno | None:
        """Wait until both ends are open; ENXIO for a writer that does not wait for a reader, EINTR."""
        turns = process.threads.turns
        if opened.readable and opened.writable:
            turns.external(lambda: self._enter(process, "read", "write"))
            return None
        own, other = ("write", "read") if opened.writable else ("read", "write")
        before = turns.external(lambda: self._enter(process, own))[other]

        def is_met() -> bool:
            there = self._has_readers(process) if opened.writable else self._has_writers(process)
            return there or self._openings[other] != before

        while not turns.external(is_met):
            if not opened.waits:
                return Errno.ENXIO if opened.writable else None
            error = self.wait(process, f"somebody to open a FIFO to {other}")
            if error is not None:
                return error
        return None

    def _enter(self, process: "Process", *ends: str) -> dict[str, int]:
        for end in ends:
            self._openings[end] += 1
        process.threads.futexes.wake_all(self)
        return dict(self._openings)
