"""``pthread_mutex_t`` (40 bytes): lock word at 0, count at 4, owner's tid at 8, users at 12, kind at 16.

The lock word is 0 free, 1 locked, 2 locked and perhaps awaited. Unlocking wakes the thread that waited
longest but does not hand the mutex over: whoever comes first gets it.
"""

from typing import TYPE_CHECKING

from trainer.engine.libc.pthread import robust
from trainer.engine.libc.pthread.mutex_attributes import CEILINGS, NO_ELISION, ceiling_of, protocol_of
from trainer.engine.libc.pthread.timed import CLOCKS, INVALID, deadline
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SIZE = 40
_LOCK, _COUNT, _OWNER, _USERS, _KIND = 0, 4, 8, 12, 16

NORMAL, RECURSIVE, ERRORCHECK, ADAPTIVE = 0, 1, 2, 3
_INHERITS, _PROTECTS = 0x20, 0x40  # priorities; ordinary users cannot lock what needs a higher one
_SHARED, _SHARED_ATTRIBUTE = 0x80, -1 << 31
_PROTOCOLS = {1: _INHERITS, 2: _PROTECTS}
_KIND_MASK = 0x7F & ~robust.ROBUST & ~_INHERITS
_CEILING_SHIFT = 19  # in the lock word of a mutex that protects
_DESTROYED = -1
_MAX_COUNT = (1 << 32) - 1


def _kind(process: "Process", mutex: int) -> int:
    return process.memory.load_i32(mutex + _KIND) & _KIND_MASK


def _is_robust(process: "Process", mutex: int) -> bool:
    return bool(process.memory.load_i32(mutex + _KIND) & robust.ROBUST)


def set_kind(process: "Process", mutex: int, kind: int) -> None:
    """Store the kind of a mutex: NORMAL, RECURSIVE, ERRORCHECK or ADAPTIVE."""
    process.memory.store_i32(mutex + _KIND, kind)


def _is_mine(process: "Process", mutex: int) -> bool:
    if _is_robust(process, mutex):  # after the death of an owner the owner's word names nobody
        return mutex in process.thread.robust_mutexes
    return process.memory.load_i32(mutex + _OWNER) == process.thread.tid


def _relock(process: "Process", mutex: int, kind: int) -> int | None:
    """Answer for a mutex that the calling thread may hold already; None when it is to be waited for."""
    memory = process.memory
    if kind in (NORMAL, ADAPTIVE) or not _is_mine(process, mutex):
        return None
    if kind == ERRORCHECK:
        return Errno.EDEADLK
    count = memory.load_u32(mutex + _COUNT)
    if count == _MAX_COUNT:
        return Errno.EAGAIN
    memory.store_u32(mutex + _COUNT, count + 1)
    return 0


def _take(process: "Process", mutex: int, kind: int, lock: int) -> int:
    memory = process.memory
    died = memory.load_i32(mutex + _LOCK) & robust.OWNER_DIED and _is_robust(process, mutex)
    memory.store_i32(mutex + _LOCK, lock)
    memory.store_i32(mutex + _OWNER, robust.INCONSISTENT if died else process.thread.tid)
    if not died:
        memory.store_u32(mutex + _USERS, memory.load_u32(mutex + _USERS) + 1 & _MAX_COUNT)
    if kind == RECURSIVE:
        memory.store_u32(mutex + _COUNT, 1)
    if _is_robust(process, mutex):
        robust.note_locked(process, mutex)
    return Errno.EOWNERDEAD if died else 0


def _is_locked(process: "Process", mutex: int) -> bool:
    return bool(process.memory.load_i32(mutex + _LOCK) & ~robust.OWNER_DIED)


def lock(process: "Process", mutex: int, until: int | None = None) -> int:
    """Lock a mutex, waiting until the time ``until`` at most; returns an error number."""
    kind = _kind(process, mutex)
    if kind > ADAPTIVE:
        return Errno.EINVAL
    answer = _relock(process, mutex, kind)
    if answer is not None:
        return answer
    memory, locked = process.memory, 1
    while _is_locked(process, mutex):
        locked = 2
        memory.store_i32(mutex + _LOCK, locked)
        if until == INVALID:
            return Errno.EINVAL
        if until is not None and until <= process.threads.clock.now():
            return Errno.ETIMEDOUT
        owner = process.threads.by_tid(memory.load_i32(mutex + _OWNER))
        held = f", held by {owner.title()}" if owner else ""
        process.threads.futexes.wait(mutex, f"the mutex at {mutex:#x}{held}", until)
    if memory.load_i32(mutex + _OWNER) == robust.NOT_RECOVERABLE:
        return Errno.ENOTRECOVERABLE
    return _take(process, mutex, kind, locked)


