"""What programs ask about the heap: mallinfo(3), malloc_stats(3), malloc_info(3)."""

import struct
from typing import TYPE_CHECKING

from trainer.engine.libc.heap.statistics import report
from trainer.engine.libc.heap.xml import describe
from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.file import File
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function()
def mallinfo(process: "Process", destination: int) -> None:
    """Store the statistics as ten ints, which wrap at 4 GiB."""
    fields = (field & 0xFFFFFFFF for field in process.heap.information())
    process.memory.store(destination, struct.pack("<10I", *fields))


@function()
def mallinfo2(process: "Process", destination: int) -> None:
    """Store the statistics as ten sizes."""
    process.memory.store(destination, struct.pack("<10Q", *process.heap.information()))


@function()
def malloc_stats(process: "Process") -> None:
    """Print the statistics of all arenas on stderr."""
    process.heap.information()
    file = process.stdio.standard("stderr")
    file.orient()
    file.put(report(process.heap).encode())


@function()
def malloc_info(process: "Process", options: int, stream: int) -> int:
    """Describe all arenas in XML on a stream; ``options`` must be 0."""
    if options:
        return Errno.EINVAL
    process.heap.information()
    file = process.stdio.stream(stream, File.FLAGS)
    file.orient()
    describe(process.heap, lambda text: file.put(text.encode()))
    return 0
