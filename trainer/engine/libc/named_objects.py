"""Objects that processes find by name: ``shm_open`` and ``sem_open``; both are files in /dev/shm."""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SEM_FAILED = 0
_O_CREAT, _O_RDWR = 0o100, 2
_READ_WRITE, _SHARED = 3, 1
_SIZE = 32


def _fail(process: "Process", error: int) -> int:
    process.errno = error
    return -1


def _path(process: "Process", name: int, prefix: bytes = b"") -> bytes | None:
    """Return the file of a name such as ``/name``; None for an empty one or one with more slashes."""
    text = process.memory.string(name).lstrip(b"/")
    return None if not text or b"/" in text else b"/dev/shm/" + prefix + text


@function()
def shm_open(process: "Process", name: int, flags: int, mode: int) -> int:
    """Open or create shared memory; returns a descriptor."""
    path = _path(process, name)
    result = -Errno.EINVAL if path is None else process.kernel.open(path, flags, mode)
    return result if result >= 0 else _fail(process, -result)


@function()
def shm_unlink(process: "Process", name: int) -> int:
    """Remove the name; mappings stay."""
    path = _path(process, name)
    result = -Errno.ENOENT if path is None else process.kernel.unlink(path)
    return 0 if result >= 0 else _fail(process, -result)


@function()
def sem_open(process: "Process", name: int, flags: int, *creation: int) -> int:
    """Open a semaphore, or create it with ``mode`` and ``value``; returns its address, a null pointer on error."""
    path, kernel = _path(process, name, b"sem."), process.kernel
    if path is None:
        _fail(process, Errno.EINVAL)
        return SEM_FAILED
    fd = kernel.open(path, flags | _O_RDWR)
    if fd < 0:
        _fail(process, -fd)
        return SEM_FAILED
    new = kernel.file_size(fd) == 0
    kernel.ftruncate(fd, _SIZE)
    address = kernel.mmap(0, _SIZE, _READ_WRITE, _SHARED, fd, 0)
    kernel.close(fd)
    if address < 0:
        _fail(process, -address)
        return SEM_FAILED
    if new and flags & _O_CREAT:
        process.memory.store_u64(address, creation[1])
    return int(address)


@function()
def sem_close(process: "Process", semaphore: int) -> int:
    """Unmap a named semaphore."""
    return 0 if process.kernel.munmap(semaphore, _SIZE) >= 0 else _fail(process, Errno.EINVAL)


@function()
def sem_unlink(process: "Process", name: int) -> int:
    """Remove the name; who has the semaphore open keeps it."""
    path = _path(process, name, b"sem.")
    result = -Errno.ENOENT if path is None else process.kernel.unlink(path)
    return 0 if result >= 0 else _fail(process, -result)
