"""Copying from file to file within the kernel (sendfile(2), copy_file_range(2))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed, system_call
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_APPEND, OpenFile
from trainer.engine.process.sources import SharedPages

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_PIECE = 1 << 16


@function("sendfile", "sendfile64")
@system_call
def sendfile(process: Process, target: int, source: int, offset: int, count: int) -> int:
    """Copy from a file to anything that can be written; the place comes from ``offset`` or that of the file."""
    origin, written = process.kernel.opened(source), process.kernel.opened(target)
    if isinstance(origin, Errno) or isinstance(written, Errno) or not (origin.readable and written.writable):
        return failed(process, Errno.EBADF)
    if not isinstance(origin.file, SharedPages) or written.flags & O_APPEND:
        return failed(process, Errno.EINVAL)
    start = process.memory.load_i64(offset) if offset else origin.offset
    if start < 0:
        return failed(process, Errno.EINVAL)
    done = _copy(process, origin, start, target, count)
    if done > 0:
        _advance(process, origin, offset, start + done)
    return checked(process, done)


@function()
@system_call
def copy_file_range(
    process: Process, source: int, source_offset: int, target: int, target_offset: int, count: int, flags: int
) -> int:
    """Copy between two files, from and to the given offsets or their own places."""
    origin, written = process.kernel.opened(source), process.kernel.opened(target)
    if isinstance(origin, Errno) or isinstance(written, Errno) or flags:
        return failed(process, Errno.EINVAL if flags else Errno.EBADF)
    if not isinstance(origin.file, SharedPages) or not isinstance(written.file, SharedPages):
        return failed(process, Errno.EINVAL)
    if not origin.readable or not written.writable or written.flags & O_APPEND:
        return failed(process, Errno.EBADF)
    load = process.memory.load_i64
    start = load(source_offset) if source_offset else origin.offset
    place = load(target_offset) if target_offset else written.offset
    overlapping = origin.file is written.file and start < place + count and place < start + count
    if start < 0 or place < 0 or overlapping:
        return failed(process, Errno.EINVAL)
    before, written.offset = written.offset, place
    done = _copy(process, origin, start, target, count)
    written.offset = before
    if done > 0:
        _advance(process, origin, source_offset, start + done)
        _advance(process, written, target_offset, place + done)
    return checked(process, done)


def _copy(process: Process, origin: OpenFile, start: int, target: int, count: int) -> int:
    """Write what lies from ``start`` of a file on; returns how much, or the negative of an error number if nothing."""
    source, done = origin.file, 0
    assert isinstance(source, SharedPages)
    process.kernel.note_access(origin)
    while done < count and (data := source.read(start + done, min(_PIECE, count - done))):
        result = process.kernel.write_bytes(target, data)
        if result < 0:
            return done or result
        done += result
        if result < len(data):
            break
    return done


def _advance(process: Process, opened: OpenFile, offset: int, place: int) -> None:
    """Note where the next copy goes on: in memory, or in the open file."""
    if offset:
        process.memory.store_i64(offset, place)
    else:
        opened.offset = place
