"""Stacks of further threads, and the cache of those that are free again (glibc 2.36, nptl/allocatestack.c).

A stack is one mapping with the guard pages at its bottom and the thread descriptor and static TLS at its top.
The guard is added to the size that was asked for. The stack of a thread that ended and was joined stays
mapped in a cache; the next thread that it is large enough for gets it, and with it the same ``pthread_t``.
"""

from typing import TYPE_CHECKING

from trainer.engine.events import Rule
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process import stacks
from trainer.engine.process.errno import Errno
from trainer.engine.process.threads import DESCRIPTOR_SIZE, Thread, ThreadStack
from trainer.engine.regions import RegionKind

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

PTHREAD_STACK_MIN = 16384
CACHE_LIMIT = 40 << 20
_PAGE = 4096
_WORD = (1 << 64) - 1
_MINIMAL_REST = 2048  # MINIMAL_REST_STACK
_DEFAULT_UNLIMITED = 2 << 20  # ARCH_STACK_DEFAULT_SIZE, where RLIMIT_STACK is unlimited
_START_FRAMES = 0xA0  # frames of clone3 and start_thread above the start routine's return address (measured)
_RESIDUE_CODE = 0xB0C06  # where start_thread's calls return to in the C library
_DTV_SURPLUS = 14
_DTV_ENTRY = 16

_RLIM_INFINITY = (1 << 64) - 1
_MADV_DONTNEED = 4
_PROT_NONE, _PROT_READ_WRITE = 0, 3


