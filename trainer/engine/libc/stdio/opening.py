"""Opening, closing and positioning streams (fopen(3), fclose(3), fseek(3), open_memstream(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.file import EOF, File, Flag
from trainer.engine.libc.stdio.file_stream import END, SET, parse_mode
from trainer.engine.libc.stdio.memory_stream import ALLOCATION, MemoryStream
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_APPEND, O_CLOEXEC

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_RIGHTS = 0o666


def _fail(process: Process, error: int) -> int:
    process.errno = error
    return 0


@function("fopen", "fopen64")
def fopen(process: Process, path: int, mode: int) -> int:
    """Open a file of the simulation; null on failure."""
    # glibc allocates the structure first, and frees it when the file cannot be opened
    stdio, memory = process.stdio, process.memory
    stream = stdio.open(-1, 0)
    if stream is None:
        return 0
    parsed = parse_mode(memory.string(mode))
    fd = -Errno.EINVAL if parsed is None else process.kernel.open(process.space.peek_string(path), parsed[0], _RIGHTS)
    if fd < 0 or parsed is None:
        stdio.unlink(stream)
        process.heap.free(stream.address)
        return _fail(process, -fd)
    stream.reopen(fd, parsed[1])
    return stream.address


@function()
def fdopen(process: Process, fd: int, mode: int) -> int:
    """Make a stream for a descriptor."""
    parsed = parse_mode(process.memory.string(mode))
    if parsed is None:
        return _fail(process, Errno.EINVAL)
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return _fail(process, opened)
    opening, access = parsed
    if not (opened.readable or access & Flag.NO_READS) or not (opened.writable or access & Flag.NO_WRITES):
        return _fail(process, Errno.EINVAL)
    appends = opening & O_APPEND and not opened.flags & O_APPEND
    if appends:
        process.kernel.flags(fd, opened.flags | O_APPEND)
    stream = process.stdio.open(fd, access)
    if stream is not None and appends and access & Flag.NO_READS:
        process.kernel.lseek(fd, 0, END)
    return 0 if stream is None else stream.address


def _reopen(process: Process, path: int, old: int, opening: int) -> int:
    """Open a file, or without a path the one that is open already."""
    if path:
        return process.kernel.open(process.space.peek_string(path), opening, _RIGHTS)
    return process.kernel.reopen(old, opening)


@function("freopen", "freopen64")
def freopen(process: Process, path: int, mode: int, stream: int) -> int:
    """Close a stream and let it refer to another file, with the same descriptor."""
    kernel, file = process.kernel, process.stdio.stream(stream, File.FLAGS)
    if not file.has(Flag.FILE_BUFFER):
        return 0
    old = file.fileno
    file.close(keep_descriptor=True)
    parsed = parse_mode(process.memory.string(mode))
    fd = -Errno.EINVAL if parsed is None else _reopen(process, path, old, parsed[0])
    if fd < 0 or parsed is None:
        if old >= 0:
            kernel.close(old)
        return _fail(process, -fd)
    if old not in (-1, fd):
        kernel.dup2(fd, old)
        if parsed[0] & O_CLOEXEC:
            kernel.close_on_exec.add(old)
        kernel.close(fd)
        fd = old
    file.reopen(fd, parsed[1])
    return stream


@function()
def open_memstream(process: Process, block: int, size: int) -> int:
    """Open a stream that writes to memory of malloc."""
    address = process.stdio.allocate(ALLOCATION)
    if not address:
        return 0
    stream = MemoryStream(process, address)
    if not stream.begin(block, size, process.stdio.jumps_of(MemoryStream)):
        process.heap.free(address)
        return 0
    process.stdio.link(stream)
    return address


@function()
def fclose(process: Process, stream: int) -> int:
    """Flush and close a stream, and free its structure."""
    file = process.stdio.stream(stream, File.FLAGS)
    process.stdio.unlink(file)
    result = file.close()
    if not process.stdio.is_standard(stream):
        process.heap.free(stream)
    return result


@function("fileno", "fileno_unlocked")
def fileno(process: Process, stream: int) -> int:
    """Return the descriptor."""
    file = process.stdio.stream(stream, File.FLAGS)
    if not file.has(Flag.FILE_BUFFER) or file.fileno < 0:
        process.errno = Errno.EBADF
        return -1
    return file.fileno


@function("fseek", "fseeko", "fseeko64")
def fseek(process: Process, stream: int, offset: int, whence: int) -> int:
    """Move in a file."""
    return -1 if process.stdio.stream(stream, File.FLAGS).seek(offset, whence) == EOF else 0


@function("ftell", "ftello", "ftello64")
def ftell(process: Process, stream: int) -> int:
    """Return the place in a file."""
    return process.stdio.stream(stream, File.FLAGS).tell()


@function()
def rewind(process: Process, stream: int) -> None:
    """Move to the beginning of a file, forgetting errors."""
    file = process.stdio.stream(stream, File.FLAGS)
    file.seek(0, SET)
    file.unmark(Flag.ERROR_SEEN | Flag.EOF_SEEN)


@function()
def fgetpos(process: Process, stream: int, place: int) -> int:
    """Store the place in a file."""
    found = process.stdio.stream(stream, File.FLAGS).tell()
    if found < 0:
        return -1
    process.memory.store_i64(place, found)
    return 0


@function()
def fsetpos(process: Process, stream: int, place: int) -> int:
    """Return to a stored place."""
    return int(fseek(process, stream, process.memory.load_i64(place), SET))


@function("flockfile", "funlockfile")
def flockfile(process: Process, stream: int) -> None:
    """Do nothing: a stream is never used by two threads at once here."""
    process.stdio.stream(stream, File.LOCK)


@function()
def ftrylockfile(process: Process, stream: int) -> int:
    """Succeed, for the same reason."""
    return 0
