"""A small system without an MMU: one memory in which everything may be read, written and executed.

The heap lies directly below the stack. Nothing stops a stack that runs down into the heap; malloc fails when the
break would pass the stack pointer, and there is no mmap to continue with.
"""

from trainer.engine.platforms.base import (
    KIB,
    MIB,
    HeapRules,
    MainStack,
    MallocRules,
    Platform,
    Segments,
    ThreadStacks,
)

UNPROTECTED = Platform(
    name="unprotected",
    title="A small system without memory protection",
    description="No guard pages, no page permissions, no mmap for malloc: heap and stack share one small memory.",
    segments=Segments(
        base=0x20000000,
        elf=False,
        minimum_text=64 * KIB,
        minimum_rodata=4 * KIB,
        minimum_data=4 * KIB,
        minimum_bss=4 * KIB,
    ),
    stack=MainStack(top=0, grows=False, size=64 * KIB, tls=4 * KIB),
    threads=ThreadStacks(size=64 * KIB, guard=0, tls=4 * KIB, slots=16),
    user_end=0x7FFFFFFFF000,
    mapping_top=0x40000000,
    heap=HeapRules(reserve=256 * KIB, gap=0, meets_stack=True),
    malloc=MallocRules(top_pad=0, mmap_max=0, mmap_fallback=False, thread_arenas=False),
    protection=False,
    memory=64 * MIB,
)
