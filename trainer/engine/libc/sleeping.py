"""Waiting for (simulated) time to pass: ``sleep`` and its relatives (unistd.h, time.h)."""

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.pthread import cancellation
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import system_call
from trainer.engine.process.clock import CLOCK_REALTIME, SECOND
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MICROSECOND = 1000
_TIMER_ABSTIME = 1
_CAN_WAKE, _CANNOT_WAKE, _PROCESSOR_TIME = (0, 1, 7, 11), (4, 5, 6, 8, 9), 2  # clocks


def sleep_until(process: "Process", until: int) -> int:
    """Sleep until the time ``until``; returns the nanoseconds that a signal handler cut off."""
    handled = process.signals.handled
    while until > process.threads.clock.now():
        wake = cancellation.wait(process, "time to pass", until)
        if wake is Wake.SIGNAL and process.signals.handled != handled:
            return max(0, until - process.threads.clock.now())
    return 0


@function()
def sleep(process: "Process", seconds: int) -> int:
    """Sleep; returns the whole seconds left when a handler ran."""
    return sleep_until(process, process.threads.clock.now() + seconds * SECOND) // SECOND


@function()
def usleep(process: "Process", microseconds: int) -> int:
    """Sleep for microseconds."""
    if sleep_until(process, process.threads.clock.now() + microseconds * _MICROSECOND):
        process.errno = Errno.EINTR
        return -1
    return 0


@function()
def clock_nanosleep(process: "Process", clock: int, flags: int, request: int, remaining: int) -> int:
    """Sleep for, or with TIMER_ABSTIME until, ``*request``; returns an error number."""
    clocks = process.threads.clock
    if clock in _CANNOT_WAKE:
        return Errno.EOPNOTSUPP
    if clock == _PROCESSOR_TIME:
        raise LimitReached("sleeping for processor time is not simulated")
    if clock not in _CAN_WAKE:
        return Errno.EINVAL
    if process.space.peek(request, 16) is None:
        return Errno.EFAULT
    duration = clocks.timespec(request)
    if duration < 0 or not 0 <= process.memory.load_i64(request + 8) < SECOND:
        return Errno.EINVAL
    absolute = bool(flags & _TIMER_ABSTIME)
    until = clocks.deadline(request, clock) if absolute else clocks.now() + duration
    left = sleep_until(process, until)
    if left and remaining and not absolute:
        clocks.store_timespec(remaining, left)
    return Errno.EINTR if left else 0


@function()
@system_call
def nanosleep(process: "Process", request: int, remaining: int) -> int:
    """Sleep for ``*request``; -1 with EINTR and the rest in ``*remaining`` when a handler ran."""
    error = clock_nanosleep(process, CLOCK_REALTIME, 0, request, remaining)
    if error:
        process.errno = error
        return -1
    return 0
