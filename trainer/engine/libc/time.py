"""Time, which in a simulation is that of the simulation (time.h, sys/time.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_EPOCH = 1_700_000_000  # the moment at which every run begins


def _now(process: Process) -> int:
    """Return nanoseconds since the start of the run."""
    return process.threads.clock.now()


@function()
def time(process: Process, target: int) -> int:
    """Return the seconds since 1970."""
    seconds = _EPOCH + _now(process) // 10**9
    if target:
        process.memory.store_i64(target, seconds)
    return seconds


@function()
def clock(process: Process) -> int:
    """Return the processor time in microseconds."""
    return _now(process) // 1000


@function()
def clock_gettime(process: Process, which: int, target: int) -> int:
    """Store seconds and nanoseconds."""
    now = _now(process) + (_EPOCH * 10**9 if which == 0 else 0)
    process.memory.store_i64(target, now // 10**9)
    process.memory.store_i64(target + 8, now % 10**9)
    return 0


@function()
def gettimeofday(process: Process, target: int, zone: int) -> int:
    """Store seconds and microseconds."""
    now = _now(process) + _EPOCH * 10**9
    process.memory.store_i64(target, now // 10**9)
    process.memory.store_i64(target + 8, now % 10**9 // 1000)
    return 0


@function()
def timespec_get(process: Process, target: int, base: int) -> int:
    """Store the time since 1970 and return ``base``, which must be TIME_UTC (1), else 0."""
    if base != 1:
        return 0
    clock_gettime(process, 0, target)
    return base
