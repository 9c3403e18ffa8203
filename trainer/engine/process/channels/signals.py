"""Pending signals as a file (signalfd(2))."""

import struct
from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.process.channels.base import IN, Channel
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import USER
from trainer.engine.process.signal_numbers import CODES, SIGNALS

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process
    from trainer.engine.process.signal_frame import SignalInfo

_SIZE = 128  # struct signalfd_siginfo


class SignalFile(Channel):
    """Gives whoever reads the pending signals among ``numbers``, of the process and of the reading thread."""

    name = "[signalfd]"
    tells_signals = True

    def __init__(self, numbers: set[int]) -> None:
        self.numbers = numbers

    def state(self, process: "Process", opened: "OpenFile") -> int:
        """Readable while one of the signals is pending."""
        return IN if process.signals.is_pending(self.numbers) else 0

    def read(self, process: "Process", opened: "OpenFile", count: int, fits: Callable[[int], bool]) -> bytes | Errno:
        """Take signals, as many as there is room for."""
        if count < _SIZE:
            return Errno.EINVAL
        while not process.signals.is_pending(self.numbers):
            if not opened.waits:
                return Errno.EAGAIN
            error = self.wait(process, "a signal in a signalfd")
            if error is not None:
                return error
        found: list[bytes] = []
        while len(found) < count // _SIZE and (info := process.signals.take(self.numbers)) is not None:
            found.append(_packed(info))
        return b"".join(found)


def _packed(info: "SignalInfo") -> bytes:
    """Return the bytes of a ``struct signalfd_siginfo``."""
    of_child = info.number == SIGNALS["SIGCHLD"] and info.code != CODES["SI_USER"]
    of_timer = info.code == CODES["SI_TIMER"]
    status, value = (info.value, 0) if of_child else (0, info.value)
    head = struct.pack(
        "<Iii2IiIIII",
        info.number,
        0,
        info.code,
        0 if of_timer else info.sender,
        USER if info.sender and not of_timer else 0,
        0,
        info.sender if of_timer else 0,
        0,
        0,
        0,
    )
    number = value & 0xFFFFFFFF
    tail = struct.pack("<iIQQQQ", status, number, value & (1 << 64) - 1, 0, 0, info.address or 0)
    return (head + tail).ljust(_SIZE, b"\0")
