"""/proc/self/smaps and smaps_rollup: how much of each area is in memory, and its flags (proc_pid_smaps(5))."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from trainer.engine.process import maps
from trainer.engine.process.residency import FRACTION, Residency, Residents
from trainer.engine.process.vma import PAGE_SIZE, Protection, Vma, VmaFlag

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

# in the kernel's order (fs/proc/task_mmu.c)
_FLAGS = (
    ("gd", VmaFlag.GROWS_DOWN),
    ("lo", VmaFlag.LOCKED),
    ("dc", VmaFlag.DONT_FORK),
    ("lf", VmaFlag.LOCK_ON_FAULT),
    ("ac", VmaFlag.ACCOUNTED),
    ("nr", VmaFlag.NO_RESERVE),
    ("wf", VmaFlag.WIPE_ON_FORK),
    ("dd", VmaFlag.DONT_DUMP),
    ("hg", VmaFlag.HUGE_PAGES),
    ("nh", VmaFlag.NO_HUGE_PAGES),
    ("mg", VmaFlag.MERGEABLE),
)
_OF_THE_KERNEL = {
    "[vvar]": "rd mr pf io de dd ",
    "[vvar_vclock]": "rd mr pf io de dd ",
    "[vdso]": "rd ex mr mw me de ",
}
_RIGHTS = (("rd", Protection.READ), ("wr", Protection.WRITE), ("ex", Protection.EXECUTE))


def _kept(found: Residency) -> Iterator[tuple[str, int]]:
    """Yield the lines about what is in memory, in bytes."""
    yield from (("Shared_Clean", found.shared_clean), ("Shared_Dirty", found.shared_dirty))
    yield from (("Private_Clean", found.private_clean), ("Private_Dirty", found.private_dirty))
    yield from (("Referenced", found.referenced), ("Anonymous", found.anonymous), ("KSM", 0), ("LazyFree", 0))
    yield from ((name, 0) for name in ("AnonHugePages", "ShmemPmdMapped", "FilePmdMapped"))
    yield from ((name, 0) for name in ("Shared_Hugetlb", "Private_Hugetlb", "Swap", "SwapPss"))


def _sums(found: Residency) -> Iterator[tuple[str, int]]:
    yield "Rss", found.total
    yield "Pss", found.proportional >> FRACTION
    yield "Pss_Dirty", found.proportional_dirty >> FRACTION


def _sizes(residents: Residents, area: Vma | None) -> Iterator[tuple[str, int]]:
    """Yield the lines about the size of an area, in bytes; None stands for the vsyscall page."""
    found = Residency() if area is None else residents.of((area,))
    yield "Size", PAGE_SIZE if area is None else area.size
    yield from (("KernelPageSize", PAGE_SIZE), ("MMUPageSize", PAGE_SIZE))
    yield from _sums(found)
    yield from _kept(found)
    locked = area is not None and area.flags & VmaFlag.LOCKED
    yield "Locked", found.proportional >> FRACTION if locked else 0


def _flags(area: Vma | None) -> str:
    """Return the mnemonics of an area's flags: its rights, those that mprotect may give, and the others."""
    if area is None:
        return "ex "
    names = [name for name, right in _RIGHTS if area.protection & right]
    if area.source is not None and area.source.path in _OF_THE_KERNEL:
        return _OF_THE_KERNEL[area.source.path]
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
    residents = Residents(process)
    text = []
    for line in lines:
        area = areas.get(line.partition("-")[0])
        text += [line, *(_line(name, value) for name, value in _sizes(residents, area))]
        key = int(area is not None and area.is_execute_only)
        text += ["THPeligible:           0", f"ProtectionKey:         {key}", f"VmFlags: {_flags(area)}"]
    return "".join(line + "\n" for line in text).encode()


def rollup(process: "Process") -> bytes:
    """Return the sums over all areas."""
    areas, residents = list(process.space.areas), Residents(process)
    found = residents.of(areas)
    shared = residents.of(area for area in areas if area.shared and not area.on_disk).proportional
    parts = (
        ("Pss_Anon", found.proportional_anonymous),
        ("Pss_File", found.proportional - found.proportional_anonymous - shared),
        ("Pss_Shmem", shared),
    )
    locked = residents.of(area for area in areas if area.flags & VmaFlag.LOCKED).proportional
    text = [f"{areas[0].start:08x}-{areas[-1].end:08x} ---p 00000000 00:00 0{'':26}[rollup]"]
    text += (_line(name, value) for name, value in _sums(found))
    text += (_line(name, value >> FRACTION) for name, value in parts)
    text += (_line(name, value) for name, value in (*_kept(found), ("Locked", locked >> FRACTION)))
    return "".join(line + "\n" for line in text).encode()


def _line(name: str, value: int) -> str:
    return f"{name + ':':<16}{value // 1024:>8} kB"