def unlock(process: "Process", mutex: int) -> int:
    """Unlock a mutex; EPERM when a recursive or error-checking one is not held by the calling thread."""
    memory, kind = process.memory, _kind(process, mutex)
    if kind > ADAPTIVE:
        return Errno.EINVAL
    owner, lost = memory.load_i32(mutex + _OWNER), False
    if _is_robust(process, mutex):
        lost = owner == robust.INCONSISTENT
        if owner != process.thread.tid and not lost:
            return Errno.EPERM
        robust.note_unlocked(process, mutex)
    elif kind in (RECURSIVE, ERRORCHECK) and (owner != process.thread.tid or not memory.load_i32(mutex + _LOCK)):
        return Errno.EPERM
    if kind == RECURSIVE and not lost:
        count = memory.load_u32(mutex + _COUNT) - 1
        memory.store_u32(mutex + _COUNT, count)
        if count:
            return 0
    memory.store_i32(mutex + _OWNER, robust.NOT_RECOVERABLE if lost else 0)
    memory.store_u32(mutex + _USERS, memory.load_u32(mutex + _USERS) - 1 & _MAX_COUNT)
    awaited = memory.load_i32(mutex + _LOCK) > 1
    memory.store_i32(mutex + _LOCK, 0)
    if lost:
        robust.wake_all(process, mutex)
    elif awaited:
        process.threads.futexes.wake(mutex)
    return 0


@function()
def pthread_mutex_init(process: "Process", mutex: int, attributes: int) -> int:
    """Initialise a mutex of the kind that ``*attributes`` asks for."""
    word = process.memory.load_i32(attributes) if attributes else NORMAL
    kind = word & (ADAPTIVE | NO_ELISION) | _PROTOCOLS.get(protocol_of(word), 0)
    process.memory.fill(mutex, 0, SIZE)
    if attributes and robust.asked_for(process, attributes):
        kind |= robust.ROBUST | _SHARED
    if word & _SHARED_ATTRIBUTE:
        kind |= _SHARED
    set_kind(process, mutex, kind)
    if kind & _PROTECTS:
        process.memory.store_u32(mutex + _LOCK, ceiling_of(word) << _CEILING_SHIFT)
    return 0


@function()
def pthread_mutex_getprioceiling(process: "Process", mutex: int, ceiling: int) -> int:
    """Store the priority ceiling of a mutex with the protocol PTHREAD_PRIO_PROTECT."""
    if not process.memory.load_i32(mutex + _KIND) & _PROTECTS:
        return Errno.EINVAL
    process.memory.store_i32(ceiling, process.memory.load_u32(mutex + _LOCK) >> _CEILING_SHIFT)
    return 0


@function()
def pthread_mutex_setprioceiling(process: "Process", mutex: int, ceiling: int, before: int) -> int:
    """Change the priority ceiling of such a mutex."""
    if not process.memory.load_i32(mutex + _KIND) & _PROTECTS or ceiling not in CEILINGS:
        return Errno.EINVAL
    if before:
        pthread_mutex_getprioceiling(process, mutex, before)
    process.memory.store_u32(mutex + _LOCK, ceiling << _CEILING_SHIFT)
    return 0


@function()
def pthread_mutex_destroy(process: "Process", mutex: int) -> int:
    """Make a mutex unusable; EBUSY while it is in use."""
    if process.memory.load_u32(mutex + _USERS):
        return Errno.EBUSY
    process.memory.store_i32(mutex + _KIND, _DESTROYED)
    return 0


@function()
def pthread_mutex_lock(process: "Process", mutex: int) -> int:
    """Lock a mutex, waiting as long as it takes."""
    return lock(process, mutex)


@function()
def pthread_mutex_trylock(process: "Process", mutex: int) -> int:
    """Lock a mutex if that needs no waiting, else EBUSY."""
    kind, memory = _kind(process, mutex), process.memory
    if kind > ADAPTIVE:
        return Errno.EINVAL
    if kind == RECURSIVE or memory.load_i32(mutex + _KIND) & (robust.ROBUST | _INHERITS | _PROTECTS):
        answer = _relock(process, mutex, kind)
        if answer is not None:
            return answer
    if _is_locked(process, mutex):
        return Errno.EBUSY
    if memory.load_i32(mutex + _OWNER) == robust.NOT_RECOVERABLE:
        return Errno.ENOTRECOVERABLE
    return _take(process, mutex, kind, 1)


@function()
def pthread_mutex_timedlock(process: "Process", mutex: int, until: int) -> int:
    """Lock a mutex, waiting until the absolute real time ``*until`` at most."""
    return lock(process, mutex, deadline(process, until))


@function()
def pthread_mutex_clocklock(process: "Process", mutex: int, clock: int, until: int) -> int:
    """Lock a mutex, waiting until the time ``*until`` of ``clock`` at most."""
    return lock(process, mutex, deadline(process, until, clock)) if clock in CLOCKS else Errno.EINVAL


@function()
def pthread_mutex_unlock(process: "Process", mutex: int) -> int:
    """Unlock a mutex."""
    return unlock(process, mutex)
