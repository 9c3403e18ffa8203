"""Pipes and copies of descriptors (unistd.h)."""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_O_CLOEXEC = 0o2000000


@function()
def pipe(process: "Process", ends: int) -> int:
    """Store the descriptors of a new pipe: ``ends[0]`` for reading, ``ends[1]`` for writing."""
    for index, fd in enumerate(process.kernel.pipe()):
        process.memory.store_i32(ends + 4 * index, fd)
    return 0


@function()
def pipe2(process: "Process", ends: int, flags: int) -> int:
    """Do the same; of the flags only O_CLOEXEC is known, and does nothing."""
    if flags & ~_O_CLOEXEC:
        process.errno = Errno.EINVAL
        return -1
    return int(pipe(process, ends))
