"""What glibc adds to ``pthread_attr_t``: processors and signal mask of the thread (pthread_attr_setaffinity_np(3)).

They lie in a ``struct pthread_attr_extension`` on the heap: pointer and size of the set, the mask, whether it counts.
"""

from typing import TYPE_CHECKING

from trainer.engine.libc.pthread.attributes import EXTENSION, EXTENSION_SIZE
from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_MASK, _MASK_SIZE, _MASK_CHOSEN, _NO_MASK = 16, 128, 144, -1  # PTHREAD_ATTR_NO_SIGMASK_NP


def _extension(process: "Process", attributes: int) -> int:
    """Return where the extension of attributes lies, which is made when it is first needed; 0 without memory."""
    found = process.memory.load_u64(attributes + EXTENSION)
    if not found:
        found = process.heap.calloc(1, EXTENSION_SIZE)
        process.memory.store_u64(attributes + EXTENSION, found)
    return found


@function()
def pthread_attr_setaffinity_np(process: "Process", attributes: int, size: int, processors: int) -> int:
    """Choose the processors that the thread may run on; none stands for all."""
    extension, memory = _extension(process, attributes), process.memory
    if not extension:
        return Errno.ENOMEM
    if not processors or not size:
        process.heap.free(memory.load_u64(extension))
        memory.store_u64(extension, 0)
        memory.store_u64(extension + 8, 0)
        return 0
    kept = process.heap.realloc(memory.load_u64(extension), size)
    if not kept:
        return Errno.ENOMEM
    memory.store_u64(extension, kept)
    memory.store_u64(extension + 8, size)
    memory.store(kept, memory.load(processors, size))
    return 0


@function()
def pthread_attr_getaffinity_np(process: "Process", attributes: int, size: int, processors: int) -> int:
    """Store the processors that the thread may run on."""
    chosen, memory = processors_of(process, attributes), process.memory
    memory.store(processors, (chosen.to_bytes(8, "little") if chosen else b"\xff" * size)[:size].ljust(size, b"\0"))
    return 0


def processors_of(process: "Process", attributes: int) -> int | None:
    """Return the set of processors chosen in attributes, as far as there are such; None: none was chosen."""
    extension = process.memory.load_u64(attributes + EXTENSION) if attributes else 0
    kept = process.memory.load_u64(extension) if extension else 0
    if not kept:
        return None
    size = min(8, process.memory.load_u64(extension + 8))
    return int.from_bytes(process.memory.load(kept, size), "little") & (1 << process.platform.processors) - 1


@function()
def pthread_attr_setsigmask_np(process: "Process", attributes: int, mask: int) -> int:
    """Choose the signals that the thread blocks; a null pointer: those that its creator does."""
    extension, memory = _extension(process, attributes), process.memory
    if not extension:
        return Errno.ENOMEM
    if mask:
        memory.store(extension + _MASK, memory.load(mask, _MASK_SIZE))
    memory.store_u8(extension + _MASK_CHOSEN, bool(mask))
    return 0


@function()
def pthread_attr_getsigmask_np(process: "Process", attributes: int, mask: int) -> int:
    """Store the signals that the thread blocks; -1 where none were chosen."""
    chosen = mask_of(process, attributes)
    process.memory.fill(mask, 0, _MASK_SIZE)
    process.memory.store_u64(mask, chosen or 0)
    return _NO_MASK if chosen is None else 0


def mask_of(process: "Process", attributes: int) -> int | None:
    """Return the first word of the signal mask chosen in attributes, None: none was."""
    extension = process.memory.load_u64(attributes + EXTENSION) if attributes else 0
    if not extension or not process.memory.load_u8(extension + _MASK_CHOSEN):
        return None
    return process.memory.load_u64(extension + _MASK)
