"""The one simulated processor: who is ready, and what time it is."""

from collections import deque
from collections.abc import Callable, Hashable
from itertools import count
from typing import TYPE_CHECKING, Any

from trainer.engine.lazy_dataclasses import dataclass
from trainer.engine.process.threads import State, Thread, Wake

if TYPE_CHECKING:
    from greenlet import greenlet

    from trainer.engine.process.process import Process
    from trainer.engine.process.relay import Relay

STATEMENT_TIME = 100  # nanoseconds of simulated time that each statement takes
# of a run this long, the rest may well wait in a loop for another thread's sleep or for a signal to come
PATIENCE = 1_000_000  # statements
SPINNING_TIME = 10_000  # nanoseconds of each later statement
WAKE_TIME = 50_000  # how much later than asked a sleeper wakes (the default timer slack of Linux)
FIRST_PID = 1000


@dataclass(slots=True, eq=False)
class Timer:
    """Something to do at ``time``, in nanoseconds; ``passing``: time jumps to it when nobody is ready."""

    time: int
    action: Callable[[], None]
    passing: bool = True


class Processor:
    """The queue of ready threads and the clock, shared by all processes of a run.

    Simulated time passes by ``STATEMENT_TIME`` with each statement, after ``PATIENCE`` of them by ``SPINNING_TIME``;
    when no thread is ready it jumps to the first timer.
    """

    def __init__(self) -> None:
        self.ready: deque[Thread] = deque()
        self.timers: list[Timer] = []  # earliest first
        self.queues: dict[Hashable, deque[Thread]] = {}  # who waits at what, see Futexes
        self.running: Thread | None = None
        self.hub: greenlet | None = None  # the greenlet of the first process, as long as that one runs
        self.relay: Relay  # since the run began
        self.processes: dict[int, Process] = {}  # by number, until waited for
        self.shared_objects: dict[tuple[str, int], Any] = {}  # System V semaphores and queues, see ``libc.ipc``
        self._tids = count(FIRST_PID)
        self._time = 0  # when the running thread's process had executed _since statements
        self._since = 0
        self._executed = 0  # statements of all processes, when the running thread's turn began

    def new_tid(self) -> int:
        """Return the next number for a process or thread."""
        return next(self._tids)

    def now(self) -> int:
        """Return the simulated time in nanoseconds since the start of the run."""
        return self._time + self.spent()

    def spent(self) -> int:
        """Return the nanoseconds that the running thread has computed in this turn."""
        if self.running is None:
            return 0
        return _duration(self._executed + self._statements()) - _duration(self._executed)

    def statements_until(self, time: int) -> int:
        """Return how many statements the running thread executes until ``time``, at least 1."""
        begun = self._executed + self._statements()
        delay = time - self.now()
        slow = max(0, min(PATIENCE - begun, -(-delay // STATEMENT_TIME)))
        rest = delay - slow * STATEMENT_TIME
        return max(1, slow + max(0, -(-rest // SPINNING_TIME)))

    def _statements(self) -> int:
        """Return how many statements the running thread's process has executed in this turn."""
        return self.running.process.counter[0] - self._since if self.running is not None else 0

    def enter(self, thread: Thread) -> None:
        """Make ``thread`` the running one; the caller transfers control to its greenlet."""
        self._time = self.now()
        if self.running is not None:
            self.running.computed += self.spent()
            self.running.process.threads.computed += self.spent()
        self._executed += self._statements()
        self.running = thread
        self._since = thread.process.counter[0]
        thread.process.thread = thread

    def next(self) -> Thread | None:
        """Take the next thread to run, letting time jump to the next timer as long as nobody is ready."""
        self.run_timers()
        while not self.ready and (first := next((timer for timer in self.timers if timer.passing), None)):
            self._time += first.time - self.now() + WAKE_TIME
            self.run_timers()
        return self.ready.popleft() if self.ready else None

    def set_timer(self, time: int, action: Callable[[], None], *, passing: bool = True) -> Timer:
        """Do ``action`` at ``time``, in no particular thread."""
        timer = Timer(time, action, passing)
        self.timers.append(timer)
        self.timers.sort(key=lambda timer: timer.time)
        return timer

    def cancel_timer(self, timer: Timer) -> None:
        """Forget ``timer``, which may have run already."""
        if timer in self.timers:
            self.timers.remove(timer)

    def run_timers(self) -> None:
        """Do what is due."""
        while self.timers and self.timers[0].time <= self.now():
            self.timers.pop(0).action()

    def wake(self, thread: Thread, wake: Wake) -> None:
        """Make a blocked thread ready; no effect on one that is not blocked."""
        if thread.state is State.BLOCKED:
            thread.state = State.READY
            thread.wake = wake
            if thread.alarm is not None:
                self.cancel_timer(thread.alarm)
                thread.alarm = None
            self.ready.append(thread)

    def describe_waiting(self) -> tuple[str, ...]:
        """Say of each live thread where it is and what it waits for."""
        return tuple(thread.describe() for process in self.processes.values() for thread in process.threads.threads)

    def forget(self, thread: Thread) -> None:
        """Take a thread that will never run again out of the queue."""
        if thread in self.ready:
            self.ready.remove(thread)
        if thread.alarm is not None:
            self.cancel_timer(thread.alarm)
            thread.alarm = None


def _duration(statements: int) -> int:
    """Return how long the first ``statements`` of a run take, in nanoseconds."""
    return statements * STATEMENT_TIME + max(0, statements - PATIENCE) * (SPINNING_TIME - STATEMENT_TIME)
