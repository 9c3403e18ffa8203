"""How a C function reports what a system call returned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def checked(process: Process, result: int) -> int:
    """Return the result of a system call; -1 with ``errno`` set for the negative of an error number."""
    return failed(process, -result) if result < 0 else result


def failed(process: Process, error: int) -> int:
    """Set ``errno`` and return -1."""
    process.errno = error
    return -1
