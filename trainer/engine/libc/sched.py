"""Scheduling parameters (sched.h, pthread.h), of which no policy of real time is allowed, and sets of processors."""

from functools import partial
from typing import TYPE_CHECKING

from trainer.engine.libc.policies import POLICIES, REAL_TIME, SCHED_OTHER, refusal
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import system_call
from trainer.engine.process.errno import Errno
from trainer.engine.process.fork import INIT

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.threads import Thread

_RESET_ON_FORK = 0x4000_0000  # a flag beside the policy
_TIME_SLICE = 4_000_000  # nanoseconds
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


@function()
def sched_get_priority_max(process: "Process", policy: int) -> int:
    """Return the highest priority of a policy."""
    return 99 if policy in REAL_TIME else 0 if policy in POLICIES else _fail(process, Errno.EINVAL)


@function()
def sched_get_priority_min(process: "Process", policy: int) -> int:
    """Return the lowest priority of a policy."""
    return 1 if policy in REAL_TIME else 0 if policy in POLICIES else _fail(process, Errno.EINVAL)


def _policy(process: "Process", number: int) -> int:
    """Return the policy of a thread, or of another process, or the negative of an error number."""
    if number < 0:
        return -Errno.EINVAL
    if thread := process.threads.by_tid(number) if number else process.thread:
        return thread.policy
    if number == INIT:
        return SCHED_OTHER
    return process.threads.turns.external(partial(_policy_of_other, process, number))


def _policy_of_other(process: "Process", number: int) -> int:
    found = process.threads.processor.processes.get(number)
    return found.threads.main.policy if found else -Errno.ESRCH


def _choose(process: "Process", number: int, policy: int | None, priority: int) -> int:
    """Give a thread a policy, or leave it its own; returns an error number. Other processes keep theirs."""
    before = _policy(process, number)
    if before < 0:
        return -before
    wanted = before if policy is None else policy & ~_RESET_ON_FORK
    refused = refusal(wanted, priority) or (Errno.EPERM if number == INIT else None)
    thread = process.threads.by_tid(number) if number else process.thread
    if refused is None and thread is not None:
        thread.policy = wanted
    return refused or 0


@function()
def sched_getscheduler(process: "Process", number: int) -> int:
    """Return the policy of a process or thread."""
    found = _policy(process, number)
    return found if found >= 0 else _fail(process, -found)


@function()
@system_call
def sched_setscheduler(process: "Process", number: int, policy: int, parameters: int) -> int:
    """Accept the ordinary policies; EPERM for those of real time."""
    if not parameters or policy < 0:
        return _fail(process, Errno.EINVAL)
    priority = process.memory.load_i32(parameters)
    error = _choose(process, number, policy, priority)
    return _fail(process, error) if error else 0


@function()
@system_call
def sched_getparam(process: "Process", number: int, parameters: int) -> int:
    """Store priority 0."""
    found = _policy(process, number)
    if not parameters or found < 0:
        return _fail(process, -found if parameters else Errno.EINVAL)
    process.memory.store_i32(parameters, 0)
    return 0


@function()
@system_call
def sched_setparam(process: "Process", number: int, parameters: int) -> int:
    """Accept priority 0 only."""
    if not parameters:
        return _fail(process, Errno.EINVAL)
    priority = process.memory.load_i32(parameters)
    error = _choose(process, number, None, priority)
    return _fail(process, error) if error else 0


@function()
@system_call
def sched_rr_get_interval(process: "Process", number: int, interval: int) -> int:
    """Store the time slice."""
    found = _policy(process, number)
    if found < 0:
        return _fail(process, -found)
    process.threads.clock.store_timespec(interval, _TIME_SLICE)
    return 0


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


@function("__sched_cpualloc")
def allocate_processors(process: "Process", count: int) -> int:
    """Allocate a set of ``count`` processors (CPU_ALLOC)."""
    return int(process.heap.malloc((count + 63) // 64 * 8))


@function("__sched_cpufree")
def free_processors(process: "Process", processors: int) -> None:
    """Free such a set (CPU_FREE)."""
    process.heap.free(processors)


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
    """Store the policy, and priority 0; returns an error number."""
    thread = process.threads.find(identity)
    if thread is None:
        return Errno.ESRCH
    process.memory.store_i32(policy, thread.policy)
    process.memory.store_i32(parameters, 0)
    return 0


@function()
def pthread_setschedparam(process: "Process", identity: int, policy: int, parameters: int) -> int:
    """Accept the ordinary policies; returns an error number."""
    thread = process.threads.find(identity)
    if thread is None:
        return Errno.ESRCH
    return _choose(process, thread.tid, policy, process.memory.load_i32(parameters))


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
