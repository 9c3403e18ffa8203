"""The regions that a learner sees: areas of the kernel, cut at the labels."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import replace
from trainer.engine.process.marks import Mark
from trainer.engine.process.vma import PAGE_SIZE, Vma, VmaFlag
from trainer.engine.regions import DESCRIPTIONS, Region, RegionKind

if TYPE_CHECKING:
    from trainer.engine.process.address_space import AddressSpace

KERNEL_START = 0xFFFF_8000_0000_0000
VSYSCALL_START = 0xFFFF_FFFF_FF60_0000
ADDRESS_END = 1 << 64


def regions_of(space: "AddressSpace") -> tuple[Region, ...]:
    """Return the regions of ``space`` and the kernel's, lowest first; ``resident`` is 0."""
    found: list[Region] = []
    for area in space.areas:
        if area.shown is None:
            area.shown = tuple(_cut(space, area))
        found += area.shown
    if space.platform.startup:
        found.append(_kernel(KERNEL_START, VSYSCALL_START, RegionKind.KERNEL, "---p", ""))
        page = VSYSCALL_START + PAGE_SIZE
        found.append(_kernel(VSYSCALL_START, page, RegionKind.VSYSCALL, "--xp", "[vsyscall]"))
    elif space.platform.protection:
        found.append(_kernel(KERNEL_START, ADDRESS_END, RegionKind.KERNEL, "---p", ""))
    return tuple(found)


def with_resident(regions: Iterable[Region], resident: Iterable[int]) -> tuple[Region, ...]:
    """Fill in how many bytes of each region are on pages that are in memory (page numbers ``resident``)."""
    numbers = sorted(resident)
    filled = []
    for region in regions:
        low = bisect_left(numbers, region.start // PAGE_SIZE)
        high = bisect_left(numbers, -(-region.end // PAGE_SIZE))
        size = (high - low) * PAGE_SIZE
        if size and region.start % PAGE_SIZE and numbers[low] == region.start // PAGE_SIZE:
            size -= region.start % PAGE_SIZE
        if size and region.end % PAGE_SIZE and numbers[high - 1] == region.end // PAGE_SIZE:
            size -= PAGE_SIZE - region.end % PAGE_SIZE
        filled.append(replace(region, resident=size) if size else region)
    return tuple(filled)


def _cut(space: "AddressSpace", area: Vma) -> Iterable[Region]:
    path = _path(space, area)
    at = area.start
    for mark in space.marks.overlapping(area.start, area.end):
        low, high = max(mark.start, area.start), min(mark.end, area.end)
        if at < low:
            yield _region(area, path, default_mark(space, area, at, low))
        yield _region(area, path, mark.part(low, high))
        at = high
    if at < area.end:
        yield _region(area, path, default_mark(space, area, at, area.end))


def default_mark(space: "AddressSpace", area: Vma, start: int, end: int) -> Mark:
    """Return what a part of an area without a label is for."""
    if _is_main_stack(space, area):
        return Mark(start, end, RegionKind.MAIN_STACK, "", 1)
    return Mark(start, end, RegionKind.MMAP, area.source.path if area.source is not None else "")


def _region(area: Vma, path: str, mark: Mark) -> Region:
    about = DESCRIPTIONS[mark.kind]
    return Region(
        mark.start,
        mark.end,
        area.permissions,
        mark.kind,
        mark.label or about.title,
        mark.thread,
        "all processes that map it" if area.shared else about.shared_by,
        about.grows,
        0,
        path,
        area.start,
        area.offset if area.source is not None else 0,
    )


def _path(space: "AddressSpace", area: Vma) -> str:
    if area.source is not None:
        return area.source.path
    if _is_main_stack(space, area):
        return "[stack]"
    return "[heap]" if area.flags & VmaFlag.BREAK else ""


def _is_main_stack(space: "AddressSpace", area: Vma) -> bool:
    return bool(area.flags & VmaFlag.GROWS_DOWN) and area.end == space.main_stack_top


def _kernel(start: int, end: int, kind: RegionKind, permissions: str, path: str) -> Region:
    about = DESCRIPTIONS[kind]
    return Region(start, end, permissions, kind, about.title, None, about.shared_by, "", 0, path, start)
