"""Thread-specific data: keys whose value differs from thread to thread, with destructors."""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function()
def pthread_key_create(process: "Process", key: int, destructor: int) -> int:
    """Store a new key in ``*key``; EAGAIN after PTHREAD_KEYS_MAX of them."""
    new = process.threads.keys.create(destructor)
    if new is None:
        return Errno.EAGAIN
    process.memory.store_u32(key, new)
    return 0


@function()
def pthread_key_delete(process: "Process", key: int) -> int:
    """Forget a key; destructors are not called."""
    return 0 if process.threads.keys.destructors.pop(key, None) is not None else Errno.EINVAL


@function()
def pthread_setspecific(process: "Process", key: int, value: int) -> int:
    """Set the calling thread's value."""
    if key not in process.threads.keys.destructors:
        return Errno.EINVAL
    process.threads.keys.set(key, value)
    return 0


@function()
def pthread_getspecific(process: "Process", key: int) -> int:
    """Return the calling thread's value; null for an unknown key."""
    return process.threads.keys.get(key) if key in process.threads.keys.destructors else 0
