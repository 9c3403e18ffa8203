"""``pthread_spinlock_t``: 1 free, 0 or less locked. A thread that would spin lets the others run."""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_FREE, _LOCKED = 1, 0


@function("pthread_spin_init")
def spin_init(process: "Process", lock: int, shared: int) -> int:
    """Initialise a spin lock as free."""
    process.memory.store_i32(lock, _FREE)
    return 0


@function()
def pthread_spin_destroy(process: "Process", lock: int) -> int:
    """End the use of a spin lock."""
    return 0


@function()
def pthread_spin_lock(process: "Process", lock: int) -> int:
    """Lock, waiting as long as it takes."""
    while process.memory.load_i32(lock) != _FREE:
        process.threads.futexes.wait(lock, f"the spin lock at {lock:#x}")
    process.memory.store_i32(lock, _LOCKED)
    return 0


@function()
def pthread_spin_trylock(process: "Process", lock: int) -> int:
    """Lock if it is free, else EBUSY."""
    if process.memory.load_i32(lock) != _FREE:
        return Errno.EBUSY
    process.memory.store_i32(lock, _LOCKED)
    return 0


@function()
def pthread_spin_unlock(process: "Process", lock: int) -> int:
    """Unlock and wake who waits."""
    process.memory.store_i32(lock, _FREE)
    process.threads.futexes.wake(lock)
    return 0
