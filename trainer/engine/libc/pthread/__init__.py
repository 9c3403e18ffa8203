"""POSIX threads (pthreads(7)) with the object layouts and error numbers of glibc 2.36."""

from trainer.engine.libc.pthread import (
    attributes,
    barrier,
    cancellation,
    condition,
    create_join,
    keys,
    mutex,
    mutex_attributes,
    once,
    rwlock,
    semaphores,
    spin,
    thread_signals,
)

__all__ = [
    "attributes",
    "barrier",
    "cancellation",
    "condition",
    "create_join",
    "keys",
    "mutex",
    "mutex_attributes",
    "once",
    "rwlock",
    "semaphores",
    "spin",
    "thread_signals",
]
