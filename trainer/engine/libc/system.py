"""System calls as C functions: a negative result becomes -1 and ``errno`` (unistd.h, sys/mman.h, sys/resource.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.heap.morecore import FAILED, set_break
from trainer.engine.libc.heap.morecore import sbrk as move_break
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

MAP_FAILED = (1 << 64) - 1
_PAGE = 4096
_SYSCONF = {30: _PAGE, 84: 2, 83: 2, 4: 1024, 0: 2097152, 2: 100, 85: 6029312}


def checked(process: Process, result: int) -> int:
    """Turn a result of the kernel into that of the C function."""
    if result < 0:
        process.errno = -result
        return -1
    return result


@function()
def mmap(process: Process, address: int, length: int, protection: int, flags: int, fd: int, offset: int) -> int:
    """Map memory; MAP_FAILED on error."""
    return checked(process, process.kernel.mmap(address, length, protection, flags, fd, offset)) & MAP_FAILED


@function()
def munmap(process: Process, address: int, length: int) -> int:
    """Unmap memory."""
    return checked(process, process.kernel.munmap(address, length))


@function()
def mprotect(process: Process, address: int, length: int, protection: int) -> int:
    """Change permissions."""
    return checked(process, process.kernel.mprotect(address, length, protection))


@function()
def mremap(process: Process, address: int, old: int, new: int, flags: int, target: int = 0) -> int:
    """Resize or move a mapping; MAP_FAILED on error."""
    return checked(process, process.kernel.mremap(address, old, new, flags, target)) & MAP_FAILED


@function()
def madvise(process: Process, address: int, length: int, advice: int) -> int:
    """Advise the kernel."""
    return checked(process, process.kernel.madvise(address, length, advice))


@function()
def mincore(process: Process, address: int, length: int, vector: int) -> int:
    """Tell which pages are resident."""
    return checked(process, process.kernel.mincore(address, length, vector))


@function()
def mlock(process: Process, address: int, length: int) -> int:
    """Keep pages in memory."""
    return checked(process, process.kernel.mlock(address, length))


@function()
def munlock(process: Process, address: int, length: int) -> int:
    """Let pages go."""
    return checked(process, process.kernel.munlock(address, length))


@function()
def msync(process: Process, address: int, length: int, flags: int) -> int:
    """Write a mapping back."""
    return checked(process, process.kernel.msync(address, length, flags))


@function()
def brk(process: Process, address: int) -> int:
    """Set the program break."""
    return 0 if set_break(process.heap, address) else -1


@function()
def sbrk(process: Process, increment: int) -> int:
    """Move the program break; returns the old one, (void *)-1 on error."""
    old = move_break(process.heap, increment)
    return MAP_FAILED if old == FAILED else old


@function("getrlimit", "getrlimit64")
def getrlimit(process: Process, resource: int, limits: int) -> int:
    """Read a limit."""
    found = process.kernel.getrlimit(resource)
    if isinstance(found, int):
        return checked(process, found)
    process.memory.store_u64(limits, found[0])
    process.memory.store_u64(limits + 8, found[1])
    return 0


@function("setrlimit", "setrlimit64")
def setrlimit(process: Process, resource: int, limits: int) -> int:
    """Change a limit."""
    soft, hard = process.memory.load_u64(limits), process.memory.load_u64(limits + 8)
    return checked(process, process.kernel.setrlimit(resource, soft, hard))


@function()
def memfd_create(process: Process, name: int, flags: int) -> int:
    """Create a file in memory."""
    return checked(process, process.kernel.memfd_create(process.memory.string(name), flags))


@function()
def ftruncate(process: Process, fd: int, size: int) -> int:
    """Change the size of a file."""
    return checked(process, process.kernel.ftruncate(fd, size))


@function("open")
def open_(process: Process, path: int, flags: int, mode: int = 0) -> int:
    """Open a file of the simulated file system."""
    return checked(process, process.kernel.open(process.memory.string(path), flags, mode))


@function()
def read(process: Process, fd: int, buffer: int, count: int) -> int:
    """Read from a descriptor."""
    return checked(process, process.kernel.read(fd, buffer, count))


@function()
def write(process: Process, fd: int, buffer: int, count: int) -> int:
    """Write to a descriptor."""
    return checked(process, process.kernel.write(fd, buffer, count))


@function()
def close(process: Process, fd: int) -> int:
    """Close a descriptor."""
    return checked(process, process.kernel.close(fd))


@function()
def lseek(process: Process, fd: int, offset: int, whence: int) -> int:
    """Move in a file."""
    return checked(process, process.kernel.lseek(fd, offset, whence))


@function()
def dup2(process: Process, fd: int, target: int) -> int:
    """Copy a descriptor."""
    return checked(process, process.kernel.dup2(fd, target))


@function()
def unlink(process: Process, path: int) -> int:
    """Remove a file."""
    return checked(process, process.kernel.unlink(process.memory.string(path)))


@function()
def isatty(process: Process, fd: int) -> int:
    """Tell whether a descriptor is a terminal."""
    return int(process.tty and fd in (0, 1, 2))


@function()
def getpagesize(process: Process) -> int:
    """Return 4096."""
    return _PAGE


@function()
def sysconf(process: Process, name: int) -> int:
    """Return a constant of the system, -1 for an unknown one."""
    return _SYSCONF.get(name, -1)


@function("getuid", "geteuid", "getgid", "getegid")
def getuid(process: Process) -> int:
    """Return the number of the user: nobody, as the measured runs."""
    return 65534
