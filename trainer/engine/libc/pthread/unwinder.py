"""The unwinder: ``pthread_exit`` and ``pthread_cancel`` load libgcc_s when one of them is first called.

The dynamic linker keeps its records of the library on the heap of the calling thread (measured with glibc
2.36: 4224 bytes that stay in use).
"""

from typing import TYPE_CHECKING

from trainer.engine.platforms.base import Piece, StartupMapping
from trainer.engine.process.loader import map_library
from trainer.engine.regions import RegionKind

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

LIBRARY = StartupMapping(
    "unwinder of the C compiler",
    "/usr/lib/x86_64-linux-gnu/libgcc_s.so.1",
    0x20000,
    (
        Piece(0x3000, "r--", RegionKind.LIBC),
        Piece(0x17000, "r-x", RegionKind.LIBC),
        Piece(0x4000, "r--", RegionKind.LIBC),
        Piece(0x1000, "r--", RegionKind.LIBC, relocated=True, behind=0x1000),
        Piece(0x1000, "rw-", RegionKind.LIBC, behind=0x1000),
    ),
)
# what dlopen allocates: names, the link map, its dependencies, symbol scopes; the last but one is freed again
_RECORDS = (36, 1238, 36, 56, 456)
_TEMPORARY, _LAST = 8, 2304


def load_unwinder(process: "Process") -> None:
    """Map libgcc_s and allocate what the dynamic linker notes about it, once in a process with libraries."""
    space = process.space
    if not process.platform.startup or process.threads.unwinder_loaded:
        return
    process.threads.unwinder_loaded = True
    for size in _RECORDS:
        process.heap.malloc(size)
    temporary = process.heap.malloc(_TEMPORARY)
    process.heap.malloc(_LAST)
    process.heap.free(temporary)
    start = space.find_free(LIBRARY.span)
    if start is not None:
        map_library(space, LIBRARY, start)
