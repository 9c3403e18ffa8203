"""Signals and threads: ``pthread_kill``, ``pthread_sigmask``."""

from typing import TYPE_CHECKING

from trainer.engine.libc.pthread.cancellation import look_at_ended
from trainer.engine.libc.registry import function
from trainer.engine.libc.signal import change_mask
from trainer.engine.process.errno import Errno
from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES, INTERNAL, LAST
from trainer.engine.process.threads import State

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function()
def pthread_kill(process: "Process", identity: int, number: int) -> int:
    """Send a signal to one thread; 0 only checks that the thread exists."""
    thread = process.threads.find(identity)
    if thread is None:
        return look_at_ended(process, identity)
    if not 0 <= number <= LAST or number in INTERNAL:
        return Errno.EINVAL
    if number and thread.state is not State.ENDED:
        process.signals.send_here(SignalInfo(number, CODES["SI_TKILL"], sender=process.threads.pid), thread)
    return 0


@function()
def tgkill(process: "Process", group: int, tid: int, number: int) -> int:
    """Send a signal to the thread with the kernel's number ``tid``."""
    thread = process.threads.by_tid(tid)
    error = Errno.ESRCH if thread is None else pthread_kill(process, thread.descriptor, number)
    if error:
        process.errno = error
        return -1
    return 0


@function()
def pthread_sigmask(process: "Process", how: int, new: int, old: int) -> int:
    """Examine and change the calling thread's mask; returns an error number."""
    return change_mask(process, how, new, old)
