"""Seals of files in memory: what nobody may do to them any more (fcntl(2), F_ADD_SEALS)."""

from typing import TYPE_CHECKING

from trainer.engine.process.errno import Errno
from trainer.engine.process.sources import SharedPages
from trainer.engine.process.vma import PAGE_SIZE, VmaFlag

if TYPE_CHECKING:
    from trainer.engine.process.open_files import OpenFile
    from trainer.engine.process.process import Process

SEAL, SHRINK, GROW, WRITE, FUTURE_WRITE, EXECUTE = 1, 2, 4, 8, 16, 32
WRITING = WRITE | FUTURE_WRITE
_KNOWN = SEAL | SHRINK | GROW | WRITING | EXECUTE


def seals(opened: "OpenFile") -> int | Errno:
    """Return the seals of an open file; EINVAL for one that cannot have any."""
    found = opened.file.seals if isinstance(opened.file, SharedPages) else None
    return Errno.EINVAL if found is None else found


def add(process: "Process", opened: "OpenFile", wanted: int) -> int | Errno:
    """Add seals: EBUSY for WRITE as long as some process could write through a shared mapping."""
    before = seals(opened)
    if not opened.writable:
        return Errno.EPERM
    if isinstance(before, Errno) or wanted & ~_KNOWN:
        return Errno.EINVAL
    if before & SEAL:
        return Errno.EPERM
    file = opened.file
    assert isinstance(file, SharedPages)
    if (
        wanted & WRITE
        and not before & WRITE
        and process.threads.turns.external(lambda: _is_mapped_for_writing(process, file))
    ):
        return Errno.EBUSY
    file.seals = before | wanted
    return 0


def _is_mapped_for_writing(process: "Process", file: SharedPages) -> bool:
    return any(
        area.source is file and area.shared and not area.flags & VmaFlag.READ_ONLY_FILE
        for other in process.threads.processor.processes.values()
        for area in other.space.areas
    )


def forbid_size(file: SharedPages, size: int) -> bool:
    """Tell whether seals forbid that a file gets a size."""
    kept = file.seals or 0
    return bool((kept & SHRINK and size < file.size) or (kept & GROW and size > file.size))


def writable_part(file: SharedPages, place: int, count: int) -> int:
    """Return how many of ``count`` bytes may be written at ``place``: page by page, none beyond a sealed size."""
    kept = file.seals or 0
    if kept & WRITING:
        return 0
    if not kept & GROW or place + count <= file.size:
        return count
    return max(0, file.size // PAGE_SIZE * PAGE_SIZE - place)
