"""Cancellation (pthreads(7)) and the cleanup handlers that run when a thread ends early.

``pthread_cleanup_push`` and ``pthread_cleanup_pop`` are macros around ``__pthread_cleanup_push`` and
``__pthread_cleanup_pop``. Handlers run on top of the stack of the ending thread, before its frames are left.
"""

from functools import partial
from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import ThreadExit
from trainer.engine.libc.pthread.unwinder import load_unwinder
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import DESCRIPTOR_SIZE, PTHREAD_CANCELED, State, Wake

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_ENABLE, _DISABLE = 0, 1
_DEFERRED, _ASYNCHRONOUS = 0, 1


def exit_thread(process: "Process", value: int = PTHREAD_CANCELED) -> NoReturn:
    """End the running thread with ``value``."""
    load_unwinder(process)
    thread = process.thread
    thread.cancel_enabled = False
    thread.in_kernel = 0
    while thread.cleanup:
        routine, argument = thread.cleanup.pop()
        process.call(routine, argument)
    raise ThreadExit(value)


def look_at_ended(process: "Process", identity: int) -> int:
    """Return 0 for a thread that was joined: its descriptor, if still mapped, tells glibc 2.36 that it ended."""
    process.memory.load_u8(identity + DESCRIPTOR_SIZE - 1)
    return 0


def test_cancel(process: "Process") -> None:
    """Act on a pending request; what every cancellation point does first."""
    thread = process.thread
    if thread.cancel_requested and thread.cancel_enabled:
        exit_thread(process)


def wait(process: "Process", waiting_for: str, until: int | None = None) -> Wake:
    """Block at a cancellation point: until an event, a signal, the time ``until`` or, for ever, a cancellation."""
    test_cancel(process)
    wake = process.threads.block(waiting_for, until, cancellable=True)
    if wake is Wake.CANCEL:
        exit_thread(process)
    return wake


@function()
def pthread_cancel(process: "Process", identity: int) -> int:
    """Ask a thread to end at its next cancellation point."""
    thread = process.threads.find(identity)
    load_unwinder(process)
    if thread is None:
        return look_at_ended(process, identity)
    thread.cancel_requested = True
    if thread.state is State.ENDED or not thread.cancel_enabled:
        return 0
    if thread is process.thread:
        if thread.cancel_asynchronous:
            exit_thread(process)
    elif thread.cancel_asynchronous:
        process.threads.interrupt(thread, partial(test_cancel, process), Wake.CANCEL)
    elif thread.cancellable:
        process.threads.wake(thread, Wake.CANCEL)
    return 0


@function()
def pthread_testcancel(process: "Process") -> None:
    """Be a cancellation point."""
    test_cancel(process)


@function()
def pthread_setcancelstate(process: "Process", state: int, old: int) -> int:
    """Enable (0) or disable (1) cancellation of the calling thread."""
    if state not in (_ENABLE, _DISABLE):
        return Errno.EINVAL
    thread = process.thread
    if old:
        process.memory.store_i32(old, _ENABLE if thread.cancel_enabled else _DISABLE)
    thread.cancel_enabled = state == _ENABLE
    if thread.cancel_asynchronous:
        test_cancel(process)
    return 0


@function()
def pthread_setcanceltype(process: "Process", kind: int, old: int) -> int:
    """Choose deferred (0) or asynchronous (1) cancellation of the calling thread."""
    if kind not in (_DEFERRED, _ASYNCHRONOUS):
        return Errno.EINVAL
    thread = process.thread
    if old:
        process.memory.store_i32(old, _ASYNCHRONOUS if thread.cancel_asynchronous else _DEFERRED)
    thread.cancel_asynchronous = kind == _ASYNCHRONOUS
    if thread.cancel_asynchronous:
        test_cancel(process)
    return 0


@function("__pthread_cleanup_push")
def cleanup_push(process: "Process", routine: int, argument: int) -> None:
    """Add a cleanup handler."""
    process.thread.cleanup.append((routine, argument))


@function("__pthread_cleanup_pop")
def cleanup_pop(process: "Process", execute: int) -> None:
    """Remove the latest cleanup handler, and run it if ``execute``."""
    routine, argument = process.thread.cleanup.pop()
    if execute:
        process.call(routine, argument)
