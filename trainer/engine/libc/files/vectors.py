"""Reading and writing several buffers at once (readv(2), writev(2); sys/uio.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.files.pieces import Pieces, gather, pieces_at, scatter, total
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process


def _each(process: Process, pieces: Pieces, transfer: Callable[[int, int, int], int]) -> int:
    """Give ``transfer`` each buffer, its size and how much came before, up to the first that is not done whole."""
    done = 0
    for buffer, size in pieces:
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
    """Read into several buffers; what a pipe holds is taken at once, without waiting for more."""
    pieces, opened = pieces_at(process, vectors, count), process.kernel.opened(fd)
    if isinstance(pieces, Errno):
        return failed(process, pieces)
    if isinstance(opened, Errno) or opened.channel is None or not opened.readable:
        return _each(process, pieces, lambda buffer, size, _: process.kernel.read(fd, buffer, size))
    data = opened.channel.read(process, opened, total(pieces), lambda _: True)
    return failed(process, data) if isinstance(data, Errno) else scatter(process, pieces, data)


@function()
@cancellation_point
def writev(process: Process, fd: int, vectors: int, count: int) -> int:
    """Write several buffers; to a pipe or socket as one."""
    pieces, opened = pieces_at(process, vectors, count), process.kernel.opened(fd)
    if isinstance(pieces, Errno):
        return failed(process, pieces)
    if isinstance(opened, Errno) or opened.channel is None or not opened.writable:
        return _each(process, pieces, lambda buffer, size, _: process.kernel.write(fd, buffer, size))
    data = gather(process, pieces, total(pieces))
    if not data and total(pieces):
        return failed(process, Errno.EFAULT)
    written = opened.channel.write(process, opened, data)
    return failed(process, written) if isinstance(written, Errno) else written


@function("preadv", "preadv64")
@cancellation_point
def preadv(process: Process, fd: int, vectors: int, count: int, offset: int) -> int:
    """Read into several buffers from an offset on."""
    pieces, read = pieces_at(process, vectors, count), process.kernel.pread
    if isinstance(pieces, Errno):
        return failed(process, pieces)
    return _each(process, pieces, lambda buffer, size, done: read(fd, buffer, size, offset + done))


@function("pwritev", "pwritev64")
@cancellation_point
def pwritev(process: Process, fd: int, vectors: int, count: int, offset: int) -> int:
    """Write several buffers from an offset on."""
    pieces, write = pieces_at(process, vectors, count), process.kernel.pwrite
    if isinstance(pieces, Errno):
        return failed(process, pieces)
    return _each(process, pieces, lambda buffer, size, done: write(fd, buffer, size, offset + done))
