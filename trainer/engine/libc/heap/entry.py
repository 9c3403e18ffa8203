"""The functions of <stdlib.h> and <malloc.h> that programs call; see malloc(3) and the pages it names.

They are glibc's own, also where the program has functions of the same names, which the C library uses then.
"""

from typing import TYPE_CHECKING

from trainer.engine.libc.heap import shortcuts as shortcuts  # registers them
from trainer.engine.libc.heap.layout import MASK, PAGE, round_up
from trainer.engine.libc.heap.malloc import Malloc
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function("malloc", "__libc_malloc")
def malloc(process: "Process", size: int) -> int:
    """Allocate ``size`` bytes."""
    return Malloc.malloc(process.heap, size)


@function("free", "__libc_free")
def free(process: "Process", address: int) -> None:
    """Free a block."""
    Malloc.free(process.heap, address)


@function("calloc", "__libc_calloc")
def calloc(process: "Process", count: int, size: int) -> int:
    """Allocate ``count`` objects of ``size`` zeroed bytes."""
    return Malloc.calloc(process.heap, count, size)


@function("realloc", "__libc_realloc")
def realloc(process: "Process", address: int, size: int) -> int:
    """Change the size of a block."""
    return Malloc.realloc(process.heap, address, size)


@function()
def reallocarray(process: "Process", address: int, count: int, size: int) -> int:
    """Change the size of a block to ``count * size``; an overflow of the product fails with ENOMEM."""
    if count * size > MASK:
        process.errno = Errno.ENOMEM
        return 0
    return process.heap.realloc(address, count * size)  # glibc calls it by its name, so it may be the program's


@function("memalign", "aligned_alloc", "__libc_memalign")
def memalign(process: "Process", alignment: int, size: int) -> int:
    """Allocate at a multiple of ``alignment``; both names are one function in glibc 2.36."""
    return process.heap.memalign(alignment, size)


@function()
def posix_memalign(process: "Process", slot: int, alignment: int, size: int) -> int:
    """Allocate at a multiple of ``alignment`` and store the address; returns an error number."""
    return process.heap.posix_memalign(slot, alignment, size)


@function()
def valloc(process: "Process", size: int) -> int:
    """Allocate at the start of a page."""
    return process.heap.memalign(PAGE, size)


@function()
def pvalloc(process: "Process", size: int) -> int:
    """Allocate whole pages."""
    if size > MASK - PAGE + 1:
        process.errno = Errno.ENOMEM
        return 0
    return process.heap.memalign(PAGE, round_up(size))


@function()
def malloc_usable_size(process: "Process", address: int) -> int:
    """Return how many bytes of a block may be used."""
    return process.heap.usable_size(address)


@function()
def malloc_trim(process: "Process", pad: int) -> int:
    """Give unused memory back; 1 when there was any."""
    return int(process.heap.trim(pad))


@function()
def mallopt(process: "Process", name: int, value: int) -> int:
    """Set a parameter; 1 on success."""
    return int(process.heap.option(name, value))


@function("mcheck", "mcheck_pedantic")
def mcheck(process: "Process", report: int) -> int:
    """Ask for checks of every block; -1, as they are in a library of their own since glibc 2.34."""
    return -1


@function()
def mprobe(process: "Process", address: int) -> int:
    """Check one block; MCHECK_DISABLED, for the same reason."""
    return -1


@function("mcheck_check_all", "mtrace", "muntrace")
def mtrace(process: "Process") -> None:
    """Do nothing, for the same reason."""
