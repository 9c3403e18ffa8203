"""Open files of a process: standard streams, files in simulated memory, pipes."""

from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass

if TYPE_CHECKING:
    from trainer.engine.process.channels.base import Channel
    from trainer.engine.process.file_nodes import File, Node

O_ACCMODE = 3
O_WRONLY = 1
O_RDWR = 2
O_CREAT = 0o100
O_EXCL = 0o200
O_TRUNC = 0o1000
O_APPEND = 0o2000
O_NONBLOCK = 0o4000
O_LARGEFILE, O_DIRECTORY, O_NOFOLLOW, O_TMPFILE = 0o100000, 0o200000, 0o400000, 0o20200000
O_CLOEXEC = 0o2000000
STATUS_FLAGS = O_APPEND | O_NONBLOCK  # what F_SETFL may change


@dataclass(slots=True, eq=False)
class OpenFile:
    """What file descriptors refer to; several may share it (dup, fork).

    ``node`` is what its name stood for. ``stream`` is 0, 1 or 2 for a standard one that is a pipe or a terminal.
    """

    flags: int = 0
    offset: int = 0
    file: "File | None" = None
    node: "Node | None" = None
    stream: int | None = None
    channel: "Channel | None" = None
    lock: int = 0  # LOCK_SH or LOCK_EX (flock(2))

    @property
    def readable(self) -> bool:
        """Tell whether read(2) is allowed."""
        return self.flags & O_ACCMODE != O_WRONLY

    @property
    def writable(self) -> bool:
        """Tell whether write(2) is allowed."""
        return self.flags & O_ACCMODE != 0

    @property
    def waits(self) -> bool:
        """Tell whether read(2) and write(2) wait for data and room."""
        return not self.flags & O_NONBLOCK
