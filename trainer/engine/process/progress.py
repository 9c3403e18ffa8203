"""How far a process has come: it counts statements, up to its limits, and lets other threads run in between."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_CHECK_INTERVAL = 20_000  # statements between looks at the clock


class Progress:
    """The statements that have begun; ``counter`` holds their number, and the one at which ``tick`` is to be called.

    Generated code counts a basic block at once.
    """

    def __init__(self, process: Process) -> None:
        self._process = process
        self.counter = [0, 0]
        self.deadline = time.thread_time() + process.limits.seconds
        self._switch_at = 1 << 62

    def set_tick_limit(self, step: int) -> None:
        """Ask for ``threads.tick()`` at a step."""
        self._switch_at = step
        self.counter[1] = min(self.counter[1], step)

    def tick(self) -> None:
        """Look at the limits; write a checkpoint and change threads where it is time for that."""
        process, count = self._process, self.counter[0]
        limits = process.limits
        if count >= limits.steps:
            raise LimitReached(f"The program was stopped after {count:,} statements.")
        if time.thread_time() > self.deadline:
            raise LimitReached(f"The program was stopped after {limits.seconds:g} seconds and {count:,} statements.")
        log = process.log
        if log and count >= log.next_checkpoint:
            process.recorder.write_checkpoint(count)
        if count >= self._switch_at:
            process.threads.tick()
        checkpoint = log.next_checkpoint if log else limits.steps
        self.counter[1] = min(limits.steps, self._switch_at, count + _CHECK_INTERVAL, checkpoint)
