"""Reading and writing several buffers at once (readv(2), writev(2); sys/uio.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_MOST_VECTORS = 1024


def _each(process: Process, vectors: int, count: int, transfer: Callable[[int, int, int], int]) -> int:
    """Give ``transfer`` each buffer, its size and how much came before, up to the first that is not done whole."""
    if not 0 <= count <= _MOST_VECTORS:
        return failed(process, Errno.EINVAL)
    load, done = process.memory.load_u64, 0
    for index in range(count):
        buffer, size = load(vectors + 16 * index), load(vectors + 16 * index + 8)
        if not size:
            continue
        result = transfer(buffer, size, done)
        if result < 0:
            return done or checked(process, result)
        done += result
        if result < size:
            break
    return done


@function()
@cancellation_point
def readv(process: Process, fd: int, vectors: int, count: int) -> int:
    """Read into several buffers."""
    return _each(process, vectors, count, lambda buffer, size, _: process.kernel.read(fd, buffer, size))


@function()
@cancellation_point
def writev(process: Process, fd: int, vectors: int, count: int) -> int:
    """Write several buffers."""
    return _each(process, vectors, count, lambda buffer, size, _: process.kernel.write(fd, buffer, size))


@function("preadv", "preadv64")
@cancellation_point
def preadv(process: Process, fd: int, vectors: int, count: int, offset: int) -> int:
    """Read into several buffers from an offset on."""
    kernel = process.kernel
    return _each(process, vectors, count, lambda buffer, size, done: kernel.pread(fd, buffer, size, offset + done))


@function("pwritev", "pwritev64")
@cancellation_point
def pwritev(process: Process, fd: int, vectors: int, count: int, offset: int) -> int:
    """Write several buffers from an offset on."""
    kernel = process.kernel
    return _each(process, vectors, count, lambda buffer, size, done: kernel.pwrite(fd, buffer, size, offset + done))
