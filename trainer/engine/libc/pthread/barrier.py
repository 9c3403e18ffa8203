"""``pthread_barrier_t`` (32 bytes): threads that entered at 0, finished rounds at 4, count at 8."""

from typing import TYPE_CHECKING

from trainer.engine.libc.registry import function
from trainer.engine.process.errno import Errno

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SIZE = 32
SERIAL_THREAD = -1
_IN, _ROUND, _COUNT = 0, 4, 8


@function()
def pthread_barrier_init(process: "Process", barrier: int, attributes: int, count: int) -> int:
    """Initialise a barrier for ``count`` threads; EINVAL for 0."""
    if not 0 < count < 1 << 31:
        return Errno.EINVAL
    process.memory.fill(barrier, 0, SIZE)
    process.memory.store_u32(barrier + _COUNT, count)
    return 0


@function()
def pthread_barrier_destroy(process: "Process", barrier: int) -> int:
    """End the use of a barrier."""
    return 0


@function()
def pthread_barrier_wait(process: "Process", barrier: int) -> int:
    """Wait until ``count`` threads have come; the last one gets PTHREAD_BARRIER_SERIAL_THREAD (-1)."""
    memory, futexes = process.memory, process.threads.futexes
    entered = memory.load_u32(barrier + _IN) + 1
    count, finished = memory.load_u32(barrier + _COUNT), memory.load_u32(barrier + _ROUND)
    if entered >= count:
        memory.store_u32(barrier + _IN, 0)
        memory.store_u32(barrier + _ROUND, finished + 1 & 0xFFFFFFFF)
        futexes.wake(barrier, count)
        return SERIAL_THREAD
    memory.store_u32(barrier + _IN, entered)
    futexes.wait(barrier, f"the barrier at {barrier:#x} ({entered} of {count} threads have come)")
    return 0
