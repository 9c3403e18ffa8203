"""Timers of processor time: they go on only while their process computes (setitimer(2), RLIMIT_CPU)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from trainer.engine.process.signal_frame import SignalInfo
from trainer.engine.process.signal_numbers import CODES, SIGNALS
from trainer.engine.process.usage import usage

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

_SECOND = 1_000_000_000


class WorkTimer:
    """Does ``action`` when a process has computed for ``moment`` nanoseconds, and then each ``interval`` (0: once)."""

    def __init__(self, process: "Process", moment: int, action: Callable[[], None], interval: int = 0) -> None:
        self._process, self._moment, self._action, self.interval = process, moment, action, interval
        self._arm()

    def left(self) -> int:
        """Return how long the process has to compute yet."""
        return max(0, self._moment - usage(self._process).time)

    def cancel(self) -> None:
        """Stop it."""
        self._process.threads.processor.cancel_timer(self._timer)
        self._moment = self.interval = 0

    def _arm(self) -> None:
        processor = self._process.threads.processor
        self._timer = processor.set_timer(processor.now() + max(1, self.left()), self._look, passing=False)
        self._process.threads.arm()

    def _look(self) -> None:
        if self.left():
            self._arm()
            return
        if self.interval:
            self._moment += self.interval
            self._arm()
        self._action()


class ProcessorLimit:
    """RLIMIT_CPU of a process: SIGXCPU at the soft limit and each second from then on, SIGKILL at the hard one."""

    def __init__(self, process: "Process") -> None:
        self._process = process
        self._timer: WorkTimer | None = None

    def watch(self) -> None:
        """Begin anew after a change of the limit."""
        limits = self._process.kernel.limits
        soft, hard = limits.processor_time()
        if self._timer is not None:
            self._timer.cancel()
        first = min(soft, hard)
        bounded = first < 1 << 32
        self._timer = WorkTimer(self._process, max(1, first) * _SECOND, self._warn, _SECOND) if bounded else None

    def _warn(self) -> None:
        _, hard = self._process.kernel.limits.processor_time()
        name = "SIGKILL" if usage(self._process).time >= hard * _SECOND else "SIGXCPU"
        self._process.signals.post(SignalInfo(SIGNALS[name], CODES["SI_KERNEL"]))
