"""Moving the program break: sbrk(2) as the C library does it, and giving the end of the heap back."""

from trainer.engine.libc.heap.layout import MASK, MIN_CHUNK, PAGE, PREV_INUSE, SIZE, SYSTEM_MEMORY, TOP
from trainer.engine.libc.heap.state import HeapState

FAILED = -1


def set_break(heap: HeapState, address: int) -> bool:
    """Move the break to ``address``, as brk(2) of the C library does; False with errno set when it is refused."""
    heap.current_break = heap.process.kernel.brk(address)
    if heap.current_break < address:
        heap.no_memory()
        return False
    return True


def sbrk(heap: HeapState, increment: int) -> int:
    """Move the break by ``increment`` bytes; returns the old break, or -1 with errno set.

    The C library remembers the break: asking for it (``increment`` 0) is a system call only once.
    """
    if not heap.current_break:
        set_break(heap, 0)
    old = heap.current_break
    if increment == 0:
        return old
    new = old + increment
    if not 0 <= new <= MASK:
        heap.no_memory()
        return FAILED
    return old if set_break(heap, new) else FAILED


def trim_top(heap: HeapState, pad: int) -> int:
    """Lower the break so that the top chunk keeps little more than ``pad`` bytes; returns the bytes released.

    Does nothing when somebody else has moved the break.
    """
    arena = heap.main_arena
    top = heap.load(arena + TOP)
    size = heap.size(top)
    spare = size - MIN_CHUNK - 1
    if spare & MASK <= pad:
        return 0
    extra = spare - pad & -PAGE
    if extra == 0 or sbrk(heap, 0) != top + size:
        return 0
    sbrk(heap, -extra)
    released = top + size - sbrk(heap, 0)
    if released == 0:
        return 0
    heap.store(arena + SYSTEM_MEMORY, heap.load(arena + SYSTEM_MEMORY) - released & MASK)
    heap.store(top + SIZE, size - released | PREV_INUSE)
    heap.decide("heap-trimmed", released=released, top=size - released)
    return released
