"""malloc and free as a thread does them: its tcache first, then its arena, then another one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.events import Rule
from trainer.engine.libc.heap.allocate import allocate
from trainer.engine.libc.heap.arenas import leave_arena, other_arena, running_arena
from trainer.engine.libc.heap.layout import (
    HEADER,
    MASK,
    MAX_REQUEST,
    TCACHE_ENTRIES,
    TCACHE_SIZE,
    chunk_size,
)
from trainer.engine.libc.heap.mapping import free_mapped
from trainer.engine.libc.heap.release import arena_of, release
from trainer.engine.libc.heap.state import HeapState, ThreadCache
from trainer.engine.libc.heap.tcache import caches, get, reveal, tcache_index

if TYPE_CHECKING:
    from trainer.engine.process.process import Process
    from trainer.engine.process.threads import Thread


class ThreadHeap(HeapState):
    """What the running thread does with the heap; emits no events of calls."""

    def __init__(self, process: "Process") -> None:
        super().__init__(process)
        self.thread: Thread | None = None  # the one to which ``cache`` belongs

    def enter(self) -> None:
        """Change to the cache of the thread that runs now."""
        self.thread = thread = self.process.thread
        self.cache = self.caches.setdefault(thread.number, ThreadCache())

    def serve(self, size: int) -> int:
        """Do what malloc does, without an event."""
        self.initialise()
        if size > MAX_REQUEST:
            return allocate(self, self.main_arena, size)
        self.start_tcache()
        chunk = chunk_size(size)
        index = tcache_index(chunk)
        if caches(self, index) and (count := self.load16(self.cache.tcache + 2 * index)):
            self.source = "tcache"
            self.decide("tcache-hit", chunk=chunk, count=count)
            return get(self, index)
        return self.in_some_arena(size, size, lambda arena: allocate(self, arena, size))

    def in_some_arena(self, size: int, retry: int, attempt: Callable[[int], int]) -> int:
        """Try the running thread's arena and, where several threads live, a second one.

        ``size`` and ``retry`` are what a new arena should have room for at the first and the second attempt.
        """
        if self.single_threaded:
            return attempt(self.main_arena)
        arena = running_arena(self, size)
        return attempt(arena) or (attempt(other_arena(self, arena, retry)) if arena else 0)

    def start_tcache(self) -> None:
        """Give the running thread its tcache structure, a chunk like any other, unless it has one."""
        cache = self.cache
        if cache.tcache or cache.shutting_down:
            return
        arena = running_arena(self, TCACHE_SIZE)
        address = allocate(self, arena, TCACHE_SIZE)
        if not address and arena:
            address = allocate(self, other_arena(self, arena, TCACHE_SIZE), TCACHE_SIZE)
        if address:
            self.memory.fill(address, 0, TCACHE_SIZE)
            self.tcaches.append(address)
            cache.use(address)
            if self.decision and self.decision[0] == "heap-starts":
                self.process.emit("heap", Rule(*self.decision))
            rule = Rule("tcache-made", {"chunk": TCACHE_SIZE + HEADER, "address": address})
            self.process.emit("heap", rule, address=address, chunk_size=TCACHE_SIZE + HEADER)

    def release_any(self, chunk: int) -> None:
        """Free a chunk of any kind."""
        if self.is_mapped(chunk):
            free_mapped(self, chunk)
            self.source = "mmap"
        else:
            self.start_tcache()
            release(self, arena_of(self, chunk), chunk)

    def thread_exit(self, thread: "Thread") -> None:
        """Empty the ending thread's tcache into the arenas and give up its arena."""
        self.had_threads |= thread.number != 1
        cache = self.caches.get(thread.number)
        if cache is None or cache.shutting_down:
            return
        self.cache, self.thread = cache, None
        tcache, cache.shutting_down = cache.tcache, True
        cache.use(0)
        if tcache:
            steps = self.steps()
            for head in range(tcache + TCACHE_ENTRIES, tcache + TCACHE_SIZE, 8):
                while entry := self.load(head):
                    next(steps)
                    if entry & 15:
                        self.fail("tcache_thread_shutdown(): unaligned tcache chunk detected")
                    self.store(head, reveal(self, entry))
                    self.release_any(entry - HEADER & MASK)
            self.release_any(tcache - HEADER)
        leave_arena(self)
