"""The top chunk: the free space at the end of an arena."""

from trainer.engine.libc.heap.layout import HEADER, MASK, NON_MAIN_ARENA, PREV_INUSE, SIZE, TOP
from trainer.engine.libc.heap.state import HeapState


def cut(heap: HeapState, arena: int, top: int, size: int, wanted: int) -> int:
    """Cut ``wanted`` bytes from the low end of the top chunk; returns the user address."""
    foreign = 0 if arena == heap.main_arena else NON_MAIN_ARENA
    rest = top + wanted & MASK
    heap.store(arena + TOP, rest)
    heap.store(top + SIZE, wanted | PREV_INUSE | foreign)
    heap.store(rest + SIZE, size - wanted | PREV_INUSE)
    return top + HEADER & MASK
