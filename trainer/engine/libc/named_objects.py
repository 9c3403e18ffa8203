"""Objects that processes find by name: ``shm_open`` and ``sem_open``; both are files in /dev/shm."""

from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno
from trainer.engine.process.open_files import O_CLOEXEC, O_NOFOLLOW

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SEM_FAILED = 0
_O_CREAT, _O_EXCL, _O_RDWR = 0o100, 0o200, 2
_READ_WRITE, _SHARED = 3, 1
_SIZE = 32
_LONGEST_NAME = 259  # glibc's room for "sem." and NAME_MAX bytes
_ENTRY, _TREE_NODE = 32, 24  # glibc's note of a semaphore, in front of its name, and a node of tsearch


def _fail(process: "Process", error: int) -> int:
    process.errno = error
    return -1


def _path(process: "Process", name: int, prefix: bytes = b"") -> bytes | None:
    """Return the file of a name such as ``/name``; None for an empty one, one with more slashes, or a too long one."""
    text = process.memory.string(name).lstrip(b"/")
    if not text or b"/" in text or len(prefix + text) > _LONGEST_NAME:
        return None
    return b"/dev/shm/" + prefix + text


@function()
def shm_open(process: "Process", name: int, flags: int, mode: int) -> int:
    """Open or create shared memory; returns a descriptor."""
    path = _path(process, name)
    result = -Errno.EINVAL if path is None else process.kernel.open(path, flags | O_NOFOLLOW | O_CLOEXEC, mode)
    if result == -Errno.EISDIR:
        result = -Errno.EINVAL
    return result if result >= 0 else _fail(process, -result)


@function()
def shm_unlink(process: "Process", name: int) -> int:
    """Remove the name; mappings stay."""
    path = _path(process, name)
    result = -Errno.ENOENT if path is None else process.kernel.unlink(path)
    return 0 if result >= 0 else _fail(process, -result)


@dataclass(slots=True)
class _Opened:
    """A semaphore: the number of its file, glibc's note of it on the heap, and how often it is open."""

    number: int
    blocks: tuple[int, int]
    times: int = 1


class NamedSemaphores:
    """The named semaphores of one process: each is mapped once, however often it is opened."""

    def __init__(self, process: "Process") -> None:
        self._process = process
        self._opened: dict[int, _Opened] = {}  # by address

    def open(self, fd: int, name: bytes) -> int:
        """Return where the semaphore in an open file is mapped, or the negative of an error number."""
        kernel = self._process.kernel
        opened = kernel.opened(fd)
        assert not isinstance(opened, Errno)
        assert opened.node is not None
        number = opened.node.number
        for address, known in self._opened.items():
            if known.number == number:
                known.times += 1
                return address
        address = kernel.mmap(0, _SIZE, _READ_WRITE, _SHARED, fd, 0)
        if address >= 0:
            heap = self._process.heap
            entry = heap.malloc(_ENTRY + len(name) + 1)
            self._opened[address] = _Opened(number, (entry, heap.malloc(_TREE_NODE)))
        return address

    def close(self, address: int) -> bool:
        """Tell whether a semaphore is open there; the last time it is unmapped."""
        known = self._opened.get(address)
        if known is None:
            return False
        known.times -= 1
        if not known.times:
            del self._opened[address]
            for block in reversed(known.blocks):
                self._process.heap.free(block)
            self._process.kernel.munmap(address, _SIZE)
        return True


@function()
def sem_open(process: "Process", name: int, flags: int, *creation: int) -> int:
    """Open a semaphore, or create it with ``mode`` and ``value``; returns its address, a null pointer on error."""
    path, kernel = _path(process, name, b"sem."), process.kernel
    if path is None:
        _fail(process, Errno.EINVAL)
        return SEM_FAILED
    fd = kernel.open(path, flags | _O_RDWR, creation[0] if creation else 0)
    if fd < 0:
        _fail(process, -fd)
        return SEM_FAILED
    new = kernel.file_size(fd) == 0
    kernel.ftruncate(fd, _SIZE)
    address = process.part(NamedSemaphores).open(fd, process.memory.string(name))
    kernel.close(fd)
    if address < 0:
        _fail(process, -address)
        return SEM_FAILED
    if new and flags & _O_CREAT:
        process.memory.store_u64(address, creation[1])
        if not flags & _O_EXCL:
            process.errno = Errno.ENOENT  # of looking for an old one
    return int(address)


@function()
def sem_close(process: "Process", semaphore: int) -> int:
    """Close a named semaphore as often as it was opened to unmap it."""
    return 0 if process.part(NamedSemaphores).close(semaphore) else _fail(process, Errno.EINVAL)


@function()
def sem_unlink(process: "Process", name: int) -> int:
    """Remove the name; who has the semaphore open keeps it."""
    path = _path(process, name, b"sem.")
    result = -Errno.ENOENT if path is None else process.kernel.unlink(path)
    return 0 if result >= 0 else _fail(process, -result)
