"""System calls at which ``pthread_cancel`` ends a thread (pthreads(7)): before they do anything, or while they wait."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

P = ParamSpec("P")


def obey(process: Process) -> None:
    """End the running thread if it was asked to end and lets itself be cancelled."""
    if process.thread.cancel_requested:
        # few programs cancel threads: the others do without the unwinder
        from trainer.engine.libc.pthread.cancellation import test_cancel

        test_cancel(process)


def cancellation_point(call: Callable[Concatenate[Process, P], int]) -> Callable[Concatenate[Process, P], int]:
    """Make a C function that returns -1 with ``errno`` a cancellation point."""

    @wraps(call)
    def guarded(process: Process, /, *arguments: P.args, **named: P.kwargs) -> int:
        obey(process)
        result = call(process, *arguments, **named)
        if result == -1 and process.errno == Errno.EINTR:
            obey(process)
        return result

    return guarded
