"""Controlling devices: ``ioctl``, and terminals, which descriptors in the simulation rarely are (termios(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.channels.pipes import Pipe
from trainer.engine.process.channels.sockets import Socket
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import FileNode
from trainer.engine.process.open_files import O_NONBLOCK

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process


@function()
def ioctl(process: Process, fd: int, request: int, *arguments: int) -> int:
    """Ask how much can be read, choose flags of a descriptor; all else is for terminals: ENOTTY."""
    opened, argument = process.kernel.opened(fd), arguments[0] if arguments else 0
    if isinstance(opened, Errno):
        return failed(process, opened)
    match request & 0xFFFFFFFF:
        case 0x5450:  # FIONCLEX
            process.kernel.close_on_exec.discard(fd)
        case 0x5451:  # FIOCLEX
            process.kernel.close_on_exec.add(fd)
        case 0x5421:  # FIONBIO
            flags = process.kernel.flags(fd) & ~O_NONBLOCK
            process.kernel.flags(fd, flags | (O_NONBLOCK if process.memory.load_i32(argument) else 0))
        case 0x541B if (waiting := _waiting(process, opened)) is not None:  # FIONREAD
            process.memory.store_i32(argument, waiting)
        case _:
            return _terminal(process, fd)
    return 0


def _waiting(process: Process, opened: OpenFile) -> int | None:
    """Return how many bytes can be read; None where that cannot be asked."""
    channel = opened.channel
    if isinstance(channel, Pipe):
        return process.threads.turns.external(lambda: len(channel.data))
    if isinstance(channel, Socket):
        return process.threads.turns.external(lambda: sum(map(len, channel.inbox)))
    return opened.node.size - opened.offset if isinstance(opened.node, FileNode) else None


def _terminal(process: Process, fd: int) -> int:
    """Refuse what only terminals know; that of a real one is not simulated."""
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return failed(process, opened)
    if process.tty and opened.stream is not None:
        raise LimitReached(f"the program controls the terminal (line {process.current_line()}), which is not simulated")
    return failed(process, Errno.ENOTTY)


@function("tcgetattr", "tcsetattr", "tcflush", "tcdrain", "tcflow", "tcsendbreak")
def tcgetattr(process: Process, fd: int, *_: int) -> int:
    """Refuse: ENOTTY for what is no terminal."""
    return _terminal(process, fd)
