"""``pthread_mutexattr_t`` and the other one-word attributes of synchronisation objects."""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_SHARED = 1 << 31
_TYPE_MASK, _KIND_MASK = 0xFFF, 3
NO_ELISION = 512  # in the kind of a mutex that was explicitly made a normal one
_PROTOCOL_SHIFT, _PROTOCOL_MASK = 28, 3 << 28
_CEILING_SHIFT, _CEILING_MASK = 12, 0xFFF << 12
CEILINGS = range(1, 100)  # the priorities of SCHED_FIFO


@function("pthread_mutexattr_init", "pthread_condattr_init", "pthread_barrierattr_init", "pthread_rwlockattr_init")
def attributes_init(process: "Process", attributes: int) -> int:
    """Store the defaults."""
    process.memory.store_u32(attributes, 0)
    return 0


@function(
    "pthread_mutexattr_destroy",
    "pthread_condattr_destroy",
    "pthread_barrierattr_destroy",
    "pthread_rwlockattr_destroy",
)
def attributes_destroy(process: "Process", attributes: int) -> int:
    """Do nothing, successfully."""
    return 0


@function()
def pthread_mutexattr_settype(process: "Process", attributes: int, kind: int) -> int:
    """Choose PTHREAD_MUTEX_NORMAL (0), RECURSIVE (1), ERRORCHECK (2) or ADAPTIVE_NP (3)."""
    if not 0 <= kind <= 3:
        return Errno.EINVAL
    word = process.memory.load_u32(attributes) & ~_TYPE_MASK
    process.memory.store_u32(attributes, word | kind or word | NO_ELISION)
    return 0


@function()
def pthread_mutexattr_gettype(process: "Process", attributes: int, kind: int) -> int:
    """Store the kind in ``*kind``."""
    process.memory.store_i32(kind, process.memory.load_u32(attributes) & _KIND_MASK)
    return 0


@function()
def pthread_mutexattr_setprotocol(process: "Process", attributes: int, protocol: int) -> int:
    """Accept PTHREAD_PRIO_NONE (0), INHERIT (1) or PROTECT (2); all threads have the same priority."""
    if protocol not in (0, 1, 2):
        return Errno.EINVAL
    word = process.memory.load_u32(attributes)
    process.memory.store_u32(attributes, word & ~_PROTOCOL_MASK | protocol << _PROTOCOL_SHIFT)
    return 0


def protocol_of(word: int) -> int:
    """Return the protocol in the word of attributes."""
    return (word & _PROTOCOL_MASK) >> _PROTOCOL_SHIFT


@function()
def pthread_mutexattr_getprotocol(process: "Process", attributes: int, protocol: int) -> int:
    """Store the protocol."""
    process.memory.store_i32(protocol, protocol_of(process.memory.load_u32(attributes)))
    return 0


def ceiling_of(word: int) -> int:
    """Return the priority ceiling in the word of attributes: the lowest one where none was chosen."""
    return (word & _CEILING_MASK) >> _CEILING_SHIFT or CEILINGS[0]


@function()
def pthread_mutexattr_getprioceiling(process: "Process", attributes: int, ceiling: int) -> int:
    """Store the priority ceiling."""
    process.memory.store_i32(ceiling, ceiling_of(process.memory.load_u32(attributes)))
    return 0


@function()
def pthread_mutexattr_setprioceiling(process: "Process", attributes: int, ceiling: int) -> int:
    """Choose the priority of threads that hold a mutex with the protocol PTHREAD_PRIO_PROTECT."""
    if ceiling not in CEILINGS:
        return Errno.EINVAL
    word = process.memory.load_u32(attributes) & ~_CEILING_MASK
    process.memory.store_u32(attributes, word | ceiling << _CEILING_SHIFT)
    return 0


@function("pthread_mutexattr_setpshared", "pthread_barrierattr_setpshared", "pthread_rwlockattr_setpshared")
def set_shared(process: "Process", attributes: int, shared: int) -> int:
    """Choose PTHREAD_PROCESS_PRIVATE (0) or PTHREAD_PROCESS_SHARED (1)."""
    if shared not in (0, 1):
        return Errno.EINVAL
    word = process.memory.load_u32(attributes)
    process.memory.store_u32(attributes, word | _SHARED if shared else word & ~_SHARED)
    return 0


@function("pthread_mutexattr_getpshared", "pthread_barrierattr_getpshared", "pthread_rwlockattr_getpshared")
def get_shared(process: "Process", attributes: int, shared: int) -> int:
    """Store the choice in ``*shared``."""
    process.memory.store_i32(shared, process.memory.load_u32(attributes) >> 31)
    return 0
