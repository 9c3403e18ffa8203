"""Advice and room for files (posix_fadvise(2), posix_fallocate(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process.errno import Errno
from trainer.engine.process.seals import WRITING
from trainer.engine.process.sources import SharedPages

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MOST_ADVICE = 5
_KEEP_SIZE, _PUNCH_HOLE = 1, 2  # FALLOC_FL_


@function("posix_fadvise", "posix_fadvise64")
def posix_fadvise(process: Process, fd: int, offset: int, length: int, advice: int) -> int:
    """Accept advice, which has no effect; returns an error number."""
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return opened
    if opened.channel is not None:
        return Errno.ESPIPE
    return 0 if length >= 0 and 0 <= advice <= _MOST_ADVICE else Errno.EINVAL


def _file(process: Process, fd: int, offset: int, length: int) -> SharedPages | Errno:
    """Return the file of which a piece is to be changed."""
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        return opened
    if offset < 0 or length <= 0:
        return Errno.EINVAL
    if not opened.writable:
        return Errno.EBADF
    if isinstance(opened.file, SharedPages):
        return opened.file
    return Errno.ESPIPE if opened.channel is not None else Errno.ENODEV


def _grow(process: Process, fd: int, offset: int, length: int) -> int:
    """Make a file at least ``offset + length`` bytes long; returns an error number."""
    file = _file(process, fd, offset, length)
    if isinstance(file, Errno):
        return file
    if offset + length > file.size:
        result = process.kernel.ftruncate(fd, offset + length)
        return -result if result < 0 else 0
    return 0


@function("posix_fallocate", "posix_fallocate64")
def posix_fallocate(process: Process, fd: int, offset: int, length: int) -> int:
    """Make room in a file; returns an error number."""
    return _grow(process, fd, offset, length)


@function("fallocate", "fallocate64")
def fallocate(process: Process, fd: int, mode: int, offset: int, length: int) -> int:
    """Make room in a file, behind its end with KEEP_SIZE, or take a piece out of it; other modes are not there."""
    error: int = Errno.EOPNOTSUPP
    if not mode:
        error = _grow(process, fd, offset, length)
    elif mode == _KEEP_SIZE:
        file = _file(process, fd, offset, length)
        error = file if isinstance(file, Errno) else 0
    elif mode == _KEEP_SIZE | _PUNCH_HOLE:
        error = _clear(process, fd, offset, length)
    return failed(process, error) if error else 0


def _clear(process: Process, fd: int, offset: int, length: int) -> int:
    """Let a piece of a file be zeros; returns an error number."""
    file = _file(process, fd, offset, length)
    if isinstance(file, Errno):
        return file
    if (file.seals or 0) & WRITING:
        return Errno.EPERM
    count = max(0, min(length, file.size - offset))
    file.write(offset, bytes(count))
    process.space.show_file(file, offset, offset + count)
    return 0


@function()
def linkat(process: Process, old_directory: int, old: int, new_directory: int, new: int, flags: int) -> int:
    """Give a file another name, paths beginning at open directories."""
    text = process.space.peek_string
    return checked(process, process.kernel.link(text(old), text(new), old_directory, new_directory))
