"""Files by descriptor as C functions (unistd.h, fcntl.h); the files are those of the simulation."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed
from trainer.engine.process import seals
from trainer.engine.process.channels.pipes import CAPACITY, Pipe
from trainer.engine.process.errno import Errno
from trainer.engine.process.file_nodes import DirectoryNode
from trainer.engine.process.open_files import O_CLOEXEC, O_NONBLOCK

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

_O_CREATE_NEW = 0o1101  # O_WRONLY | O_CREAT | O_TRUNC
_FD_CLOEXEC = 1
_GET_LOCK = 5  # F_GETLK
_CLOSE_RANGE_UNSHARE, _CLOSE_RANGE_CLOEXEC = 2, 4
_READING, _WRITING, _UNLOCKED = range(3)  # F_RDLCK …
# signals, locks of open files, leases, sizes of pipes, hints
_NOT_SIMULATED = frozenset((10, 11, 15, 16, 36, 37, 38, 1024, 1025, 1026, 1031, *range(1035, 1041)))


def keep_flag(process: Process, fd: int, wanted: int) -> int:
    """Note whether a new descriptor is to be closed by exec; returns the descriptor, or what stands in its place."""
    if fd >= 0 and wanted:
        process.kernel.close_on_exec.add(fd)
    return fd


@function("open", "open64")
@cancellation_point
def open_(process: Process, path: int, flags: int, mode: int = 0) -> int:
    """Open a file."""
    return checked(process, process.kernel.open(process.space.peek_string(path), flags, mode))


@function("openat", "openat64")
@cancellation_point
def openat(process: Process, directory: int, path: int, flags: int, mode: int = 0) -> int:
    """Open a file, its path beginning at an open directory, or at the working directory (AT_FDCWD)."""
    return checked(process, process.kernel.open(process.space.peek_string(path), flags, mode, directory))


@function("creat", "creat64")
@cancellation_point
def creat(process: Process, path: int, mode: int) -> int:
    """Create an empty file for writing."""
    return checked(process, process.kernel.open(process.space.peek_string(path), _O_CREATE_NEW, mode))


@function()
@cancellation_point
def read(process: Process, fd: int, buffer: int, count: int) -> int:
    """Read from a descriptor."""
    return checked(process, process.kernel.read(fd, buffer, count))


@function()
@cancellation_point
def write(process: Process, fd: int, buffer: int, count: int) -> int:
    """Write to a descriptor."""
    return checked(process, process.kernel.write(fd, buffer, count))


@function("pread", "pread64")
@cancellation_point
def pread(process: Process, fd: int, buffer: int, count: int, offset: int) -> int:
    """Read at an offset."""
    return checked(process, process.kernel.pread(fd, buffer, count, offset))


@function("pwrite", "pwrite64")
@cancellation_point
def pwrite(process: Process, fd: int, buffer: int, count: int, offset: int) -> int:
    """Write at an offset."""
    return checked(process, process.kernel.pwrite(fd, buffer, count, offset))


@function()
@cancellation_point
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
@cancellation_point
def fsync(process: Process, fd: int) -> int:
    """Write a file back."""
    found = process.kernel.opened(fd)
    if isinstance(found, Errno):
        return failed(process, found)
    if found.file is None and not isinstance(found.node, DirectoryNode):
        return failed(process, Errno.EINVAL)
    process.kernel.fsync(found.file)
    return 0


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
def closefrom(process: Process, lowest: int) -> None:
    """Close all descriptors from ``lowest`` on."""
    for fd in [fd for fd in process.kernel.files if fd >= lowest]:
        process.kernel.close(fd)


@function()
def close_range(process: Process, first: int, last: int, flags: int) -> int:
    """Close the descriptors of a range, or with a flag let them close when the process executes something else."""
    if first > last or flags & ~(_CLOSE_RANGE_UNSHARE | _CLOSE_RANGE_CLOEXEC):
        return failed(process, Errno.EINVAL)
    found = [fd for fd in process.kernel.files if first <= fd <= last]
    if flags & _CLOSE_RANGE_CLOEXEC:
        process.kernel.close_on_exec.update(found)
        return 0
    for fd in found:
        process.kernel.close(fd)
    return 0


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
    """Do the same; the only flag is O_CLOEXEC."""
    if fd == target or flags & ~O_CLOEXEC:
        return failed(process, Errno.EINVAL)
    return keep_flag(process, checked(process, process.kernel.dup2(fd, target)), flags)


@function("fcntl", "fcntl64")
def fcntl(process: Process, fd: int, command: int, argument: int = 0) -> int:
    """Copy a descriptor, read and change flags of it and of its open file, or lock a part of a file."""
    kernel = process.kernel
    opened = kernel.opened(fd)
    if isinstance(opened, Errno):
        return failed(process, opened)
    match command:
        case 0 | 1030:  # F_DUPFD, F_DUPFD_CLOEXEC
            return keep_flag(process, checked(process, kernel.dup(fd, argument)), command)
        case 1:  # F_GETFD
            return int(fd in kernel.close_on_exec)
        case 2:  # F_SETFD
            kernel.close_on_exec.discard(fd)
            return keep_flag(process, fd, argument & _FD_CLOEXEC) and 0
        case 3:  # F_GETFL
            return kernel.flags(fd)
        case 4:  # F_SETFL
            kernel.flags(fd, argument)
            return 0
        case 5 | 6 | 7:  # F_GETLK, F_SETLK, F_SETLKW
            return _lock(process, opened, command, argument)
        case 8 | 9:  # F_SETOWN, F_GETOWN: nothing here sends SIGIO
            return 0
        case 1033:  # F_ADD_SEALS
            return _result(process, seals.add(process, opened, argument))
        case 1034:  # F_GET_SEALS
            return _result(process, seals.seals(opened))
        case 1032:  # F_GETPIPE_SZ
            return failed(process, Errno.EBADF) if not isinstance(opened.channel, Pipe) else CAPACITY
    if command in _NOT_SIMULATED:
        raise LimitReached(f"The program uses command {command} of fcntl, which is not in the simulation.")
    return failed(process, Errno.EINVAL)


def _result(process: Process, found: int | Errno) -> int:
    return failed(process, found) if isinstance(found, Errno) else found


def _lock(process: Process, opened: OpenFile, command: int, lock: int) -> int:
    """Lock a part of a file, or ask who has: nobody, as a process has no conflict with itself."""
    check_alone(process)
    kind = process.space.peek(lock, 2)
    if kind is None:
        return failed(process, Errno.EFAULT)
    wanted = int.from_bytes(kind, "little")
    if wanted > _UNLOCKED:
        return failed(process, Errno.EINVAL)
    if command == _GET_LOCK:
        process.memory.store_u16(lock, _UNLOCKED)
    elif (wanted == _WRITING and not opened.writable) or (wanted == _READING and not opened.readable):
        return failed(process, Errno.EBADF)
    return 0


def check_alone(process: Process) -> None:
    """End the run where a lock could make a process wait for another one: such locks are not simulated."""
    if len(process.threads.processor.processes) > 1:
        raise LimitReached(
            f"several processes lock files (line {process.current_line()}), which cannot be simulated here"
        )


@function()
def pipe(process: Process, ends: int) -> int:
    """Store the descriptors of a new pipe: ``ends[0]`` for reading, ``ends[1]`` for writing."""
    return pipe2(process, ends, 0)


@function()
def pipe2(process: Process, ends: int, flags: int) -> int:
    """Do the same; of the flags only O_CLOEXEC and O_NONBLOCK are known."""
    if flags & ~(O_CLOEXEC | O_NONBLOCK):
        return failed(process, Errno.EINVAL)
    made = process.kernel.pipe()
    if isinstance(made, Errno):
        return failed(process, made)
    for fd in made:
        keep_flag(process, fd, flags & O_CLOEXEC)
        process.kernel.flags(fd, flags)
    if process.space.poke(ends, struct.pack("<2i", *made)):
        return 0
    for fd in made:
        process.kernel.close(fd)
    return failed(process, Errno.EFAULT)
