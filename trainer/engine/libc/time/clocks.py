"""Clocks, which in a simulation are those of the simulation (clock_gettime(2), time(2), clock(3), times(2))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.libc.time.calendar import is_leap
from trainer.engine.process.clock import CLOCK_REALTIME, SECOND, START
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MICROSECOND = 1000
_TICK = SECOND // 100
_REALTIME_CLOCKS = (0, 5, 11)  # CLOCK_REALTIME, its coarse variant, CLOCK_TAI
_PROCESS_CLOCK, _THREAD_CLOCK, _COARSE_CLOCKS = 2, 3, (5, 6)
_READABLE = (*range(8), 11)  # those of alarms need a clock of the computer
_COARSE = SECOND // 250
_OF_PROCESS, _OF_THREAD = 2, 6  # in the low bits of a clock of processor time
_TIME_UTC = 1


def now(process: Process) -> int:
    """Return nanoseconds since the start of the run."""
    return process.threads.clock.now()


def wall_seconds(process: Process) -> int:
    """Return the seconds since 1970."""
    return (START + now(process)) // SECOND


@function()
def time(process: Process, target: int) -> int:
    """Return the seconds since 1970, and store them unless ``target`` is null."""
    seconds = wall_seconds(process)
    if target:
        process.memory.store_i64(target, seconds)
    return seconds


@function()
def clock(process: Process) -> int:
    """Return the processor time in microseconds."""
    return process.threads.clock.computed() // _MICROSECOND


@function()
def times(process: Process, target: int) -> int:
    """Store the processor time in hundredths of a second, none of it the system's; returns a clock."""
    children = process.threads.usage_of_children.time
    if target:
        for index, value in enumerate((process.threads.clock.computed(), 0, children, 0)):
            process.memory.store_i64(target + 8 * index, value // _TICK)
    return (START + now(process)) // _TICK


@function()
def clock_gettime(process: Process, which: int, target: int) -> int:
    """Store seconds and nanoseconds."""
    moment = _reading(process, which)
    if moment is None:
        return failed(process, Errno.EINVAL)
    process.threads.clock.store_timespec(target, moment)
    return 0


def _reading(process: Process, which: int) -> int | None:
    """Return what a clock shows: negative numbers are those of processes and threads."""
    if which == _PROCESS_CLOCK:
        return process.threads.clock.computed()
    if which == _THREAD_CLOCK:
        return process.threads.clock.computed_by(process.thread)
    if which < 0:
        owner = ~(which >> 3)
        if which & 7 == _OF_PROCESS and owner in (0, process.threads.pid):
            return process.threads.clock.computed()
        thread = process.threads.by_tid(owner) if owner else process.thread
        return process.threads.clock.computed_by(thread) if which & 7 == _OF_THREAD and thread else None
    if which not in _READABLE:
        return None
    return now(process) + (START if which in _REALTIME_CLOCKS else 0)


@function()
def clock_getres(process: Process, which: int, target: int) -> int:
    """Store the resolution of a clock: a nanosecond, or the time between two ticks."""
    if _reading(process, which) is None:
        return failed(process, Errno.EINVAL)
    if target:
        process.threads.clock.store_timespec(target, _COARSE if which in _COARSE_CLOCKS else 1)
    return 0


@function()
def clock_settime(process: Process, which: int, moment: int) -> int:
    """Refuse: an ordinary user may not set the clocks that can be set."""
    if not 0 <= process.memory.load_i64(moment + 8) < SECOND:
        return failed(process, Errno.EINVAL)
    settable = which == CLOCK_REALTIME or (which < 0 and _reading(process, which) is not None)
    return failed(process, Errno.EPERM if settable else Errno.EINVAL)


@function()
def settimeofday(process: Process, moment: int, zone: int) -> int:
    """Refuse to set the time."""
    valid = not zone and 0 <= process.memory.load_i64(moment + 8) * _MICROSECOND < SECOND
    return failed(process, Errno.EPERM if valid else Errno.EINVAL)


@function()
def adjtime(process: Process, change: int, before: int) -> int:
    """Refuse to correct the time; store that nothing is left of an earlier correction."""
    if change:
        return failed(process, Errno.EPERM)
    if before:
        process.memory.fill(before, 0, 16)
    return 0


@function()
def clock_getcpuclockid(process: Process, number: int, target: int) -> int:
    """Store the clock of a process's processor time; returns an error number."""
    if number not in (0, process.threads.pid):
        return Errno.ESRCH
    process.memory.store_i32(target, ~number << 3 | _OF_PROCESS)
    return 0


@function()
def pthread_getcpuclockid(process: Process, identity: int, target: int) -> int:
    """Store the clock of a thread's processor time; returns an error number."""
    thread = process.threads.find(identity)
    if thread is None:
        return Errno.ESRCH
    process.memory.store_i32(target, ~thread.tid << 3 | _OF_THREAD)
    return 0


@function()
def gettimeofday(process: Process, target: int, zone: int) -> int:
    """Store seconds and microseconds."""
    if target:
        moment = START + now(process)
        process.memory.store_i64(target, moment // SECOND)
        process.memory.store_i64(target + 8, moment % SECOND // _MICROSECOND)
    if zone:
        process.memory.store_u64(zone, 0)
    return 0


@function()
def timespec_get(process: Process, target: int, base: int) -> int:
    """Store the time since 1970 and return ``base``, which must be TIME_UTC (1), else 0."""
    if base != _TIME_UTC:
        return 0
    clock_gettime(process, 0, target)
    return base


@function()
def difftime(process: Process, later: int, earlier: int) -> float:
    """Return the seconds between two times."""
    return float(later - earlier)


@function()
def timespec_getres(process: Process, resolution: int, base: int) -> int:
    """Store the resolution of TIME_UTC: a nanosecond."""
    if base != _TIME_UTC:
        return 0
    if resolution:
        process.threads.clock.store_timespec(resolution, 1)
    return base


@function()
def dysize(process: Process, year: int) -> int:
    """Return the days of a year."""
    return 365 + is_leap(year)
