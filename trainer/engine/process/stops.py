"""Stopping and continuing processes (SIGSTOP and SIGCONT): what the parent is told, and the wait in between."""

from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached
from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES, SIGNALS, name_of

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

SA_NOCLDSTOP = 1
CONTINUED = 0xFFFF  # the status that waitpid delivers
STOPPED = 0x7F  # in its low bits, of a stopped process


def stop(process: "Process", number: int) -> None:
    """Stop the process until SIGCONT comes; a process that nobody can continue ends the run."""
    threads = process.threads
    if len(threads.processor.processes) == 1:
        raise LimitReached(f"the process was stopped by {name_of(number)}, and nobody can continue it")
    threads.stopped = number
    _tell(process, number << 8 | STOPPED, "CLD_STOPPED", number)
    while threads.turns.external(lambda: threads.stopped != 0):
        threads.futexes.wait_for((process, "stopped"), f"SIGCONT, stopped by {name_of(number)}")


def go_on(process: "Process") -> None:
    """Continue a stopped process."""
    threads = process.threads
    if threads.stopped:
        threads.stopped = 0
        _tell(process, CONTINUED, "CLD_CONTINUED", SIGNALS["SIGCONT"])
        threads.futexes.wake_all((process, "stopped"))


def _tell(process: "Process", status: int, code: str, number: int) -> None:
    """Leave a status for waitpid, and send SIGCHLD unless the parent does not want it for this."""
    parent = process.threads.parent
    process.threads.stop_status = status
    if parent is None:
        return
    if not parent.signals.action(SIGNALS["SIGCHLD"]).flags & SA_NOCLDSTOP:
        parent.signals.post(SignalInfo(SIGNALS["SIGCHLD"], CODES[code], sender=process.threads.pid, value=number))
    parent.threads.futexes.wake_all((parent, "child"))
