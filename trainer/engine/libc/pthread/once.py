"""``pthread_once_t``: 0 not run, 1 running, 2 done."""

from typing import TYPE_CHECKING

from trainer.engine.errors import ThreadExit
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_NEW, _RUNNING, _DONE = 0, 1, 2


@function()
def pthread_once(process: "Process", control: int, routine: int) -> int:
    """Call ``routine`` unless that has been done; others wait until it has returned."""
    memory, futexes = process.memory, process.threads.futexes
    while (state := memory.load_i32(control)) != _DONE:
        if state == _RUNNING:
            futexes.wait(control, f"pthread_once at {control:#x}")
            continue
        memory.store_i32(control, _RUNNING)
        try:
            process.call(routine)
        except ThreadExit:  # cancelled: as if it had not begun
            memory.store_i32(control, _NEW)
            futexes.wake(control, 1 << 31)
            raise
        memory.store_i32(control, _DONE)
        futexes.wake(control, 1 << 31)
    return 0
