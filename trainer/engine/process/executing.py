"""Executing the program that runs: another process takes the place of the calling one (execve(2)).

It has the number, the parent, the open files but those with FD_CLOEXEC, the ignored signals, the mask and the limits of
the one before; memory, threads, handlers and timers are gone.
"""

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.process.process import Process
from trainer.engine.process.signal_actions import SIG_IGN, Action
from trainer.engine.process.turns import LiveTurns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST = 20  # in a row: each takes up some of the host's stack


def replace(process: Process, arguments: "Sequence[str]", environment: "Mapping[str, str]") -> Process:
    """Return the process that goes on; the caller raises ``Executed`` with it."""
    if process.recording and process.log:
        raise LimitReached(f"the program executes itself (line {process.current_line()}), which is not recorded")
    if process.predecessors >= _MOST:
        raise LimitReached(f"the program was stopped after it had executed itself {_MOST} times")
    successor = process.again(arguments, environment)
    successor.predecessors = process.predecessors + 1
    process.successor = successor
    _hand_over_kernel_state(process, successor)
    _hand_over_place(process, successor)
    return successor


def _hand_over_kernel_state(process: Process, successor: Process) -> None:
    successor.stdout_bytes, successor.stderr_bytes = process.stdout_bytes, process.stderr_bytes
    successor.happenings = process.happenings
    kernel = successor.kernel
    kernel.share_files_with(process.kernel)
    for fd in sorted(kernel.close_on_exec):
        kernel.let_go(kernel.files.pop(fd, None))
    kernel.close_on_exec.clear()
    before, after = process.signals, successor.signals
    after.actions = {number: Action(SIG_IGN) for number, action in before.actions.items() if action.handler == SIG_IGN}
    after.pending = [*process.thread.pending, *before.pending]
    successor.thread.mask = set(process.thread.mask)
    successor.thread.processors = process.thread.processors


def _hand_over_place(process: Process, successor: Process) -> None:
    before, after = process.threads, successor.threads
    processor = before.processor
    if process.signals.alarm is not None:
        processor.cancel_timer(process.signals.alarm)
        process.signals.alarm = None
    after.take_place_of(before)
    after.turns = LiveTurns(after)
    processor.processes[after.pid] = successor
    for other in processor.processes.values():
        if other.threads.parent is process:
            other.threads.parent = successor
    successor.thread.write_descriptor()
