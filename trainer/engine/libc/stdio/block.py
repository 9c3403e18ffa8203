"""Text in memory of malloc that grows as glibc's string streams do (strops.c, vasprintf.c)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_FIRST_SIZE = 100


def new_text(process: Process, text: bytes) -> int:
    """Return the address of ``text`` with a NUL, allocated, grown and cut as ``asprintf`` does; 0 without memory."""
    heap, memory = process.heap, process.memory
    block, size = heap.malloc(_FIRST_SIZE), _FIRST_SIZE
    while block and len(text) > size:
        larger = heap.malloc(2 * size + 100)
        if larger:
            memory.store(larger, text[:size])
        heap.free(block)
        block, size = larger, 2 * size + 100
    if not block:
        return 0
    memory.store(block, text)
    needed = len(text) + 1
    final = 0
    if size >> 1 > needed and (final := heap.malloc(needed)):
        memory.store(final, text)
        heap.free(block)
    if not final:
        final = heap.realloc(block, needed) or block
    memory.store_u8(final + len(text), 0)
    return final
