"""``<threads.h>`` (C11 7.26), which glibc builds on its POSIX threads; objects have the same layouts."""

from typing import TYPE_CHECKING, NoReturn

from trainer.engine.libc.pthread import (
    cancellation,
    condition,
    create_join,
    keys,
    mutex,
    once,
)
from trainer.engine.libc.pthread.timed import deadline
from trainer.engine.libc.registry import function
from trainer.engine.libc.sleeping import sleep_until
from trainer.engine.process.clock import CLOCK_REALTIME, SECOND
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Thread

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SUCCESS, BUSY, ERROR, NOMEM, TIMEDOUT = range(5)
_RECURSIVE, _TIMED = 1, 2  # mtx_recursive, mtx_timed

_RESULTS = {0: SUCCESS, Errno.EBUSY: BUSY, Errno.ENOMEM: NOMEM, Errno.ETIMEDOUT: TIMEDOUT}


def _result(error: int) -> int:
    return _RESULTS.get(error, ERROR)


def _int(value: int) -> int:
    """Return the low 32 bits as an ``int``."""
    value &= 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


@function()
def thrd_create(process: "Process", identity: int, start: int, argument: int) -> int:
    """Create a thread that calls ``int start(void *)``; thrd_nomem where POSIX says EAGAIN."""
    thread = create_join.create(process, 0, start, argument)
    if isinstance(thread, Thread):
        process.memory.store_u64(identity, thread.descriptor)
        return SUCCESS
    return NOMEM if thread in (Errno.EAGAIN, Errno.ENOMEM) else ERROR


@function()
def thrd_join(process: "Process", identity: int, result: int) -> int:
    """Wait for a thread and store the ``int`` that it returned."""
    thread = process.threads.find(identity)
    error = create_join.join(process, identity, 0)
    if not error and result and thread is not None:
        process.memory.store_i32(result, _int(thread.value))
    return _result(error)


@function()
def thrd_detach(process: "Process", identity: int) -> int:
    """Let a thread clean up after itself."""
    return _result(create_join.pthread_detach(process, identity))


@function()
def thrd_exit(process: "Process", result: int) -> NoReturn:
    """End the calling thread with an ``int``."""
    cancellation.exit_thread(process, result)


@function()
def thrd_current(process: "Process") -> int:
    """Return the identity of the calling thread."""
    return process.thread.descriptor


@function()
def thrd_equal(process: "Process", one: int, other: int) -> int:
    """Tell whether two identities are the same."""
    return int(one == other)


@function()
def thrd_yield(process: "Process") -> None:
    """Let the other ready threads run first."""
    process.threads.give_way()


@function()
def thrd_sleep(process: "Process", duration: int, remaining: int) -> int:
    """Sleep; -1 when a handler ran, with the rest in ``*remaining``."""
    clock = process.threads.clock
    if not 0 <= process.memory.load_i64(duration + 8) < SECOND:
        return -2
    left = sleep_until(process, clock.now() + clock.timespec(duration))
    if left and remaining:
        clock.store_timespec(remaining, left)
    return -1 if left else 0


# mutexes


@function()
def mtx_init(process: "Process", address: int, kind: int) -> int:
    """Initialise a mutex: mtx_plain (0), mtx_recursive (1), mtx_timed (2); glibc looks at one bit only."""
    process.memory.fill(address, 0, mutex.SIZE)
    mutex.set_kind(process, address, mutex.RECURSIVE if kind & _RECURSIVE else mutex.NORMAL)
    return SUCCESS


@function()
def mtx_destroy(process: "Process", address: int) -> None:
    """End the use of a mutex."""
    mutex.pthread_mutex_destroy(process, address)


@function()
def mtx_lock(process: "Process", address: int) -> int:
    """Lock a mutex."""
    return _result(mutex.lock(process, address))


@function()
def mtx_trylock(process: "Process", address: int) -> int:
    """Lock a mutex if that needs no waiting, else thrd_busy."""
    return _result(mutex.pthread_mutex_trylock(process, address))


@function()
def mtx_timedlock(process: "Process", address: int, until: int) -> int:
    """Lock a mutex, waiting until the absolute time ``*until`` at most."""
    return _result(mutex.lock(process, address, deadline(process, until)))


@function()
def mtx_unlock(process: "Process", address: int) -> int:
    """Unlock a mutex."""
    return _result(mutex.unlock(process, address))


# condition variables


@function()
def cnd_init(process: "Process", address: int) -> int:
    """Initialise a condition variable."""
    return _result(condition.pthread_cond_init(process, address, 0))


@function()
def cnd_destroy(process: "Process", address: int) -> None:
    """End the use of a condition variable."""


@function()
def cnd_wait(process: "Process", address: int, lock: int) -> int:
    """Wait for a signal."""
    return _result(condition.wait(process, address, lock))


@function()
def cnd_timedwait(process: "Process", address: int, lock: int, until: int) -> int:
    """Wait for a signal until the absolute time ``*until`` at most."""
    return _result(condition.pthread_cond_clockwait(process, address, lock, CLOCK_REALTIME, until))


@function()
def cnd_signal(process: "Process", address: int) -> int:
    """Wake the thread that has waited longest."""
    return _result(condition.pthread_cond_signal(process, address))


@function()
def cnd_broadcast(process: "Process", address: int) -> int:
    """Wake all threads that wait."""
    return _result(condition.pthread_cond_broadcast(process, address))


# thread-specific storage and call_once


@function()
def tss_create(process: "Process", key: int, destructor: int) -> int:
    """Store a new key in ``*key``."""
    return _result(keys.pthread_key_create(process, key, destructor))


@function()
def tss_delete(process: "Process", key: int) -> None:
    """Forget a key."""
    keys.pthread_key_delete(process, key)


@function()
def tss_get(process: "Process", key: int) -> int:
    """Return the calling thread's value."""
    return int(keys.pthread_getspecific(process, key))


@function()
def tss_set(process: "Process", key: int, value: int) -> int:
    """Set the calling thread's value."""
    return _result(keys.pthread_setspecific(process, key, value))


@function()
def call_once(process: "Process", control: int, routine: int) -> None:
    """Call ``routine`` unless that has been done."""
    once.pthread_once(process, control, routine)
