"""Ends runs that are out of time where no statement is counted.

Generated code looks at the clock every few thousand statements. A long call of the C library, a loop of ``longjmp`` or
handlers of signals that interrupt each other may not get that far; there this thread steps in.
"""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING

from trainer.engine.errors import LimitReached

if TYPE_CHECKING:
    from types import TracebackType

_GRACE = 0.6  # seconds that a run has to notice by itself
_PERIOD = 0.2  # seconds between looks at the runs


class OutOfTime(LimitReached):
    """Raised in the thread of a run, whatever that is doing."""

    def __init__(self) -> None:
        super().__init__("The program was stopped because it ran out of time.")


class Watchdog:
    """Watches the runs of all host threads, one a thread."""

    def __init__(self) -> None:
        self._forget()
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self._forget)

    def _forget(self) -> None:
        """Begin anew, as the child of a fork must, which has none of the other threads."""
        self._lock = threading.Lock()
        self._due: dict[int, float] = {}  # the processor time of a host thread at which its run must be over
        self._active = threading.Event()
        self._thread: threading.Thread | None = None

    def watch(self, seconds: float) -> Watch:
        """Return a context in which OutOfTime is raised soon after ``seconds`` of processor time, and never later."""
        return Watch(self, seconds)

    def begin(self, seconds: float) -> None:
        """Watch the calling thread."""
        with self._lock:
            ident = threading.get_ident()
            self._due[ident] = _processor_time(ident) + seconds + _GRACE
            self._active.set()
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._patrol, name="watchdog", daemon=True)
                self._thread.start()

    def end(self) -> None:
        """Leave the calling thread alone; what was raised in it, but has not arrived yet, is taken back."""
        with self._lock:
            if self._due.pop(threading.get_ident(), None) is None:
                _raise_in(threading.get_ident(), None)

    def _patrol(self) -> None:
        while True:
            self._active.wait()
            time.sleep(_PERIOD)
            with self._lock:
                for ident, due in list(self._due.items()):
                    if _processor_time(ident) > due:
                        del self._due[ident]
                        _raise_in(ident, OutOfTime)
                if not self._due:
                    self._active.clear()


class Watch:
    """A watched run."""

    def __init__(self, watchdog: Watchdog, seconds: float) -> None:
        self._watchdog = watchdog
        self._seconds = seconds

    def __enter__(self) -> None:
        self._watchdog.begin(self._seconds)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._watchdog.end()


def _processor_time(ident: int) -> float:
    """Return the processor time of a thread of this process (seconds); the time of day where no clock counts that."""
    if hasattr(time, "pthread_getcpuclockid"):
        return time.clock_gettime(time.pthread_getcpuclockid(ident))
    return time.monotonic()


def _raise_in(ident: int, error: type[BaseException] | None) -> None:
    """Raise an exception between two instructions of another host thread; None takes back one that waits."""
    import ctypes

    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(ident), error and ctypes.py_object(error))


WATCHDOG = Watchdog()
