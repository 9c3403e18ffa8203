"""Limits, the use of resources, constants of the system, identities (sys/resource.h, unistd.h, sys/auxv.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.platforms.base import INFINITY
from trainer.engine.process.errno import Errno
from trainer.engine.process.limits import Resource

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_PAGE = 4096
_USER = 65534
_RUSAGE_SELF, _RUSAGE_CHILDREN, _RUSAGE_THREAD = 0, -1, 1
_RUSAGE_SIZE = 144
_USER_TIME, _MAXIMAL_RESIDENT, _MINOR_FAULTS = 0, 32, 64
_MICROSECOND, _SECOND = 1000, 1_000_000_000

# values of constants by their number (bits/confname.h), as Debian 12 answers; -1 is "no limit"
_SYSCONF = {
    2: 100, 3: 65536, 5: 16, 16: 200809, 17: 200809, 18: 200809, 19: 200809, 29: 200809, 30: _PAGE, 32: -1,
    33: 2147483647, 34: 96364, 35: -1, 43: 2048, 60: 1024, 67: 200809, 68: 200809, 72: 32, 73: 4, 74: 1024, 75: 16384,
    76: -1, 77: 200809, 78: 200809, 79: 200809, 80: 200809, 81: 200809, 82: 200809,
    87: 2147483647, 88: 8192, 139: 200809, 149: 200809, 161: -1, 173: -1, 180: 64, 249: 3504, 250: 14016,
}  # fmt: skip
_ARG_MAX, _CHILD_MAX, _OPEN_MAX = 0, 1, 4
_PROCESSORS_CONFIGURED, _PROCESSORS_ONLINE, _PAGES, _FREE_PAGES = 83, 84, 85, 86


@function("getrlimit", "getrlimit64")
def getrlimit(process: Process, resource: int, limits: int) -> int:
    """Read a limit."""
    return prlimit(process, 0, resource, 0, limits)


@function("setrlimit", "setrlimit64")
def setrlimit(process: Process, resource: int, limits: int) -> int:
    """Change a limit."""
    return prlimit(process, 0, resource, limits, 0)


@function("prlimit", "prlimit64")
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
def getrusage(process: Process, who: int, usage: int) -> int:
    """Store the time used, the largest resident set in KiB and the page faults; all zeros for children."""
    if who not in (_RUSAGE_SELF, _RUSAGE_CHILDREN, _RUSAGE_THREAD):
        return failed(process, Errno.EINVAL)
    memory = process.memory
    memory.fill(usage, 0, _RUSAGE_SIZE)
    if who != _RUSAGE_CHILDREN:
        used = process.threads.clock.now()
        memory.store_i64(usage + _USER_TIME, used // _SECOND)
        memory.store_i64(usage + _USER_TIME + 8, used % _SECOND // _MICROSECOND)
        memory.store_i64(usage + _MAXIMAL_RESIDENT, process.space.paging.peak * _PAGE // 1024)
        memory.store_i64(usage + _MINOR_FAULTS, process.space.minor_faults)
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


@function()
def getpagesize(process: Process) -> int:
    """Return 4096."""
    return _PAGE


@function()
def sysconf(process: Process, name: int) -> int:
    """Return a constant of the system; -1 for one without a limit, with EINVAL for an unknown one."""
    limits = process.kernel.limits
    if name in (_CHILD_MAX, _OPEN_MAX):
        soft = limits.soft(Resource.NPROC if name == _CHILD_MAX else Resource.NOFILE)
        return -1 if soft == INFINITY else soft
    if name == _ARG_MAX:
        return max(131072, min(limits.soft(Resource.STACK), 24 << 20) // 4)
    if name in (_PROCESSORS_CONFIGURED, _PROCESSORS_ONLINE):
        return process.platform.processors
    if name in (_PAGES, _FREE_PAGES):
        return process.platform.memory // _PAGE
    return _SYSCONF[name] if name in _SYSCONF else failed(process, Errno.EINVAL)


@function("get_nprocs", "get_nprocs_conf")
def get_nprocs(process: Process) -> int:
    """Return how many processors there are."""
    return process.platform.processors


@function("getuid", "geteuid", "getgid", "getegid")
def getuid(process: Process) -> int:
    """Return the number of the user: nobody, as the measured runs."""
    return _USER
