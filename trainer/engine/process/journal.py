"""The turns of a process that may fork: noted for a later fork, or taken as noted before.

``fork`` cannot copy the host's frames of a running program, but runs are deterministic: a child is made by
running the program again from its start up to the call of ``fork``, with the same turns and the same answers
from outside. The journal holds what is not decided by the program itself: which of its threads went on,
results that depend on time or on other processes, signals from outside, what others wrote to shared memory and
files.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process import file_changes
from trainer.engine.process.file_changes import UNCHANGED, FilesState
from trainer.engine.process.shared_memory import apply, changes, contents
from trainer.engine.process.threads import State, Thread, Wake
from trainer.engine.process.turns import NEVER, LiveTurns

if TYPE_CHECKING:
    from trainer.engine.process.scheduler import Scheduler
    from trainer.engine.process.shared_memory import Contents, Writes
    from trainer.engine.process.signal_frame import SignalInfo

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tick:
    """A time slice ended, or a timer was due, after ``step`` statements."""

    step: int


@dataclass(frozen=True, slots=True)
class Result:
    """The result of an external operation."""

    value: Any


@dataclass(frozen=True, slots=True)
class Sent:
    """A signal came from outside."""

    info: "SignalInfo"
    thread: int  # its number, 0: whichever takes it


@dataclass(frozen=True, slots=True)
class Resume:
    """The process was given the processor again: its thread ``thread`` goes on because of ``wake``."""

    thread: int
    wake: Wake
    writes: "Writes"
    files: FilesState = UNCHANGED
    break_end: int = 0  # where a child that borrowed the memory has left the break; 0: nobody did


Entry = Tick | Result | Sent | Resume


class RecordedTurns(LiveTurns):
    """Turns of a process that may fork: as they come, and noted in ``journal``."""

    def __init__(self, scheduler: "Scheduler", journal: list[Entry] | None = None) -> None:
        super().__init__(scheduler)
        self.journal: list[Entry] = [] if journal is None else journal
        self._before: Contents | None = None
        self._files_before = UNCHANGED
        self._returned: tuple[Writes, int] = ((), 0)

    def take_back(self, writes: "Writes", break_end: int) -> None:
        """Get the memory back that a child of ``vfork`` has used, when the process goes on."""
        self._returned = writes, break_end

    def next(self) -> Thread:
        """Take the next thread; others may write to shared memory meanwhile."""
        self.suspended()
        return super().next()

    def suspended(self) -> None:
        """Remember what shared memory and files are like before others write to them."""
        process = self.scheduler.process
        alone = len(self.scheduler.processor.processes) == 1
        self._before = None if alone else contents(process.space)
        self._files_before = UNCHANGED if alone else file_changes.state(process.kernel)

    def resumed(self) -> None:
        """Note who goes on and what others have written."""
        super().resumed()
        process = self.scheduler.process
        writes: Writes = ()
        files = UNCHANGED
        if self._before is not None:
            writes = changes(self._before, contents(process.space))
            files = file_changes.changes(self._files_before, file_changes.state(process.kernel))
        returned, break_end = self._returned
        self._returned = (), 0
        entry = Resume(process.thread.number, process.thread.wake, writes + returned, files, break_end)
        _go_on(self.scheduler, entry)
        self.journal.append(entry)

    def tick(self) -> None:
        """Note the tick and run the timers."""
        self.journal.append(Tick(self.scheduler.process.counter[0]))
        super().tick()

    def external(self, operation: Callable[[], T]) -> T:
        """Do it and note its result."""
        value = operation()
        self.journal.append(Result(value))
        return value

    def sent(self, info: "SignalInfo", thread: int) -> None:
        """Note the signal."""
        self.journal.append(Sent(info, thread))


def _go_on(scheduler: "Scheduler", entry: Resume) -> None:
    """Take over what others have done to the memory of the process."""
    process = scheduler.process
    if entry.break_end:
        process.kernel.brk(entry.break_end)
        process.heap.current_break = entry.break_end
    apply(process.space, entry.writes)


class ReplayDivergedError(Exception):
    """A child did not repeat what its parent had done: a fault of the engine, not of the program."""


class ReplayedTurns:
    """Turns taken from the journal of the parent, until it is used up at the call of ``fork``."""

    def __init__(self, scheduler: "Scheduler", journal: list[Entry]) -> None:
        self.scheduler = scheduler
        self.journal = journal
        self.position = 0
        self._ticks = [entry.step for entry in reversed(journal) if isinstance(entry, Tick)]

    @property
    def finished(self) -> bool:
        """Tell whether everything noted has happened again."""
        return self.position == len(self.journal)

    def next(self) -> Thread:
        """Return the thread that went on, after what happened to the process meanwhile."""
        entry = self._take(Resume)
        thread = next(thread for thread in self.scheduler.threads if thread.number == entry.thread)
        thread.state, thread.wake, thread.alarm = State.READY, entry.wake, None
        _go_on(self.scheduler, entry)
        file_changes.apply(self.scheduler.process.kernel, entry.files)
        return thread

    def resumed(self) -> None:
        """Nothing to note: ``next`` has taken it from the journal."""

    def tick(self) -> None:
        """Pass the entry; timers have left the signals they sent."""
        self._take(Tick)
        self._ticks.pop()

    def arm(self) -> None:
        """Ask for the next tick where it was."""
        self.scheduler.process.set_tick_limit(self._ticks[-1] if self._ticks else NEVER)

    def external(self, operation: Callable[[], T]) -> T:
        """Return the result that the operation had."""
        value: T = self._take(Result).value
        return value

    def sent(self, info: "SignalInfo", thread: int) -> None:
        """Nothing to note: the signal comes from the journal."""

    def _take(self, kind: type[Any]) -> Any:
        while not self.finished:
            entry = self.journal[self.position]
            self.position += 1
            if isinstance(entry, kind):
                return entry
            if not isinstance(entry, Sent):
                raise ReplayDivergedError(f"the child met {entry} where it expects a {kind.__name__}")
            target = next((thread for thread in self.scheduler.threads if thread.number == entry.thread), None)
            self.scheduler.process.signals.send(entry.info, target)
        raise ReplayDivergedError("the child goes on where its parent forked")
