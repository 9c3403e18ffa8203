"""Mapped memory and the break as C functions (sys/mman.h, brk and sbrk of unistd.h)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.libc.cancellation_points import cancellation_point
from trainer.engine.libc.descriptors import keep_flag
from trainer.engine.libc.heap.morecore import FAILED, set_break
from trainer.engine.libc.heap.morecore import sbrk as move_break
from trainer.engine.libc.registry import function
from trainer.engine.libc.results import checked, failed, system_call
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

MAP_FAILED = (1 << 64) - 1
_POSIX_DONTNEED = 4
_ONFAULT = 1
_MFD_CLOEXEC = 1
_KEY_RIGHTS = 3  # PKEY_DISABLE_ACCESS, PKEY_DISABLE_WRITE


@function("mmap", "mmap64")
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
def pkey_alloc(process: Process, flags: int, rights: int) -> int:
    """Refuse to allocate a protection key: the simulated processor has none."""
    return failed(process, Errno.EINVAL if flags or rights & ~_KEY_RIGHTS else Errno.ENOSPC)


@function()
def pkey_free(process: Process, key: int) -> int:
    """Refuse to free a key that nobody has."""
    return failed(process, Errno.EINVAL)


@function()
def pkey_mprotect(process: Process, address: int, length: int, protection: int, key: int) -> int:
    """Change permissions; there is no key but -1, for none."""
    return mprotect(process, address, length, protection) if key == -1 else failed(process, Errno.EINVAL)


@function()
def mremap(process: Process, address: int, old: int, new: int, flags: int, target: int = 0) -> int:
    """Resize or move a mapping; MAP_FAILED on error."""
    return checked(process, process.kernel.mremap(address, old, new, flags, target)) & MAP_FAILED


@function()
def madvise(process: Process, address: int, length: int, advice: int) -> int:
    """Advise the kernel."""
    return checked(process, process.kernel.madvise(address, length, advice))


@function()
def posix_madvise(process: Process, address: int, length: int, advice: int) -> int:
    """Advise the kernel; returns an error number. POSIX_MADV_DONTNEED does nothing, as it must keep the contents."""
    return 0 if advice == _POSIX_DONTNEED else -process.kernel.madvise(address, length, advice)


@function()
def mincore(process: Process, address: int, length: int, vector: int) -> int:
    """Tell which pages are resident."""
    return checked(process, process.kernel.mincore(address, length, vector))


@function()
def mlock(process: Process, address: int, length: int) -> int:
    """Keep pages in memory."""
    return checked(process, process.kernel.mlock(address, length))


@function()
def mlock2(process: Process, address: int, length: int, flags: int) -> int:
    """Keep pages in memory, with MLOCK_ONFAULT each from its first use on."""
    if flags & ~_ONFAULT:
        return checked(process, -Errno.EINVAL)
    return checked(process, process.kernel.mlock(address, length, on_fault=bool(flags)))


@function()
def munlock(process: Process, address: int, length: int) -> int:
    """Let pages go."""
    return checked(process, process.kernel.munlock(address, length))


@function()
def mlockall(process: Process, flags: int) -> int:
    """Keep everything in memory."""
    return checked(process, process.kernel.mlockall(flags))


@function()
def munlockall(process: Process) -> int:
    """Let everything go."""
    return checked(process, process.kernel.munlockall())


@function()
@cancellation_point
def msync(process: Process, address: int, length: int, flags: int) -> int:
    """Write a mapping back."""
    return checked(process, process.kernel.msync(address, length, flags))


@function()
@system_call
def memfd_create(process: Process, name: int, flags: int) -> int:
    """Create a file in memory."""
    fd = checked(process, process.kernel.memfd_create(process.memory.string(name), flags))
    return keep_flag(process, fd, flags & _MFD_CLOEXEC)


@function()
def brk(process: Process, address: int) -> int:
    """Set the program break."""
    return 0 if set_break(process.heap, address) else -1


@function()
def sbrk(process: Process, increment: int) -> int:
    """Move the program break; returns the old one, (void *)-1 on error."""
    old = move_break(process.heap, increment)
    return MAP_FAILED if old == FAILED else old
