"""Limits, the use of resources, and the auxiliary vector (sys/resource.h, sys/auxv.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed, system_call
from trainer.engine.process.errno import Errno
from trainer.engine.process.usage import Usage

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_PAGE = 4096
_RUSAGE_SELF, _RUSAGE_CHILDREN, _RUSAGE_THREAD = 0, -1, 1
_RUSAGE_SIZE = 144
_USER_TIME, _MAXIMAL_RESIDENT, _MINOR_FAULTS, _MAJOR_FAULTS = 0, 32, 64, 72
_MICROSECOND, _SECOND = 1000, 1_000_000_000


@function("getrlimit", "getrlimit64")
def getrlimit(process: Process, resource: int, limits: int) -> int:
    """Read a limit."""
    return prlimit(process, 0, resource, 0, limits)


@function("setrlimit", "setrlimit64")
def setrlimit(process: Process, resource: int, limits: int) -> int:
    """Change a limit."""
    return prlimit(process, 0, resource, limits, 0)


@function("prlimit", "prlimit64")
@system_call
def prlimit(process: Process, target: int, resource: int, new: int, old: int) -> int:
    """Read and change a limit of this process; others are not this user's."""
    if target not in (0, process.threads.pid):
        return failed(process, Errno.EPERM if target in process.threads.processor.processes else Errno.ESRCH)
    found = process.kernel.getrlimit(resource)
    if isinstance(found, int):
        return checked(process, found)
    wanted = (process.memory.load_u64(new), process.memory.load_u64(new + 8)) if new else None
    if wanted is not None:
        result = process.kernel.setrlimit(resource, *wanted)
        if result < 0:
            return checked(process, result)
    if old:
        process.memory.store_u64(old, found[0])
        process.memory.store_u64(old + 8, found[1])
    return 0


@function()
@system_call
def getrusage(process: Process, who: int, target: int) -> int:
    """Store the time used, the largest resident set in KiB and the page faults."""
    clock, space = process.threads.clock, process.space
    if who == _RUSAGE_CHILDREN:
        return store_usage(process, target, process.threads.usage_of_children)
    if who == _RUSAGE_SELF:
        time = clock.computed()
    elif who == _RUSAGE_THREAD:
        time = clock.computed_by(process.thread)
    else:
        return failed(process, Errno.EINVAL)
    return store_usage(process, target, Usage(time, space.paging.peak, space.minor_faults, space.paging.major_faults))


def store_usage(process: Process, target: int, used: Usage) -> int:
    """Write a ``struct rusage``; returns 0."""
    memory = process.memory
    memory.fill(target, 0, _RUSAGE_SIZE)
    memory.store_i64(target + _USER_TIME, used.time // _SECOND)
    memory.store_i64(target + _USER_TIME + 8, used.time % _SECOND // _MICROSECOND)
    memory.store_i64(target + _MAXIMAL_RESIDENT, used.peak * _PAGE // 1024)
    memory.store_i64(target + _MINOR_FAULTS, used.faults)
    memory.store_i64(target + _MAJOR_FAULTS, used.major_faults)
    return 0


@function()
def getauxval(process: Process, kind: int) -> int:
    """Return an entry of the auxiliary vector; 0 with ENOENT where there is none."""
    memory, at = process.memory, process.loaded.auxiliary
    while key := memory.load_u64(at):
        if key == kind:
            return memory.load_u64(at + 8)
        at += 16
    process.errno = Errno.ENOENT
    return 0
