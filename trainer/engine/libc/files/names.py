"""Names of files, directories, and the working directory (unlink(2), rename(2), mkdir(2), getcwd(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import FIFO, RIGHTS
from trainer.engine.process.path_calls import AT_FDCWD

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_REMOVE_DIRECTORY = 0x200
_PATH_MAX = 4096


@function()
def unlink(process: Process, path: int) -> int:
    """Remove a name."""
    return checked(process, process.kernel.unlink(process.space.peek_string(path)))


@function()
def rmdir(process: Process, path: int) -> int:
    """Remove an empty directory."""
    return checked(process, process.kernel.rmdir(process.space.peek_string(path)))


@function()
def unlinkat(process: Process, directory: int, path: int, flags: int) -> int:
    """Remove a name or a directory, the path beginning at an open directory."""
    kernel = process.kernel
    remove = kernel.rmdir if flags & _REMOVE_DIRECTORY else kernel.unlink
    return checked(process, remove(process.space.peek_string(path), directory))


@function()
def remove(process: Process, path: int) -> int:
    """Remove a name or an empty directory."""
    name = process.space.peek_string(path)
    result = process.kernel.unlink(name)
    return checked(process, process.kernel.rmdir(name) if result == -Errno.EISDIR else result)


@function()
def rename(process: Process, old: int, new: int) -> int:
    """Give a file another name."""
    text = process.space.peek_string
    return checked(process, process.kernel.rename(text(old), text(new)))


@function()
def renameat(process: Process, old_directory: int, old: int, new_directory: int, new: int) -> int:
    """Give a file another name, paths beginning at open directories."""
    text = process.space.peek_string
    return checked(process, process.kernel.rename(text(old), text(new), old_directory, new_directory))


@function()
def link(process: Process, old: int, new: int) -> int:
    """Give a file one more name."""
    text = process.space.peek_string
    return checked(process, process.kernel.link(text(old), text(new)))


@function()
def symlink(process: Process, target: int, path: int) -> int:
    """Make a symbolic link."""
    text = process.space.peek_string
    return checked(process, process.kernel.symlink(text(target), text(path)))


@function()
def symlinkat(process: Process, target: int, directory: int, path: int) -> int:
    """Make a symbolic link, its path beginning at an open directory."""
    text = process.space.peek_string
    return checked(process, process.kernel.symlink(text(target), text(path), directory))


def _read_link(process: Process, found: str | Errno, buffer: int, size: int) -> int:
    if isinstance(found, Errno):
        return failed(process, found)
    text = found.encode("utf-8", "surrogateescape")[:size]
    return len(text) if process.space.poke(buffer, text) else failed(process, Errno.EFAULT)


@function()
def readlink(process: Process, path: int, buffer: int, size: int) -> int:
    """Store what a symbolic link points to, without a NUL."""
    return _read_link(process, process.kernel.read_link(process.space.peek_string(path)), buffer, size)


@function()
def readlinkat(process: Process, directory: int, path: int, buffer: int, size: int) -> int:
    """Store what a symbolic link points to, its path beginning at an open directory."""
    return _read_link(process, process.kernel.read_link(process.space.peek_string(path), directory), buffer, size)


@function()
def mkdir(process: Process, path: int, mode: int) -> int:
    """Make a directory."""
    return checked(process, process.kernel.mkdir(process.space.peek_string(path), mode))


@function()
def mkdirat(process: Process, directory: int, path: int, mode: int) -> int:
    """Make a directory, its path beginning at an open directory."""
    return checked(process, process.kernel.mkdir(process.space.peek_string(path), mode, directory))


@function()
def mkfifo(process: Process, path: int, mode: int) -> int:
    """Make a FIFO."""
    return mkfifoat(process, AT_FDCWD, path, mode)


@function()
def mkfifoat(process: Process, directory: int, path: int, mode: int) -> int:
    """Make a FIFO, its path beginning at an open directory."""
    return mknodat(process, directory, path, FIFO | mode & RIGHTS, 0)


@function()
def mknod(process: Process, path: int, mode: int, device: int) -> int:
    """Make a FIFO or an empty file."""
    return mknodat(process, AT_FDCWD, path, mode, device)


@function()
def mknodat(process: Process, directory: int, path: int, mode: int, device: int) -> int:
    """Do the same, the path beginning at an open directory."""
    return checked(process, process.kernel.mknod(process.space.peek_string(path), mode, directory))


@function("truncate", "truncate64")
def truncate(process: Process, path: int, size: int) -> int:
    """Change the size of a file."""
    return checked(process, process.kernel.truncate(process.space.peek_string(path), size))


# the working directory


@function()
def chdir(process: Process, path: int) -> int:
    """Make a directory the working directory."""
    return checked(process, process.kernel.chdir(process.space.peek_string(path)))


@function()
def fchdir(process: Process, fd: int) -> int:
    """Make an open directory the working directory."""
    return checked(process, process.kernel.fchdir(fd))


def _working_directory(process: Process) -> bytes:
    return process.kernel.directory.path().encode("utf-8", "surrogateescape") + b"\0"


@function()
def getcwd(process: Process, buffer: int, size: int) -> int:
    """Store the working directory; a null ``buffer`` asks for memory of malloc, a size of 0 for just enough."""
    if not size and buffer:
        process.errno = Errno.EINVAL
        return 0
    text, target = _working_directory(process), buffer
    if not buffer:
        target = process.heap.malloc(size or _PATH_MAX)
        if not target:
            return 0
    if size and len(text) > size:
        if not buffer:
            process.heap.free(target)
        process.errno = Errno.ERANGE
        return 0
    if buffer and not process.space.poke(buffer, text):
        process.errno = Errno.EFAULT
        return 0
    if not buffer:
        process.memory.store(target, text)
    return target if buffer or size else process.heap.realloc(target, len(text))


@function()
def getwd(process: Process, buffer: int) -> int:
    """Store the working directory, however small the buffer is."""
    process.memory.store(buffer, _working_directory(process))
    return buffer


@function()
def get_current_dir_name(process: Process) -> int:
    """Return the working directory in memory of malloc."""
    return getcwd(process, 0, 0)
