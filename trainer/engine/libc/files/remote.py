"""Copying between the memories of two processes (process_vm_readv(2))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import failed
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MOST_VECTORS = 1024

Pieces = list[tuple[int, int]]  # address and size


def _pieces(process: Process, vectors: int, count: int) -> Pieces | Errno:
    """Read an array of ``iovec``."""
    if count > _MOST_VECTORS:
        return Errno.EINVAL
    if process.space.peek(vectors, 16 * count) is None:
        return Errno.EFAULT
    load = process.memory.load_u64
    return [(load(vectors + 16 * index), load(vectors + 16 * index + 8)) for index in range(count)]


def _read(process: Process, pieces: Pieces, limit: int) -> bytes:
    """Return what can be read of the pieces, up to the first page that cannot."""
    parts, left = [], limit
    for address, size in pieces:
        wanted = min(size, left)
        usable = process.space.usable_size(address, wanted, "read")
        parts.append(process.memory.load(address, usable) if usable else b"")
        left -= usable
        if usable < wanted:
            break
    return b"".join(parts)


def _write(process: Process, pieces: Pieces, data: bytes) -> int:
    """Store ``data`` in the pieces; returns how much of it, up to the first page that cannot be written."""
    done = 0
    for address, size in pieces:
        part = data[done : done + size]
        usable = process.space.usable_size(address, len(part), "write")
        if usable:
            process.memory.store(address, part[:usable])
        done += usable
        if usable < len(part):
            break
    return done


def _copy(
    process: Process, pid: int, local: tuple[int, int], remote: tuple[int, int], flags: int, *, write: bool
) -> int:
    mine, theirs = _pieces(process, *local), _pieces(process, *remote)
    if flags or isinstance(mine, Errno) or isinstance(theirs, Errno):
        found = mine if isinstance(mine, Errno) else theirs
        return failed(process, found if isinstance(found, Errno) and not flags else Errno.EINVAL)
    other = process if pid == process.threads.pid else process.threads.processor.processes.get(pid)
    if other is None:
        return failed(process, Errno.ESRCH)
    size = min(sum(size for _, size in mine), sum(size for _, size in theirs))
    if write:
        if other is not process:
            raise LimitReached("The program writes into the memory of another process, which is not simulated.")
        done = _write(process, theirs, _read(process, mine, size))
    else:
        done = _write(process, mine, process.threads.turns.external(lambda: _read(other, theirs, size)))
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
