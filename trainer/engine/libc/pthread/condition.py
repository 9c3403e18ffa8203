"""``pthread_cond_t`` (48 bytes): sequence of waiters at 0, references and clock at 36, as in glibc."""

from typing import TYPE_CHECKING

from trainer.engine.libc.pthread import mutex as mutexes
from trainer.engine.libc.pthread.cancellation import exit_thread, test_cancel
from trainer.engine.libc.pthread.timed import INVALID, deadline
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SIZE = 48
_SEQUENCE, _REFERENCES = 0, 36
_MONOTONIC = 2  # flag in the references word; each waiter counts 8 above the flags
_ENDING = 4  # pthread_cond_destroy waits for those that have been woken but not yet left
_WAITER = 8
_ALL = 1 << 31


def wait(process: "Process", condition: int, mutex: int, until: int | None = None) -> int:
    """Unlock the mutex, wait for a signal until the time ``until`` at most, and lock it again."""
    test_cancel(process)
    memory = process.memory
    error = mutexes.unlock(process, mutex)
    if error:
        return error
    memory.store_u64(condition + _SEQUENCE, memory.load_u64(condition + _SEQUENCE) + 2)
    references = condition + _REFERENCES
    memory.store_u32(references, memory.load_u32(references) + _WAITER & 0xFFFFFFFF)
    wake = process.threads.futexes.wait(condition, f"the condition variable at {condition:#x}", until, cancellable=True)
    _leave(process, condition)
    error = mutexes.lock(process, mutex)
    if wake is Wake.CANCEL:
        exit_thread(process)
    return error or (Errno.ETIMEDOUT if wake is Wake.TIMEOUT else 0)


def _leave(process: "Process", condition: int) -> None:
    """Count a waiter less; the last one lets ``pthread_cond_destroy`` go on."""
    references = process.memory.load_u32(condition + _REFERENCES)
    process.memory.store_u32(condition + _REFERENCES, references - _WAITER & 0xFFFFFFFF)
    if references >> 2 == (_WAITER | _ENDING) >> 2:
        process.threads.futexes.wake(condition + _REFERENCES, _ALL)


@function()
def pthread_cond_init(process: "Process", condition: int, attributes: int) -> int:
    """Initialise a condition variable."""
    clock = process.memory.load_u32(attributes) >> 1 & 1 if attributes else 0
    process.memory.fill(condition, 0, SIZE)
    process.memory.store_u32(condition + _REFERENCES, _MONOTONIC if clock else 0)
    return 0


@function()
def pthread_cond_destroy(process: "Process", condition: int) -> int:
    """End the use of a condition variable, once all who wait have been woken and have left."""
    memory, references = process.memory, condition + _REFERENCES
    memory.store_u32(references, memory.load_u32(references) | _ENDING)
    while memory.load_u32(references) >= _WAITER:
        process.threads.futexes.wait(references, f"those at the condition variable at {condition:#x} to leave")
    return 0


@function()
def pthread_cond_wait(process: "Process", condition: int, mutex: int) -> int:
    """Wait for a signal; a cancellation point."""
    return wait(process, condition, mutex)


@function()
def pthread_cond_timedwait(process: "Process", condition: int, mutex: int, until: int) -> int:
    """Wait for a signal until the absolute time ``*until`` at most, then ETIMEDOUT."""
    clock = int(bool(process.memory.load_u32(condition + _REFERENCES) & _MONOTONIC))
    return pthread_cond_clockwait(process, condition, mutex, clock, until)


@function()
def pthread_cond_clockwait(process: "Process", condition: int, mutex: int, clock: int, until: int) -> int:
    """Wait for a signal until the time ``*until`` of ``clock`` at most, then ETIMEDOUT."""
    end = deadline(process, until, clock)
    return Errno.EINVAL if end == INVALID else wait(process, condition, mutex, end)


@function()
def pthread_cond_signal(process: "Process", condition: int) -> int:
    """Wake the thread that has waited longest, if any; without a waiter the signal is lost."""
    process.threads.futexes.wake(condition)
    return 0


@function()
def pthread_cond_broadcast(process: "Process", condition: int) -> int:
    """Wake all threads that wait."""
    process.threads.futexes.wake(condition, _ALL)
    return 0


@function()
def pthread_condattr_setclock(process: "Process", attributes: int, clock: int) -> int:
    """Choose CLOCK_REALTIME (0) or CLOCK_MONOTONIC (1) for timed waits."""
    if clock not in (0, 1):
        return Errno.EINVAL
    process.memory.store_u32(attributes, process.memory.load_u32(attributes) & ~2 | clock << 1)
    return 0


@function()
def pthread_condattr_getclock(process: "Process", attributes: int, clock: int) -> int:
    """Store the clock in ``*clock``."""
    process.memory.store_i32(clock, process.memory.load_u32(attributes) >> 1 & 1)
    return 0


@function()
def pthread_condattr_setpshared(process: "Process", attributes: int, shared: int) -> int:
    """Choose PTHREAD_PROCESS_PRIVATE (0) or PTHREAD_PROCESS_SHARED (1)."""
    if shared not in (0, 1):
        return Errno.EINVAL
    process.memory.store_u32(attributes, process.memory.load_u32(attributes) & ~1 | shared)
    return 0


@function()
def pthread_condattr_getpshared(process: "Process", attributes: int, shared: int) -> int:
    """Store the choice in ``*shared``."""
    process.memory.store_i32(shared, process.memory.load_u32(attributes) & 1)
    return 0
