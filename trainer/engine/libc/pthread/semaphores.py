"""``sem_t`` (32 bytes): value in the low and waiters in the high half of the first word."""

from typing import TYPE_CHECKING

from trainer.engine.libc.pthread.cancellation import exit_thread, test_cancel
from trainer.engine.libc.pthread.timed import INVALID, deadline
from trainer.engine.libc.registry import function
from trainer.engine.process.clock import CLOCK_REALTIME
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SIZE = 32
VALUE_MAX = (1 << 31) - 1
_VALUE, _WAITERS = 0, 4


def _fail(process: "Process", error: int) -> int:
    process.errno = error
    return -1


def wait(process: "Process", semaphore: int, until: int | None = None) -> int:
    """Take one from the value, waiting for it until the time ``until`` at most."""
    test_cancel(process)
    memory, scheduler = process.memory, process.threads
    while not memory.load_u32(semaphore + _VALUE):
        memory.store_u32(semaphore + _WAITERS, memory.load_u32(semaphore + _WAITERS) + 1)
        wake = scheduler.futexes.wait(
            semaphore, f"the semaphore at {semaphore:#x}", until, restart=False, cancellable=True
        )
        memory.store_u32(semaphore + _WAITERS, memory.load_u32(semaphore + _WAITERS) - 1)
        if wake is Wake.CANCEL:
            exit_thread(process)
        if wake is Wake.TIMEOUT:
            return _fail(process, Errno.ETIMEDOUT)
        if wake is Wake.SIGNAL and not process.thread.restart:
            return _fail(process, Errno.EINTR)
    memory.store_u32(semaphore + _VALUE, memory.load_u32(semaphore + _VALUE) - 1)
    return 0


@function()
def sem_init(process: "Process", semaphore: int, shared: int, value: int) -> int:
    """Initialise a semaphore with ``value``."""
    if value > VALUE_MAX:
        return _fail(process, Errno.EINVAL)
    process.memory.store_u64(semaphore, value)
    process.memory.store_u32(semaphore + 8, 0x80 if shared else 0)
    return 0


@function()
def sem_destroy(process: "Process", semaphore: int) -> int:
    """End the use of a semaphore."""
    return 0


@function()
def sem_wait(process: "Process", semaphore: int) -> int:
    """Wait until the value is positive and take one; a cancellation point, EINTR after a handler."""
    return wait(process, semaphore)


@function()
def sem_trywait(process: "Process", semaphore: int) -> int:
    """Take one if the value is positive, else -1 with EAGAIN."""
    value = process.memory.load_u32(semaphore + _VALUE)
    if not value:
        return _fail(process, Errno.EAGAIN)
    process.memory.store_u32(semaphore + _VALUE, value - 1)
    return 0


@function()
def sem_timedwait(process: "Process", semaphore: int, until: int) -> int:
    """Wait until the absolute real time ``*until`` at most, then -1 with ETIMEDOUT."""
    return sem_clockwait(process, semaphore, CLOCK_REALTIME, until)


@function()
def sem_clockwait(process: "Process", semaphore: int, clock: int, until: int) -> int:
    """Wait until the time ``*until`` of ``clock`` at most, then -1 with ETIMEDOUT."""
    end = deadline(process, until, clock)
    return _fail(process, Errno.EINVAL) if end == INVALID else wait(process, semaphore, end)


@function()
def sem_post(process: "Process", semaphore: int) -> int:
    """Add one and wake a thread that waits."""
    value = process.memory.load_u32(semaphore + _VALUE)
    if value == VALUE_MAX:
        return _fail(process, Errno.EOVERFLOW)
    process.memory.store_u32(semaphore + _VALUE, value + 1)
    process.threads.futexes.wake(semaphore)
    return 0


@function()
def sem_getvalue(process: "Process", semaphore: int, value: int) -> int:
    """Store the value in ``*value``."""
    process.memory.store_i32(value, process.memory.load_u32(semaphore + _VALUE))
    return 0
