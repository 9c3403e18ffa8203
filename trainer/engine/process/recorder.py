"""What a run tells: its events, and in the log when regions change and which thread runs from where on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.process.happenings import Told, as_told
from trainer.engine.process.write_log import REGIONS, THREAD

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.events import Rule
    from trainer.engine.process.process import Process


class Recorder:
    """Notes what happens in one process; ``process.log`` is None where the run is not recorded."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._thread_pointers: dict[int, int] = {}
        self._logged_version = -1
        self._logged_thread = 1
        # of the threads that do not run: the innermost call, and the line
        self._calls_of: dict[int, Any] = {}
        self._lines_of: dict[int, int] = {}

    def emit(self, kind: str, rule: Rule, data: dict[str, int | str | None]) -> None:
        """Add an event; notes changes of the address space in the log."""
        process = self._process
        log, space = process.log, process.space
        if log and space.version != self._logged_version:
            self._logged_version = space.version
            log.append(REGIONS)
            log.append(log.add_regions(space.snapshot()))
        self._thread_pointers[process.thread.number] = process.thread.descriptor
        self.report(kind, as_told, rule, data)

    def report(self, kind: str, tell: Callable[..., Told], *facts: Any) -> None:
        """Add an event whose rule and data ``tell(*facts)`` gives when somebody asks for the events."""
        process = self._process
        process.happenings.note(process.counter[0], process.thread.number, kind, tell, facts)

    def thread_pointer(self, number: int) -> int:
        """Return the thread pointer of a thread, also of one that has ended."""
        return self._thread_pointers.get(number, self._process.loaded.thread_pointer)

    def leave_thread(self) -> None:
        """Remember where the running thread stands, before another one runs."""
        if self._process.log:
            self._lines_of[self._process.thread.number] = self._process.current_line()

    def note_thread(self) -> None:
        """Tell the log which thread runs from here on."""
        process = self._process
        log, number = process.log, process.thread.number
        if log and number != self._logged_thread:
            self._calls_of[self._logged_thread] = process.calls[0]
            self._logged_thread = number
            process.calls[0] = self._calls_of.get(number)
            log.append(THREAD)
            log.append(number)

    def write_checkpoint(self, step: int) -> None:
        """Write the pages that have changed to the log, and where the threads stand."""
        process, log = self._process, self._process.log
        assert log is not None
        self._calls_of[process.thread.number] = process.calls[0]
        self.leave_thread()
        log.checkpoint(process.space, step, self._calls_of, self._lines_of)
