"""Memory for the stacks of further threads: mapped as glibc does, or in the textbook's slots above the main stack."""

from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass, field
from trainer.engine.process.vma import PAGE_SIZE, MapFlag, Protection
from trainer.engine.regions import RegionKind

if TYPE_CHECKING:
    from trainer.engine.process.address_space import AddressSpace

READ_WRITE = Protection.READ | Protection.WRITE


@dataclass(slots=True)
class Slots:
    """Places for stacks between ``low`` and ``high``, each with ``tls`` bytes of TLS.

    ``ready`` holds (start of the guard, end, guard size) of those that are mapped and wait for a thread.
    """

    low: int = 0
    high: int = 0
    tls: int = 0
    ready: list[tuple[int, int, int]] = field(default_factory=list)

    def copy(self) -> "Slots":
        """Return an independent copy (fork)."""
        return Slots(self.low, self.high, self.tls, list(self.ready))


def map_thread(space: "AddressSpace", stack_size: int, guard_size: int, thread: int) -> tuple[int, int] | None:
    """Map ``stack_size`` bytes and a guard below; return start of the guard and end of the stack, None without room.

    Sizes are rounded up to pages. On platforms with slots the TLS area of the platform lies below the guard.
    """
    stack_size, guard_size = (-(-size // PAGE_SIZE) * PAGE_SIZE for size in (stack_size, guard_size))
    if space.platform.threads.slots:
        return _map_slot(space, stack_size, guard_size, thread)
    length = stack_size + guard_size
    kernel = space.process.kernel
    flags = MapFlag.PRIVATE | MapFlag.ANONYMOUS | MapFlag.STACK
    protection = Protection.NONE if guard_size else READ_WRITE
    start = kernel.mmap(0, length, protection, flags, -1, 0)
    if start < 0:
        return None
    if guard_size and kernel.mprotect(start + guard_size, stack_size, READ_WRITE) < 0:
        kernel.munmap(start, length)
        return None
    space.paging.frames.reserve(start, start + length)
    label_thread(space, start, start + length, guard_size, thread)
    return start, start + length


def label_thread(space: "AddressSpace", start: int, end: int, guard_size: int, thread: int) -> None:
    """Label a stack with its guard at the bottom as belonging to ``thread``."""
    number = thread - 1
    space.mark(start, start + guard_size, RegionKind.THREAD_GUARD, f"thread {number} guard page", thread)
    space.mark(start + guard_size, end, RegionKind.THREAD_STACK, f"thread {number} stack", thread)


def _map_slot(space: "AddressSpace", stack_size: int, guard_size: int, thread: int) -> tuple[int, int] | None:
    slots = space.thread_slots
    for slot in slots.ready:
        start, end, guard = slot
        if end - start == stack_size + guard_size and guard == guard_size:
            slots.ready.remove(slot)
            label_slot(space, start, end, guard, thread)
            return start, end
    return add_slot(space, stack_size, guard_size, thread)


def add_slot(space: "AddressSpace", stack_size: int, guard_size: int, thread: int) -> tuple[int, int] | None:
    """Map TLS, guard and stack into the lowest free place above the main stack."""
    slots = space.thread_slots
    tls = slots.tls
    length = tls + guard_size + stack_size
    base = slots.low
    for area in space.areas.overlapping(slots.low, slots.high):
        if area.start - base >= length:
            break
        base = area.end
    if base + length > slots.high:
        return None
    start, end = base + tls, base + length
    space.map(base, tls, READ_WRITE)
    if guard_size:
        space.map(start, guard_size, Protection.NONE)
    space.map(start + guard_size, stack_size, READ_WRITE)
    space.paging.frames.reserve(start, end)
    label_slot(space, start, end, guard_size, thread)
    return start, end


def label_slot(space: "AddressSpace", start: int, end: int, guard_size: int, thread: int) -> None:
    """Label a slot: TLS below the guard, guard below the stack."""
    base = start - space.thread_slots.tls
    space.mark(base, start, RegionKind.THREAD_TLS, f"thread {thread - 1} TLS", thread)
    label_thread(space, start, end, guard_size, thread)
