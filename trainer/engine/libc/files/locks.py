"""Locks on whole files and on parts of them (flock(2), lockf(3)), as far as one process can have them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.descriptors import check_alone
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

_SHARED, _EXCLUSIVE, _AT_ONCE, _UNLOCK, _MANDATORY = 1, 2, 4, 8, 32
_RELEASE, _LOCK, _TRY, _TEST = range(4)  # F_ULOCK …


@function()
def flock(process: Process, fd: int, operation: int) -> int:
    """Lock a file for all descriptors of one opening of it, or unlock it."""
    if operation & _MANDATORY:  # such locks are no more, which the kernel does not say
        return 0
    wanted = operation & ~_AT_ONCE
    if wanted not in (_SHARED, _EXCLUSIVE, _UNLOCK):
        return failed(process, Errno.EINVAL)
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return failed(process, opened)
    check_alone(process)
    opened.lock = 0  # given up before the new one is had
    if wanted == _UNLOCK:
        return 0
    if any(_EXCLUSIVE in (wanted, other.lock) for other in _locked_by_others(process, opened)):
        if operation & _AT_ONCE:
            return failed(process, Errno.EAGAIN)
        raise LimitReached(
            f"the program waits for a lock that it holds itself (line {process.current_line()}), "
            "which cannot be simulated here"
        )
    opened.lock = wanted
    return 0


def _locked_by_others(process: Process, opened: OpenFile) -> list[OpenFile]:
    """Return the other openings of the same file that hold a lock."""
    return [
        other
        for other in process.kernel.files.values()
        if other.lock and other is not opened and opened.node is not None and other.node is opened.node
    ]


@function("lockf", "lockf64")
def lockf(process: Process, fd: int, command: int, length: int) -> int:
    """Lock a part of a file from the current position on: no other process is there that could have one."""
    if command not in (_RELEASE, _LOCK, _TRY, _TEST):
        return failed(process, Errno.EINVAL)
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return failed(process, opened)
    check_alone(process)
    if command in (_LOCK, _TRY) and not opened.writable:
        return failed(process, Errno.EBADF)
    return failed(process, Errno.EINVAL) if opened.offset + length < 0 else 0
