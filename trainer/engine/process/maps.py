"""The address space as /proc/PID/maps prints it (proc_pid_maps(5))."""

from collections.abc import Iterable
from zlib import crc32

from trainer.engine.regions import Region, RegionKind

PATH_COLUMN = 73


def render(regions: Iterable[Region]) -> str:
    """Return one line for each of the kernel's areas, lowest first.

    Regions of one area share a line, as labels are the trainer's, not the kernel's. Inode
    numbers are made up from the path.
    """
    areas: dict[int, list[Region]] = {}
    for region in regions:
        if region.kind is not RegionKind.KERNEL:
            areas.setdefault(region.area, []).append(region)
    lines = []
    for start, parts in areas.items():
        first, end = parts[0], parts[-1].end
        on_disk = first.path.startswith("/")
        device = "08:01" if on_disk else "00:00"
        inode = crc32(first.path.encode()) % 10_000_000 if on_disk else 0
        line = f"{start:08x}-{end:08x} {first.permissions} {first.offset:08x} {device} {inode} "
        lines.append(line.ljust(PATH_COLUMN) + first.path if first.path else line)
    return "".join(line + "\n" for line in lines)
