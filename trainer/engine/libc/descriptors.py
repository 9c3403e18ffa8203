"""Files by descriptor as C functions (unistd.h, fcntl.h, sys/stat.h); the files are those of the simulation."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process.clock import START
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.file_calls import FileStatus
    from trainer.engine.process.process import Process

_O_CREATE_NEW = 0o1101  # O_WRONLY | O_CREAT | O_TRUNC
_O_CLOEXEC = 0o2000000
_AT_FDCWD = -100
_F_DUPFD, _F_GETFD, _F_SETFD, _F_GETFL, _F_SETFL, _F_DUPFD_CLOEXEC = 0, 1, 2, 3, 4, 1030
_EXECUTABLE, _WRITABLE = 1, 2  # X_OK, W_OK
_USER, _DEVICE, _SECOND = 65534, 0x801, 1_000_000_000


@function("open", "open64")
def open_(process: Process, path: int, flags: int, mode: int = 0) -> int:
    """Open a file."""
    return checked(process, process.kernel.open(process.memory.string(path), flags, mode))


@function()
def openat(process: Process, directory: int, path: int, flags: int, mode: int = 0) -> int:
    """Open a file by its path from the working directory (AT_FDCWD), or an absolute one."""
    name = process.memory.string(path)
    if directory != _AT_FDCWD and not name.startswith(b"/"):
        return failed(process, Errno.ENOTDIR)
    return checked(process, process.kernel.open(name, flags, mode))


@function("creat", "creat64")
def creat(process: Process, path: int, mode: int) -> int:
    """Create an empty file for writing."""
    return checked(process, process.kernel.open(process.memory.string(path), _O_CREATE_NEW, mode))


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
def unlink(process: Process, path: int) -> int:
    """Remove a file."""
    return checked(process, process.kernel.unlink(process.memory.string(path)))


@function()
def readlink(process: Process, path: int, buffer: int, size: int) -> int:
    """Store what a symbolic link points to, without a NUL; there are only those of /proc."""
    found = process.kernel.read_link(process.memory.string(path))
    if isinstance(found, Errno):
        return failed(process, found)
    text = found.encode()[:size]
    process.memory.store(buffer, text)
    return len(text)


@function()
def access(process: Process, path: int, mode: int) -> int:
    """Tell whether a file exists and allows what ``mode`` asks for."""
    found = process.kernel.status_of(process.memory.string(path))
    if isinstance(found, Errno):
        return failed(process, found)
    refused = mode & _EXECUTABLE or (mode & _WRITABLE and not found.mode & 0o222)
    return failed(process, Errno.EACCES) if refused else 0


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
    for index, fd in enumerate(made):
        process.memory.store_i32(ends + 4 * index, fd)
    return 0


@function()
def pipe2(process: Process, ends: int, flags: int) -> int:
    """Do the same; of the flags only O_CLOEXEC is known, and does nothing."""
    return failed(process, Errno.EINVAL) if flags & ~_O_CLOEXEC else pipe(process, ends)


# attributes


def _store_status(process: Process, found: FileStatus | Errno, address: int) -> int:
    """Fill in a ``struct stat``; the times are the start of the run."""
    if isinstance(found, Errno):
        return failed(process, found)
    times = (START // _SECOND, 0) * 3
    blocks = -(-found.size // 4096) * 8
    head = struct.pack("<QQQIII4xQ", _DEVICE, found.number, 1, found.mode, _USER, _USER, 0)
    process.memory.store(address, head + struct.pack("<qqq6q24x", found.size, 4096, blocks, *times))
    return 0


@function("fstat", "fstat64")
def fstat(process: Process, fd: int, address: int) -> int:
    """Store the attributes of an open file."""
    return _store_status(process, process.kernel.status(fd), address)


@function("stat", "stat64", "lstat", "lstat64")
def stat(process: Process, path: int, address: int) -> int:
    """Store the attributes of a file."""
    return _store_status(process, process.kernel.status_of(process.memory.string(path)), address)
