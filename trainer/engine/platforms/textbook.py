"""The textbook's multi-threaded process: thirteen regions, one above the other, as a course draws them.

Arguments are a read-only region of their own, every stack has a guard page and its TLS below it, the heap follows
the BSS, and the operating system continues a large heap with mmap.
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

STACK_TOP = 0x7FFFE0000000

TEXTBOOK = Platform(
    name="textbook",
    title="The textbook process",
    description="The regions of a multi-threaded process as courses draw them, each with its own place and rights.",
    segments=Segments(
        base=0x400000,
        elf=False,
        minimum_text=1 * MIB,
        minimum_rodata=4 * KIB,
        minimum_data=8 * KIB,
        minimum_bss=8 * KIB,
    ),
    stack=MainStack(top=STACK_TOP, grows=False, size=8 * MIB, guard=64 * KIB, tls=8 * KIB),
    threads=ThreadStacks(size=8 * MIB, guard=4 * KIB, tls=8 * KIB, slots=32, mapped=1),
    user_end=0x7FFFFFFFF000,
    mapping_top=STACK_TOP - 64 * MIB,
    heap=HeapRules(reserve=132 * KIB, ceiling=64 * MIB, gap=1 * MIB),
    malloc=MallocRules(thread_arenas=False, strict_threshold=True),
    arguments=128 * KIB,
)