def default_stack_size(limit: int) -> int:
    """Return the default size for a soft RLIMIT_STACK of ``limit`` bytes at program start."""
    size = _DEFAULT_UNLIMITED if limit == _RLIM_INFINITY else max(limit, PTHREAD_STACK_MIN)
    return -(-size // _PAGE) * _PAGE


@dataclass(slots=True)
class _Block:
    """A stack with what stays with it from thread to thread."""

    stack: ThreadStack
    descriptor: int
    dtv: int = 0


class ThreadStacks:
    """The thread stacks of one process; ``default_size`` and ``default_guard`` bytes if nothing else is asked for."""

    def __init__(self, process: "Process") -> None:
        self.process = process
        platform = process.platform
        self._slots = bool(platform.threads.slots)  # stack and TLS of the textbook, not of glibc
        self.default_size = platform.threads.size if self._slots else default_stack_size(platform.stack_limit)
        self.default_guard = platform.threads.guard
        self._cache: list[_Block] = []  # latest first
        self._used: dict[int, _Block] = {}  # by descriptor

    def allocate(self, thread: Thread, size: int, guard: int) -> int:
        """Give ``thread`` a stack of ``size`` bytes above ``guard`` bytes; returns 0, EINVAL or EAGAIN."""
        guard = -(-guard // _PAGE) * _PAGE
        tls = self.process.tls
        size = size // tls.static_alignment * tls.static_alignment + guard
        minimum = guard + tls.in_stack + _MINIMAL_REST
        if size < -(-minimum // _PAGE) * _PAGE:
            return Errno.EINVAL
        block = self._take_cached(size)
        if block is not None:
            block.stack = self._guard(block.stack, size, guard)
            return self._hand_out(thread, block, "cached")
        mapped = self.process.space.map_thread(size - guard, guard, thread.number)
        if mapped is None:
            return Errno.EAGAIN
        start, _ = mapped
        top = start if self._slots else start + size
        descriptor = (top - DESCRIPTOR_SIZE) & -tls.static_alignment
        block = _Block(ThreadStack(start, size, guard), descriptor)
        if not self._allocate_dtv(block):
            self._unmap(block.stack)
            return Errno.EAGAIN
        return self._hand_out(thread, block, "slot" if self._slots else "mapped")

    def adopt(self, thread: Thread, end: int, size: int) -> int:
        """Give ``thread`` the program's own memory that ends at ``end``; returns 0, EINVAL or EAGAIN."""
        descriptor = (end - DESCRIPTOR_SIZE) & -self.process.tls.static_alignment
        usable = size - (end - DESCRIPTOR_SIZE - descriptor)
        if usable < self.process.tls.in_stack + _MINIMAL_REST:
            return Errno.EINVAL
        block = _Block(ThreadStack(end - size, size, 0, supplied=True), descriptor)
        self.process.memory.fill(descriptor, 0, DESCRIPTOR_SIZE)
        if not self._allocate_dtv(block):
            return Errno.EAGAIN
        return self._hand_out(thread, block, "supplied")

    def start_pointer(self, thread: Thread) -> int:
        """Return the stack pointer before the call of the start routine."""
        assert thread.stack is not None
        if self._slots and not thread.stack.supplied:
            return thread.stack.end - _START_FRAMES
        return thread.descriptor + DESCRIPTOR_SIZE - self.process.tls.in_stack - _START_FRAMES

    def leave_residue(self, thread: Thread) -> None:
        """Overwrite the frame of the start routine as start_thread does with what it calls then (measured)."""
        if self._slots:
            return
        loaded, pointer = self.process.loaded, thread.descriptor
        caller, code = loaded.stack_pointer, loaded.addresses.library + _RESIDUE_CODE
        words = (pointer, 0, _WORD - 0x7F, 0, caller, code, pointer, 0, _WORD - 0x7F)
        lowest = self.start_pointer(thread) - 16 - 8 * (len(words) - 1)
        self.process.space.poke(lowest, b"".join(word.to_bytes(8, "little") for word in words))

    def retire(self, thread: Thread) -> None:
        """Return the pages of an ending thread to the system, but for the top ones (advise_stack_range)."""
        stack = thread.stack
        if stack is not None and not stack.supplied:
            unused = (self.start_pointer(thread) - stack.base) & -_PAGE
            if unused > PTHREAD_STACK_MIN:
                self.process.kernel.madvise(stack.base, unused - PTHREAD_STACK_MIN, _MADV_DONTNEED)

    def release(self, thread: Thread) -> None:
        """Take back the stack of a thread that ended and was joined or is detached."""
        block = self._used.pop(thread.descriptor)
        thread.stack = None
        if block.stack.supplied:
            self.process.heap.free(block.dtv)
            return
        self._cache.insert(0, block)
        while sum(cached.stack.size for cached in self._cache) > CACHE_LIMIT:
            oldest = self._cache.pop()
            self.process.heap.free(oldest.dtv)
            self._unmap(oldest.stack)

    def _take_cached(self, size: int) -> _Block | None:
        """Take the smallest stack that fits, the latest of equals, none more than four times too large."""
        fitting = [block for block in self._cache if block.stack.size >= size]
        best = min(fitting, key=lambda block: block.stack.size, default=None)
        if best is None or best.stack.size > 4 * size:
            return None
        self._cache.remove(best)
        return best

    def _guard(self, stack: ThreadStack, size: int, guard: int) -> ThreadStack:
        """Give a cached stack the guard that is now asked for."""
        kernel = self.process.kernel
        if guard > stack.guard:
            kernel.mprotect(stack.base, guard, _PROT_NONE)
        elif stack.guard - guard > stack.size - size:
            kernel.mprotect(stack.base + guard, stack.guard - guard, _PROT_READ_WRITE)
        else:
            return ThreadStack(stack.base, stack.size, stack.guard, reported=guard)
        return ThreadStack(stack.base, stack.size, guard)

    def _allocate_dtv(self, block: _Block) -> bool:
        """Allocate the dynamic thread vector on the heap of the creator; tells whether there was room."""
        modules = 2 if self.process.tls.size else 1
        block.dtv = self.process.heap.calloc(_DTV_SURPLUS + modules + 2, _DTV_ENTRY)
        return block.dtv != 0

    def _hand_out(self, thread: Thread, block: _Block, source: str) -> int:
        """Write the descriptor and a fresh copy of the thread-local image, and label the block."""
        thread.stack, thread.descriptor = block.stack, block.descriptor
        self._used[block.descriptor] = block
        tls, memory = self.process.tls, self.process.memory
        if source in ("cached", "supplied"):
            memory.fill(thread.descriptor - tls.used, 0, tls.used)
        memory.store(thread.descriptor - tls.program_offset, tls.initial)
        thread.write_descriptor()
        self._label(thread, block.stack)
        size, guard = block.stack.size - block.stack.guard, block.stack.guard
        self.process.emit(
            "thread-start",
            Rule(f"thread-stack-{source}", {"size": size, "guard": guard, "mapped": size + guard}),
            number=thread.number,
            start=block.stack.base,
            end=block.stack.end,
            guard=guard,
            pthread_self=thread.descriptor,
            source=source,
        )
        return 0

    def _label(self, thread: Thread, stack: ThreadStack) -> None:
        space = self.process.space
        if stack.supplied:
            return
        if self._slots:
            stacks.label_slot(space, stack.base, stack.end, stack.guard, thread.number)
        else:
            stacks.label_thread(space, stack.base, stack.end, stack.guard, thread.number)
            start = thread.descriptor - self.process.tls.used
            label = f"thread {thread.number - 1} TLS"
            space.mark(start, stack.end, RegionKind.THREAD_TLS, label, thread.number)

    def _unmap(self, stack: ThreadStack) -> None:
        below = self.process.space.thread_slots.tls if self._slots else 0
        self.process.kernel.munmap(stack.base - below, stack.size + below)
