"""Several pieces of memory as one: arrays of ``iovec`` (sys/uio.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MOST, _SIZE = 1024, 16

Pieces = list[tuple[int, int]]  # address and size


def pieces_at(process: Process, vectors: int, count: int) -> Pieces | Errno:
    """Read an array of ``iovec``."""
    if not 0 <= count <= _MOST:
        return Errno.EINVAL
    if process.space.peek(vectors, _SIZE * count) is None:
        return Errno.EFAULT
    load = process.memory.load_u64
    return [(load(vectors + _SIZE * index), load(vectors + _SIZE * index + 8)) for index in range(count)]


def total(pieces: Pieces) -> int:
    """Return the bytes of all pieces."""
    return sum(size for _, size in pieces)


def gather(process: Process, pieces: Pieces, limit: int) -> bytes:
    """Return what can be read of the pieces, up to the first page that cannot, ``limit`` bytes at most."""
    parts, left = [], limit
    for address, size in pieces:
        wanted = min(size, left)
        usable = process.space.usable_size(address, wanted, "read")
        parts.append(process.memory.load(address, usable) if usable else b"")
        left -= usable
        if usable < wanted:
            break
    return b"".join(parts)


def scatter(process: Process, pieces: Pieces, data: bytes) -> int:
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
