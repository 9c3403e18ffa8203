"""``<sys/eventfd.h>``, ``<sys/timerfd.h>`` and ``<sys/signalfd.h>``: numbers, timers and signals as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.descriptors import keep_flag
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed, system_call
from trainer.engine.process.channels.counters import EventCounter, TimerFile
from trainer.engine.process.channels.signals import SignalFile
from trainer.engine.process.clock import CLOCK_REALTIME, SECOND
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_CLOEXEC, O_NONBLOCK
from trainer.engine.process.signal_actions import mask_to_set
from trainer.engine.process.signal_numbers import NOT_CATCHABLE

if TYPE_CHECKING:
    from trainer.engine.process.channels.base import Channel
    from trainer.engine.process.process import Process

_SEMAPHORE = 1
_CLOCKS = (0, 1, 7, 8, 9)  # those of real, monotonic and boot time
_ABSOLUTE, _CANCEL_ON_SET = 1, 2
_EIGHT = 8


def _install(process: Process, name: str, channel: Channel, flags: int) -> int:
    fd = checked(process, process.kernel.open_channel(name, channel, flags))
    return keep_flag(process, fd, flags & O_CLOEXEC)


@function()
def eventfd(process: Process, value: int, flags: int) -> int:
    """Make a counter of events."""
    if flags & ~(_SEMAPHORE | O_CLOEXEC | O_NONBLOCK):
        return failed(process, Errno.EINVAL)
    return _install(process, "eventfd", EventCounter(value, semaphore=bool(flags & _SEMAPHORE)), flags)


@function()
@cancellation_point
def eventfd_read(process: Process, fd: int, value: int) -> int:
    """Take the number of a counter; 0 or -1."""
    count = checked(process, process.kernel.read(fd, value, _EIGHT))
    return 0 if count == _EIGHT else -1


@function()
@cancellation_point
def eventfd_write(process: Process, fd: int, value: int) -> int:
    """Add to a counter; 0 or -1."""
    place = (process.stack_pointer() - 128 - _EIGHT) & -16
    process.memory.store_u64(place, value)
    count = checked(process, process.kernel.write(fd, place, _EIGHT))
    return 0 if count == _EIGHT else -1


@function()
def signalfd(process: Process, fd: int, mask: int, flags: int) -> int:
    """Make a file of the pending signals in ``*mask``, or choose others for an existing one."""
    if flags & ~(O_CLOEXEC | O_NONBLOCK):
        return failed(process, Errno.EINVAL)
    numbers = mask_to_set(process.memory.load_u64(mask)) - NOT_CATCHABLE
    if fd == -1:
        return _install(process, "signalfd", SignalFile(numbers), flags)
    file = process.kernel.channel(fd, SignalFile, Errno.EINVAL)
    if isinstance(file, Errno):
        return failed(process, file)
    file.numbers = numbers
    return fd


@function()
def timerfd_create(process: Process, clock: int, flags: int) -> int:
    """Make a timer that does not run yet."""
    if clock not in _CLOCKS or flags & ~(O_CLOEXEC | O_NONBLOCK):
        return failed(process, Errno.EINVAL)
    timer = TimerFile()
    timer.real_time = clock in (0, 8)
    return _install(process, "timerfd_create", timer, flags)


def _timer(process: Process, fd: int) -> TimerFile | Errno:
    return process.kernel.channel(fd, TimerFile, Errno.EINVAL)


@function()
@system_call
def timerfd_settime(process: Process, fd: int, flags: int, wanted: int, before: int) -> int:
    """Let a timer expire after ``it_value``, with TFD_TIMER_ABSTIME at it, and then each ``it_interval``."""
    timer, clock, memory = _timer(process, fd), process.threads.clock, process.memory
    if isinstance(timer, Errno):
        return failed(process, timer)
    parts = [memory.load_i64(wanted + offset) for offset in (0, 8, 16, 24)]
    if flags & ~(_ABSOLUTE | _CANCEL_ON_SET) or min(parts) < 0 or max(parts[1], parts[3]) >= SECOND:
        return failed(process, Errno.EINVAL)
    if before:
        timerfd_gettime(process, fd, before)
    value, interval = clock.timespec(wanted + 16), clock.timespec(wanted)
    moment = None
    if value and flags & _ABSOLUTE:
        moment = clock.deadline(wanted + 16, CLOCK_REALTIME if timer.real_time else 1)
    elif value:
        moment = clock.now() + value
    timer.set(process, moment, interval)
    return 0


@function()
def timerfd_gettime(process: Process, fd: int, target: int) -> int:
    """Store how long a timer takes yet, and its interval."""
    timer, clock = _timer(process, fd), process.threads.clock
    if isinstance(timer, Errno):
        return failed(process, timer)
    now = clock.now()
    left = 0 if timer.next is None else timer.next - now
    if left < 0:
        left = left % timer.interval if timer.interval else 0
    clock.store_timespec(target, timer.interval)
    clock.store_timespec(target + 16, left)
    return 0
