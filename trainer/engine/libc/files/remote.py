"""Copying between the memories of two processes (process_vm_readv(2))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.files.pieces import gather, pieces_at, scatter, total
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def _copy(
    process: Process, pid: int, local: tuple[int, int], remote: tuple[int, int], flags: int, *, write: bool
) -> int:
    mine, theirs = pieces_at(process, *local), pieces_at(process, *remote)
    if flags or isinstance(mine, Errno) or isinstance(theirs, Errno):
        found = mine if isinstance(mine, Errno) else theirs
        return failed(process, found if isinstance(found, Errno) and not flags else Errno.EINVAL)
    other = process if pid == process.threads.pid else process.threads.processor.processes.get(pid)
    if other is None:
        return failed(process, Errno.ESRCH)
    size = min(total(mine), total(theirs))
    if write:
        if other is not process:
            raise LimitReached("The program writes into the memory of another process, which is not simulated.")
        done = scatter(process, theirs, gather(process, mine, size))
    else:
        done = scatter(process, mine, process.threads.turns.external(lambda: gather(other, theirs, size)))
    return done if done or not size else failed(process, Errno.EFAULT)


@function()
def process_vm_readv(
    process: Process, pid: int, local: int, local_count: int, remote: int, remote_count: int, flags: int
) -> int:
    """Copy from the memory of a process; returns the bytes copied, EFAULT if none could be."""
    return _copy(process, pid, (local, local_count), (remote, remote_count), flags, write=False)


@function()
def process_vm_writev(
    process: Process, pid: int, local: int, local_count: int, remote: int, remote_count: int, flags: int
) -> int:
    """Copy into the memory of this process; returns the bytes copied, EFAULT if none could be."""
    return _copy(process, pid, (local, local_count), (remote, remote_count), flags, write=True)
