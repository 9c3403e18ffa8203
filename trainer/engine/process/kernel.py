"""The system calls of a process, as methods named after them.

Each takes integers, returns its result or the negative of an ``Errno``, and leaves a "syscall" event with the rule
that it followed.
"""

from typing import TYPE_CHECKING

from trainer.engine.process.advice_calls import AdviceCalls
from trainer.engine.process.limit_calls import LimitCalls
from trainer.engine.process.segment_calls import SegmentCalls

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


class Kernel(AdviceCalls, SegmentCalls, LimitCalls):
    """All system calls."""

    def __init__(self, process: "Process") -> None:
        super().__init__(process)
        self.prepare_files()
