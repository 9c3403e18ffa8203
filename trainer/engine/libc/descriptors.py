"""Files by descriptor as C functions (unistd.h, fcntl.h); the files are those of the simulation."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_O_CREATE_NEW = 0o1101  # O_WRONLY | O_CREAT | O_TRUNC
_O_CLOEXEC = 0o2000000


@function("open", "open64")
def open_(process: Process, path: int, flags: int, mode: int = 0) -> int:
    """Open a file."""
    return checked(process, process.kernel.open(process.space.peek_string(path), flags, mode))


@function("openat", "openat64")
def openat(process: Process, directory: int, path: int, flags: int, mode: int = 0) -> int:
    """Open a file, its path beginning at an open directory, or at the working directory (AT_FDCWD)."""
    return checked(process, process.kernel.open(process.space.peek_string(path), flags, mode, directory))


@function("creat", "creat64")
def creat(process: Process, path: int, mode: int) -> int:
    """Create an empty file for writing."""
    return checked(process, process.kernel.open(process.space.peek_string(path), _O_CREATE_NEW, mode))


@function()
def read(process: Process, fd: int, buffer: int, count: int) -> int:
    """Read from a descriptor."""
    return checked(process, process.kernel.read(fd, buffer, count))


@function()
def write(process: Process, fd: int, buffer: int, count: int) -> int:
    """Write to a descriptor."""
    return checked(process, process.kernel.write(fd, buffer, count))


@function("pread", "pread64")
def pread(process: Process, fd: int, buffer: int, count: int, offset: int) -> int:
    """Read at an offset."""
    return checked(process, process.kernel.pread(fd, buffer, count, offset))


@function("pwrite", "pwrite64")
def pwrite(process: Process, fd: int, buffer: int, count: int, offset: int) -> int:
    """Write at an offset."""
    return checked(process, process.kernel.pwrite(fd, buffer, count, offset))


@function()
def close(process: Process, fd: int) -> int:
    """Close a descriptor."""
    return checked(process, process.kernel.close(fd))


@function("lseek", "lseek64")
def lseek(process: Process, fd: int, offset: int, whence: int) -> int:
    """Move in a file."""
    return checked(process, process.kernel.lseek(fd, offset, whence))


@function("ftruncate", "ftruncate64")
def ftruncate(process: Process, fd: int, size: int) -> int:
    """Change the size of a file."""
    return checked(process, process.kernel.ftruncate(fd, size))


@function("fsync", "fdatasync")
def fsync(process: Process, fd: int) -> int:
    """Write a file back: files of the simulation are in memory, so nothing is left to do."""
    found = process.kernel.opened(fd)
    return failed(process, found) if isinstance(found, Errno) else 0


@function()
def isatty(process: Process, fd: int) -> int:
    """Tell whether a descriptor is a terminal."""
    opened = process.kernel.opened(fd)
    if isinstance(opened, Errno):
        process.errno = opened
        return 0
    if process.tty and opened.stream is not None:
        return 1
    process.errno = Errno.ENOTTY
    return 0


# copies


@function()
def dup(process: Process, fd: int) -> int:
    """Return the lowest free descriptor for the same open file."""
    return checked(process, process.kernel.dup(fd))


@function()
def dup2(process: Process, fd: int, target: int) -> int:
    """Let ``target`` refer to the same open file."""
    return checked(process, process.kernel.dup2(fd, target))


@function()
def dup3(process: Process, fd: int, target: int, flags: int) -> int:
    """Do the same; the only flag, O_CLOEXEC, does nothing here."""
    if fd == target or flags & ~_O_CLOEXEC:
        return failed(process, Errno.EINVAL)
    return checked(process, process.kernel.dup2(fd, target))


@function("fcntl", "fcntl64")
def fcntl(process: Process, fd: int, command: int, argument: int = 0) -> int:
    """Copy a descriptor, or read and change flags of it and of its open file."""
    kernel = process.kernel
    opened = kernel.opened(fd)
    if isinstance(opened, Errno):
        return failed(process, opened)
    match command:
        case 0 | 1030:  # F_DUPFD, F_DUPFD_CLOEXEC
            return checked(process, kernel.dup(fd, argument))
        case 1 | 2:  # F_GETFD, F_SETFD: nothing here lives through exec
            return 0
        case 3:  # F_GETFL
            return kernel.flags(fd)
        case 4:  # F_SETFL
            kernel.flags(fd, argument)
            return 0
    return failed(process, Errno.EINVAL)


@function()
def pipe(process: Process, ends: int) -> int:
    """Store the descriptors of a new pipe: ``ends[0]`` for reading, ``ends[1]`` for writing."""
    made = process.kernel.pipe()
    if isinstance(made, Errno):
        return failed(process, made)
    if process.space.poke(ends, struct.pack("<2i", *made)):
        return 0
    for fd in made:
        process.kernel.close(fd)
    return failed(process, Errno.EFAULT)


@function()
def pipe2(process: Process, ends: int, flags: int) -> int:
    """Do the same; of the flags only O_CLOEXEC is known, and does nothing."""
    return failed(process, Errno.EINVAL) if flags & ~_O_CLOEXEC else pipe(process, ends)
