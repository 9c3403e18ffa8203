"""What happens at a page fault: the page comes in, the main stack grows, or the access is refused, and why."""

from typing import TYPE_CHECKING

from trainer.engine.events import Datum, Rule
from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.platforms.base import INFINITY
from trainer.engine.process.limits import Resource
from trainer.engine.process.vma import PAGE_SIZE, Vma, VmaFlag
from trainer.engine.regions import RegionKind

if TYPE_CHECKING:
    from trainer.engine.process.address_space import AddressSpace

CANONICAL_END = 0x0000_8000_0000_0000
KERNEL_START = 0xFFFF_8000_0000_0000
GUARDS = (RegionKind.MAIN_GUARD, RegionKind.THREAD_GUARD)
NULL_PAGES = 0x10000  # members and elements of what a null pointer points to
ABOVE_HEAP = 1 << 20


class BadAddressError(Exception):
    """A system call cannot reach the memory that it was given."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """The signal of a bad access, its ``si_code``, and the rule that it broke."""

    signal: str
    code: str
    rule: str
    values: dict[str, Datum]


def resolve(space: "AddressSpace", address: int, access: str) -> Refusal | None:
    """Make the page of ``address`` usable for ``read``, ``write`` or ``execute``; return why not."""
    address &= (1 << 64) - 1
    if CANONICAL_END <= address < KERNEL_START:
        return Refusal("SIGSEGV", "SI_KERNEL", "non-canonical", {"address": address})
    if address >= KERNEL_START:
        return Refusal("SIGSEGV", "SEGV_MAPERR", "kernel-half", {"address": address})
    area = space.areas.find(address)
    if area is None:
        grown = _grow_stack(space, address)
        if isinstance(grown, Refusal):
            return grown
        area = grown
    if access == "execute" and area.protection:
        # the processor fetches an instruction as it reads, and only then finds that it may not run it
        space.paging.make_usable(area, address // PAGE_SIZE, write=False)
    if not area.allows(access):
        kind = space.region_kind(address)
        values: dict[str, Datum] = {"address": address, "access": access, "permissions": area.permissions[:3]}
        rule = "guard-page" if kind in GUARDS else "no-permission"
        code = "SEGV_PKUERR" if area.is_execute_only else "SEGV_ACCERR"
        return Refusal("SIGSEGV", code, rule, values | {"region": str(kind)})
    if access == "execute" or space.paging.make_usable(area, address // PAGE_SIZE, access == "write"):
        return None
    return Refusal("SIGBUS", "BUS_ADRERR", "beyond-file", {"address": address})


def _grow_stack(space: "AddressSpace", address: int) -> Vma | Refusal:
    """Extend the stack above ``address`` down to it (expand_stack), or say why not."""
    stack = space.areas.above(address)
    if stack is None or not stack.flags & VmaFlag.GROWS_DOWN:
        return _explain_hole(space, address)
    start = address & -PAGE_SIZE
    kernel = space.process.kernel
    limit = kernel.limits.soft(Resource.STACK)
    if stack.end - start > limit:
        # far away it is no longer the stack that the program missed
        if stack.end - start > 2 * limit:
            return _explain_hole(space, address)
        return _unmapped("stack-limit", address=address, limit=limit, end=stack.end)
    below = space.areas.below(start)
    gap = space.platform.stack_guard_gap
    if below is not None and below.protection and start - below.end < gap:
        return _unmapped("stack-gap", address=address, gap=gap, next=below.end)
    growth = stack.start - start
    size_limit = kernel.limits.soft(Resource.AS)
    if size_limit != INFINITY and space.mapped_size() + growth > size_limit:
        return _unmapped("limit-as", address=address, limit=size_limit, length=growth)
    space.areas.extend_down(stack, start)
    space.version += 1
    growth_rule = Rule("stack-growth", {"address": start, "limit": limit})
    space.process.emit("stack-growth", growth_rule, address=start, length=growth, size=stack.size)
    return stack


def _explain_hole(space: "AddressSpace", address: int) -> Refusal:
    """Say what kind of place an unmapped address is."""
    if address < NULL_PAGES:
        return _unmapped("null-page", address=address)
    heap_end = space.break_end
    if heap_end > space.break_start and heap_end <= address < heap_end + ABOVE_HEAP:
        return _unmapped("above-break", address=address, end=heap_end)
    return _unmapped("not-mapped", address=address)


def _unmapped(rule: str, **values: Datum) -> Refusal:
    return Refusal("SIGSEGV", "SEGV_MAPERR", rule, values)
