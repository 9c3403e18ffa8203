"""How a C function reports what a system call returned."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

from trainer.engine.process.errno import Errno
from trainer.engine.process.faulting import BadAddressError

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process


def system_call(implementation: Callable[..., int]) -> Callable[..., int]:
    """Make a bad pointer an error (EFAULT) for a function that leaves all access to memory to the kernel."""

    @wraps(implementation)
    def call(process: Process, *arguments: int) -> int:
        thread = process.thread
        outer = thread.in_kernel
        thread.in_kernel = outer + 1
        try:
            return implementation(process, *arguments)
        except BadAddressError:
            return failed(process, Errno.EFAULT)
        finally:
            thread.in_kernel = outer

    return call


def checked(process: Process, result: int) -> int:
    """Return the result of a system call; -1 with ``errno`` set for the negative of an error number."""
    return failed(process, -result) if result < 0 else result


def failed(process: Process, error: int) -> int:
    """Set ``errno`` and return -1."""
    process.errno = error
    return -1
