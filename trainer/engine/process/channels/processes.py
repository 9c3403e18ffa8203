"""Processes as files (pidfd_open(2)): readable, for poll(2), once the process has ended."""

from typing import TYPE_CHECKING

from trainer.engine.process.channels.base import IN, Channel

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process


class ProcessFile(Channel):
    """A reference to a process that stays valid when its number is used again."""

    name = "[pidfd]"

    def __init__(self, target: "Process") -> None:
        self.target = target
        target.threads.at_end.append(lambda ended: ended.threads.futexes.wake_all(self))

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Readable at the end."""
        return process.threads.turns.external(lambda: IN if self.target.threads.status is not None else 0)
