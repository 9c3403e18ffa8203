"""/proc/self/smaps and smaps_rollup: how much of each area is in memory, and its flags (proc_pid_smaps(5))."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trainer.engine.process import maps
from trainer.engine.process.vma import PAGE_SIZE, Protection, Vma, VmaFlag

if TYPE_CHECKING:
    from trainer.engine.process.address_space import AddressSpace
    from trainer.engine.process.process import Process

# in the kernel's order (fs/proc/task_mmu.c)
_FLAGS = (
    ("gd", VmaFlag.GROWS_DOWN),
    ("lo", VmaFlag.LOCKED),
    ("dc", VmaFlag.DONT_FORK),
    ("ac", VmaFlag.ACCOUNTED),
    ("nr", VmaFlag.NO_RESERVE),
    ("wf", VmaFlag.WIPE_ON_FORK),
    ("dd", VmaFlag.DONT_DUMP),
    ("hg", VmaFlag.HUGE_PAGES),
    ("nh", VmaFlag.NO_HUGE_PAGES),
    ("mg", VmaFlag.MERGEABLE),
)
_RIGHTS = (("rd", Protection.READ), ("wr", Protection.WRITE), ("ex", Protection.EXECUTE))


def resident(space: "AddressSpace", start: int, end: int) -> tuple[int, int]:
    """Return the bytes in memory of a range: all of them, and those of its own (not of a file).

    Zeros that were only read are nobody's memory.
    """
    numbers = [number for number in space.paging.numbers(start, end) if number not in space.paging.zeros]
    own = sum(number not in space.paging.foreign for number in numbers)
    return len(numbers) * PAGE_SIZE, own * PAGE_SIZE


def _kept(total: int, own: int) -> Iterator[tuple[str, int]]:
    """Yield the lines about what is in memory, in KiB."""
    yield from (("Shared_Clean", 0), ("Shared_Dirty", 0))
    yield from (("Private_Clean", total - own), ("Private_Dirty", own))
    yield from (("Referenced", total), ("Anonymous", own), ("KSM", 0), ("LazyFree", 0))
    yield from ((name, 0) for name in ("AnonHugePages", "ShmemPmdMapped", "FilePmdMapped"))
    yield from ((name, 0) for name in ("Shared_Hugetlb", "Private_Hugetlb", "Swap", "SwapPss"))


def _sizes(space: "AddressSpace", area: Vma | None) -> Iterator[tuple[str, int]]:
    """Yield the lines about the size of an area, in KiB; None stands for the vsyscall page."""
    total, own = (0, 0) if area is None else (size // 1024 for size in resident(space, area.start, area.end))
    yield "Size", (PAGE_SIZE if area is None else area.size) // 1024
    yield from (("KernelPageSize", 4), ("MMUPageSize", 4))
    yield from (("Rss", total), ("Pss", total), ("Pss_Dirty", own))
    yield from _kept(total, own)
    yield "Locked", total if area is not None and area.flags & VmaFlag.LOCKED else 0


def _flags(area: Vma | None) -> str:
    """Return the mnemonics of an area's flags: its rights, those that mprotect may give, and the others."""
    if area is None:
        return "ex "
    names = [name for name, right in _RIGHTS if area.protection & right]
    read_only = area.flags & VmaFlag.READ_ONLY_FILE
    names += ["sh"] if area.shared and not read_only else []
    names += ["mr", "me"] if read_only else ["mr", "mw", "me"]
    names += ["ms"] if area.shared else []
    names += [name for name, flag in _FLAGS if area.flags & flag]
    return "".join(f"{name} " for name in names)


def smaps(process: "Process") -> bytes:
    """Return for each area its line of maps, how much of it is in memory, and its flags."""
    lines = maps.render(process.space.snapshot()).splitlines()
    areas = {f"{area.start:08x}": area for area in process.space.areas}
    text = []
    for line in lines:
        area = areas.get(line.partition("-")[0])
        text += [line, *(_line(name, value) for name, value in _sizes(process.space, area))]
        text += ["THPeligible:           0", "ProtectionKey:         0", f"VmFlags: {_flags(area)}"]
    return "".join(line + "\n" for line in text).encode()


def rollup(process: "Process") -> bytes:
    """Return the sums over all areas."""
    areas = list(process.space.areas)
    total, own = (size // 1024 for size in resident(process.space, 0, 1 << 64))
    locked = sum(resident(process.space, area.start, area.end)[0] for area in areas if area.flags & VmaFlag.LOCKED)
    text = [f"{areas[0].start:08x}-{areas[-1].end:08x} ---p 00000000 00:00 0{'':26}[rollup]"]
    text += (_line(name, value) for name, value in (("Rss", total), ("Pss", total), ("Pss_Dirty", own)))
    text += (_line(name, value) for name, value in (("Pss_Anon", own), ("Pss_File", total - own), ("Pss_Shmem", 0)))
    text += (_line(name, value) for name, value in (*_kept(total, own), ("Locked", locked // 1024)))
    return "".join(line + "\n" for line in text).encode()


def _line(name: str, value: int) -> str:
    return f"{name + ':':<16}{value:>{7 if name == 'Private_Hugetlb' else 8}} kB"
