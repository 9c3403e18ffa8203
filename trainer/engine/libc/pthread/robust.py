"""Robust mutexes (pthread_mutexattr_setrobust(3)): the end of a thread that holds one is told to who locks it next.

The lock word gets FUTEX_OWNER_DIED from the kernel; the owner's word then says that what the mutex protects may be
inconsistent, and, when it is unlocked like that, that the mutex is of no use any more.
"""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.threads import Thread

ROBUST = 16  # PTHREAD_MUTEX_ROBUST_NORMAL_NP, a bit of the kind
OWNER_DIED = 0x4000_0000
INCONSISTENT, NOT_RECOVERABLE = (1 << 31) - 1, (1 << 31) - 2  # in place of the owner's tid
_LOCK, _OWNER, _KIND = 0, 8, 16
_ATTRIBUTE = 1 << 30
_EVERYBODY = 1 << 31


def note_locked(process: "Process", mutex: int) -> None:
    """Remember that the running thread holds a robust mutex."""
    thread = process.thread
    if _release_all not in thread.at_exit:
        thread.at_exit.append(_release_all)
    if _release_of_all_threads not in process.threads.at_end:
        process.threads.at_end.append(_release_of_all_threads)
    thread.robust_mutexes[mutex] = None


def note_unlocked(process: "Process", mutex: int) -> None:
    """Forget it again."""
    process.thread.robust_mutexes.pop(mutex, None)


def _release_all(thread: "Thread") -> None:
    """Do what the kernel does with the list of a thread that ends."""
    process = thread.process
    for mutex in thread.robust_mutexes:
        process.memory.store_i32(mutex + _LOCK, OWNER_DIED)
        process.threads.futexes.wake(mutex)
    thread.robust_mutexes.clear()


def _release_of_all_threads(process: "Process") -> None:
    """Do that for those that the end of the process ends."""
    for thread in process.threads.threads:
        _release_all(thread)


@function()
def pthread_mutex_consistent(process: "Process", mutex: int) -> int:
    """Declare that what the mutex protects has been repaired."""
    memory = process.memory
    if not memory.load_i32(mutex + _KIND) & ROBUST or memory.load_i32(mutex + _OWNER) != INCONSISTENT:
        return Errno.EINVAL
    memory.store_i32(mutex + _OWNER, process.thread.tid)
    return 0


@function("pthread_mutexattr_setrobust", "pthread_mutexattr_setrobust_np")
def pthread_mutexattr_setrobust(process: "Process", attributes: int, robust: int) -> int:
    """Choose PTHREAD_MUTEX_STALLED (0) or PTHREAD_MUTEX_ROBUST (1)."""
    if robust not in (0, 1):
        return Errno.EINVAL
    word = process.memory.load_u32(attributes)
    process.memory.store_u32(attributes, word | _ATTRIBUTE if robust else word & ~_ATTRIBUTE)
    return 0


@function("pthread_mutexattr_getrobust", "pthread_mutexattr_getrobust_np")
def pthread_mutexattr_getrobust(process: "Process", attributes: int, robust: int) -> int:
    """Store the choice in ``*robust``."""
    process.memory.store_i32(robust, int(bool(process.memory.load_u32(attributes) & _ATTRIBUTE)))
    return 0


def asked_for(process: "Process", attributes: int) -> bool:
    """Tell whether attributes ask for a robust mutex."""
    return bool(process.memory.load_u32(attributes) & _ATTRIBUTE)


def wake_all(process: "Process", mutex: int) -> None:
    """Wake everybody who waits for a mutex that can never be locked again."""
    process.threads.futexes.wake(mutex, _EVERYBODY)
