"""Scheduling parameters (sched.h, pthread.h): all threads have the ordinary policy on a machine of two processors."""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import system_call
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.threads import Thread

SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, SCHED_IDLE = 0, 1, 2, 3, 5
_REAL_TIME = (SCHED_FIFO, SCHED_RR)
_POLICIES = (*_REAL_TIME, SCHED_OTHER, SCHED_BATCH, SCHED_IDLE)
_KERNEL_SET = 8  # bytes of a CPU set that the kernel fills in


class _Concurrency:
    """How many threads of a process should run at once, as ``pthread_setconcurrency`` was told."""

    def __init__(self, _: "Process") -> None:
        self.level = 0


def _fail(process: "Process", error: int) -> int:
    process.errno = error
    return -1


def _processors(process: "Process") -> int:
    return (1 << process.platform.processors) - 1


def _error_of(policy: int, priority: int) -> int:
    """Say whether an ordinary user may choose a policy."""
    if policy not in _POLICIES or (priority and policy not in _REAL_TIME):
        return Errno.EINVAL
    return Errno.EPERM if policy in _REAL_TIME else 0


@function()
def sched_get_priority_max(process: "Process", policy: int) -> int:
    """Return the highest priority of a policy."""
    return 99 if policy in _REAL_TIME else 0 if policy in _POLICIES else _fail(process, Errno.EINVAL)


@function()
def sched_get_priority_min(process: "Process", policy: int) -> int:
    """Return the lowest priority of a policy."""
    return 1 if policy in _REAL_TIME else 0 if policy in _POLICIES else _fail(process, Errno.EINVAL)


@function()
def sched_getscheduler(process: "Process", number: int) -> int:
    """Return SCHED_OTHER."""
    return SCHED_OTHER


@function()
@system_call
def sched_setscheduler(process: "Process", number: int, policy: int, parameters: int) -> int:
    """Accept the ordinary policies; EPERM for those of real time."""
    error = _error_of(policy, process.memory.load_i32(parameters))
    return _fail(process, error) if error else 0


@function()
@system_call
def sched_getparam(process: "Process", number: int, parameters: int) -> int:
    """Store priority 0."""
    process.memory.store_i32(parameters, 0)
    return 0


@function()
@system_call
def sched_setparam(process: "Process", number: int, parameters: int) -> int:
    """Accept priority 0 only."""
    return _fail(process, Errno.EINVAL) if process.memory.load_i32(parameters) else 0


@function()
def sched_getcpu(process: "Process") -> int:
    """Return the first processor that the thread may run on: the simulation runs one thread at a time."""
    allowed = _allowed(process, process.thread)
    return (allowed & -allowed).bit_length() - 1


@function()
def getcpu(process: "Process", processor: int, node: int) -> int:
    """Store the number of the processor, and that of the memory next to it: there is one."""
    for place, number in ((processor, sched_getcpu(process)), (node, 0)):
        if place:
            process.memory.store_u32(place, number)
    return 0


@function()
@system_call
def sched_getaffinity(process: "Process", number: int, size: int, processors: int) -> int:
    """Store the set of processors that a thread may run on; 0 is the running one."""
    thread = process.threads.by_tid(number) if number else process.thread
    error = Errno.ESRCH if thread is None else store_processors(process, _allowed(process, thread), size, processors)
    return _fail(process, error) if error else 0


def _allowed(process: "Process", thread: "Thread") -> int:
    return thread.processors or _processors(process)


def store_processors(process: "Process", allowed: int, size: int, target: int) -> int:
    """Write a set of processors; returns an error number."""
    if size < _KERNEL_SET:
        return Errno.EINVAL
    process.memory.fill(target, 0, size)
    process.memory.store_u64(target, allowed)
    return 0


@function()
@system_call
def sched_setaffinity(process: "Process", number: int, size: int, processors: int) -> int:
    """Let a thread run on some processors only, of which one must exist."""
    thread = process.threads.by_tid(number) if number else process.thread
    error = Errno.ESRCH if thread is None else _allow(process, thread, processors)
    return _fail(process, error) if error else 0


def _allow(process: "Process", thread: "Thread", processors: int) -> int:
    allowed = process.memory.load_u64(processors) & _processors(process)
    thread.processors = allowed or thread.processors
    return 0 if allowed else Errno.EINVAL


@function("__sched_cpucount")
def count_processors(process: "Process", size: int, processors: int) -> int:
    """Count the members of a CPU set."""
    return int.from_bytes(process.memory.load(processors, size), "little").bit_count()


@function()
def pthread_getaffinity_np(process: "Process", identity: int, size: int, processors: int) -> int:
    """Store the set of processors that a thread may run on; returns an error number."""
    thread = process.threads.find(identity)
    return Errno.ESRCH if thread is None else store_processors(process, _allowed(process, thread), size, processors)


@function()
def pthread_setaffinity_np(process: "Process", identity: int, size: int, processors: int) -> int:
    """Let a thread run on some processors only; returns an error number."""
    thread = process.threads.find(identity)
    return Errno.ESRCH if thread is None else _allow(process, thread, processors)


@function()
def pthread_getschedparam(process: "Process", identity: int, policy: int, parameters: int) -> int:
    """Store SCHED_OTHER and priority 0."""
    process.memory.store_i32(policy, SCHED_OTHER)
    process.memory.store_i32(parameters, 0)
    return 0


@function()
def pthread_setschedparam(process: "Process", identity: int, policy: int, parameters: int) -> int:
    """Accept the ordinary policies; returns an error number."""
    return _error_of(policy, process.memory.load_i32(parameters))


@function()
def pthread_setschedprio(process: "Process", identity: int, priority: int) -> int:
    """Accept priority 0; returns an error number."""
    return Errno.EINVAL if priority else 0


@function()
def pthread_setconcurrency(process: "Process", level: int) -> int:
    """Keep a hint that Linux ignores."""
    if level < 0:
        return Errno.EINVAL
    process.part(_Concurrency).level = level
    return 0


@function()
def pthread_getconcurrency(process: "Process") -> int:
    """Return the hint; 0 where none was given."""
    return process.part(_Concurrency).level
