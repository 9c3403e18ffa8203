"""Absolute times until which functions wait (``abstime`` in POSIX)."""

from typing import TYPE_CHECKING

from trainer.engine.process.clock import CLOCK_REALTIME, SECOND

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

INVALID = -(1 << 62)
CLOCKS = (0, 1)  # CLOCK_REALTIME, CLOCK_MONOTONIC


def deadline(process: "Process", address: int, clock: int = CLOCK_REALTIME) -> int:
    """Return the time of ``*address``; INVALID for another clock, or nanoseconds that are no part of a second."""
    if clock not in CLOCKS or not 0 <= process.memory.load_i64(address + 8) < SECOND:
        return INVALID
    return process.threads.clock.deadline(address, clock)
