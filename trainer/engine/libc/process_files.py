"""``<sys/pidfd.h>``: descriptors that refer to processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.descriptors import keep_flag
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.libc.send_signal import send
from trainer.engine.process.channels.processes import ProcessFile
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_CLOEXEC, O_NONBLOCK
from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function()
def pidfd_open(process: Process, number: int, flags: int) -> int:
    """Return a descriptor of a process."""

    def find() -> ProcessFile | None:
        target = process.threads.processor.processes.get(number)
        return None if target is None else ProcessFile(target)

    if flags & ~O_NONBLOCK or number <= 0:
        return failed(process, Errno.EINVAL)
    channel = process.threads.turns.external(find)
    if channel is None:
        return failed(process, Errno.ESRCH)
    return keep_flag(process, checked(process, process.kernel.open_channel("pidfd_open", channel, flags)), O_CLOEXEC)


@function()
def pidfd_send_signal(process: Process, fd: int, number: int, information: int, flags: int) -> int:
    """Send a signal to a process by its descriptor."""
    channel = process.kernel.channel(fd, ProcessFile, Errno.EBADF)
    if flags:
        return failed(process, Errno.EINVAL)
    if isinstance(channel, Errno):
        return failed(process, channel)
    if not channel.target.threads.pid:
        return failed(process, Errno.ESRCH)
    return send(process, channel.target.threads.pid, SignalInfo(number, CODES["SI_USER"], sender=process.threads.pid))
