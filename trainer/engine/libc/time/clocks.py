"""Clocks, which in a simulation are those of the simulation (clock_gettime(2), time(2), clock(3), times(2))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.time.calendar import is_leap
from trainer.engine.process.clock import SECOND, START
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MICROSECOND = 1000
_TICK = SECOND // 100
_REALTIME_CLOCKS = (0, 5, 11)  # CLOCK_REALTIME, its coarse variant, CLOCK_TAI
_LAST_CLOCK = 11
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
    return now(process) // _MICROSECOND


@function()
def times(process: Process, target: int) -> int:
    """Store the processor time in hundredths of a second, none of it the system's or of children; returns a clock."""
    ticks = now(process) // _TICK
    if target:
        for index, value in enumerate((ticks, 0, 0, 0)):
            process.memory.store_i64(target + 8 * index, value)
    return ticks + START // _TICK


@function()
def clock_gettime(process: Process, which: int, target: int) -> int:
    """Store seconds and nanoseconds."""
    if not 0 <= which <= _LAST_CLOCK or which == 10:
        process.errno = Errno.EINVAL
        return -1
    process.threads.clock.store_timespec(target, now(process) + (START if which in _REALTIME_CLOCKS else 0))
    return 0


@function("clock_settime", "settimeofday", "stime", "adjtime")
def clock_settime(process: Process, *_: int) -> int:
    """Refuse: an ordinary user may not set clocks."""
    process.errno = Errno.EPERM
    return -1


@function()
def clock_getcpuclockid(process: Process, number: int, target: int) -> int:
    """Store the clock of a process's processor time; returns an error number."""
    if number not in (0, process.threads.pid):
        return Errno.ESRCH
    process.memory.store_i32(target, ~number << 3 | 2 if number else -6)
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
