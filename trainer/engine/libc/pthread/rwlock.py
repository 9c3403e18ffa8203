"""``pthread_rwlock_t`` (56 bytes): readers * 8 at 0 (low bits: writers), waiting writers at 4, writer's tid at 24.

Readers are preferred, glibc's default: a reader gets in although writers wait. Attributes may prefer writers.
"""

from typing import TYPE_CHECKING

from trainer.engine.libc.pthread.timed import INVALID, deadline
from trainer.engine.libc.registry import function
from trainer.engine.process.clock import CLOCK_REALTIME
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import Wake

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SIZE = 56
_READERS, _WRITER = 0, 24
_WAITING_WRITERS, _FLAGS = 4, 48
_PREFER_WRITERS = 2  # PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP
_WRITE_PHASE, _WRITE_LOCKED = 1, 3  # the phase lasts until a reader comes
_READER = 8


def _writers_first(process: "Process", rwlock: int) -> bool:
    memory = process.memory
    prefers = memory.load_u32(rwlock + _FLAGS) == _PREFER_WRITERS
    return prefers and memory.load_u32(rwlock + _WAITING_WRITERS) > 0


def _count_writer(process: "Process", rwlock: int, change: int) -> None:
    waiting = process.memory.load_u32(rwlock + _WAITING_WRITERS)
    process.memory.store_u32(rwlock + _WAITING_WRITERS, waiting + change)


def _try_read(process: "Process", rwlock: int) -> bool:
    readers = process.memory.load_u32(rwlock + _READERS)
    if readers & _WRITE_LOCKED == _WRITE_LOCKED or _writers_first(process, rwlock):
        return False
    process.memory.store_u32(rwlock + _READERS, (readers & ~_WRITE_PHASE) + _READER)
    return True


def _try_write(process: "Process", rwlock: int) -> bool:
    if process.memory.load_u32(rwlock + _READERS) & ~_WRITE_PHASE:
        return False
    process.memory.store_u32(rwlock + _READERS, _WRITE_LOCKED)
    process.memory.store_i32(rwlock + _WRITER, process.thread.tid)
    return True


def lock(process: "Process", rwlock: int, *, write: bool, until: int | None = None) -> int:
    """Lock for reading or writing; EDEADLK for the thread that holds it for writing."""
    if process.memory.load_i32(rwlock + _WRITER) == process.thread.tid:
        return Errno.EDEADLK
    take = _try_write if write else _try_read
    purpose = "write" if write else "read"
    while not take(process, rwlock):
        _count_writer(process, rwlock, write)
        wake = process.threads.futexes.wait(rwlock, f"the {purpose} lock at {rwlock:#x}", until)
        _count_writer(process, rwlock, -write)
        if wake is Wake.TIMEOUT:
            if write:  # readers may have waited for this writer alone
                process.threads.futexes.wake(rwlock, 1 << 31)
            return Errno.ETIMEDOUT
    return 0


@function()
def pthread_rwlock_init(process: "Process", rwlock: int, attributes: int) -> int:
    """Initialise a read-write lock."""
    kind = process.memory.load_u32(attributes) if attributes else 0
    process.memory.fill(rwlock, 0, SIZE)
    process.memory.store_u32(rwlock + _FLAGS, kind)
    return 0


@function()
def pthread_rwlockattr_setkind_np(process: "Process", attributes: int, kind: int) -> int:
    """Choose who is preferred: readers (0, 1) or writers (2)."""
    if kind not in (0, 1, _PREFER_WRITERS):
        return Errno.EINVAL
    process.memory.store_u32(attributes, kind)
    return 0


@function()
def pthread_rwlockattr_getkind_np(process: "Process", attributes: int, kind: int) -> int:
    """Store who is preferred."""
    process.memory.store_i32(kind, process.memory.load_i32(attributes))
    return 0


@function()
def pthread_rwlock_destroy(process: "Process", rwlock: int) -> int:
    """End the use of a read-write lock."""
    return 0


@function()
def pthread_rwlock_rdlock(process: "Process", rwlock: int) -> int:
    """Lock for reading, together with other readers."""
    return lock(process, rwlock, write=False)


@function()
def pthread_rwlock_wrlock(process: "Process", rwlock: int) -> int:
    """Lock for writing, alone."""
    return lock(process, rwlock, write=True)


@function()
def pthread_rwlock_timedrdlock(process: "Process", rwlock: int, until: int) -> int:
    """Lock for reading, waiting until the absolute real time ``*until`` at most."""
    return pthread_rwlock_clockrdlock(process, rwlock, CLOCK_REALTIME, until)


@function()
def pthread_rwlock_clockrdlock(process: "Process", rwlock: int, clock: int, until: int) -> int:
    """Lock for reading, waiting until the time ``*until`` of ``clock`` at most."""
    end = deadline(process, until, clock)
    return Errno.EINVAL if end == INVALID else lock(process, rwlock, write=False, until=end)


@function()
def pthread_rwlock_timedwrlock(process: "Process", rwlock: int, until: int) -> int:
    """Lock for writing, waiting until the absolute real time ``*until`` at most."""
    return pthread_rwlock_clockwrlock(process, rwlock, CLOCK_REALTIME, until)


@function()
def pthread_rwlock_clockwrlock(process: "Process", rwlock: int, clock: int, until: int) -> int:
    """Lock for writing, waiting until the time ``*until`` of ``clock`` at most."""
    end = deadline(process, until, clock)
    return Errno.EINVAL if end == INVALID else lock(process, rwlock, write=True, until=end)


@function()
def pthread_rwlock_tryrdlock(process: "Process", rwlock: int) -> int:
    """Lock for reading if that needs no waiting, else EBUSY."""
    return 0 if _try_read(process, rwlock) else Errno.EBUSY


@function()
def pthread_rwlock_trywrlock(process: "Process", rwlock: int) -> int:
    """Lock for writing if that needs no waiting, else EBUSY."""
    return 0 if _try_write(process, rwlock) else Errno.EBUSY


@function()
def pthread_rwlock_unlock(process: "Process", rwlock: int) -> int:
    """Give the lock up and wake who waits."""
    memory = process.memory
    if memory.load_i32(rwlock + _WRITER) == process.thread.tid:
        memory.store_i32(rwlock + _WRITER, 0)
        memory.store_u32(rwlock + _READERS, _WRITE_PHASE)
    else:
        memory.store_u32(rwlock + _READERS, memory.load_u32(rwlock + _READERS) - _READER & 0xFFFFFFFF)
    if not memory.load_u32(rwlock + _READERS) & ~_WRITE_PHASE:
        process.threads.futexes.wake(rwlock, 1 << 31)
    return 0
